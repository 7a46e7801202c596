"""Nothing in a workbook is overlooked unnamed, and nothing hidden or crossed out is taken as if it stood."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from storage.plan.files.reading import Reading, read_plan
from storage.plan.files.writing import write_excel
from tests.plan.files.generated import generated_plan
from tests.plan.files.told import fault_line

Change = Callable[[Any], None]


def written(folder: Path) -> Path:
    """A sound plan's workbook."""
    write_excel(generated_plan(commitments=4), folder / "plan.xlsx")
    return folder / "plan.xlsx"


def after(folder: Path, change: Change) -> Reading:
    """The reading of a sound plan after this change to its workbook."""
    workbook = openpyxl.load_workbook(written(folder))
    change(workbook)
    workbook.save(folder / "plan.xlsx")
    return read_plan(folder / "plan.xlsx")


def hide_rows(book: Any) -> None:
    """Two rows, as a filter hides them."""
    for row in (3, 5):
        book["Commitments"].row_dimensions[row].hidden = True


def cross_out_a_row(book: Any) -> None:
    """Every cell of a row that has anything."""
    for cell in book["Commitments"][3]:
        if cell.value:
            cell.font = Font(strike=True)


def cross_out_a_cell(book: Any) -> None:
    """One cell."""
    book["Commitments"]["B3"].font = Font(strike=True)


def cross_out_words(book: Any) -> None:
    """Some of a cell's words."""
    old = TextBlock(InlineFont(strike=True), "Old ")
    book["Commitments"]["B3"] = CellRichText(old, "new title")


def merge_down(book: Any) -> None:
    """One value for two rows: the second would be public."""
    book["Commitments"]["S2"] = "exempt"
    book["Commitments"].merge_cells("S2:S3")


def merge_across(book: Any) -> None:
    """One value for two columns."""
    book["Commitments"].merge_cells("I2:J2")


def write_far_right(book: Any) -> None:
    """Beyond whatever a plan has."""
    book["Commitments"]["CZ3"] = "Handling: exempt"


def write_without_heading(book: Any) -> None:
    """Notes of one's own, twice in a column."""
    for row in (2, 4):
        book["Commitments"].cell(row, 30).value = "scribble"


def put_a_title_above(book: Any) -> None:
    """A title over the headings."""
    book["Commitments"].insert_rows(1)
    book["Commitments"]["A1"] = "Delivery plan, as at 18 January"


def put_a_note_between(book: Any) -> None:
    """A heading between the entries."""
    book["Commitments"].insert_rows(3)
    book["Commitments"]["A3"] = "SECTION 2: what supports the plan"


def write_far_down(book: Any) -> None:
    """Below the last row that is read, with nothing between."""
    book["Commitments"]["A6000"] = "ANY-9.9"


def write_beside_nothing(book: Any) -> None:
    """A value on the Plan sheet that no field is named for."""
    book["Plan"]["B36"] = "2029-03-31"


def write_over_the_example(book: Any) -> None:
    """A value in the Plan sheet's third column."""
    book["Plan"]["C12"] = "To be safe everywhere"


def repeat_a_sheet(book: Any) -> None:
    """Two sheets of the same name but for a space."""
    book.create_sheet("Commitments ").append(["Ref"])


def hide_another_sheet(book: Any) -> None:
    """A sheet that nobody sees and no plan has."""
    book.create_sheet("Lists").append(["Handling"])
    book["Lists"].sheet_state = "veryHidden"


def write_into_the_example(book: Any) -> None:
    """The example's first cell is left as it was."""
    book["Commitments"].insert_rows(2)
    book["Commitments"]["A2"], book["Commitments"]["B2"] = "Example: ANY-1.1", "Open a third help point"


def hide_a_text(book: Any) -> None:
    """A format that shows no text."""
    book["Commitments"]["T2"], book["Commitments"]["T2"].number_format = "secret", ";;;"


def repeat_a_heading(book: Any) -> None:
    """The same column twice."""
    book["Commitments"]["AA1"] = "handling"


