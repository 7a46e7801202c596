"""What is wrong with a file is said once, and as what it is."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl.styles import Color, Font, PatternFill

from storage.plan.files.excel.sheet import has_no_size
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


UNSEEN: tuple[tuple[Any, Any], ...] = (
    ("FFFFFFFF", None),
    ("FFFEFEFE", None),
    ("FFFF0000", "FFFF0000"),
    (None, "FF000000"),
    (Color(theme=0), Color(theme=0)),
    (Color(theme=0, tint=-0.05), Color(theme=0, tint=-0.05)),
)


@pytest.mark.parametrize(
    ("ink", "ground", "unseen"),
    [
        *((ink, ground, True) for ink, ground in UNSEEN),
        ("FFFFFFFF", "FF003366", False),
        (None, None, False),
        ("FFC00000", "FFFF0000", False),
        (Color(theme=0), Color(theme=0, tint=-0.5), False),
    ],
)
def test_words_in_the_colour_of_their_cell_are_told(
    tmp_path: Path, ink: Any, ground: Any, unseen: bool
) -> None:
    """They are read; whoever sees none of them can look."""

    def write(book: Any) -> None:
        book["Commitments"]["B2"].font = Font(color=ink)
        if ground:
            book["Commitments"]["B2"].fill = PatternFill("solid", fgColor=ground)

    reading = after(tmp_path, write)
    assert reading.document is not None
    assert [(one.code, one.place) for one in reading.remarks] == [("unseen_text", "Commitments!B2")] * unseen


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
    assert has_no_size({size: said}, size) is unseen


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
