"""Cells that do not say for sure what they seem to say are asked about, and named: crossed out, made a date by Excel,
shown otherwise than they are kept, or an error."""

from datetime import date, time
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from storage.plan.adoption.adopting import Adoption, adopt
from storage.plan.adoption.grids.opening import open_files
from tests.plan.adoption.making import cell, document, rows, saved, table, workbook
from tests.plan.adoption.making import row as word_row
from tests.plan.adoption.test_ways import TODAY, column, kinds, read

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


@pytest.mark.parametrize(
    ("number_format", "kind", "said", "due"),
    [
        ("mmm-yy", "day_month", "March 2026", "2026-03-31"),
        ("dd/mm/yyyy", "rating", "Green", "2026-03-04"),
        ("yyyy", "unclear_day", "2026", "2026-12-31"),
        ('"Q1 "yyyy', "calendar", "Q1 2026", "2026-03-31"),
        ("dd mmm", "day_partly_shown", "04 Mar", "2026-03-04"),
        ("dddd", "day_partly_shown", "Wednesday", "2026-03-04"),
    ],
)
def test_a_day_of_which_a_part_is_shown(number_format: str, kind: str, said: str, due: str) -> None:
    """What is shown is read, and where its year is not, what Excel keeps is likely; it is asked in either case."""
    book = workbook(Plan=rows(BODY))
    for row in (3, 4):
        book.worksheets[0][f"F{row}"].value = date(2026, 3, 4)
        book.worksheets[0][f"F{row}"].number_format = number_format
    found = adopt(open_files([("plan.xlsx", saved(book))]), TODAY, likeliest=True)
    assert column(found, "due") == [due, due]
    asked = {(one.kind, one.said) for one in found.questions}
    assert (kind, said) in asked | {(one.kind, one.said) for one in found.choices}
    assert "date_in_text" not in kinds(found)


@pytest.mark.parametrize(("heading", "field"), [("Due date", "due"), ("Start", "start")])
def test_a_day_that_its_weekday_contradicts(heading: str, field: str) -> None:
    """The question names the weekday that the date has."""
    other = {"Due date": "Start", "Start": "Due date"}[heading]
    table_ = f"Ref|Action|Lead|{heading}|{other}\nA1|Open it|Head|Monday 31 March 2026|"
    found = read(saved(workbook(Plan=rows(table_))), "plan.xlsx")
    (asked,) = (one for one in found.questions if one.kind == "other_weekday")
    assert (asked.said, asked.about, asked.likely) == ("Monday 31 March 2026", ("Tuesday",), "31/03/2026")
    assert column(found, field) == [""]


def test_a_day_that_is_crossed_out() -> None:
    """It is asked about as any other cell is."""
    found = with_cell("F3", date(2026, 3, 4), "dd/mm/yyyy", struck=True)
    assert "crossed_out" in kinds(found)
    assert column(found, "due")[0] == ""


@pytest.mark.parametrize(
    ("day", "kept"), [("30/06/2025", "2025-06-30"), ("30/06/2030", ""), ("30/06/2019", "")]
)
def test_a_day_on_which_nothing_can_have_been_completed(day: str, kept: str) -> None:
    """What is still to come, or before the start, is not taken, and says why."""
    heads, row = "Ref|Action|Lead|Start|Due date|Date completed", "A1|Open it|Head|01/04/2025|31/03/2026"
    found = read(saved(workbook(Plan=rows(f"{heads}\n{row}|{day}"))), "plan.xlsx")
    assert column(found, "completed_on") == [kept]
    assert ("impossible_day" in {one.reason for one in found.unplaced}) is (not kept)


