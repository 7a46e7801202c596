"""A sheet of a workbook as a person sees it: its cells row by row, and what in it is hidden, crossed out or merged,
for none of that may be read as if it were not. What a single cell says is in excel_cells.py."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.cell.rich_text import TextBlock
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._reader import WorkSheetParser  # the only door to what read-only sheets leave out

from storage.plan.files.excel.cells import MOST_ROWS, ExcelCell, Row, cell_of, place
from storage.plan.files.excel.fills import fill_of, is_unseen
from storage.plan.files.excel_notes import boxes_in, leads_elsewhere, links_in, margins_in, notes_in
from storage.plan.files.faults import Fault, FaultPlace, fault_at
from storage.rules.same_text import looks

_YES = ("1", "true")
_MOST_COLUMNS = 16_384
_SIZE = re.compile(r"\d*\.?\d+|\d+\.")
_TOO_SMALL = {"ht": 2.0, "width": 0.2}
"""Less high, in points, or wide, in characters, nothing is seen."""


@dataclass(frozen=True)
class SheetRead:
    """The rows of a sheet that have anything in them, with their numbers from 0; what cannot be taken as it stands;
    and what was read although it is hidden. `number` is the sheet's, by which places sort."""

    rows: tuple[tuple[int, Row], ...]
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Fault, ...] = ()
    is_hidden: bool = False
    number: int = 0


def read_sheet(worksheet: Any, name: str, number: int, *, most_columns: int | None = None) -> SheetRead:
    """The sheet, as far as its `most_columns` first columns. What a workbook says of its own size is not believed."""
    return _SheetReader(worksheet, name, number, most_columns).read()


def parser_of(worksheet: Any, source: Any, *, data_only: bool = False) -> WorkSheetParser:
    """Reads a sheet's cells with all that is shown of them: words that are crossed out, too."""
    book = worksheet.parent
    return WorkSheetParser(
        source,
        worksheet._shared_strings,
        data_only=data_only,
        epoch=book.epoch,
        date_formats=book._date_formats,
        timedelta_formats=book._timedelta_formats,
        rich_text=True,
    )


