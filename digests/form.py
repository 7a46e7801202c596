"""The update form as a Slack modal: the questions that a rating asks, filled in with what was typed."""

import json
from collections.abc import Mapping

from digests.answers import HANDLINGS, PATH_KINDS, SUPPORT_KINDS, WHO_SEES
from digests.blocks import (
    TITLE_LIMIT,
    Block,
    actions,
    button,
    choice_box,
    context,
    date_box,
    input_block,
    option,
    plain,
    section,
    shorten,
    text_box,
)
from digests.labels import SYMBOLS
from digests.prose import paragraphs, say, say_plain
from digests.typed import FIELD_FOR, Typed, answer_from_typed, needed_fields, typed_from_answer
from storage.enums import PathKind, Rating
from storage.facts import FormFacts, RatingMeaning

__all__ = ["FIELD_FOR", "Typed", "answer_from_typed", "form_view", "needed_fields", "typed_from_answer"]

UPDATE_FORM = "update_form"
FORM_MORE = "form_more"
YES, NO = "yes", "no"

DESCRIPTION_LIMIT = 75
_ROOM = 1500
"""Characters of JSON for one typed piece of the form's own text (a section holds 3,000)."""

_FURTHER = frozenset({"forecast", "risk_reference", "public_line", "handling"})
_DISPATCHED = frozenset({"rating", "support_kind", "monitor"})
"""Questions whose answer changes what is asked next."""


def form_view(facts: FormFacts, typed: Typed, *, notice: str = "") -> Block:
    """The modal as it should stand now. `notice` is mrkdwn of ours, shown at the top. Its private_metadata
    is JSON: `r` the return's id, `n` the newest revision when it was opened, `more` as in `Typed`."""
    return {
        "type": "modal",
        "callback_id": UPDATE_FORM,
        "private_metadata": _metadata(facts, typed),
        "notify_on_close": True,
        "title": plain(_title(facts.terms.ref)),
        "submit": plain("Submit"),
        "close": plain("Close"),
        "blocks": [*_about(facts, notice), *_questions(facts, typed), *_more_button(typed)],
    }


def _metadata(facts: FormFacts, typed: Typed) -> str:
    known = {"r": facts.return_id, "n": facts.revision_no, "more": typed.more}
    return json.dumps(known, separators=(",", ":"))


def _title(ref: str) -> str:
    title = f"Update {ref}"
    return title if len(title) <= TITLE_LIMIT else shorten(ref, TITLE_LIMIT)


def _about(facts: FormFacts, notice: str) -> list[Block]:
    blocks = [section(notice)] if notice else []
    blocks.append(section(say("form", "about", facts=facts, room=_ROOM)))
    if facts.last:
        blocks.append(section(say("form", "last", last=facts.last, facts=facts, room=_ROOM)))
    return blocks


def _questions(facts: FormFacts, typed: Typed) -> list[Block]:
    blocks: list[Block] = []
    for key in needed_fields(typed.rating, facts, typed):
        if key == "progress":
            blocks.append(context(say("form", "may_be_published", rating=typed.rating)))
        blocks.append(_question(key, facts, typed))
        if key == "rating":
            blocks += _after_rating(facts, typed)
    return blocks


def _after_rating(facts: FormFacts, typed: Typed) -> list[Block]:
    meanings = [] if _fits_beside(facts) else [section(say("form", "meanings", scheme=_offered(facts)))]
    asked = needed_fields(typed.rating, facts, typed)
    needs = [say("form", "needs", rating=typed.rating, facts=facts, asked=asked)] if typed.rating else []
    return [*meanings, *(section(words) for words in needs)]


def _more_button(typed: Typed) -> list[Block]:
    offered = typed.rating is not None and not typed.more
    return [actions([button("More", FORM_MORE)], block_id=FORM_MORE)] if offered else []


# --- one question ----------------------------------------------------------------------------------------

_LONG = frozenset(
    {"progress", "next_steps", "reason", "path_action", "support_ask", "evidence", "public_line"}
)
_DATES = frozenset({"path_by_when", "support_by_when", "completed_on", "forecast"})
_MENUS: Mapping[str, Mapping[str, str]] = {
    "path_kind": PATH_KINDS,
    "support_kind": SUPPORT_KINDS,
    "handling": HANDLINGS,
}


def _question(key: str, facts: FormFacts, typed: Typed) -> Block:
    hint = f"{key}_hint"
    return input_block(
        key,
        say_plain("form", f"{key}_label", rating=typed.rating),
        _box(key, facts, typed),
        hint=say_plain("form", hint, rating=typed.rating, who_sees=WHO_SEES)
        if hint in paragraphs("form")
        else "",
        # Slack prints "(optional)" beside a question that is; what the rules need must not say so.
        optional=is_optional(key, typed),
        dispatch=key in _DISPATCHED,
    )


def is_optional(key: str, typed: Typed) -> bool:
    """Whether a question may be left empty: the further ones, and the words beside a decision's kind."""
    if key == "evidence":
        return typed.rating is not Rating.BLUE
    return key in _FURTHER or (key == "path_action" and typed.rating is Rating.RED)


def _box(key: str, facts: FormFacts, typed: Typed) -> Block:
    value = getattr(typed, key)
    if key == "rating":
        return choice_box("radio_buttons", _ratings(facts), value or "")
    if key == "monitor":
        return _yes_or_no(value)
    if key in _DATES:
        return date_box(value or (facts.terms.due if key == "forecast" else None))
    if key in _MENUS:
        options = [option(words, kind) for kind, words in _MENUS[key].items()]
        return choice_box("static_select", options, value or (PathKind.ACTION if key == "path_kind" else ""))
    return text_box(value, multiline=key in _LONG)


def _yes_or_no(value: bool | None) -> Block:
    chosen = "" if value is None else YES if value else NO
    return choice_box("radio_buttons", [option("Yes", YES), option("No", NO)], chosen)


def _ratings(facts: FormFacts) -> list[Block]:
    beside = _fits_beside(facts)
    return [
        option(f"{SYMBOLS[one.rating]} {one.label}", one.rating, one.definition if beside else "")
        for one in _offered(facts)
    ]


def _fits_beside(facts: FormFacts) -> bool:
    return all(len(meaning.definition) <= DESCRIPTION_LIMIT for meaning in _offered(facts))


def _offered(facts: FormFacts) -> list[RatingMeaning]:
    return [meaning for meaning in facts.scheme if meaning.rating is not Rating.NONE]
