"""Reads an office's own workbook: what each cell shows, its colour, and the sheet's shape. Formulas are not
calculated; the value that Excel last saw is what the office saw, and is read as such."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils import get_column_letter

from storage.plan.adoption.grids.excel_shape import SheetShape, shapes
from storage.plan.adoption.grids.grid import (
    MOST_COLUMNS,
    MOST_ROWS,
    VALUELESS,
    Grid,
    NotReadable,
    Spot,
    clean,
)
from storage.plan.adoption.grids.packed import Package
from storage.plan.files.excel.cells import ExcelCell, cell_of
from storage.plan.files.excel.fills import fill_of, is_unseen
from storage.plan.files.excel.sheet import parser_of
from storage.plan.files.excel.shown import chosen_section, shown_day
from storage.plan.files.excel_notes import leads_elsewhere
from storage.plan.files.faults import WHOLE_FILE
from storage.plan.files.scalars import iso_date

MOST_SHEETS = 60
MOST_DEEP = 20_000
"""In which row of a sheet the last cell stands: many have blank rows between."""
MOST_SHARED = 200_000
"""How many cells merged ones may stretch over; those beyond are read where they begin."""


def excel_grids(data: bytes, package: Package) -> tuple[Grid, ...]:
    """Each sheet that says anything. Raises NotReadable."""
    found = {shape.name: shape for shape in shapes(package)}
    if len(found) > MOST_SHEETS:
        raise NotReadable("too_many_cells", package.file)
    for shape in found.values():
        if shape.rows_said > MOST_ROWS or shape.last_row >= MOST_DEEP or shape.last_column >= MOST_COLUMNS:
            raise NotReadable("too_large", package.file, shape.name)
    book = openpyxl.load_workbook(
        BytesIO(data), read_only=True, data_only=True, keep_links=False, rich_text=True
    )
    sheets = [sheet for sheet in book.worksheets if sheet.title in found]
    return tuple(_grid(sheet, found[sheet.title], package.file) for sheet in sheets)


def _grid(sheet: Any, shape: SheetShape, file: str) -> Grid:
    last = min(max(shape.last_column, shape.last_styled) + 1, MOST_COLUMNS)
    lines: dict[int, dict[int, Spot]] = {}
    tints: dict[tuple[int, int], Spot] = {}
    for row, cells in _rows(sheet, shape.last_row):
        found = [
            _spot(cell, row, at, shape)
            for cell in cells
            if (at := cell.column - 1) < last
            and (cell.value is not None or (row, at) in shape.empty_formulas or fill_of(cell))
        ]
        tints |= {
            (row, spot.column): spot
            for spot in found
            if not spot.text and _is_bright(spot.fill) and not shape.is_ruled(row, spot.column)
        }
        if line := {spot.column: spot for spot in found if spot.text}:
            lines[row] = line
    loose = tuple(_beside(lines, shape))
    return Grid(shape.name, file, lines, dict(_shared(lines, shape)), shape.hidden, tints, loose)


def _beside(lines: dict[int, dict[int, Spot]], shape: SheetShape) -> Iterator[Spot]:
    """What no cell says: comments, where a cell leads to, unless its words are the address, what stands over the
    cells and what is printed around them."""
    for kind, said in (("page header or footer", shape.margins), ("text box", shape.boxes)):
        for number, words in enumerate(said, start=1):
            mark = f"{kind} {number}" if len(said) > 1 else kind
            yield Spot(-1, 0, clean(words), f"{shape.name} ({mark})")
    for cell, words in sorted(shape.comments.items()):
        yield Spot(*cell, words, f"{_place(shape, *cell)} (comment)")
    for (row, at), target in sorted(shape.links.items()):
        spot = lines.get(row, {}).get(at)
        if leads_elsewhere(target, spot.text if spot else ""):
            yield Spot(row, at, clean(target.removeprefix("mailto:")), f"{_place(shape, row, at)} (link)")


def _rows(sheet: Any, last: int) -> Iterator[tuple[int, list[ReadOnlyCell]]]:
    """The cells of each row, from 0, as far as the last that says anything."""
    with sheet._get_source() as source:
        for number, cells in parser_of(sheet, source, data_only=True).parse():
            if number - 1 <= last:
                yield number - 1, [ReadOnlyCell(sheet, **cell) for cell in cells]


def _spot(cell: Any, row: int, column: int, shape: SheetShape) -> Spot:
    down_across = shape.merged.get((row, column), (1, 1))
    spot = Spot(
        row=row,
        column=column,
        text="",
        place=_place(shape, row, column),
        fill=fill_of(cell),
        hidden=row in shape.hidden_rows or column in shape.hidden_columns,
        formula=(row, column) in shape.formulas,
        rows=down_across[0],
        columns=down_across[1],
    )
    if cell.value is not None:
        said = _said(cell, spot)
        if said.day and (row, column) in shape.moving_formulas:
            return replace(said, doubt="moving_day", likely="")
        return replace(said, is_unseen=is_unseen(cell))
    is_empty = (row, column) in shape.empty_formulas
    return replace(spot, text=VALUELESS) if is_empty else spot


def _said(cell: Any, spot: Spot) -> Spot:
    """What a cell shows, as plan files are read; and why that may not be what is meant."""
    shown = cell_of(cell, WHOLE_FILE)
    text = clean(shown.text)
    if shown.is_day:
        return _dated(cell, replace(spot, struck=bool(cell.font.strike)), shown)
    left = _left(cell.value)
    struck = bool(cell.font.strike) or (left is not None and not left.strip())
    if left is not None and not struck:
        return replace(spot, text=text, doubt="crossed_words", likely=clean(left))
    if shown.fault or not (text or isinstance(cell.value, str)):
        text = clean(str(cell.value))
        return replace(spot, text=text, doubt="shown_otherwise", likely=_likely(cell), struck=struck)
    return replace(spot, text=text, struck=struck)


def _dated(cell: Any, spot: Spot, shown: ExcelCell) -> Spot:
    """A date. One that shows its year and no month says no more than that; one without its year is asked about."""
    seen, day = shown_day(cell.value, cell.number_format), iso_date(shown.text)
    if not shown.fault or day is None:
        return replace(spot, text=clean(shown.text), day=day, doubt="date_in_text", likely=seen)
    if str(day.year) in seen:
        return replace(spot, text=clean(seen), doubt="date_in_text", likely=seen)
    return replace(spot, text=clean(seen), day=day, doubt=shown.fault, likely=f"{day.day} {day:%B %Y}")


def _left(value: object) -> str | None:
    """What is left of a cell without the words in it that are crossed out; None where none are."""
    if not isinstance(value, CellRichText):
        return None
    gone = [isinstance(part, TextBlock) and bool(part.font.strike) for part in value]
    return (
        "".join(str(part) for part, is_gone in zip(value, gone, strict=True) if not is_gone)
        if any(gone)
        else None
    )


def _likely(cell: Any) -> str:
    """What a cell likely means whose format shows something else, or nothing."""
    value = cell.value
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02d}"
    number = value if isinstance(value, int | float) else 0
    return clean(str(value)) if chosen_section(number, cell.number_format)[0].strip() else ""


def _place(shape: SheetShape, row: int, column: int) -> str:
    return f"{shape.name}!{get_column_letter(column + 1)}{row + 1}"


def _shared(lines: dict[int, dict[int, Spot]], shape: SheetShape) -> Iterator[tuple[tuple[int, int], Spot]]:
    """The cells under a merged one, as far as the sheet says anything."""
    told = 0
    for (top, left), (down, across) in shape.merged.items():
        spot = lines.get(top, {}).get(left)
        told += min(down, MOST_DEEP) * min(across, MOST_COLUMNS) if spot else 0
        if spot is None or told > MOST_SHARED:
            continue
        for row in range(top, min(top + down, shape.last_row + 1)):
            for column in range(left, min(left + across, shape.last_column + 1)):
                yield (row, column), spot


def _is_bright(fill: str) -> bool:
    """Whether a blank cell's colour may say something: a bright one does, grey and white do not."""
    if not fill:
        return False
    parts = [int(fill[at : at + 2], 16) for at in (0, 2, 4)]
    return max(parts) - min(parts) > 90