class _SheetReader:
    def __init__(self, worksheet: Any, name: str, number: int, most_columns: int | None) -> None:
        self._worksheet = worksheet
        self._name, self._number = name, number
        self._place = partial(place, name, number)
        self._most_columns = most_columns
        self._faults: list[Fault] = []
        self._unseen: list[Fault] = []

    def read(self) -> SheetRead:
        """The sheet's rows, and what is to be said of them."""
        with self._worksheet._get_source() as source:
            parser = parser_of(self._worksheet, source)
            rows = tuple(self._rows(parser.parse()))
        shape = getattr(parser, "sheet_format", None)
        self._hidden_rows(rows, parser.row_dimensions, not has_no_size(_default(shape), "ht"))
        self._merged(dict(rows), parser.merged_cells)
        is_hidden = self._worksheet.sheet_state != "visible"
        links = tuple(self._links(dict(rows), parser.hyperlinks))
        remarks = tuple(self._remarks(rows, parser, is_hidden=is_hidden and bool(rows)))
        return SheetRead(
            rows, tuple(self._faults), remarks + links + tuple(self._unseen), is_hidden, self._number
        )

    def _rows(self, found: Iterable[tuple[int, list[dict[str, Any]]]]) -> Iterator[tuple[int, Row]]:
        beyond = False
        for number, cells in found:
            said = [ReadOnlyCell(self._worksheet, **cell) for cell in cells if self._counts(cell)]
            if said and not beyond:
                row = {one.column - 1: self._cell(number - 1, one) for one in said}
                unseen = (row[one.column - 1] for one in said if is_unseen(one))
                self._unseen += [fault_at(one.place, "", "unseen_text", one.text) for one in unseen]
                self._crossed_out(number - 1, said, row)
                yield number - 1, row
            beyond = beyond or (bool(said) and number > MOST_ROWS)

    def _cell(self, index: int, cell: ReadOnlyCell) -> ExcelCell:
        return replace(cell_of(cell, self._place(index, cell.column - 1)), fill=fill_of(cell))

    def _counts(self, cell: Mapping[str, Any]) -> bool:
        within = self._most_columns is None or cell["column"] <= self._most_columns
        return within and cell["value"] is not None and bool(looks(str(cell["value"])))

    def _crossed_out(self, index: int, cells: list[ReadOnlyCell], row: Row) -> None:
        """A row that is crossed out altogether is one fault."""
        crossed = [cell for cell in cells if _is_crossed_out(cell)]
        if len(crossed) == len(cells) > 1:
            self._faults.append(fault_at(self._place(index, 0), "", "crossed_out_row", _first(row)))
            return
        for cell in crossed:
            found = row[cell.column - 1]
            self._faults.append(fault_at(found.place, "", "crossed_out", found.text))

    def _hidden_rows(
        self, rows: Iterable[tuple[int, Row]], settings: Mapping[str, Mapping[str, str]], are_seen: bool
    ) -> None:
        """All of a sheet's are one fault: whoever clears the filter has mended them all. `are_seen` says whether rows
        of no height of their own have any."""
        own = ((index, settings.get(str(index + 1), {})) for index, _ in rows)
        hidden = [index for index, row in own if _is_hidden(row) or not (are_seen or "ht" in row)]
        if hidden:
            numbers = ", ".join(str(index + 1) for index in hidden)
            self._faults.append(fault_at(self._place(hidden[0], 0), "", "hidden_rows", numbers))

    def _merged(self, rows: Mapping[int, Row], merged: Any) -> None:
        """Cells that were made one: only the first of them holds what is shown for all."""
        for one in merged.mergeCell if merged else ():
            cell = rows.get(one.min_row - 1, {}).get(one.min_col - 1)
            matters = one.max_row > one.min_row or (one.min_row > 1 and self._most_columns is None)
            if cell and matters:
                self._faults.append(fault_at(cell.place, "", "merged", cell.text, str(one.coord)))

    def _links(self, rows: Mapping[int, Row], links: Any) -> Iterator[Fault]:
        for row, column, target in links_in(self._worksheet, links):
            cell = rows.get(row, {}).get(column)
            if leads_elsewhere(target, cell.text if cell else ""):
                yield fault_at(self._place(row, column), "", "link_not_kept", target)

    def _remarks(
        self, rows: Iterable[tuple[int, Row]], parser: WorkSheetParser, *, is_hidden: bool
    ) -> Iterator[Fault]:
        if is_hidden:
            yield fault_at(self._place(0, 0), "", "hidden_sheet", self._name)
        for row, column, words in notes_in(self._worksheet):
            yield fault_at(self._place(row, column), "", "note_not_read", words)
        for words in (*margins_in(parser), *boxes_in(self._worksheet)):
            yield fault_at(FaultPlace(self._name, (self._number, 0, 0)), "", "around_not_read", words)
        filled = {at for _, row in rows for at in row}
        for at in sorted(filled & _hidden_columns(parser)):
            yield fault_at(self._place(0, at), "", "hidden_column", get_column_letter(at + 1))


def _hidden_columns(parser: WorkSheetParser) -> set[int]:
    """The columns that are hidden or have no width, of their own or by the sheet's."""
    spans = [(range(int(one["min"]) - 1, int(one["max"])), one) for one in parser.column_dimensions.values()]
    hidden = {at for span, one in spans if _is_hidden(one) for at in span}
    if not has_no_size(_default(getattr(parser, "sheet_format", None)), "width"):
        return hidden
    return hidden | set(range(_MOST_COLUMNS)).difference(*(span for span, one in spans if "width" in one))


def _default(shape: Any) -> Mapping[str, str]:
    """The height of a sheet's rows, and the width of its columns, that have none of their own. What is written out is
    seen where a sheet hides its rows "by default" (ECMA-376 part 1, 18.3.1.81)."""
    sizes = {"ht": shape.defaultRowHeight, "width": shape.defaultColWidth} if shape else {}
    return {name: f"{size:f}" for name, size in sizes.items() if size is not None}


def _is_hidden(settings: Mapping[str, str]) -> bool:
    return has_no_size(settings, "ht") or has_no_size(settings, "width")


def has_no_size(settings: Mapping[str, str], size: str) -> bool:
    """Whether a row or a column is hidden, or has no height or width left."""
    said = settings.get(size, "")
    is_small = bool(_SIZE.fullmatch(said)) and float(said) < _TOO_SMALL[size]
    return settings.get("hidden") in _YES or is_small


def _is_crossed_out(cell: ReadOnlyCell) -> bool:
    """Whether the cell is crossed out, or words in it."""
    parts = cell.value if isinstance(cell.value, list) else ()
    words = any(isinstance(part, TextBlock) and part.font.strike and part.text.strip() for part in parts)
    return words or bool(cell.font.strike)


def _first(row: Row) -> str:
    return row[min(row)].text
