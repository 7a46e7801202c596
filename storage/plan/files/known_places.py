"""What people call the places of a file: a row by its reference, role or code ("DOR-4.2, SRO"), beside the cell or
the path where it stands."""

from collections.abc import Iterator
from dataclasses import replace

from storage.plan.files.excel.words import HEADINGS
from storage.plan.files.faults import Fault
from storage.plan.files.tree import NOWHERE, Fields, Items, Node, text

KEYS = {
    "forums": "name",
    "people": "role",
    "priorities": "code",
    "commitments": "ref",
    "measures": "code",
    "returns": "ref",
}
"""By which field each list's entries are known."""
LONGEST = 40
"""A key that is longer, such as a heading in the reference's column, names nothing."""


def known_to_people(tree: Fields, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """The faults, each with what people know of its place."""
    known = dict(_named_places(tree))
    return tuple(
        replace(fault, known_as=f"{known[fault.place]}, {_field_in_words(fault.field)}".removesuffix(", "))
        if fault.place in known
        else fault
        for fault in faults
    )


def _named_places(tree: Fields) -> Iterator[tuple[str, str]]:
    for group, key in KEYS.items():
        found = tree.entries.get(group)
        for row in found.items if isinstance(found, Items) else ():
            name = text(row, key) if isinstance(row, Fields) else None
            if name and len(name.value) <= LONGEST:
                yield from ((place, name.value) for place in _places(row))


def _places(node: Node) -> Iterator[str]:
    """Every place within a row, that of what is missing too."""
    yield node.place.text
    if isinstance(node, Fields):
        yield from (place.text for place in node.blanks.values() if place != NOWHERE)
    within = (
        node.entries.values() if isinstance(node, Fields) else node.items if isinstance(node, Items) else ()
    )
    for part in within:
        yield from _places(part)


def _field_in_words(path: str) -> str:
    part, _, field = path.rpartition(".")
    words = HEADINGS.get(path, field.replace("_", " ")) if part else ""
    return f"milestone, {words}" if part.endswith("milestones") else words
