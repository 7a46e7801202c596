"""Reads the Plan sheet: a field in each row's first column and its value in the second. Further columns are
for notes: they are not read, and what is no example is told."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from storage.plan.files.excel.cells import ExcelCell, Row, as_node, cell_fault, place
from storage.plan.files.excel.layout import (
    CONTACT,
    PLAN_ROW_NAMES,
    PLAN_ROWS,
    PLAN_SHEET,
    SheetColumn,
    is_date,
    normal,
)
from storage.plan.files.excel.words import EXAMPLE_CONTACTS, EXAMPLES
from storage.plan.files.faults import Fault, FaultPlace, fault_at
from storage.plan.files.tree import NOWHERE, Fields, Items, Node, Text
from storage.rules.same_text import folded

_HEAD = ("field", "value")
"""The first row, which names the two columns."""
_EXAMPLES = frozenset(map(folded, (*EXAMPLES[PLAN_SHEET].values(), *dict(EXAMPLE_CONTACTS).values())))
_EXAMPLE = 2
"""The column of examples."""
_SHEET = FaultPlace(PLAN_SHEET, (0, 0, 0))


@dataclass
class PlanSheetReader:
    """Reads the Plan sheet into the office, the plan and its papers."""

    faults: list[Fault] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)
    entries: dict[str, Node] = field(default_factory=dict)
    blanks: dict[str, FaultPlace] = field(default_factory=dict)
    unread: dict[str, FaultPlace] = field(default_factory=dict)
    contacts: list[Fields] = field(default_factory=list)

    def read(self, rows: Iterable[tuple[int, Row]]) -> dict[str, Node]:
        """The document's entries that this sheet holds. A workbook need not say its format."""
        for index, row in rows:
            if index == 0 and 0 in row and normal(row[0].text) == _HEAD[0]:
                row = {at: cell for at, cell in row.items() if at > _EXAMPLE}
            self._beside_the_value(row)
            if 0 in row:
                self._row(row[0], row.get(1))
            elif 1 in row:
                self.faults.append(fault_at(row[1].place, "plan", "value_without_field", row[1].text))
        self.entries.setdefault("format", Text("1", _SHEET))
        return self._nested()

    def _row(self, label: ExcelCell, value: ExcelCell | None) -> None:
        contact, colon, whom = label.text.partition(":")
        if colon and normal(contact).rstrip("s") == normal(CONTACT):
            self.contacts.extend([self._contact(Text(whom, label.place), value)] if value else [])
        elif column := PLAN_ROW_NAMES.get(normal(label.text)):
            self._field(column, label, value)
        else:
            known = (column.heading for column in PLAN_ROWS)
            self.faults.append(fault_at(label.place, "plan", "unknown_key", label.text, *known))

    def _field(self, column: SheetColumn, label: ExcelCell, value: ExcelCell | None) -> None:
        if column.path in self.entries or column.path in self.blanks:
            self.faults.append(fault_at(label.place, column.path, "repeated_key", label.text))
        elif value is None:
            self.blanks[column.path] = _beside(label)
        elif fault := cell_fault(value, column.path, takes_days=is_date(column)):
            self.faults.append(fault)
            self.unread[column.path], self.blanks[column.path] = value.place, NOWHERE
        else:
            self.entries[column.path] = as_node(value, column)

    def _beside_the_value(self, row: Row) -> None:
        """What is no example: a fault where it may be the value, which is empty; else it is told."""
        for at, cell in row.items():
            is_value = at == _EXAMPLE and 0 in row and 1 not in row
            if at < _EXAMPLE or (at == _EXAMPLE and folded(cell.text) in _EXAMPLES):
                continue
            if is_value:
                self.faults.append(fault_at(cell.place, "plan", "value_as_example", cell.text))
            else:
                self.remarks.append(fault_at(cell.place, "plan", "beside_not_read", cell.text))

    def _contact(self, whom: Text, role: ExcelCell) -> Fields:
        fault = cell_fault(role, "papers.contacts.role")
        if not fault:
            return Fields({"label": whom, "role": Text(role.text, role.place)}, whom.place)
        self.faults.append(fault)
        return Fields({"label": whom}, whom.place, {"role": NOWHERE}, {"role": role.place})

    def _nested(self) -> dict[str, Node]:
        papers = self._part("papers", signatory=self._part("papers.signatory"))
        if self.contacts:
            papers = _with(papers, contacts=Items(tuple(self.contacts), _SHEET))
        within = {name: self._part(f"plan.{name}") for name in ("words", "rag_words", "grade_words")}
        return {
            "format": self.entries["format"],
            "office": self._part("office"),
            "plan": self._part("plan", **within),
            "papers": papers,
        }

    def _part(self, part: str, **within: Fields) -> Fields:
        """The part's own values, and those parts within it of which the sheet says anything."""
        paths = [column.path for column in PLAN_ROWS if column.part == part]
        own = {_last(path): self.entries[path] for path in paths if path in self.entries}
        blanks = {_last(path): self.blanks.get(path, _SHEET) for path in paths}
        said = {name: fields for name, fields in within.items() if fields.entries}
        unread = {_last(path): self.unread[path] for path in paths if path in self.unread}
        return Fields(own | said, _SHEET, blanks, unread)


def _with(fields: Fields, **more: Node) -> Fields:
    return replace(fields, entries=dict(fields.entries) | more)


def _last(path: str) -> str:
    return path.rpartition(".")[2]


def _beside(label: ExcelCell) -> FaultPlace:
    """The blank cell to the right of a label in column A."""
    sheet, row, column = label.place.position
    return place(PLAN_SHEET, sheet, row, column + 1)
