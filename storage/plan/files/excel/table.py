"""Reads a sheet that has a row for each part of the plan, under a row of headings. The workbook as a whole
is read in reader.py."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from storage.plan.files.excel.cells import MOST_ROWS, ExcelCell, Row, as_node, cell_fault
from storage.plan.files.excel.layout import Sheet, SheetColumn, is_date, normal
from storage.plan.files.excel.words import EXAMPLE_MARK, EXAMPLES
from storage.plan.files.faults import Fault, FaultPlace, fault_at
from storage.plan.files.tree import NOWHERE, Fields, Node
from storage.rules.same_text import folded

Headings = Mapping[int, SheetColumn]
_MOST_ABOVE = 10
"""In how many rows the headings are looked for."""
_MOST_LONE = 2
"""A row that needs more than so many cells is none when it has a single one."""


@dataclass(frozen=True)
class SheetTable:
    """The rows of a sheet, and what was wrong with its form."""

    rows: tuple[Fields, ...]
    faults: tuple[Fault, ...]


@dataclass
class TableReader:
    """Reads one sheet. `place_of` names the place of a row and column, both counted from 0."""

    sheet: Sheet
    place_of: Callable[[int, int], FaultPlace]
    faults: list[Fault] = field(default_factory=list)
    named: set[int] = field(default_factory=set)
    """Columns of which everything is said: they have a heading, or were named for having none."""

    def read(self, numbered_rows: Iterable[tuple[int, Row]]) -> SheetTable:
        """The sheet's rows under its headings, without the example."""
        rows = self._from_headings(list(numbered_rows))
        headings = self._headings(rows[0][1] if rows else {})
        found = tuple(
            self._fields(index, row, headings)
            for index, row in rows[1:]
            if self._counts(index, row, headings)
        )
        return SheetTable(found, tuple(self.faults))

    def _from_headings(self, rows: list[tuple[int, Row]]) -> list[tuple[int, Row]]:
        """The rows from the headings on. A title above them is named, and what stands below is read all the same."""
        known = [self._known(row) for _, row in rows[:_MOST_ABOVE]]
        at = known.index(max(known)) if known and max(known) > max(known[0], 1) else 0
        for _, row in rows[:at]:
            first = row[min(row)]
            self.faults.append(fault_at(first.place, self.sheet.group, "above_headings", first.text))
        return rows[at:]

    def _known(self, row: Row) -> int:
        return sum(normal(cell.text) in self.sheet.by_name for cell in row.values())

    def _counts(self, index: int, row: Row, headings: Headings) -> bool:
        if index >= MOST_ROWS:
            self.faults.append(
                fault_at(self.place_of(index, 0), self.sheet.group, "too_many_rows", "", str(MOST_ROWS))
            )
        if index >= MOST_ROWS or self._is_example(row):
            return False
        return not (
            self._is_headed_again(row, headings)
            or self._is_under_no_heading(row, headings)
            or self._is_a_lone_cell(row)
        )

    def _is_headed_again(self, row: Row, headings: Headings) -> bool:
        """A row that says what the headings say is one fault, and no entry."""
        named = [self.sheet.by_name.get(normal(cell.text)) for cell in row.values()]
        is_again = len(row) > 1 and named == [headings.get(at) for at in row] and all(named)
        if is_again:
            first = row[min(row)]
            self.faults.append(fault_at(first.place, self.sheet.group, "headed_again", first.text))
        return is_again

    def _is_example(self, row: Row) -> bool:
        """A row that still says that it is the example is not read; what somebody wrote into it is told."""
        if not is_example(self.sheet.name, row):
            return False
        known = {folded(text) for text in EXAMPLES[self.sheet.name].values()}
        for cell in [cell for at, cell in row.items() if at > 0 and folded(cell.text) not in known][:1]:
            self.faults.append(fault_at(cell.place, self.sheet.group, "example_in_use", cell.text))
        return True

    def _is_under_no_heading(self, row: Row, headings: Headings) -> bool:
        """Whether the row has nothing else. What stands under no heading is named once for its column."""
        for at, cell in row.items():
            if at not in headings and at not in self.named:
                self.named.add(at)
                self.faults.append(
                    fault_at(cell.place, self.sheet.group, "column_without_heading", cell.text)
                )
        return not any(at in headings for at in row)

    def _is_a_lone_cell(self, row: Row) -> bool:
        """A row of a single cell is a heading or a note between the entries, and is named as that."""
        is_lone = len(row) == 1 and sum(column.must for column in self.sheet.columns) > _MOST_LONE
        if is_lone:
            (cell,) = row.values()
            self.faults.append(fault_at(cell.place, self.sheet.group, "lone_cell", cell.text))
        return is_lone

    def _headings(self, row: Row) -> Headings:
        headings: dict[int, SheetColumn] = {}
        for at, cell in row.items():
            self.named.add(at)
            column = self.sheet.by_name.get(normal(cell.text))
            if column is None or column in headings.values():
                self.faults.append(self._heading_fault(cell, column))
            else:
                headings[at] = column
        self.faults.extend(self._missing_columns(headings))
        return headings

    def _heading_fault(self, cell: ExcelCell, column: SheetColumn | None) -> Fault:
        if column:
            return fault_at(cell.place, column.path, "repeated_column", cell.text)
        known = (known.heading for known in self.sheet.columns)
        return fault_at(cell.place, self.sheet.group, "unknown_column", cell.text, *known)

    def _missing_columns(self, headings: Headings) -> Iterator[Fault]:
        for column in self.sheet.columns:
            if column.must and column not in headings.values():
                yield fault_at(self.place_of(0, 0), column.path, "missing_column", "", column.heading)

    def _fields(self, index: int, row: Row, headings: Headings) -> Fields:
        """A column that must be there was said once for the sheet, so its blanks stand nowhere; those of one that
        may be left out, at the row's beginning."""
        row_place = self.place_of(index, 0)
        blanks = {column.field: NOWHERE if column.must else row_place for column in self.sheet.columns}
        blanks |= {column.field: self.place_of(index, at) for at, column in headings.items()}
        entries: dict[str, Node] = {}
        unread: dict[str, FaultPlace] = {}
        for at, column in headings.items():
            if (cell := row.get(at)) and (fault := cell_fault(cell, column.path, takes_days=is_date(column))):
                self.faults.append(fault)
                unread[column.field], blanks[column.field] = cell.place, NOWHERE
            elif cell:
                entries[column.field] = as_node(cell, column)
        return Fields(entries, row_place, blanks, unread)


def is_example(sheet: str, row: Row) -> bool:
    """True for the template's own example row, which nobody has yet written over."""
    example = next(iter(EXAMPLES.get(sheet, {}).values()), None)
    return example is not None and 0 in row and row[0].text == EXAMPLE_MARK + example
