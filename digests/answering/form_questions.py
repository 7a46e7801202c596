"""One question of the update form: its label, its box with what was typed, and whether it may be left empty."""

from collections.abc import Mapping
from typing import Any

from digests.answering.typed import MET, MOVED, Typed, is_new_date, milestone_id, milestone_said
from digests.kit.blocks import Block, choice_box, date_box, input_block, option, text_box, tick_box
from digests.kit.labels import SYMBOLS
from digests.kit.prose import paragraphs, say_plain
from digests.kit.typed import shorten
from digests.standing.said import HANDLINGS, KEPT, PARAGRAPHS, PATH_KINDS, SUPPORT_KINDS, WHO_SEES
from storage.enums import PathKind, Rating
from storage.facts.decisions import A_QUARTER
from storage.facts.form import FormFacts
from storage.facts.plan import OpenMilestone, RatingMeaning

YES, NO = "yes", "no"
DESCRIPTION_LIMIT = 75
LABEL_LIMIT = 300
_OPTIONAL = frozenset(
    {"forecast", "risk_reference", "public_line", "handling", "for_board", "recheck", "promise"}
)
_LONG = frozenset(
    {
        *("progress", "next_steps", "reason", "path_action"),
        *("support_ask", "evidence", "public_line", "new_due_reason"),
    }
)
_DATES = frozenset({"path_by_when", "support_by_when", "completed_on", "forecast", "new_due"})
_TICKS = frozenset({"for_board", "recheck"})
_RADIOS: Mapping[str, Mapping[str, str]] = {
    "promise": KEPT,
    "monitor": {YES: "Yes", NO: "No"},
}
_MENUS: Mapping[str, Mapping[str, str]] = {
    "path_kind": PATH_KINDS,
    "support_kind": SUPPORT_KINDS,
    "handling": HANDLINGS,
    "paragraph": {str(number): words for number, words in PARAGRAPHS.items()},
}


def question(key: str, facts: FormFacts, typed: Typed, ending: str) -> Block:
    """One question, filled in; `ending` is what its block_id ends in."""
    kind, about = _kind(key, facts)
    way_back = typed.path_kind or PathKind.ACTION
    words: dict[str, Any] = {
        "rating": typed.rating,
        "who_sees": WHO_SEES,
        "milestone": about,
        "way_back": way_back,
        "sro_until": (facts.terms.original_due or facts.terms.due) + A_QUARTER,
    }
    return input_block(
        key,
        shorten(say_plain("answering/form", f"{kind}_label", **words), LABEL_LIMIT),
        _box(key, facts, typed),
        hint=say_plain("answering/form", f"{kind}_hint", **words)
        if f"{kind}_hint" in paragraphs("answering/form")
        else "",
        # Slack prints "(optional)" beside a question that is; what the rules need must not say so.
        optional=is_optional(key, typed),
        # Each change is told: it is kept, and some change what is asked.
        dispatch=True,
        ending=ending,
    )


def _kind(key: str, facts: FormFacts) -> tuple[str, OpenMilestone | None]:
    """The name of a question's words, and the milestone it is about."""
    if not key.startswith((MET, MOVED)):
        return key, None
    about = next(one for one in facts.milestones if one.id == milestone_id(key))
    return key.partition(".")[0], about


def is_optional(key: str, typed: Typed) -> bool:
    """Whether a question may be left empty: the further ones, and the words beside the decision that is needed. What
    may be is never refused for being so, and what may not be is."""
    if key == "evidence":
        return typed.rating is not Rating.BLUE
    if key == "new_due":
        return not is_new_date(typed)
    if key == "new_due_reason":
        return typed.new_due is None
    if key == "path_action":
        return typed.rating is Rating.RED and typed.path_kind not in (None, PathKind.ACTION)
    return key in _OPTIONAL or key.startswith((MET, MOVED))


def _box(key: str, facts: FormFacts, typed: Typed) -> Block:
    if key.startswith((MET, MOVED)):
        return date_box(milestone_said(key, typed))
    value = getattr(typed, key)
    if key == "rating":
        return choice_box("radio_buttons", _ratings(facts), value or "")
    if key in _RADIOS:
        return _radio(key, value)
    if key in _DATES:
        return date_box(value or (facts.terms.due if key == "forecast" else None))
    if key in _MENUS:
        options = [option(words, kind) for kind, words in _MENUS[key].items()]
        chosen = str(value or (PathKind.ACTION if key == "path_kind" else ""))
        return choice_box("static_select", options, chosen)
    if key in _TICKS:
        return tick_box(say_plain("answering/form", f"{key}_tick"), YES, value)
    return text_box(value, multiline=key in _LONG, each_key=True)


def _radio(key: str, value: object) -> Block:
    chosen = "" if value is None else str(value) if key != "monitor" else YES if value else NO
    options = [option(words, kind) for kind, words in _RADIOS[key].items()]
    return choice_box("radio_buttons", options, chosen)


def _ratings(facts: FormFacts) -> list[Block]:
    beside = fits_beside(facts)
    return [
        option(f"{SYMBOLS[one.rating]} {one.label}", one.rating, one.definition if beside else "")
        for one in offered(facts)
    ]


def fits_beside(facts: FormFacts) -> bool:
    """Whether each rating's meaning has room beside it."""
    return all(len(meaning.definition) <= DESCRIPTION_LIMIT for meaning in offered(facts))


def offered(facts: FormFacts) -> list[RatingMeaning]:
    """The ratings to choose from, with their meanings: those that the rules allow this commitment."""
    return [meaning for meaning in facts.scheme if meaning.rating not in (*facts.ruled_out, Rating.NONE)]
