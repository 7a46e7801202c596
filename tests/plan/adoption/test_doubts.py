"""Cells that do not say for sure what they seem to say are asked about, and named: crossed out, made a date by Excel,
shown otherwise than they are kept, or an error."""

from datetime import date, time
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from storage.plan.adoption.adopting import Adoption
from tests.plan.adoption.making import cell, document, rows, saved, table, workbook
from tests.plan.adoption.making import row as word_row
from tests.plan.adoption.test_ways import column, kinds, read

BODY = """Plan 2025/26, Quarter 1
Ref|Action|Priority|Lead officer|SRO|Due date|RAG|Progress
A1|Open it|Safer|Head|Chair|31/03/2026|Green|Two sites agreed
A2|Shut it|Safer|Clerk|Chair|31/03/2026|Green|Two sites agreed"""


def with_cell(where: str, value: Any, number_format: str = "General", *, struck: bool = False) -> Adoption:
    """What comes of a plan in which one cell is changed."""
    book = workbook(Plan=rows(BODY))
    changed = book.worksheets[0][where]
    changed.value, changed.number_format = value, number_format
    changed.font = Font(strike=struck)
    return read(saved(book), "plan.xlsx")


def crossed(before: str, gone: str, after: str) -> CellRichText:
    """Words in the middle of which some are crossed out."""
    return CellRichText(before, TextBlock(InlineFont(strike=True), gone), after)


@pytest.mark.parametrize(
    ("value", "number_format", "kind", "ref"),
    [
        (date(2025, 2, 1), "d-mmm", "date_in_text", "1/2"),
        (date(2025, 4, 1), "mmm-yy", "date_in_text", "apr-25"),
        (time(1, 10), "h:mm", "shown_otherwise", "1:10"),
        (1.25, "# ?/?", "shown_otherwise", "1.25"),
        (123456789012, "General", "shown_otherwise", "123456789012"),
        (1001, "#,##0", "ref_typed", "1001"),
        (3, "(0)", "ref_typed", "3"),
    ],
)
def test_a_reference_that_excel_shows_otherwise(value: Any, number_format: str, kind: str, ref: str) -> None:
    """What cannot be told from its cell is asked; what is made of what it shows is named."""
    found = with_cell("A3", value, number_format)
    if kind == "ref_typed":
        ref = {"1001": "1,001", "3": "3"}[ref]
    assert column(found, "ref")[0].casefold() == ref
    assert kind in kinds(found) or ref == "1,001"


def test_what_a_format_hides_is_left_out_until_somebody_says_otherwise() -> None:
    """Nobody sees it, so it is likely not meant."""
    found = with_cell("H3", 12, ";;;")
    (asked,) = (one for one in found.questions if one.kind == "shown_otherwise")
    assert (asked.said, asked.likely, column(found, "progress", "returns")[0]) == ("12", "Leave it out", "")


def test_a_month_that_a_date_shows_is_its_last_day() -> None:
    """As the plan's check reads it, and it is said."""
    found = with_cell("F3", date(2026, 3, 1), "mmm-yy")
    assert column(found, "due")[0] == "2026-03-31"
    assert "day_month" in kinds(found)


def test_a_text_that_a_csv_file_keeps_from_being_changed() -> None:
    """The equals sign and the quotation marks are Excel's, and no part of the reference."""
    found = read(b'Ref,Action,Lead,Due\n"=""1.10""",Open it,Head,31/03/2026\n', "plan.csv")
    assert column(found, "ref") == ["1.10"]


@pytest.mark.parametrize(
    ("where", "value", "field", "said"),
    [
        ("B3", crossed("Walk ", "some ", "every parish"), "title", "Walk every parish"),
        ("D3", crossed("", "Head of Scrutiny ", "Comms Manager"), "lead", "Comms Manager"),
    ],
)
def test_words_that_are_crossed_out_are_not_read(where: str, value: Any, field: str, said: str) -> None:
    """The words that are left are likely what is meant; it is asked."""
    found = with_cell(where, value)
    assert column(found, field)[0] == said
    assert "crossed_words" in kinds(found)


def test_a_rating_in_whose_place_another_was_written() -> None:
    """The one that is crossed out is not the rating."""
    assert column(with_cell("G3", crossed("", "Red ", "Green")), "rag", "returns") == ["On track", "On track"]


def test_a_cell_that_is_crossed_out_in_a_row_that_is_not() -> None:
    """It is left out until somebody says that it holds."""
    found = with_cell("H3", "Two sites agreed", struck=True)
    assert column(found, "progress", "returns") == ["", "Two sites agreed"]
    assert "crossed_out" in kinds(found)


def test_words_that_are_crossed_out_in_word() -> None:
    """As in a workbook."""
    run = "<w:r><w:rPr><w:strike/></w:rPr><w:t>some </w:t></w:r>"
    title = f"<w:tc><w:p><w:r><w:t>Walk </w:t></w:r>{run}<w:r><w:t>every parish</w:t></w:r></w:p></w:tc>"
    body = f"<w:tr>{cell('A1')}{title}{cell('Head')}{cell('31/03/2026')}</w:tr>"
    found = read(document(table(word_row("Ref", "Action", "Lead", "Due"), body)), "plan.docx")
    assert column(found, "title") == ["Walk every parish"]


@pytest.mark.parametrize(
    ("where", "error", "asks"),
    [("A3", "#REF!", "no_ref"), ("B3", "#NAME?", "no_title"), ("D3", "#REF!", "no_lead")],
)
def test_an_error_of_the_spreadsheet_says_nothing(where: str, error: str, asks: str) -> None:
    """It is named, and asked about as a blank would be."""
    assert {"cell_error", asks} <= kinds(with_cell(where, error))


def test_an_error_in_an_update() -> None:
    """It is no update."""
    found = with_cell("H3", "#N/A")
    assert column(found, "progress", "returns") == ["", "Two sites agreed"]
    assert [(one.text, one.reason) for one in found.unplaced] == [("#N/A", "cell_error")]
