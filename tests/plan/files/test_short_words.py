"""What is wrong with a file is said once, and as what it is."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl.styles import Font, PatternFill

from storage.plan.files.excel.sheet import is_unseen
from storage.plan.files.excel.shown import plain_number
from storage.plan.files.text_files import text_of
from tests.plan.files.test_nothing_overlooked import after


def repeat_headings(book: Any) -> None:
    """The headings of the commitments, once more below them."""
    sheet = book["Commitments"]
    for cell in list(sheet[1]):
        sheet.cell(6, cell.column).value = cell.value


def test_headings_that_stand_again(tmp_path: Path) -> None:
    """They are one fault, and no commitment with a fault in each cell."""
    reading = after(tmp_path, repeat_headings)
    assert [(one.code, one.place) for one in reading.faults] == [("headed_again", "Commitments!A6")]


def month_first(book: Any) -> None:
    """A due date as it is written in America."""
    heads = {cell.value: cell.column for cell in book["Commitments"][1]}
    cell = book["Commitments"].cell(3, heads["Due"])
    cell.value, cell.number_format = "9/30/2028", "@"


def test_a_date_with_the_month_first(tmp_path: Path) -> None:
    """The fault says how the day is written here."""
    (fault,) = after(tmp_path, month_first).faults
    assert (fault.code, fault.given, fault.expected) == ("month_first", "9/30/2028", ("30/09/2028",))


def write_in_white(book: Any) -> None:
    """One title in white on white, and one in white on blue."""
    for cell in (book["Commitments"]["B2"], book["Commitments"]["B3"]):
        cell.font = Font(color="FFFFFFFF")
    book["Commitments"]["B3"].fill = PatternFill("solid", fgColor="003366")


def test_words_in_white_on_white_are_told(tmp_path: Path) -> None:
    """They are read; whoever sees none of them can look."""
    reading = after(tmp_path, write_in_white)
    assert reading.document is not None
    assert [one.place for one in reading.remarks if one.code == "white_text"] == ["Commitments!B2"]


@pytest.mark.parametrize(
    ("size", "said", "unseen"),
    [
        ("ht", "0", True),
        ("ht", "0.75", True),
        ("ht", "12", False),
        ("width", "0.1", True),
        ("width", "1.5", False),
    ],
)
def test_a_row_of_which_nothing_is_seen(size: str, said: str, unseen: bool) -> None:
    """One pixel is no height."""
    assert is_unseen({size: said}, size) is unseen


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1 / 3, "0.333333333"),
        (12345678.91234, "12345678.91"),
        (-2.5, "-2.5"),
        (1234567890.5, "1234567891"),
        (1e-7, None),
    ],
)
def test_a_number_without_a_format(value: float, shown: str | None) -> None:
    """It is read as Excel shows it, in eleven characters."""
    assert plain_number(value) == shown


def test_a_file_in_utf_32() -> None:
    """Its mark begins as that of UTF-16 does."""
    assert text_of("Ref,é".encode("utf-32")) == "Ref,é"
