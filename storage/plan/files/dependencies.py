"""Which commitments wait for which, and whether that can ever come right. Other cross-references are in
cross_references.py."""

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from storage.plan.files.faults import Fault, fault_at
from storage.plan.files.tree import Fields, Text, rows, text, texts

_FIELD = "commitments.depends_on"
_Waits = Mapping[str, tuple[Text, ...]]


def dependency_faults(tree: Fields) -> Iterator[Fault]:
    """Dependencies on nothing, on itself, or in a circle."""
    listed = ((text(row, "ref"), texts(row, "depends_on")) for row in rows(tree, "commitments"))
    waits = {ref.value: nodes for ref, nodes in listed if ref}
    yield from _unknown_or_own(waits)
    yield from _circle({ref: _sound(ref, nodes, waits) for ref, nodes in waits.items()})


def _unknown_or_own(waits: _Waits) -> Iterator[Fault]:
    for ref, nodes in waits.items():
        for node in nodes:
            if node.value == ref:
                yield fault_at(node.place, _FIELD, "self_dependency", ref)
            elif node.value not in waits:
                yield fault_at(node.place, _FIELD, "no_such_ref", node.value, *waits)


def _sound(ref: str, nodes: tuple[Text, ...], waits: _Waits) -> tuple[Text, ...]:
    return tuple(node for node in nodes if node.value != ref and node.value in waits)


def _circle(waits: _Waits) -> Iterator[Fault]:
    """Circles, each named at one of its links; a commitment is in one circle at most, however many there are."""
    while circle := _find_circle(waits):
        awaited, waiting = circle[:2]
        link = next(node for node in waits[waiting] if node.value == awaited)
        yield fault_at(link.place, _FIELD, "circular_dependency", awaited, *reversed(circle))
        waits = {ref: () if ref in circle else nodes for ref, nodes in waits.items()}


def _find_circle(waits: _Waits) -> list[str]:
    try:
        TopologicalSorter({ref: [node.value for node in nodes] for ref, nodes in waits.items()}).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []
