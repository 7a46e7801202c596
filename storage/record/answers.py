"""How an Answer is kept in a revision: versioned JSON, so that what was said years ago can still be read when
the form has changed. What makes an answer good enough is in storage/rules/answering/validation.py."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any

from storage.enums import Handling, PathKind, PromiseKept, Rating, SupportKind
from storage.facts.answering import Answer, MilestoneSaid, PathToGreen, Support

VERSION = 3
READABLE = (1, 2, 3)
"""Version 1 knew no milestones, moved dates, paragraphs or rechecks, version 2 not what became of a promise; what
they say reads the same today."""


class UnknownAnswerVersion(ValueError):
    """A revision was written by a newer Muster than this one."""


def to_json(answer: Answer) -> dict[str, Any]:
    """`{"v": 3, "answer": {...}}` with only the fields that say something; dates are ISO."""
    return {"v": VERSION, "answer": _plain(answer)}


def was_late(content: Mapping[str, Any], came_late: bool) -> bool:
    """Whether what is kept was sent after the deadline; where that was not noted yet, as late as its return came."""
    noted: bool = content.get("late", came_late)
    return noted


def from_json(content: Mapping[str, Any]) -> Answer:
    """The answer that `to_json` kept. Raises UnknownAnswerVersion for a version this code does not know."""
    if content.get("v") not in READABLE:
        raise UnknownAnswerVersion(f"answers of version {content.get('v')!r} cannot be read, only {READABLE}")
    kept = content["answer"]
    return Answer(**{name: _READERS.get(name, _as_kept)(value) for name, value in kept.items()})


def _plain(part: Answer | PathToGreen | Support | MilestoneSaid) -> dict[str, Any]:
    values = ((field, getattr(part, field.name)) for field in fields(part))
    return {
        field.name: _plain_value(value)
        for field, value in values
        if value not in (None, "") and value != field.default
    }


def _plain_value(value: Any) -> Any:
    if isinstance(value, PathToGreen | Support | MilestoneSaid):
        return _plain(value)
    if isinstance(value, tuple):
        return [_plain_value(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _as_kept(value: Any) -> Any:
    return value


def _path(kept: Mapping[str, Any]) -> PathToGreen:
    return PathToGreen(
        PathKind(kept["kind"]), kept.get("action", ""), kept.get("owner", ""), _day(kept.get("by_when"))
    )


def _support(kept: Mapping[str, Any]) -> Support:
    return Support(
        SupportKind(kept["kind"]),
        kept.get("ask", ""),
        kept.get("of_whom", ""),
        _day(kept.get("by_when")),
        kept.get("for_board", False),
    )


def _milestones(kept: list[Mapping[str, Any]]) -> tuple[MilestoneSaid, ...]:
    return tuple(
        MilestoneSaid(one["id"], one.get("text", ""), _day(one.get("met")), _day(one.get("forecast")))
        for one in kept
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "rating": Rating,
    "path": _path,
    "support": _support,
    "forecast": _day,
    "completed_on": _day,
    "handling": Handling,
    "milestones": _milestones,
    "new_due": _day,
    "promise": PromiseKept,
}
