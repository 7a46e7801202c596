"""What a cell says, as text: a date as ISO, a whole number without its point. Which cell belongs to which
field is decided in excel_file.py."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from openpyxl.utils import get_column_letter

from storage.plan_files.excel_layout import Column, is_date, split_list
from storage.plan_files.faults import Fault, Place, fault_at
from storage.plan_files.scalars import iso_date
from storage.plan_files.tree import Items, Node, Text

MOST_ROWS = 5_000
MOST_COLUMNS = 60
_OFFICE_DATE = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_FAULTY = {"f": "formula", "e": "cell_error"}
"""The workbook's own letters for a formula and for an error such as #REF!."""


@dataclass(frozen=True)
class Cell:
    """One cell that is not blank. `fault` is the code of what makes it unreadable, or empty."""

    text: str
    place: Place
    fault: str = ""


Row = dict[int, Cell]
"""The cells of a row that are not blank, by column from 0."""


def place(sheet: str, sheet_number: int, row: int, column: int) -> Place:
    """The place of a cell, "Commitments!H14"; rows and columns count from 0."""
    return Place(f"{sheet}!{get_column_letter(column + 1)}{row + 1}", (sheet_number, row, column))


def read_rows(worksheet: Any, name: str, number: int) -> Iterator[tuple[int, Row]]:
    """Each row that has anything in it, with its number from 0."""
    worksheet.reset_dimensions()
    for index, cells in enumerate(worksheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS)):
        row = {
            at: _cell(cell, place(name, number, index, at)) for at, cell in enumerate(cells) if _said(cell)
        }
        if row:
            yield index, row


def _said(cell: Any) -> bool:
    return cell.value is not None and bool(str(cell.value).strip())


def _cell(cell: Any, where: Place) -> Cell:
    return Cell(_as_text(cell.value), where, _FAULTY.get(cell.data_type, ""))


def _as_text(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def as_node(cell: Cell, column: Column) -> Node:
    """The cell's content as its column is read: a text, or a list of them."""
    read = _as_iso if is_date(column) else str
    if not column.many:
        return Text(read(cell.text), cell.place)
    return Items(tuple(Text(read(item), cell.place) for item in split_list(cell.text)), cell.place)


def _as_iso(text: str) -> str:
    """30/9/2021 as 2021-09-30, the day first; what is no date stays as it was typed."""
    found = _OFFICE_DATE.fullmatch(text.strip())
    iso = f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}" if found else text
    return iso if iso_date(iso) else text


def cell_fault(cell: Cell, path: str) -> Fault:
    """What is wrong with a cell that cannot be read."""
    return fault_at(cell.place, path, cell.fault, cell.text)
