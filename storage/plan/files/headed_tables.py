"""Tables in a file, CSV or Excel, under headings as offices write them: found among what else a file holds, and read
as rows. What the rows say is for whoever asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial

from storage.plan.files.csv_file import Rows, csv_place, read_csv
from storage.plan.files.excel.cells import Row, place
from storage.plan.files.excel.layout import Sheet, SheetColumn, normal
from storage.plan.files.excel.reader import WORKBOOKS, read_sheets
from storage.plan.files.excel.table import TableReader
from storage.plan.files.faults import Fault, FaultPlace, fault_at
from storage.plan.files.text_files import text_of
from storage.plan.files.tree import Fields

MOST_ABOVE = 30
"""In how many rows the headings are looked for."""


@dataclass(frozen=True)
class TableKind:
    """A kind of table: its columns, what else they are called, the words in a heading that tell a unit and no more,
    headings of what is not kept, and by which of its columns it is known."""

    sheet: Sheet
    names: Mapping[str, tuple[str, ...]]
    is_one: Callable[[set[str]], bool]
    units: frozenset[str] = frozenset()
    not_kept: frozenset[str] = frozenset()

    @cached_property
    def by_name(self) -> dict[str, SheetColumn]:
        """By our own names, and by the others."""
        own = self.sheet.by_name
        return {**{name: own[normal(field)] for field, names in self.names.items() for name in names}, **own}

    def column(self, heading: str) -> SheetColumn | None:
        """Which column a heading means, whatever unit it tells besides."""
        words = normal(heading)
        bare = " ".join(word for word in words.split() if word not in self.units)
        return self.by_name.get(words) or self.by_name.get(bare)

    def headed(self, row: tuple[int, Row]) -> set[str]:
        """The fields that a row of headings names."""
        return {column.field for cell in row[1].values() if (column := self.column(cell.text))}


@dataclass(frozen=True)
class FoundTable:
    """All rows of a file's tables, the words above them and in their headings, and what is wrong with its form."""

    rows: tuple[Fields, ...] = ()
    words: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Fault, ...] = ()
    is_one: bool = False


def tables_in(data: bytes, kind: TableKind) -> FoundTable:
    """What a file has of such a table."""
    return _workbook(data, kind) if data.startswith(WORKBOOKS) else _text(data, kind)


def _text(data: bytes, kind: TableKind) -> FoundTable:
    try:
        plain = text_of(data)
    except UnicodeDecodeError:
        return FoundTable()
    lines = plain.splitlines(keepends=True)
    notes = next((at for at, line in enumerate(lines) if not line.startswith("#")), len(lines))
    kept = "".join("\n" if at < notes else line for at, line in enumerate(lines))
    rows, faults = read_csv(kept.encode(), kind.sheet)
    found = _of_rows(rows, csv_place, kind)
    return replace(found, words=(*lines[:notes], *found.words), faults=(*found.faults, *faults))


def _workbook(data: bytes, kind: TableKind) -> FoundTable:
    sheets, shut = read_sheets(data)
    if shut:
        return FoundTable()
    tables = {}
    others = []
    for name, sheet in sheets.items():
        table = _of_rows(list(sheet.rows), partial(place, name, sheet.number), kind)
        if table.is_one:
            faults, remarks = (*table.faults, *sheet.faults), (*table.remarks, *sheet.remarks)
            tables[name] = replace(table, faults=faults, remarks=remarks)
        elif sheet.rows:
            others.append(
                fault_at(FaultPlace(name, (sheet.number,)), kind.sheet.group, "sheet_not_read", name)
            )
    return FoundTable(
        rows=tuple(row for one in tables.values() for row in one.rows),
        words=tuple(word for one in tables.values() for word in one.words),
        faults=tuple(fault for one in tables.values() for fault in one.faults),
        remarks=(*(each for one in tables.values() for each in one.remarks), *others),
        is_one=bool(tables),
    )


def _of_rows(rows: Rows, place_of: Callable[[int, int], FaultPlace], kind: TableKind) -> FoundTable:
    """A table from its headings on; what stands above them tells the unit."""
    at = max(range(min(len(rows), MOST_ABOVE)), key=lambda one: len(kind.headed(rows[one])), default=None)
    if at is None or not kind.is_one(kind.headed(rows[at])):
        return FoundTable()
    above = [cell.text for _, row in rows[:at] for cell in row.values()]
    words = (*above, *(cell.text for cell in rows[at][1].values()))
    number, head = rows[at]
    passed = {column: cell for column, cell in head.items() if normal(cell.text) in kind.not_kept}
    named = {
        column: replace(cell, text=known.heading) if (known := kind.column(cell.text)) else cell
        for column, cell in head.items()
    }
    below = [(number, named), *rows[at + 1 :]]
    kept = [(line, {one: cell for one, cell in row.items() if one not in passed}) for line, row in below]
    table = TableReader(kind.sheet, place_of).read([(line, row) for line, row in kept if row])
    remarks = tuple(
        fault_at(cell.place, kind.sheet.group, "column_not_kept", cell.text) for cell in passed.values()
    )
    return FoundTable(table.rows, words, table.faults, remarks, is_one=True)
