"""Tables in a file, CSV or Excel, under headings as offices write them: found among what else a file holds, and read
as rows. What the rows say is for whoever asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial

from storage.plan.files.csv_file import Rows, csv_place, read_csv
from storage.plan.files.damaged import is_error
from storage.plan.files.excel.cells import Row, place
from storage.plan.files.excel.layout import Sheet, SheetColumn, normal
from storage.plan.files.excel.reader import WORKBOOKS, read_sheets
from storage.plan.files.excel.table import TableReader
from storage.plan.files.faults import WHOLE_FILE, Fault, FaultPlace, fault_at
from storage.plan.files.text_files import text_of
from storage.plan.files.tree import Fields, Text

_BINARY = (b"%PDF", b"{\\rtf", b"\x89PNG")
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
    whole: frozenset[str] = frozenset()
    """Fields whose cells may not show thousands or millions of what they hold."""

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
    """All rows of a file's tables; what stands above them, in their headings and around their cells, the names of
    their sheets among it; and what is wrong with its form. `shut` says why nothing can be read at all."""

    rows: tuple[Fields, ...] = ()
    above: tuple[Text, ...] = ()
    heads: tuple[Text, ...] = ()
    around: tuple[Text, ...] = ()
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Fault, ...] = ()
    shut: tuple[Fault, ...] = ()
    is_one: bool = False


def tables_in(data: bytes, kind: TableKind) -> FoundTable:
    """What a file has of such a table."""
    return _workbook(data, kind) if data.startswith(WORKBOOKS) else _text(data, kind)


def why_shut(data: bytes, kind: TableKind) -> tuple[Fault, ...]:
    """Why nothing can be read in a file; nothing where it can, and has no such table."""
    return tables_in(data, kind).shut


def _text(data: bytes, kind: TableKind) -> FoundTable:
    try:
        plain = text_of(data)
    except UnicodeDecodeError:
        is_binary = data.count(b"\0") > 0 or data.startswith(_BINARY)
        code = "not_a_workbook" if is_binary else "not_text_file"
        return FoundTable(shut=(fault_at(WHOLE_FILE, "", code),))
    lines = plain.splitlines(keepends=True)
    notes = next((at for at, line in enumerate(lines) if not line.startswith("#")), len(lines))
    kept = "".join("\n" if at < notes else line for at, line in enumerate(lines))
    rows, faults = read_csv(kept.encode(), kind.sheet)
    found = _of_rows(rows, csv_place, kind)
    said = (
        Text(line.lstrip("# ").strip(), FaultPlace(f"line {at + 1}", (at, 0)))
        for at, line in enumerate(lines[:notes])
    )
    noted = (*(one for one in said if one.value), *found.above)
    return replace(found, above=noted, faults=(*found.faults, *faults))


def _workbook(data: bytes, kind: TableKind) -> FoundTable:
    sheets, shut = read_sheets(data)
    if shut:
        return FoundTable(shut=shut)
    tables = {}
    others = []
    for name, sheet in sheets.items():
        table = _of_rows(list(sheet.rows), partial(place, name, sheet.number), kind)
        if table.is_one:
            faults, remarks = (*table.faults, *sheet.faults), (*table.remarks, *sheet.remarks)
            around = (Text(name, FaultPlace(name, (sheet.number,))), *map(_beside, sheet.remarks))
            tables[name] = replace(
                table, faults=faults, remarks=remarks, around=tuple(one for one in around if one.value)
            )
        elif sheet.rows:
            others.append(
                fault_at(FaultPlace(name, (sheet.number,)), kind.sheet.group, "sheet_not_read", name)
            )
    return FoundTable(
        rows=tuple(row for one in tables.values() for row in one.rows),
        above=tuple(word for one in tables.values() for word in one.above),
        heads=tuple(word for one in tables.values() for word in one.heads),
        around=tuple(word for one in tables.values() for word in one.around),
        faults=tuple(fault for one in tables.values() for fault in one.faults),
        remarks=(*(each for one in tables.values() for each in one.remarks), *others),
        is_one=bool(tables),
    )


def _of_rows(rows: Rows, place_of: Callable[[int, int], FaultPlace], kind: TableKind) -> FoundTable:
    """A table from its headings on; what stands above them tells the unit."""
    at = max(range(min(len(rows), MOST_ABOVE)), key=lambda one: len(kind.headed(rows[one])), default=None)
    if at is None or not kind.is_one(kind.headed(rows[at])):
        return FoundTable()
    above = tuple(Text(cell.text, cell.place) for _, row in rows[:at] for cell in row.values())
    heads = tuple(Text(cell.text, cell.place) for cell in rows[at][1].values())
    number, head = rows[at]
    passed = {column: cell for column, cell in head.items() if normal(cell.text) in kind.not_kept}
    named = {
        column: replace(cell, text=known.heading) if (known := kind.column(cell.text)) else cell
        for column, cell in head.items()
    }
    notes = [row[min(row)] for _, row in rows[at + 1 :] if _is_note(row)]
    below = [(number, named), *((line, row) for line, row in rows[at + 1 :] if not _is_note(row))]
    kept = [(line, {one: cell for one, cell in row.items() if one not in passed}) for line, row in below]
    table = TableReader(kind.sheet, place_of).read([(line, row) for line, row in kept if row])
    remarks = tuple(
        fault_at(cell.place, kind.sheet.group, "column_not_kept", cell.text) for cell in passed.values()
    )
    scaled = _scaled(kind, named, [row for _, row in below[1:]])
    noted = tuple(fault_at(cell.place, kind.sheet.group, "note_in_rows", cell.text) for cell in notes)
    return FoundTable(table.rows, above, heads, (), (*table.faults, *noted, *scaled), remarks, is_one=True)


def _scaled(kind: TableKind, heads: Row, rows: list[Row]) -> list[Fault]:
    """The cells that show thousands or millions of a figure that is kept as it is."""
    columns = {at: kind.column(cell.text) for at, cell in heads.items()}
    return [
        fault_at(cell.place, f"{kind.sheet.group}.{column.field}", "shown_scaled", cell.text, cell.holds)
        for row in rows
        for at, cell in row.items()
        if cell.holds and (column := columns.get(at)) and column.field in kind.whole
    ]


def _is_note(row: Row) -> bool:
    """Whether a row below the headings is taken out by a # before it, as notes above them are."""
    first = row[min(row)].text if row else ""
    return first.lstrip().startswith("#") and not is_error(first)


def _beside(remark: Fault) -> Text:
    """The words of a remark on what stands around a sheet's cells: notes, boxes, the top and foot of its pages."""
    said = remark.given if remark.code in ("around_not_read", "note_not_read") else ""
    return Text(said, FaultPlace(remark.place, remark.position))
