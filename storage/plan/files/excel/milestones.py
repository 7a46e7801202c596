"""Brings the rows of the Milestones sheet under the commitments that they name."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from storage.plan.files.faults import Fault, fault_at
from storage.plan.files.tree import NOWHERE, Fields, Items, Node, text
from storage.rules.same_text import at_a_glance

_FIELD = "commitments.milestones.ref"


def placed_milestones(commitments: Items, milestones: Items) -> tuple[Items, tuple[Fault, ...]]:
    """The commitments with their milestones, and the milestones that name none.

    A milestone that belongs nowhere goes to the first commitment, so that its other cells are checked too:
    its fault has already ruled out a document."""
    rows = [row for row in commitments.items if isinstance(row, Fields)]
    refs, known = [_ref(row) for row in rows], [ref for row in rows if (ref := _written(row))]
    found: defaultdict[int, list[Node]] = defaultdict(list)
    for milestone in _fields(milestones):
        ref = _ref(milestone)
        found[refs.index(ref) if ref in refs else 0].append(_without_ref(milestone))
    placed = tuple(_with(row, found.get(at), milestones) for at, row in enumerate(rows))
    return Items(placed, commitments.place), tuple(_astray(milestones, refs, known))


def _fields(items: Items) -> Iterator[Fields]:
    return (item for item in items.items if isinstance(item, Fields))


def _ref(row: Fields) -> str:
    found = text(row, "ref")
    return at_a_glance(found.value) if found else ""


def _without_ref(milestone: Fields) -> Fields:
    return replace(
        milestone, entries={name: node for name, node in milestone.entries.items() if name != "ref"}
    )


def _with(row: Fields, milestones: list[Node] | None, sheet: Items) -> Fields:
    if not milestones:
        return row
    return replace(row, entries=dict(row.entries) | {"milestones": Items(tuple(milestones), sheet.place)})


def _written(row: Fields) -> str:
    found = text(row, "ref")
    return found.value if found else ""


def _astray(milestones: Items, refs: list[str], known: list[str]) -> Iterator[Fault]:
    for milestone in _fields(milestones):
        ref, where = _ref(milestone), milestone.place_of("ref")
        if not ref and where != NOWHERE:
            yield fault_at(where, _FIELD, "missing")
        elif ref and ref not in refs:
            yield fault_at(where, _FIELD, "no_such_ref", _written(milestone), *known)