@pytest.mark.parametrize(
    ("change", "code", "place", "words"),
    [
        (hide_rows, "hidden_rows", "Commitments!A3", "hidden, perhaps by a filter: 3, 5"),
        (cross_out_a_row, "crossed_out_row", "Commitments!A3", "is crossed out"),
        (cross_out_a_cell, "crossed_out", "Commitments!B3", "are crossed out"),
        (cross_out_words, "crossed_out", "Commitments!B3", "“Old new title”"),
        (merge_down, "merged", "Commitments!S2", "S2:S3 are merged"),
        (merge_across, "merged", "Commitments!I2", "I2:J2 are merged"),
        (
            write_far_right,
            "column_without_heading",
            "Commitments!CZ3",
            "“Handling: exempt” stands in a column",
        ),
        (write_without_heading, "column_without_heading", "Commitments!AD2", "“scribble”"),
        (put_a_title_above, "above_headings", "Commitments!A1", "belong in the first row"),
        (put_a_note_between, "lone_cell", "Commitments!A3", "Nothing stands in this row but"),
        (write_far_down, "too_many_rows", "Commitments!A6000", "from here on it is not read"),
        (write_beside_nothing, "value_without_field", "Plan!B36", "beside an empty cell"),
        (write_over_the_example, "value_as_example", "Plan!C12", "one cell to the left"),
        (repeat_a_sheet, "unknown_sheet", "Commitments ", "A plan has no sheet"),
        (hide_another_sheet, "unknown_hidden_sheet", "Lists", "There is a hidden sheet “Lists”"),
        (write_into_the_example, "example_in_use", "Commitments!B2", "“Open a third help point”"),
        (hide_a_text, "shown_otherwise", "Commitments!T2", "“secret”"),
        (repeat_a_heading, "repeated_column", "Commitments!AA1", "a second column"),
    ],
)
def test_what_would_be_overlooked_is_a_fault(
    tmp_path: Path, change: Change, code: str, place: str, words: str
) -> None:
    """Each is one fault at its place, nothing is taken, and the words say what to do."""
    reading = after(tmp_path, change)
    assert reading.document is None
    named = [fault for fault in reading.faults if (fault.code, fault.place) == (code, place)]
    assert len(named) == 1, [fault_line(fault) for fault in reading.faults]
    assert words in fault_line(named[0])
    assert len(reading.faults) <= 2, [fault_line(fault) for fault in reading.faults]


def test_what_nobody_sees_is_nothing(tmp_path: Path) -> None:
    """A cell of invisible characters is empty: a stray one is passed over, and a title of them is missing."""
    stray = after(tmp_path, lambda book: book["Commitments"].cell(3, 40, "\u200b\xa0"))
    assert stray.document is not None
    assert not stray.remarks
    blank = after(tmp_path, lambda book: book["Commitments"].cell(3, 2, "\u200b"))
    assert [(one.code, one.place) for one in blank.faults] == [("missing", "Commitments!B3")]


@pytest.mark.parametrize(
    ("attribute", "code"),
    [("column", "hidden_column"), ("sheet", "hidden_sheet"), ("note", "note_not_read")],
)
def test_what_is_beside_the_sheet_is_told(tmp_path: Path, attribute: str, code: str) -> None:
    """A column or a sheet that is put out of the way says what it always said, and was read; a note was not."""

    def hide(book: Any) -> None:
        if attribute == "sheet":
            book["Measures"].sheet_state = "hidden"
        elif attribute == "note":
            book["Commitments"]["B2"].comment = Comment("Handling: exempt", "Somebody")
        else:
            book["Commitments"].column_dimensions["P"].hidden = True
            book["Commitments"]["P2"] = "30/09/2021"

    reading = after(tmp_path, hide)
    assert reading.document is not None
    assert [one.code for one in reading.remarks] == [code]


def test_what_stands_beside_the_plan_is_told(tmp_path: Path) -> None:
    """The Plan sheet's values are in its second column: each note further right is named, and no example is."""

    def write(book: Any) -> None:
        sheet = book["Plan"]
        sheet["C3"], sheet["D6"], sheet["F40"], sheet["E1"] = "Wiltshire", "Not before May", "exempt", "Draft"

    reading = after(tmp_path, write)
    assert reading.document is not None
    told = [(one.code, one.place, one.given) for one in reading.remarks]
    assert told == [
        ("beside_not_read", "Plan!E1", "Draft"),
        ("beside_not_read", "Plan!C3", "Wiltshire"),
        ("beside_not_read", "Plan!D6", "Not before May"),
        ("beside_not_read", "Plan!F40", "exempt"),
    ]


def test_a_locked_workbook_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    """A password or an encrypting label, an old kind of workbook, and a damaged file have words of their own."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    files = {
        "locked_workbook": head + "EncryptedPackage".encode("utf-16-le"),
        "old_workbook": head + "Workbook".encode("utf-16-le"),
        "not_a_workbook": b"PK\x03\x04 broken",
    }
    for code, content in files.items():
        (tmp_path / "plan.xlsx").write_bytes(content)
        assert [fault.code for fault in read_plan(tmp_path / "plan.xlsx").faults] == [code]


def test_a_priority_may_be_named_by_a_title_that_only_it_has(tmp_path: Path) -> None:
    """Its code and its title name it alike; a title that two have names neither."""

    def by_title(book: Any) -> None:
        book["Priorities"]["B2"] = "Safer streets"
        book["Commitments"]["C2"] = "SAFER\xa0streets"

    def by_a_title_of_two(book: Any) -> None:
        by_title(book)
        book["Priorities"]["B3"] = "Safer Streets"

    reading = after(tmp_path, by_title)
    assert reading.document is not None
    assert reading.document.commitments[0].priority == reading.document.priorities[0].code
    assert "no_such_priority" in {fault.code for fault in after(tmp_path, by_a_title_of_two).faults}
