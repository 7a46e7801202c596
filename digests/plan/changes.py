"""What Muster says of a plan or of past returns on their way into the record: each change in a line, and why
they are refused. Finding either is storage's work."""

from collections import Counter
from datetime import date
from difflib import get_close_matches
from typing import Any

from digests.kit.labels import capital, count, listed, plain_day
from digests.kit.prose import say_plain
from digests.kit.typed import clip
from digests.plan.faults import fault_sentence
from digests.plan.fields import field_name
from storage.plan.files.faults import Fault
from storage.plan.intake.changes import Change, ChangeKind
from storage.plan.intake.refusals import CODES
from storage.rules.same_text import looks

_VALUE_ROOM = 60
_MOST_NAMED = 6
_DATES = frozenset({"starts", "ends", "start", "due", "completed_on", "met"})
_KINDS = {
    ChangeKind.ADDED: "new",
    ChangeKind.CHANGED: "changed",
    ChangeKind.MOVED: "moved",
    ChangeKind.WITHDRAWN: "gone",
}
_PARTS = {"office": "The office", "plan": "The plan", "papers": "The papers' head and foot"}


def change_line(change: Change) -> str:
    """One change in a sentence, as plain text."""
    before, after = (_value(change.field, value) for value in (change.before, change.after))
    return say_plain(
        "plan/changes",
        _paragraph(change, before, after),
        what=change.what,
        ref=change.ref,
        subject=_PARTS.get(change.what) or f"{capital(change.what)} {change.ref}",
        name=field_name(change.field),
        before=before,
        after=after,
        gone=listed(_named(change.before, change.after), _MOST_NAMED),
        new=listed(_named(change.after, change.before), _MOST_NAMED),
    )


def _named(parts: Any, others: Any) -> list[str]:
    """The parts of a list, such as a commitment's milestones, that the other list does not have."""
    those = others if isinstance(others, list) else []
    mine = [one for one in parts if isinstance(one, dict)] if isinstance(parts, list) else []
    return [_part(one) for one in mine if one not in those]


def _part(one: dict[str, Any]) -> str:
    """A part by its words, and the day that it has."""
    words, days = "", []
    for field, value in one.items():
        if field in _DATES and value:
            days.append(plain_day(date.fromisoformat(value)))
        elif isinstance(value, str) and not words:
            words = _value(field, value)
    return f"{words} ({', '.join(days)})" if days else words


def changes_head(changes: tuple[Change, ...]) -> str:
    """How many changes there are, and of what kind: "4 changes: 3 new, 1 moved"."""
    kinds = Counter(_KINDS[change.kind] for change in changes)
    figures = ", ".join(f"{number} {kind}" for kind, number in kinds.items())
    return f"{count(len(changes), 'change')}: {figures}."


def refusal_sentence(fault: Fault) -> str:
    """Why a change, or a past return, is refused and what would be right, as plain text."""
    if fault.code not in CODES:
        return fault_sentence(fault)
    near = get_close_matches(fault.given, fault.expected, n=1)
    return say_plain(
        "plan/changes",
        fault.code,
        given=_dated(fault.given),
        expected=tuple(_dated(value) for value in fault.expected),
        near=near[0] if near else "",
        name=field_name(fault.field.rpartition(".")[2]),
    )


def _dated(text: str) -> str:
    """A date as people write it; anything else as it stands."""
    try:
        return plain_day(date.fromisoformat(text))
    except ValueError:
        return text


def _paragraph(change: Change, before: str, after: str) -> str:
    if change.field == "order":
        return "order"
    if change.kind is ChangeKind.CHANGED and not (before and after):
        return "changed_inside"
    if change.kind is ChangeKind.CHANGED and looks(before) == looks(after):
        alike = looks(str(change.before)) == looks(str(change.after))
        return "changed_unseen" if alike else "changed_inside"
    return change.kind


def _value(field: str, value: Any) -> str:
    """A value in words, empty for one that has parts of its own."""
    if value is None or value == []:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return listed(value) if all(isinstance(item, str) for item in value) else ""
    if isinstance(value, dict):
        return ""
    if field in _DATES:
        return plain_day(date.fromisoformat(value))
    return f"“{clip(' '.join(str(value).split()), _VALUE_ROOM)}”"
