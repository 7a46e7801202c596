"""What stands in an open form, between Slack's view, the Typed of digests and the strings of a draft.
Nothing here is looked up or recorded."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from digests.form import NO, YES, Typed
from storage.enums import Handling, PathKind, Rating, SupportKind

Fields = dict[str, str]
"""Answers by the key of their question, as text: "" for what is empty."""


@dataclass(frozen=True)
class FormId:
    """What a form's private metadata says: which return, the newest revision when it was opened, and
    whether the further questions are open."""

    return_id: int
    opened_on: int
    more: bool


def form_id(view: Mapping[str, Any]) -> FormId:
    """Which form this is."""
    known = json.loads(view["private_metadata"])
    return FormId(int(known["r"]), int(known["n"]), bool(known["more"]))


def fields_in(view: Mapping[str, Any]) -> Fields:
    """What stands in the questions that the form shows."""
    values = view.get("state", {}).get("values", {})
    return {key: said(element) for block in values.values() for key, element in block.items()}


def said(element: Mapping[str, Any]) -> str:
    """One element's value, whichever kind it is."""
    option = element.get("selected_option") or {}
    return str(option.get("value") or element.get("value") or element.get("selected_date") or "")


def typed_in(view: Mapping[str, Any], before: Typed) -> Typed:
    """The form as it stands: what it shows now, over what was typed `before` under another rating."""
    shown = {key: READERS[key](text) for key, text in fields_in(view).items() if key in READERS}
    return replace(before, **shown, more=form_id(view).more)


def to_fields(typed: Typed) -> Fields:
    """What a draft keeps: only what says something."""
    named = {key: written(getattr(typed, key)) for key in READERS}
    return {key: text for key, text in named.items() if text} | ({"more": YES} if typed.more else {})


def from_fields(kept: Mapping[str, str]) -> Typed:
    """The form that a draft kept."""
    known = {key: READERS[key](text) for key, text in kept.items() if key in READERS}
    return replace(Typed(), **known, more=kept.get("more") == YES)


def written(value: Any) -> str:
    """One answer as text."""
    if isinstance(value, bool):
        return YES if value else NO
    return value.isoformat() if isinstance(value, date) else str(value or "")


def choice(kind: type[StrEnum], empty: StrEnum | None = None) -> Callable[[str], Any]:
    """Reads one of an enumeration's values."""
    return lambda text: kind(text) if text else empty


def day(text: str) -> date | None:
    """Reads a picked date."""
    return date.fromisoformat(text) if text else None


def yes_or_no(text: str) -> bool | None:
    """Reads an answer that may still be open."""
    return text == YES if text else None


SPECIAL: Mapping[str, Callable[[str], Any]] = {
    "rating": choice(Rating),
    "path_kind": choice(PathKind),
    "support_kind": choice(SupportKind),
    "handling": choice(Handling, Handling.PUBLIC),
    "path_by_when": day,
    "support_by_when": day,
    "forecast": day,
    "completed_on": day,
    "monitor": yes_or_no,
}
READERS: Mapping[str, Callable[[str], Any]] = {
    question.name: SPECIAL.get(question.name, str) for question in fields(Typed) if question.name != "more"
}
"""How each question's text is read."""
