"""The update form as a Slack modal: the questions that a rating asks, filled in with what was typed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from digests.answers import HANDLINGS, PARAGRAPHS, PATH_KINDS, SUPPORT_KINDS, WHO_SEES
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
    tick_box,
)
from digests.labels import SYMBOLS
from digests.prose import paragraphs, say, say_plain
from digests.typed import (
    FIELD_FOR,
    MET,
    MOVED,
    Typed,
    answer_from_typed,
    milestone_id,
    milestone_said,
    needed_fields,
    typed_from_answer,
)
from storage.enums import PathKind, Rating, Verdict
from storage.facts import FormFacts, OpenMilestone, RatingMeaning

__all__ = ["FIELD_FOR", "Typed", "answer_from_typed", "form_view", "needed_fields", "typed_from_answer"]

UPDATE_FORM = "update_form"
FORM_MORE = "form_more"
FORM_WHOLE = "form_whole"
YES, NO = "yes", "no"

DESCRIPTION_LIMIT = 75
LABEL_LIMIT = 300
_ROOM = 1500
"""Characters of JSON for one typed piece of the form's own text (a section holds 3,000)."""

_OPTIONAL = frozenset(
    {
        *("forecast", "risk_reference", "public_line", "handling", "for_board"),
        *("new_due", "new_due_reason", "recheck"),
    }
)
DONE_AND_NEXT = ("progress", "next_steps")


@dataclass(frozen=True)
class Shape:
    """How a form is shown: `following` in the place of another commitment's, one after the other; `short`
    with done and next alone, the rest as it was last time. `source` is where the plan office has it from that
    records the answer on the lead's behalf, "" for the lead's own."""

    following: bool = False
    short: bool = False
    source: str = ""


WHOLE = Shape()


def form_view(facts: FormFacts, typed: Typed, *, notice: str = "", shape: Shape = WHOLE) -> Block:
    """The modal as it should stand now. `notice` is mrkdwn of ours, shown at the top. Its private_metadata
    is JSON: `r` the return's id, `n` the newest revision when it was opened, `more` as in `Typed`, `f`,
    `s` and `b` as in `Shape`."""
    return {
        "type": "modal",
        "callback_id": UPDATE_FORM,
        "private_metadata": _metadata(facts, typed, shape),
        "notify_on_close": True,
        "title": plain(_title(facts.terms.ref)),
        "submit": plain("Submit"),
        "close": plain("Close"),
        "blocks": [
            *_on_behalf(facts, shape),
            *_about(facts, typed, notice),
            *_questions(facts, typed, shape),
            *_more_button(typed, shape),
        ],
    }


def ending_of(return_id: int, following: bool) -> str:
    """What a question's block_id ends in, in a form that stands in another's place."""
    return f"~{return_id}" if following else ""


def _metadata(facts: FormFacts, typed: Typed, shape: Shape) -> str:
    known: dict[str, int | str] = {"r": facts.return_id, "n": facts.revision_no, "more": typed.more}
    known |= {"f": shape.following, "s": shape.short}
    known |= {"b": shape.source} if shape.source else {}
    return json.dumps(known, separators=(",", ":"))


def _on_behalf(facts: FormFacts, shape: Shape) -> list[Block]:
    if not shape.source:
        return []
    return [context(say("form", "on_behalf", facts=facts, source=shape.source, room=_ROOM))]


def _title(ref: str) -> str:
    title = f"Update {ref}"
    return title if len(title) <= TITLE_LIMIT else shorten(ref, TITLE_LIMIT)


def _about(facts: FormFacts, typed: Typed, notice: str) -> list[Block]:
    blocks = [section(notice)] if notice else []
    blocks.append(section(say("form", "about", facts=facts, room=_ROOM)))
    if facts.review and facts.review.verdict is Verdict.SENT_BACK:
        blocks.append(section(say("form", "sent_back", review=facts.review, room=_ROOM)))
    if facts.last:
        blocks.append(section(say("form", "last", last=facts.last, facts=facts)))
    return blocks if typed.rating else [*blocks, *_promise(facts)]


