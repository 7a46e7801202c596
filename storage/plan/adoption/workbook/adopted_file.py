"""Writes the workbook of an adoption: the plan's sheets as far as they go, the pages that say what was
decided and what is to be decided, and a hidden sheet by which the next reading remembers this one. The words
on the pages are handed in."""

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from storage.plan.adoption.adopting import Adoption
from storage.plan.adoption.docket import Pending
from storage.plan.adoption.workbook.tables import written
from storage.plan.files.excel.layout import (
    ADOPTION,
    ADOPTION_MARK,
    EVERY_CELL,
    HOW_READ,
    LISTS,
    NO_PLACE,
    TO_DECIDE,
)
from storage.plan.files.excel.writer import fill_table, packed, unfinished_workbook, write_value
from storage.plan.files.past_returns import RETURNS

MOST_KEPT = 3_000_000
"""Bytes of their files that the workbook keeps; of larger ones none."""
ROOM = 30_000
"""What is put in one cell of the hidden sheet; Excel has room for 32,767 characters."""
FIRST_LINE = 3
ANSWER, KEY = 6, 8
"""Columns of a page, from 1: where people answer, and the hidden one that says which question it is."""
_SHORT = 24
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_WIDTHS = (6, 60, 26, 40, 30, 30, 26, 10)


@dataclass(frozen=True)
class PageLine:
    """One line of a page: its words, what may be chosen, and the question that it is about."""

    words: tuple[str, ...]
    options: tuple[str, ...] = ()
    key: str = ""


@dataclass(frozen=True)
class AdoptedPage:
    """A page for people: what it is for, its headings, and its lines."""

    intro: str
    headings: tuple[str, ...]
    lines: tuple[PageLine, ...]


@dataclass(frozen=True)
class Pages:
    """The pages of an adopted workbook: three before the plan's sheets, and what came of each cell behind them."""

    to_decide: AdoptedPage
    how_read: AdoptedPage
    no_place: AdoptedPage
    every_cell: AdoptedPage


def adopted_workbook(adoption: Adoption, pages: Pages, theirs: Sequence[tuple[str, bytes]] = ()) -> bytes:
    """The workbook as a file. It keeps `theirs`, the files by name, so that it can be read again by itself."""
    tables = {group: [_known(row) for row in rows] for group, rows in adoption.tables.items()}
    book = unfinished_workbook(_known(adoption.plan), tables)
    if tables.get(RETURNS.group):
        fill_table(book.create_sheet(RETURNS.name), RETURNS, tables[RETURNS.group])
    lists = book.create_sheet(LISTS)
    before = ((TO_DECIDE, pages.to_decide), (HOW_READ, pages.how_read), (NO_PLACE, pages.no_place))
    for at, (name, page) in enumerate(before):
        _fill(book.create_sheet(name, at), page, lists)
    _fill(book.create_sheet(EVERY_CELL), pages.every_cell, lists)
    _remember(book, adoption, theirs)
    for hidden in (LISTS, ADOPTION):
        book[hidden].sheet_state = "hidden"
    book.active = 0
    return packed(book)


def _known(row: Mapping[str, object]) -> dict[str, object]:
    return {field: value for field, value in row.items() if not isinstance(value, Pending)}


def _fill(sheet: Worksheet, page: AdoptedPage, lists: Worksheet) -> None:
    write_value(sheet.cell(1, 1), page.intro)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=ANSWER)
    sheet.cell(1, 1).alignment = _WRAPPED
    sheet.row_dimensions[1].height = 75
    for at, heading in enumerate(page.headings, start=1):
        cell = sheet.cell(FIRST_LINE - 1, at)
        write_value(cell, heading)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="D9E2EC")
    for at, width in enumerate(_WIDTHS[: len(page.headings)], start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.column_dimensions[get_column_letter(KEY)].hidden = True
    for down, line in enumerate(page.lines, start=FIRST_LINE):
        _line(sheet, down, line, lists)
    sheet.freeze_panes = f"A{FIRST_LINE}"


def _line(sheet: Worksheet, row: int, line: PageLine, lists: Worksheet) -> None:
    for at, words in enumerate(line.words, start=1):
        write_value(sheet.cell(row, at), words)
        if len(words) > _SHORT:
            sheet.cell(row, at).alignment = _WRAPPED
    if line.key:
        write_value(sheet.cell(row, KEY), line.key)
        answer = sheet.cell(row, ANSWER)
        answer.fill, answer.number_format = PatternFill("solid", fgColor="FFF8DC"), "@"
        if line.options:
            _offer(sheet, f"{get_column_letter(ANSWER)}{row}", line.options, lists)


def _offer(sheet: Worksheet, cell: str, options: Sequence[str], lists: Worksheet) -> None:
    """A drop-down list. Another answer may be typed: a day, or a role that is not in the file."""
    column = next(
        (at for at, known in enumerate(lists.iter_cols(values_only=True), start=1) if _same(known, options)),
        0,
    )
    if not column:
        column = lists.max_column + 1 if lists.cell(1, 1).value is not None else 1
        for down, option in enumerate(options, start=1):
            write_value(lists.cell(down, column), option)
    letter = get_column_letter(column)
    offer = DataValidation(
        type="list", formula1=f"{LISTS}!${letter}$1:${letter}${len(options)}", allow_blank=True
    )
    offer.showErrorMessage = False
    sheet.add_data_validation(offer)
    offer.add(cell)


def _same(known: Sequence[object], options: Sequence[str]) -> bool:
    return tuple(value for value in known if value is not None) == tuple(options)


def _remember(book: Workbook, adoption: Adoption, theirs: Sequence[tuple[str, bytes]]) -> None:
    """What the next reading needs: answers, numbers that were given, and what was written; in few and long
    cells."""
    sheet = book.create_sheet(ADOPTION)
    write_value(sheet.cell(1, 1), ADOPTION_MARK)
    kept = {
        "answers": {key: answer for key, answer in adoption.memory.answers.items() if answer},
        "refs": dict(adoption.memory.refs),
        "theirs": [[name, b64encode(data).decode()] for name, data in theirs] if _is_kept(theirs) else [],
        "written": [[*where, text] for where, text in written(adoption).items()],
    }
    text = json.dumps(kept)
    for down, begins in enumerate(range(0, len(text), ROOM), start=2):
        write_value(sheet.cell(down, 1), f"{text[begins : begins + ROOM]}|")


def _is_kept(theirs: Sequence[tuple[str, bytes]]) -> bool:
    return sum(len(data) for _, data in theirs) <= MOST_KEPT
