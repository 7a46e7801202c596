"""What people call the places of a file: a row by its reference, role or code, and the field ("DOR-4.2, SRO"), beside
the cell or the path where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from storage.plan.files.excel.words import HEADINGS
from storage.plan.files.faults import Fault
from storage.plan.files.tree import NOWHERE, Fields, Items, Node, text

KEYS = {
    "forums": "name",
    "people": "role",
    "priorities": "code",
    "commitments": "ref",
    "measures": "code",
    "requests": "ref",
    "words": "word",
    "returns": "ref",
    "finance": "heading",
    "figures": "code",
}
"""By which field each list's entries are known."""
LONGEST = 60
"""A key that is longer, such as a heading in the reference's column, names nothing."""
_OF_ROWS = frozenset({"hidden_rows", "crossed_out_row", "too_many_rows", "lone_cell"})
"""What is wrong with a row as a whole, though it stands at its first cell."""
_ENTRY, _CELL = re.compile(r"\w+\[\d+\]"), re.compile(r"(?P<sheet>.*)!(?P<column>[A-Z]+)(?P<row>\d+)")
_LINE = re.compile(r"(line \d+), column ")


def known_to_people(tree: Fields, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """The faults, each with what people know of its place."""
    known = _Known()
    for name, node in tree.entries.items():
        known.learn(name, node)
    # A milestone that names no commitment is checked beside the first, and is none of its.
    known.rows |= {
        _row_of(fault.place): "" for fault in faults if fault.field == "commitments.milestones.ref"
    }
    return tuple(replace(fault, known_as=known.name_of(fault)) for fault in faults)


def field_in_words(path: str) -> str:
    """A field as its heading calls it; nothing for a part of the plan."""
    part, _, name = path.rpartition(".")
    words = HEADINGS.get(path, name.replace("_", " ")) if part else ""
    return f"milestone, {words}" if part.endswith("milestones") else words


@dataclass
class _Known:
    """What stands where: rows by their own names, and fields by place and by column."""

    rows: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)

    def learn(self, group: str, node: Node) -> None:
        """Takes a part of the file in."""
        for row in node.items if isinstance(node, Items) else (node,):
            name = text(row, KEYS[group]) if isinstance(row, Fields) and group in KEYS else None
            named = name.value if name and len(name.value) <= LONGEST else ""
            for place, path in _places(row, group):
                self.rows.setdefault(_row_of(place), named)
                self.fields.setdefault(place, path)
                self.columns.setdefault(_column_of(place), path)

    def name_of(self, fault: Fault) -> str:
        """The row, and the field where there is one; a path names the field itself."""
        row = self.rows.get(_row_of(fault.place), "")
        path = fault.field if "." in fault.field else self.fields.get(fault.place, "")
        if fault.code == "hidden_column":
            path = self.columns.get(_column_of(fault.place), "")
        says_itself = not row and not _column_of(fault.place)
        words = "" if fault.code in _OF_ROWS or says_itself else field_in_words(path)
        return ", ".join(part for part in (row, words) if part)


def _row_of(place: str) -> str:
    """The row that a place lies in: "Commitments!14", "line 14" or "commitments[12]"."""
    if cell := _CELL.fullmatch(place):
        return f"{cell['sheet']}!{cell['row']}"
    found = _LINE.match(place) or _ENTRY.match(place)
    return found[found.re.groups] if found else ""


def _column_of(place: str) -> str:
    """The column that a place lies in; none in YAML."""
    if cell := _CELL.fullmatch(place):
        return f"{cell['sheet']}!{cell['column']}"
    return place.rpartition(", column ")[2] if _LINE.match(place) else ""


def _places(node: Node, path: str) -> Iterator[tuple[str, str]]:
    """Every place within a row with the path of its field: what is written, what cannot be read, what is missing."""
    if isinstance(node, Fields):
        for name, part in node.entries.items():
            yield from _places(part, f"{path}.{name}")
        for name, place in (*node.unread.items(), *node.blanks.items()):
            if place != NOWHERE:
                yield place.text, f"{path}.{name}"
    elif isinstance(node, Items):
        for part in node.items:
            yield from _places(part, path)
    yield node.place.text, path
