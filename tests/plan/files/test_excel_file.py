"""Reading and writing workbooks: forgiving of how people type, and never a way to run anything."""

import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from storage.plan.files.excel.layout import join_list, split_list
from storage.plan.files.reading import Reading, read_plan
from storage.plan.files.writing import template, write_excel
from tests.plan.files.generated import generated_plan


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook of a plan with three commitments."""
    write_excel(generated_plan(commitments=3), tmp_path / "plan.xlsx")
    return tmp_path / "plan.xlsx"


def _with(path: Path, **cells: object) -> Reading:
    """The reading of the workbook after these cells were typed: Commitments_B2="…"."""
    workbook = openpyxl.load_workbook(path)
    for address, value in cells.items():
        sheet, cell = address.split("_")
        worksheet: Any = workbook[sheet]
        worksheet[cell] = value
    workbook.save(path)
    return read_plan(path)


def _found(reading: Reading) -> list[tuple[str, str]]:
    assert reading.document is None
    return [(fault.code, fault.place) for fault in reading.faults]


def _shuffle(path: Path) -> None:
    """Sheets and columns in another order, headings in other capitals, a blank row and an empty sheet."""
    workbook = openpyxl.load_workbook(path)
    sheet: Any = workbook["Commitments"]
    rows = [[str(sheet.cell(row, column).value or "") for column in range(20, 0, -1)] for row in range(1, 5)]
    workbook.remove(sheet)
    shuffled = workbook.create_sheet(" commitments ", 0)
    for row in [[heading.upper() for heading in rows[0]], rows[1], [], *rows[2:]]:
        shuffled.append([value.removesuffix(" 00:00:00") if value else None for value in row])
    workbook.create_sheet("Sheet9")
    workbook.save(path)


def test_order_and_capitals_do_not_matter(book: Path) -> None:
    """Columns and sheets in any order, in any capitals, with blank rows between, give the same plan."""
    _shuffle(book)
    assert read_plan(book) == Reading(generated_plan(commitments=3), ())


@pytest.mark.parametrize(
    "heading", ["Responsible body", "responsible_body", "RESPONSIBLE  BODY", "Responsible-Body:"]
)
def test_a_heading_is_known_by_its_words(heading: str, book: Path) -> None:
    """A heading may be written as people write it, or as the field is called."""
    assert _with(book, Commitments_F1=heading).document


@pytest.mark.parametrize(
    "due",
    [
        date(2026, 9, 30),
        datetime(2026, 9, 30, 17, 0),  # noqa: DTZ001 - a cell's time has no zone
        "30/09/2026",
        "30/9/2026",
        "2026-09-30",
        "30.09.2026",
        "30-Sep-26",
        "30 September 2026",
        "Wednesday 30th Sept 2026",
    ],
)
def test_dates_are_read_as_offices_write_them(due: object, book: Path) -> None:
    """A real date, the day first in figures or in words, and ISO are the same day."""
    document = _with(book, Commitments_O2=due).document
    assert document is not None
    assert document.commitments[0].due == date(2026, 9, 30)


@pytest.mark.parametrize("due", ["9/30/2026", "31/09/2026", "Q3 2026", "tbc", "2026", "30 Sept", True])
def test_other_dates_are_faults_at_their_cell(due: object, book: Path) -> None:
    """What is no date in that form is a fault, and never guessed at."""
    code = {"Q3 2026": "which_quarter", "9/30/2026": "month_first"}.get(str(due), "not_a_date")
    assert _found(_with(book, Commitments_O2=due)) == [(code, "Commitments!O2")]


def test_a_formula_is_a_fault_and_its_cell_is_not_also_missing(book: Path) -> None:
    """A formula in a field that must be filled in is one fault, not two."""
    assert _found(_with(book, Commitments_B2='=HYPERLINK("https://x.example")')) == [
        ("formula", "Commitments!B2")
    ]


def test_an_error_value_is_a_fault(book: Path) -> None:
    """A cell that shows #REF! is named."""
    assert _found(_with(book, Commitments_B2="#REF!")) == [("cell_error", "Commitments!B2")]


def test_numbers_lose_only_what_excel_lost(book: Path) -> None:
    """A whole number typed as a code has no point; text keeps its zeros."""
    assert _with(book, Priorities_A2=1.0).document
    assert _found(_with(book, Priorities_A2="01"))[0][0] == "no_such_priority"


def test_missing_sheets_and_columns_are_said_once(book: Path) -> None:
    """A sheet or a column that is not there is one fault, however many rows need it."""
    workbook = openpyxl.load_workbook(book)
    workbook.remove(workbook["People"])
    workbook["Commitments"].delete_cols(15)
    workbook.save(book)
    assert sorted(_found(read_plan(book))) == [
        ("missing_column", "Commitments!A1"),
        ("missing_sheet", "the whole file"),
    ]


