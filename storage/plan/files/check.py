"""From a file's tree to the plan document: every fault at once, cross-references too even where other
fields are wrong. How the tree was read, and how faults are worded, is elsewhere."""

import re
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from storage.plan.files.cross_references import cross_reference_faults, days_to_come
from storage.plan.files.damaged import FAULTS, damaged
from storage.plan.files.document import PARTS, PlanDocument
from storage.plan.files.faults import Fault, FaultPlace, fault_at
from storage.plan.files.settled_tree import DAYS, EXACT
from storage.plan.files.tree import NOWHERE, Fields, Items, Node, Text, plain
from storage.rules.calendar.days import quarters_of_one_year
from storage.rules.calendar.quarters import long_label

Model = TypeVar("Model", bound=BaseModel)

_CODES = {
    "missing": "missing",
    "string_too_short": "missing",
    "string_too_long": "too_long",
    "extra_forbidden": "unknown_key",
    "enum": "not_one_of",
    "literal_error": "not_one_of",
    "model_type": "not_fields",
    "tuple_type": "not_a_list",
    "string_type": "not_text",
}
"""pydantic's name of an error → ours. Errors raised in scalars.py bear our name already."""


def check(tree: Fields, today: date | None = None) -> tuple[PlanDocument | None, tuple[Fault, ...]]:
    """The document, or None and every fault in the file's order; with `today`, a deed that is to come is one."""
    document, faults = validated(PlanDocument, tree)
    faults = without_damaged(tree, faults) + tuple(cross_reference_faults(tree))
    faults += tuple(days_to_come(tree, today)) if today else ()
    return (None if faults else document), in_file_order(faults)


def without_damaged(tree: Fields, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """The faults with those of damaged texts, in the place of what else would be said of them: letters that were
    misread are no invisible characters that somebody pasted."""
    unseen = {fault.place for fault in faults if fault.code == "control_character"}
    own = tuple(one for one in damaged(tree) if one.code in FAULTS or one.place in unseen)
    places = {fault.place for fault in own}
    return own + tuple(fault for fault in faults if fault.place not in places)


def in_file_order(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """The faults as a person meets them, going down the file."""
    return tuple(sorted(faults, key=lambda fault: fault.position))


def validated(model: type[Model], tree: Fields, **context: object) -> tuple[Model | None, tuple[Fault, ...]]:
    """The tree as `model`, or None and what is wrong with each of its values. `context` is for validators."""
    try:
        return model.model_validate(plain(tree), context=context), ()
    except ValidationError as errors:
        faults = (_fault(tree, error) for error in errors.errors(include_url=False))
        return None, tuple(fault for fault in faults if fault.place != NOWHERE.text)


def _fault(tree: Fields, error: Any) -> Fault:
    path, code = error["loc"], _CODES.get(error["type"], error["type"])
    node, place = _find(tree, path)
    given = str(path[-1]) if code == "unknown_key" else _given(node)
    if code == "not_a_date" and DAYS.get(_field(path), EXACT) != EXACT:
        return _no_time(place, _field(path), given)
    return fault_at(place, _field(path), code, given, *_expected(error))


def _no_time(place: FaultPlace, path: str, given: str) -> Fault:
    """What is no day where a month, a quarter or a year would do; the two that a quarter of one year may be."""
    if either := quarters_of_one_year(given):
        return fault_at(place, path, "which_quarter", given, *(long_label(one) for one in either))
    return fault_at(place, path, "not_a_date", given, "March 2026", "Q4 2025/26", "2025/26")


def _field(path: tuple[str | int, ...]) -> str:
    return ".".join(step for step in path if isinstance(step, str))


def _find(tree: Fields, path: tuple[str | int, ...]) -> tuple[Node | None, FaultPlace]:
    """The node at the end of `path`, None when it is missing, and where it stands or would stand."""
    node: Node = tree
    for step in path:
        if isinstance(node, Fields) and step not in node.entries:
            return None, node.place_of(str(step))
        node = _child(node, step)
    return node, node.place


def _child(node: Node, step: str | int) -> Node:
    if isinstance(node, Fields):
        return node.entries[str(step)]
    return node.items[int(step)] if isinstance(node, Items) else node


def _given(node: Node | None) -> str:
    return node.value if isinstance(node, Text) else ""


def _expected(error: Any) -> tuple[str, ...]:
    context = error.get("ctx", {})
    if error["type"] == "extra_forbidden":
        return tuple(PARTS[_field(error["loc"][:-1])].model_fields)
    if "max_length" in context:
        return (str(context["max_length"]),)
    return _choices(context.get("expected", ()))


def _choices(expected: str | tuple[str, ...]) -> tuple[str, ...]:
    """pydantic says "'a', 'b' or 'c'"; our own refusals hand over the tuple."""
    if isinstance(expected, str):
        return tuple(word for word in re.findall(r"\w+", expected) if word != "or")
    return tuple(expected)
