"""A file's content before it is checked: texts, lists and fields, each with its place. YAML and Excel both
become such a tree, so that one checker reads either."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from storage.plan.files.faults import FaultPlace
from storage.plan.files.scalars import one_line
from storage.rules.same_text import looks

NOWHERE = FaultPlace("")
"""The place of a field whose whole column is missing: said once for the column, so not again for each row."""


@dataclass(frozen=True)
class Text:
    """One value, as it was written."""

    value: str
    place: FaultPlace


@dataclass(frozen=True)
class Items:
    """A list."""

    items: tuple["Node", ...]
    place: FaultPlace


@dataclass(frozen=True)
class Fields:
    """Named values. `blanks` says where a field stands that was left empty; an empty field is absent. `unread` says
    where one stands that could not be read, which was said by then."""

    entries: Mapping[str, "Node"]
    place: FaultPlace
    blanks: Mapping[str, FaultPlace] = field(default_factory=dict)
    unread: Mapping[str, FaultPlace] = field(default_factory=dict)

    def place_of(self, name: str) -> FaultPlace:
        """Where `name` stands, or would stand."""
        node = self.entries.get(name)
        return node.place if node else self.blanks.get(name, self.place)


Node = Text | Items | Fields


def plain(node: Node) -> object:
    """The content without its places: strings, lists and dictionaries."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {name: plain(value) for name, value in node.entries.items()}


def fields_in(node: Node, name: str) -> Fields:
    """The fields under `name`; none when it is absent or something else."""
    found = node.entries.get(name) if isinstance(node, Fields) else None
    return found if isinstance(found, Fields) else Fields({}, NOWHERE)


def rows(node: Node, name: str) -> Iterator[Fields]:
    """Each set of fields in the list under `name`."""
    found = node.entries.get(name) if isinstance(node, Fields) else None
    items = found.items if isinstance(found, Items) else ()
    return (item for item in items if isinstance(item, Fields))


def text(row: Fields, name: str) -> Text | None:
    """The text under `name`, on one line as the document will hold it; None when there is none."""
    found = row.entries.get(name)
    return _tidy(found) if isinstance(found, Text) and looks(found.value) else None


def texts(row: Fields, name: str) -> tuple[Text, ...]:
    """Each text in the list under `name`."""
    found = row.entries.get(name)
    items = found.items if isinstance(found, Items) else ()
    return tuple(_tidy(item) for item in items if isinstance(item, Text))


def _tidy(node: Text) -> Text:
    return Text(str(one_line(node.value)), node.place)
