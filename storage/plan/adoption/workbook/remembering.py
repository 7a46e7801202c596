"""Reads an adopted workbook again: the answers on its pages, the numbers that were given, what was written
into it, and what its sheets say now."""

import json
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from storage.plan.adoption.adopting import Memory
from storage.plan.adoption.workbook.adopted_file import ANSWER, FIRST_LINE, KEY
from storage.plan.adoption.workbook.tables import SHEETS, key_of
from storage.plan.files.excel.cells import Row
from storage.plan.files.excel.layout import (
    ADOPTION,
    ADOPTION_MARK,
    HOW_READ,
    PLAN_ROW_NAMES,
    PLAN_SHEET,
    TO_DECIDE,
    Sheet,
    normal,
)
from storage.plan.files.excel.reader import Sheets, read_sheets
from storage.plan.files.excel.table import is_example


@dataclass(frozen=True)
class Before:
    """An adopted workbook as it stands: what it remembers, what its sheets say now by sheet, row and field, and
    the files that it was made of."""

    memory: Memory
    now: Mapping[tuple[str, str, str], str]
    theirs: tuple[tuple[str, bytes], ...] = ()

    def for_another(self) -> Memory:
        """What is remembered for other files: answers and numbers, and addresses, but not what stood
        where."""
        mails = {
            f"email:{role}": text
            for (sheet, role, field), text in self.now.items()
            if (sheet, field) == ("People", "email")
        }
        return Memory({**mails, **self.memory.answers}, self.memory.refs)


def read_before(data: bytes) -> Before | None:
    """What an adopted workbook holds; None where the file is none."""
    sheets, faults = read_sheets(data)
    rows = [_at(row, 0) for _, row in _rows_of(sheets, ADOPTION)]
    if faults or not rows or rows[0] != ADOPTION_MARK:
        return None
    try:
        kept = json.loads("".join(text.removesuffix("|") for text in rows[1:]))
        stood = {(sheet, key, field): text for sheet, key, field, text in kept["written"]}
        memory = Memory({**kept["answers"], **dict(_answers(sheets))}, kept["refs"], stood)
        theirs = tuple((name, b64decode(data)) for name, data in kept["theirs"])
    except (ValueError, KeyError, TypeError):
        return None
    return Before(memory, dict(_now(sheets)), theirs)


def _at(row: Row, column: int) -> str:
    return row[column].text if column in row else ""


def _rows_of(sheets: Sheets, name: str) -> tuple[tuple[int, Row], ...]:
    return sheets[name].rows if name in sheets else ()


def _answers(sheets: Sheets) -> Iterator[tuple[str, str]]:
    """What people answered, also where they changed an answer."""
    for name in (HOW_READ, TO_DECIDE):
        for index, row in _rows_of(sheets, name):
            if index + 1 >= FIRST_LINE and KEY - 1 in row and ANSWER - 1 in row:
                yield row[KEY - 1].text, row[ANSWER - 1].text.strip()


def _now(sheets: Sheets) -> Iterator[tuple[tuple[str, str, str], str]]:
    for _, row in _rows_of(sheets, PLAN_SHEET):
        column = PLAN_ROW_NAMES.get(normal(_at(row, 0)))
        if column and _at(row, 1):
            yield (PLAN_SHEET, column.path, ""), _at(row, 1)
    for sheet in SHEETS:
        yield from _rows(sheet, _rows_of(sheets, sheet.name))


def _rows(sheet: Sheet, numbered: Sequence[tuple[int, Row]]) -> Iterator[tuple[tuple[str, str, str], str]]:
    headings = {}
    for index, row in numbered:
        if index == 0:
            headings = {
                at: column for at, cell in row.items() if (column := sheet.by_name.get(normal(cell.text)))
            }
        elif not is_example(sheet.name, row):
            cells = {headings[at].field: cell.text for at, cell in row.items() if at in headings}
            key = key_of(sheet, cells)
            yield from (((sheet.name, key, field), text) for field, text in cells.items())