def _promise(facts: FormFacts) -> list[Block]:
    """What was promised last time, asked just above the box that answers it."""
    if not (facts.last and facts.last.promise):
        return []
    return [section(say("form", "promise", last=facts.last, room=_ROOM))]


def _questions(facts: FormFacts, typed: Typed, shape: Shape) -> list[Block]:
    blocks: list[Block] = (
        [section(say("form", "as_last_time", typed=typed, facts=facts))] if shape.short else []
    )
    for key in questions_of(facts, typed, shape):
        if key == "progress":
            blocks += _promise(facts)
            blocks.append(context(say("form", "may_be_published", rating=typed.rating)))
        blocks.append(_question(key, facts, typed, ending_of(facts.return_id, shape.following)))
        if key == "rating":
            blocks += _after_rating(facts, typed)
    return blocks


def questions_of(facts: FormFacts, typed: Typed, shape: Shape) -> tuple[str, ...]:
    """The keys of the questions that stand in the form."""
    return DONE_AND_NEXT if shape.short else needed_fields(typed.rating, facts, typed)


def _after_rating(facts: FormFacts, typed: Typed) -> list[Block]:
    meanings = [] if _fits_beside(facts) else [section(say("form", "meanings", scheme=_offered(facts)))]
    asked = needed_fields(typed.rating, facts, typed)
    needs = [say("form", "needs", rating=typed.rating, facts=facts, asked=asked)] if typed.rating else []
    return [*meanings, *(section(words) for words in needs)]


def _more_button(typed: Typed, shape: Shape) -> list[Block]:
    if shape.short:
        return [actions([button("Something changed", FORM_WHOLE)], block_id=FORM_WHOLE)]
    offered = typed.rating is not None and not typed.more
    return [actions([button("More", FORM_MORE)], block_id=FORM_MORE)] if offered else []


# --- one question ----------------------------------------------------------------------------------------

_LONG = frozenset(
    {
        *("progress", "next_steps", "reason", "path_action"),
        *("support_ask", "evidence", "public_line", "new_due_reason"),
    }
)
_DATES = frozenset({"path_by_when", "support_by_when", "completed_on", "forecast", "new_due"})
_TICKS = frozenset({"for_board", "recheck"})
_MENUS: Mapping[str, Mapping[str, str]] = {
    "path_kind": PATH_KINDS,
    "support_kind": SUPPORT_KINDS,
    "handling": HANDLINGS,
    "paragraph": {str(number): words for number, words in PARAGRAPHS.items()},
}


def _question(key: str, facts: FormFacts, typed: Typed, ending: str) -> Block:
    kind, about = _kind(key, facts)
    words = {"rating": typed.rating, "who_sees": WHO_SEES, "milestone": about}
    return input_block(
        key,
        shorten(say_plain("form", f"{kind}_label", **words), LABEL_LIMIT),
        _box(key, facts, typed),
        hint=say_plain("form", f"{kind}_hint", **words) if f"{kind}_hint" in paragraphs("form") else "",
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
    """Whether a question may be left empty: the further ones, and the words beside a decision's kind."""
    if key == "evidence":
        return typed.rating is not Rating.BLUE
    if key == "new_due_reason":
        return typed.new_due is None
    if key.startswith((MET, MOVED)):
        return True
    return key in _OPTIONAL or (key == "path_action" and typed.rating is Rating.RED)


def _box(key: str, facts: FormFacts, typed: Typed) -> Block:
    if key.startswith((MET, MOVED)):
        return date_box(milestone_said(key, typed))
    value = getattr(typed, key)
    if key == "rating":
        return choice_box("radio_buttons", _ratings(facts), value or "")
    if key == "monitor":
        return _yes_or_no(value)
    if key in _DATES:
        return date_box(value or (facts.terms.due if key == "forecast" else None))
    if key in _MENUS:
        options = [option(words, kind) for kind, words in _MENUS[key].items()]
        chosen = str(value or (PathKind.ACTION if key == "path_kind" else ""))
        return choice_box("static_select", options, chosen)
    if key in _TICKS:
        return tick_box(say_plain("form", f"{key}_tick"), YES, value)
    return text_box(value, multiline=key in _LONG, each_key=True)


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