def test_what_a_column_left_out_would_have_said_is_missed_at_the_row(book: Path) -> None:
    """Without the columns of addresses nobody can be reached in Slack, and each row of people is named."""
    workbook = openpyxl.load_workbook(book)
    people = workbook["People"]
    headings = [cell.value for cell in people[1]]
    for heading in ("Slack user id", "E-mail"):
        people.delete_cols(headings.index(heading) + 1)
        headings.remove(heading)
    workbook.save(book)
    assert ("no_way_to_reach", "People!A2") in _found(read_plan(book))


def test_optional_sheets_may_be_absent(book: Path) -> None:
    """Forums, Milestones and Measures need not be there."""
    workbook = openpyxl.load_workbook(book)
    for name in ("Forums", "Milestones", "Measures"):
        workbook.remove(workbook[name])
    workbook.save(book)
    assert read_plan(book).document


def test_a_stray_milestone_is_checked_all_the_same(book: Path) -> None:
    """A milestone of an unknown commitment is named, and so is its bad date."""
    reading = _with(book, Milestones_A9="ANY-7.7", Milestones_B9="Reached", Milestones_C9="soon")
    assert _found(reading) == [("no_such_ref", "Milestones!A9"), ("not_a_date", "Milestones!C9")]


def test_text_like_a_formula_is_written_as_text(tmp_path: Path) -> None:
    """A title that begins like a formula is stored as text and marked so that it stays text when edited."""
    plan = generated_plan(commitments=1)
    titled = plan.commitments[0].model_copy(update={"title": "=cmd|' /C calc'!A0"})
    write_excel(plan.model_copy(update={"commitments": (titled,)}), tmp_path / "plan.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "plan.xlsx")["Commitments"]["B2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    sheets = [
        name for name in zipfile.ZipFile(tmp_path / "plan.xlsx").namelist() if "worksheets/sheet" in name
    ]
    assert not any(b"<f>" in zipfile.ZipFile(tmp_path / "plan.xlsx").read(name) for name in sheets)


def test_codes_stay_text_when_someone_edits_them(tmp_path: Path) -> None:
    """Written or still to be written, a reference's cell has the format Text: Excel makes no number of 1.10."""
    write_excel(generated_plan(commitments=1), tmp_path / "plan.xlsx")
    sheet: Any = openpyxl.load_workbook(tmp_path / "plan.xlsx")["Commitments"]
    assert (sheet["A2"].number_format, sheet.column_dimensions["A"].number_format) == ("@", "@")


def test_the_template_holds_no_plan_until_it_is_filled_in(tmp_path: Path) -> None:
    """The template's examples are not read: all that is wrong with it is that nothing is filled in."""
    template(tmp_path / "template.xlsx")
    reading = read_plan(tmp_path / "template.xlsx")
    assert {fault.code for fault in reading.faults} == {"missing"}
    assert [fault.place for fault in reading.faults[-3:]] == ["People", "Priorities", "Commitments"]


def test_each_column_of_the_template_has_a_note_and_lists_drop_down(tmp_path: Path) -> None:
    """Each heading explains itself, and each choice can be picked."""
    template(tmp_path / "template.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "template.xlsx")
    sheets: list[Any] = workbook.worksheets
    for sheet in sheets:
        heads = sheet["A"][1:] if sheet.title == "Plan" else sheet[1]
        assert all(len(cell.comment.text) > 10 for cell in heads if not str(cell.value).startswith("Contact"))
    commitments: Any = workbook["Commitments"]
    lists = {str(rule.sqref): rule.formula1 for rule in commitments.data_validations.dataValidation}
    assert lists["F2:F1000"] == '"opcc,force,joint,partner"'
    assert lists["I2:I1000"] == "People!$A$2:$A$1000"


def _zip(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_a_bomb_in_a_workbook_is_refused(tmp_path: Path) -> None:
    """A small file that would unpack into a very large one is not unpacked."""
    assert _found(read_plan(_zip(tmp_path / "bomb.xlsx", a=b"0" * 70_000_000)))[0][0] == "too_big_unpacked"


def test_an_entity_bomb_in_a_workbook_is_refused(book: Path, tmp_path: Path) -> None:
    """Entities that would unfold into millions of characters end the reading."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "lol">{entities}]>'.encode()
    with zipfile.ZipFile(book) as good:
        parts = {name: good.read(name) for name in good.namelist()}
    parts["xl/worksheets/sheet1.xml"] = (
        bomb + b"<worksheet><sheetData><row><c t='str'><v>&e11;</v></c></row></sheetData></worksheet>"
    )
    assert _found(read_plan(_zip(tmp_path / "bomb.xlsx", **parts)))[0][0] in {"not_a_workbook", "too_big"}


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04broken"])
def test_what_is_no_workbook_is_one_fault(content: bytes, tmp_path: Path) -> None:
    """A damaged or empty file is told in one fault."""
    (tmp_path / "plan.xlsx").write_bytes(content)
    assert len(_found(read_plan(tmp_path / "plan.xlsx"))) == 1


def test_list_cells_keep_their_semicolons() -> None:
    """A semicolon or backslash within an item survives the list that it stands in."""
    items = ("a; b", "c\\", "\\;", "d")
    assert split_list(join_list(items)) == items
    assert split_list(" a ;; b; ") == ("a", "b")
