"""What Muster says of a plan or of past returns on their way into the record: each change in a line, and why
they are refused. Finding either is storage's work."""

from datetime import date
from difflib import get_close_matches
from typing import Any

from digests.blocks import clip
from digests.labels import count, listed, plain_day
from digests.plan_faults import fault_sentence
from digests.prose import say_plain
from storage.plan_files.faults import Fault
from storage.plan_import.changes import Change, ChangeKind
from storage.plan_import.refusals import CODES

_VALUE_ROOM = 60
_DATES = frozenset({"starts", "ends", "start", "due", "completed_on"})
_NAMES = {"sro": "the SRO", "slack": "the Slack user id", "email": "the e-mail address"}
_PARTS = {"office": "The office", "plan": "The plan", "papers": "The papers' head and foot"}


def change_line(change: Change) -> str:
    """One change in a sentence, as plain text."""
    before, after = (_value(change.field, value) for value in (change.before, change.after))
    return say_plain(
        "plan_changes",
        _paragraph(change, before, after),
        what=change.what,
        ref=change.ref,
        subject=_PARTS.get(change.what) or f"{change.what.capitalize()} {change.ref}",
        name=_NAMES.get(change.field, f"the {change.field.replace('_', ' ')}"),
        before=before,
        after=after,
    )


def changes_head(changes: tuple[Change, ...]) -> str:
    """How many parts are new, changed, moved and withdrawn: "3 new, 1 changed"."""
    words = {
        ChangeKind.ADDED: "new",
        ChangeKind.CHANGED: "changed",
        ChangeKind.MOVED: "due dates moved",
        ChangeKind.WITHDRAWN: "withdrawn",
    }
    counted = {kind: sum(change.kind is kind for change in changes) for kind in words}
    figures = ", ".join(f"{number} {words[kind]}" for kind, number in counted.items() if number)
    return f"{count(len(changes), 'change')}: {figures}."


def refusal_sentence(fault: Fault) -> str:
    """Why a change, or a past return, is refused and what would be right, as plain text."""
    if fault.code not in CODES:
        return fault_sentence(fault)
    near = get_close_matches(fault.given, fault.expected, n=1)
    return say_plain(
        "plan_changes",
        fault.code,
        given=fault.given,
        expected=fault.expected,
        near=near[0] if near else "",
    )


def _paragraph(change: Change, before: str, after: str) -> str:
    if change.field == "order":
        return "order"
    if change.kind is ChangeKind.CHANGED and not (before and after):
        return "changed_inside"
    return change.kind


def _value(field: str, value: Any) -> str:
    """A value in words, empty for one that has parts of its own."""
    if value is None or value == []:
        return "empty"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return listed(value) if all(isinstance(item, str) for item in value) else ""
    if isinstance(value, dict):
        return ""
    if field in _DATES:
        return plain_day(date.fromisoformat(value))
    return f"“{clip(' '.join(str(value).split()), _VALUE_ROOM)}”"
