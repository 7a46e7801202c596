"""What a cell says, as text: a number as it is shown, a date as ISO. Which cell belongs to which field is decided in
reader.py, what is hidden or crossed out in excel_sheet.py."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl.utils import get_column_letter

from storage.plan.files.damaged import is_error
from storage.plan.files.excel.fills import colour_of
from storage.plan.files.excel.layout import SheetColumn, split_list
from storage.plan.files.excel.shown import (
    is_scaled,
    plain_number,
    shown_number,
    shown_text,
    shows_day,
    shows_month,
    unescaped,
)
from storage.plan.files.faults import Fault, FaultPlace, fault_at
from storage.plan.files.tree import Items, Node, Text

MOST_ROWS = 5_000
_FAULTY = {"f": "formula", "e": "cell_error"}
"""The workbook's own letters for a formula and for an error such as #REF!."""


@dataclass(frozen=True)
class ExcelCell:
    """One cell that is not blank. `fault` is the code of what makes it unreadable, or empty; `is_day` says that Excel
    keeps it as a date; `fill` is its colour, as RRGGBB; `holds` is the number of which it shows
    thousands or millions."""

    text: str
    place: FaultPlace
    fault: str = ""
    is_day: bool = False
    fill: str = ""
    holds: str = ""


Row = dict[int, ExcelCell]
"""The cells of a row that are not blank, by column from 0."""


def place(sheet: str, sheet_number: int, row: int, column: int) -> FaultPlace:
    """The place of a cell, "Commitments!H14"; rows and columns count from 0."""
    return FaultPlace(f"{sheet}!{get_column_letter(column + 1)}{row + 1}", (sheet_number, row, column))


def cell_of(cell: Any, where: FaultPlace) -> ExcelCell:
    """What a workbook's cell shows."""
    value, fault = cell.value, _FAULTY.get(cell.data_type, "")
    if fault:
        return ExcelCell(str(value), where, fault)
    if isinstance(value, date):
        day, fault = _day_as_text(value, cell.number_format)
        return ExcelCell(day, where, fault, is_day=True)
    shown = shown_text(unescaped(str(value)), cell.number_format)
    if isinstance(value, bool):
        shown = str(value).upper()
    elif isinstance(value, int | float | time | timedelta):
        shown = shown_number(value, cell.number_format) if isinstance(value, int | float) else None
    if shown is None:
        return ExcelCell(str(value), where, "shown_otherwise")
    holds = plain_number(value) if isinstance(value, int | float) and is_scaled(cell.number_format) else ""
    return ExcelCell(shown, where, holds=holds or "")


def _day_as_text(value: date, number_format: str) -> tuple[str, str]:
    """The day, or the month where no more is shown; a fault where less is, such as a year or a day without one."""
    day = value.date() if isinstance(value, datetime) else value
    if not shows_month(number_format):
        return day.isoformat(), "day_partly_shown"
    return (day.isoformat() if shows_day(number_format) else f"{day:%B %Y}"), ""


def colours_of(row: Row) -> Iterator[tuple[str, str]]:
    """What is painted in a row, by place; a colour that most of its cells have is the row's."""
    fills = Counter(cell.fill for cell in row.values())
    for cell in row.values():
        if fills[cell.fill] * 2 <= max(len(row), 2) and (colour := colour_of(cell.fill)):
            yield cell.place.text, colour


def as_node(cell: ExcelCell, column: SheetColumn) -> Node:
    """The cell's content as its column is read: a text, or a list of them."""
    if not column.many:
        return Text(cell.text, cell.place)
    return Items(tuple(Text(item, cell.place) for item in split_list(cell.text)), cell.place)


def cell_fault(cell: ExcelCell, path: str, *, takes_days: bool = False) -> Fault | None:
    """Why a cell cannot be read, None where it can. A date where none belongs was made of something else: of the
    reference 1/2 Excel makes 1 February."""
    fault = cell.fault or ("cell_error" if is_error(cell.text) else "")
    code = "date_in_text" if cell.is_day and not takes_days else fault
    return fault_at(cell.place, path, code, cell.text) if code else None
