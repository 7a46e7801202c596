"""What a plan document changes, compared with the plan as it stands. Pure: no record, and no words for people
(digests/plan/changes.py)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from storage.plan.files.document import PlanDocument
from storage.rules.same_text import folded

SINGLE_PARTS = ("office", "plan", "papers")
LISTED_PARTS = (
    ("forum", "forums", "name"),
    ("role", "people", "role"),
    ("priority", "priorities", "code"),
    ("commitment", "commitments", "ref"),
    ("measure", "measures", "code"),
    ("request", "requests", "ref"),
    ("word", "words", "word"),
)
"""What a part is called, where the document lists it, and the field that tells one from another."""


class ChangeKind(StrEnum):
    """What happens to a part of the plan. `moved` is a due date's own kind: it needs approval."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    MOVED = "moved"


@dataclass(frozen=True)
class Change:
    """One change to the plan. `ref` is the part's own key, empty for the office, the plan and the papers'
    head, and for the `order` of a whole list; `before` and `after` are plain JSON values."""

    kind: ChangeKind
    what: str
    ref: str = ""
    field: str = ""
    before: Any = None
    after: Any = None


def compare(before: PlanDocument | None, after: PlanDocument) -> tuple[Change, ...]:
    """Every change from `before` to `after`, in the document's order. Where nothing was imported before, each
    listed part is added."""
    return tuple(_changes(before, after))


def _changes(before: PlanDocument | None, after: PlanDocument) -> Iterator[Change]:
    if before:
        for what in SINGLE_PARTS:
            yield from _field_changes(what, "", getattr(before, what), getattr(after, what))
    for what, group, key in LISTED_PARTS:
        yield from _list_changes(what, key, getattr(before, group, ()), getattr(after, group))


def _list_changes(
    what: str, key: str, before: Sequence[BaseModel], after: Sequence[BaseModel]
) -> Iterator[Change]:
    old, new = _by_key(key, before), _by_key(key, after)
    for name, part in new.items():
        ref = getattr(part, key)
        if name in old:
            yield from _field_changes(what, ref, old[name], part)
        else:
            yield Change(ChangeKind.ADDED, what, ref)
    for name, part in old.items():
        if name not in new:
            yield Change(ChangeKind.WITHDRAWN, what, getattr(part, key))
    if [ref for ref in old if ref in new] != [ref for ref in new if ref in old]:
        yield Change(ChangeKind.CHANGED, what, "", "order")


def _by_key(key: str, parts: Sequence[BaseModel]) -> dict[str, BaseModel]:
    """By name, whatever its capitals: one that is spelled anew is the same."""
    return {folded(getattr(part, key)): part for part in parts}


def _field_changes(what: str, ref: str, before: BaseModel, after: BaseModel) -> Iterator[Change]:
    new = after.model_dump(mode="json")
    for field, old in before.model_dump(mode="json").items():
        if old != new[field]:
            kind = ChangeKind.MOVED if (what, field) == ("commitment", "due") else ChangeKind.CHANGED
            yield Change(kind, what, ref, field, old, new[field])
