"""What a cell has besides its words, and what has no size: links, rows without height, columns without width. And a
spreadsheet's errors, wherever they came to stand as words."""

import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from storage.plan.files.excel.sheet import has_no_size
from storage.plan.files.excel_notes import leads_elsewhere
from storage.plan.files.past_returns import read_past_returns
from storage.plan.files.reading import read_plan
from storage.plan.files.writing import write_yaml
from tests.plan.files.generated import generated_plan
from tests.plan.files.test_nothing_overlooked import after, written

TARGET = "https://anyshire.example/minute-4"


def lead_away(book: Any) -> None:
    """Links of which two do not lead where the words say."""
    sheet, people = book["Commitments"], book["People"]
    sheet["B2"].hyperlink, sheet["B2"].value = TARGET, "Board minute"
    sheet["B3"].hyperlink, sheet["B3"].value = "https://www.anyshire.example/", "See anyshire.example"
    sheet["B4"].hyperlink = "#Commitments!A1"
    own = people["B2"].value
    people["B2"].hyperlink, people["B2"].value = f"mailto:{own}?subject=Plan", own
    people["B3"].hyperlink, people["B3"].value = "mailto:someone@else.example", people["B3"].value or own


def test_a_link_that_the_words_do_not_say_is_told(tmp_path: Path) -> None:
    """Only the words of a cell are kept: an address that they do not name is to be looked at."""
    reading = after(tmp_path, lead_away)
    assert reading.document is not None
    assert {(one.code, one.known_as, one.given) for one in reading.remarks} == {
        ("link_not_kept", "ANY-1.1, title", TARGET),
        ("link_not_kept", "Governance Manager, E-mail", "mailto:someone@else.example"),
    }


def test_a_link_of_a_past_return_is_told(tmp_path: Path) -> None:
    """With its commitment and its field."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["Ref", "Quarter", "RAG", "Progress"], ["A-1", "2021/22 Q1", "green", "Minute 4"]):
        sheet.append(row)
    sheet["D2"].hyperlink, sheet["D2"].value = TARGET, "Minute 4"
    book.save(tmp_path / "returns.xlsx")
    past = read_past_returns(tmp_path / "returns.xlsx", "brag_plus", ["A-1"])
    assert [(one.code, one.known_as, one.given) for one in past.remarks] == [
        ("link_not_kept", "A-1, progress", TARGET)
    ]


@pytest.mark.parametrize(
    ("target", "words", "elsewhere"),
    [
        ("http://www.anyshire.example/", "www.anyshire.example", False),
        ("mailto:A@anyshire.example", "a@anyshire.example", False),
        ("https://anyshire.example/a", "anyshire.example", True),
        ("mailto:b@anyshire.example", "a@anyshire.example", True),
        ("file:///C:/plans/a.docx", "a.docx", True),
    ],
)
def test_an_address_that_the_words_say(target: str, words: str, elsewhere: bool) -> None:
    """A spreadsheet makes a link of each address that is typed: it leads nowhere else."""
    assert leads_elsewhere(target, words) is elsewhere


@pytest.mark.parametrize(
    ("settings", "unseen"),
    [
        ({"hidden": "1"}, True),
        ({"ht": "0"}, True),
        ({"ht": "0.00", "customHeight": "1"}, True),
        ({"ht": "0.75"}, True),
        ({"ht": "2.25"}, False),
        ({}, False),
    ],
)
def test_what_has_no_height_is_hidden(settings: dict[str, str], unseen: bool) -> None:
    """However its zeros are written, and though a pixel is left."""
    assert has_no_size(settings, "ht") is unseen


@pytest.mark.parametrize(
    ("written_as", "instead", "faults", "remarks"),
    [
        ('<row r="3"', '<row ht="0" customHeight="1" r="3"', [("hidden_rows", "ANY-2.1")], []),
        (
            'defaultRowHeight="15"',
            'defaultRowHeight="0" customHeight="1"',
            [("hidden_rows", "")],
            [],
        ),
        ("<sheetFormatPr ", '<sheetFormatPr zeroHeight="1" ', [], []),
        ('<col [^>]*min="2"', '<col width="0" min="2"', [], [("hidden_column", "title")]),
    ],
)
def test_what_was_dragged_together_counts_as_hidden(
    tmp_path: Path,
    written_as: str,
    instead: str,
    faults: list[tuple[str, str]],
    remarks: list[tuple[str, str]],
) -> None:
    """A row is a fault, a column is told; so it is where the whole sheet's rows have no height. A sheet that hides
    its rows by default shows those that are written out."""
    book = openpyxl.load_workbook(written(tmp_path))
    part = f"xl/worksheets/sheet{book.sheetnames.index('Commitments') + 1}.xml"
    with ZipFile(tmp_path / "plan.xlsx") as before, ZipFile(tmp_path / "flat.xlsx", "w") as flat:
        for name in before.namelist():
            sheet = before.read(name).decode()
            flat.writestr(name, re.sub(written_as, instead, sheet, count=1) if name == part else sheet)
    reading = read_plan(tmp_path / "flat.xlsx")
    assert [(one.code, one.known_as) for one in reading.faults] == faults
    assert [(one.code, one.known_as) for one in reading.remarks] == remarks


def print_around(book: Any) -> None:
    """A marking at the top of each page, and a number at the foot."""
    book["People"].oddHeader.center.text = '&"Arial,Bold"EXEMPT &D'
    book["People"].evenHeader.left.text = "EXEMPT"
    book["People"].oddFooter.right.text = "Page &P of &N"


def test_what_stands_around_the_cells_is_told(tmp_path: Path) -> None:
    """A page's header and footer are not read; a page's number says nothing."""
    reading = after(tmp_path, print_around)
    assert [(one.code, one.place, one.given) for one in reading.remarks] == [
        ("around_not_read", "People", "EXEMPT")
    ]


@pytest.mark.parametrize("error", ["#REF!", "#N/A", " #name? ", "#DIV/0!"])
def test_an_error_that_stands_as_words_is_a_fault(tmp_path: Path, error: str) -> None:
    """In a text, a name and a list of YAML, and in any column of a CSV file."""
    plan = generated_plan(commitments=1)
    row = plan.commitments[0].model_copy(update={"title": error, "area": error, "depends_on": (error,)})
    write_yaml(plan.model_copy(update={"commitments": (row,)}), tmp_path / "plan.yaml")
    found = {(one.field, one.code) for one in read_plan(tmp_path / "plan.yaml").faults}
    assert found == {
        ("commitments.title", "cell_error"),
        ("commitments.area", "cell_error"),
        ("commitments.area", "no_such_area"),
        ("commitments.depends_on", "cell_error"),
        ("commitments.depends_on", "no_such_ref"),
    }
    lines = f"ref,quarter,rag,progress,agreed_on\nA-1,2021/22 Q1,{error},{error},{error}\n"
    (tmp_path / "returns.csv").write_text(lines, encoding="utf-8")
    past = read_past_returns(tmp_path / "returns.csv", "brag_plus", ["A-1"])
    assert [(one.code, one.known_as) for one in past.faults] == [
        ("cell_error", "A-1, rag"),
        ("cell_error", "A-1, progress"),
        ("cell_error", "A-1, agreed on"),
    ]
