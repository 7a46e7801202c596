"""What stands in an open form, between Slack's view, the Typed of digests and the strings of a draft.
Nothing here is looked up or recorded."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from digests.answering.form import NO, YES, Typed
from digests.answering.form_shape import WHOLE, Shape, shape_of
from digests.answering.typed import MET, MOVED, milestone_id
from handlers.reading.fields import Fields, fields_in
from storage.enums import Handling, PathKind, PromiseKept, Rating, SupportKind
from storage.facts.answering import MilestoneSaid


@dataclass(frozen=True)
class FormId:
    """What a form's private metadata says: which return, the newest revision when it was opened, whether the
    further questions are open, and how it is shown."""

    return_id: int
    opened_on: int
    more: bool
    shape: Shape = WHOLE

    def whole(self) -> "FormId":
        """The same form with all its questions."""
        return replace(self, shape=self.shape.whole())


def form_id(view: Mapping[str, Any]) -> FormId:
    """Which form this is."""
    known = json.loads(view["private_metadata"])
    return FormId(int(known["r"]), int(known["n"]), bool(known["more"]), shape_of(known))


def untouched(view: Mapping[str, Any]) -> bool:
    """Whether everything stands in the form as it was drawn: somebody has only looked at it."""
    now = fields_in(view)
    drawn = [block["element"] for block in view["blocks"] if block["type"] == "input"]
    return all(now.get(element["action_id"], "") == as_drawn(element) for element in drawn)


def as_drawn(element: Mapping[str, Any]) -> str:
    """What stood in one element when it was drawn."""
    ticked = element.get("initial_options") or [{}]
    option = element.get("initial_option") or ticked[0]
    return str(option.get("value") or element.get("initial_value") or element.get("initial_date") or "")


def typed_in(view: Mapping[str, Any], before: Typed) -> Typed:
    """The form as it stands: what it shows now, over what was typed `before` under another rating."""
    return replace(read_over(fields_in(view), before), more=form_id(view).more)


def read_over(given: Mapping[str, str], before: Typed) -> Typed:
    """What is given, over what was there before."""
    known = {key: READERS[key](text) for key, text in given.items() if key in READERS}
    return replace(before, **known, milestones=milestones_in(given, before.milestones))


def milestones_in(given: Mapping[str, str], before: tuple[MilestoneSaid, ...]) -> tuple[MilestoneSaid, ...]:
    """What is said of each milestone, in its two boxes; one of which nothing is said is left out."""
    said = {one.id: one for one in before}
    for key, text in given.items():
        if key.startswith((MET, MOVED)):
            one = said.get(milestone_id(key), MilestoneSaid(milestone_id(key), ""))
            met = key.startswith(MET)
            said[one.id] = replace(one, met=day(text)) if met else replace(one, forecast=day(text))
    return tuple(one for one in said.values() if one.met or one.forecast)


def to_fields(typed: Typed) -> Fields:
    """What a draft keeps: only what differs from an empty form. That the further questions are open is kept
    with what was typed, and is nothing typed by itself."""
    changed = {key: getattr(typed, key) for key in READERS if getattr(typed, key) != getattr(EMPTY, key)}
    fields = {key: written(value) for key, value in changed.items()} | milestone_fields(typed)
    return fields | ({"more": YES} if typed.more and fields else {})


def milestone_fields(typed: Typed) -> Fields:
    """A milestone's two boxes, as far as they are filled in."""
    dates = {f"{MET}{one.id}": one.met for one in typed.milestones}
    dates |= {f"{MOVED}{one.id}": one.forecast for one in typed.milestones}
    return {key: said.isoformat() for key, said in dates.items() if said}


def from_fields(kept: Mapping[str, str]) -> Typed:
    """The form that a draft kept."""
    return replace(read_over(kept, EMPTY), more=kept.get("more") == YES)


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


def ticked(text: str) -> bool:
    """Reads a box that is ticked or not."""
    return text == YES


def number(text: str) -> int | None:
    """Reads a number that is chosen from a menu."""
    return int(text) if text else None


SPECIAL: Mapping[str, Callable[[str], Any]] = {
    "rating": choice(Rating),
    "promise": choice(PromiseKept),
    "path_kind": choice(PathKind),
    "support_kind": choice(SupportKind),
    "handling": choice(Handling, Handling.PUBLIC),
    "path_by_when": day,
    "support_by_when": day,
    "forecast": day,
    "completed_on": day,
    "monitor": yes_or_no,
    "new_due": day,
    "paragraph": number,
    "for_board": ticked,
    "recheck": ticked,
}
_APART = frozenset({"more", "milestones"})
READERS: Mapping[str, Callable[[str], Any]] = {
    question.name: SPECIAL.get(question.name, str)
    for question in fields(Typed)
    if question.name not in _APART
}
"""How each question's text is read; a milestone's two are apart, for there are as many as a plan has."""
EMPTY = Typed()
DRAWN_ANEW = ("rating", "support_kind", "path_kind", "monitor", "handling", "new_due")
"""The questions whose answer changes what else is asked."""
DRAWS_ANEW = re.compile(f"^(?:{'|'.join(DRAWN_ANEW)})$")
_AS_TYPED = "|".join(key for key in READERS if key not in DRAWN_ANEW)
KEPT_AS_TYPED = re.compile(rf"^(?:{_AS_TYPED}|(?:{re.escape(MET)}|{re.escape(MOVED)})\d+)$")
"""The action ids of the form's questions, of these and of the others."""