def calculated(formula: str, shown: int) -> Adoption:
    """What comes of a plan whose first due date is calculated; `shown` is what Excel last saw, as it keeps a day."""
    book = workbook(Plan=rows(BODY))
    book.worksheets[0]["F3"].value, book.worksheets[0]["F3"].number_format = formula, "dd/mm/yyyy"
    file, changed = BytesIO(saved(book)), BytesIO()
    with ZipFile(file) as packed, ZipFile(changed, "w") as archive:
        for name in packed.namelist():
            data = packed.read(name)
            archive.writestr(
                name,
                data.replace(b"</f><v/>", f"</f><v>{shown}</v>".encode()).replace(
                    b"</f><v></v>", f"</f><v>{shown}</v>".encode()
                ),
            )
    return read(changed.getvalue(), "plan.xlsx")


def test_a_day_that_is_calculated_from_todays() -> None:
    """It moves on each day, so nothing is taken until somebody says which day is meant."""
    found = calculated("=TODAY()+30", 46112)
    (asked,) = (one for one in found.questions if one.kind == "moving_day")
    assert (asked.likely, column(found, "due")[0]) == ("Leave it out", "")


def test_a_day_that_is_calculated_otherwise() -> None:
    """It is taken as it was seen, and that is told."""
    found = calculated("=DATE(2026,3,31)", 46112)
    assert column(found, "due")[0] == "2026-03-31"
    assert "calculated" in kinds(found)


def test_words_in_white_on_white() -> None:
    """They are read, and it is told that nobody sees them."""
    book = workbook(Plan=rows(BODY))
    book.worksheets[0]["B3"].font = Font(color="FFFFFFFF")
    found = read(saved(book), "plan.xlsx")
    assert column(found, "title")[0] == "Open it"
    assert "unseen" in kinds(found)


def test_hidden_words_in_word() -> None:
    """They are no part of what is read, and are listed."""
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secretly </w:t></w:r>"
    title = f"<w:tc><w:p><w:r><w:t>Walk </w:t></w:r>{hidden}<w:r><w:t>every parish</w:t></w:r></w:p></w:tc>"
    body = f"<w:tr>{cell('A1')}{title}{cell('Head')}{cell('31/03/2026')}</w:tr>"
    found = read(document(table(word_row("Ref", "Action", "Lead", "Due"), body)), "plan.docx")
    assert column(found, "title") == ["Walk every parish"]
    assert ("table 1, row 2, column 2 (hidden text)", "secretly") in found.cells


@pytest.mark.parametrize(
    ("encoding", "title", "letters"),
    [
        ("mac_roman", "Caf\xe9 help", "a Mac's"),
        ("cp1252", "Caf\xe9 \u2013 \xa35", "those of Windows"),
        ("utf-8", "Caf\xe9", ""),
    ],
)
def test_letters_that_are_guessed_at(encoding: str, title: str, letters: str) -> None:
    """A file that does not say its alphabet is read as what likely wrote it, and that is told."""
    found = read(f"Ref,Action,Lead,Due\nA1,{title},Head,31/03/2026\n".encode(encoding), "plan.csv")
    assert column(found, "title") == [title]
    assert [one.became for one in found.choices if one.kind == "letters"] == ([letters] if letters else [])


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


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("Victimsâ€™ cafÃ© costs Â£5", "misread_letters", "Victims’ café costs £5"),
        ("The Commissioner\ufffds plan", "lost_letters", "The Commissioner\ufffds plan"),
        ("Open \u202eti", "turned_text", "Open ti"),
        ("Châteauneuf, Âme, £5 – naïve “café”", "", "Châteauneuf, Âme, £5 – naïve “café”"),
    ],
)
def test_a_text_that_was_damaged_before_it_came(text: str, kind: str, title: str) -> None:
    """What can be put right is, and all of it is named."""
    found = with_cell("B3", text)
    assert column(found, "title")[0] == title
    assert {"misread_letters", "lost_letters", "turned_text"} & kinds(found) == {kind} - {""}


def test_an_error_in_an_update() -> None:
    """It is no update."""
    found = with_cell("H3", "#N/A")
    assert column(found, "progress", "returns") == ["", "Two sites agreed"]
    assert [(one.text, one.reason) for one in found.unplaced] == [("#N/A", "cell_error")]
