"""The update form as a Slack modal: the questions that a rating asks, filled in with what was typed."""

import json
from collections.abc import Mapping
from dataclasses import replace

from digests.answering.form_questions import NO, YES, fits_beside, offered, question
from digests.answering.form_shape import WHOLE, Shape, ending_of, shape_as_kept
from digests.answering.typed import (
    DONE_AND_NEXT,
    FIELD_FOR,
    HELP_IN_FULL,
    Typed,
    answer_from_typed,
    needed_fields,
    typed_from_answer,
)
from digests.kit.blocks import TITLE_LIMIT, Block, actions, button, context, plain, section
from digests.kit.prose import say, say_plain
from digests.kit.typed import shorten
from digests.standing.said import WHO_SEES, guarded_as
from storage.enums import Verdict
from storage.facts.form import FormFacts

__all__ = [
    "FIELD_FOR",
    "NO",
    "WHOLE",
    "YES",
    "Shape",
    "Typed",
    "answer_from_typed",
    "form_view",
    "needed_fields",
    "typed_from_answer",
]

UPDATE_FORM = "update_form"
FORM_MORE = "form_more"
FORM_WHOLE = "form_whole"
FORM_THROW = "form_throw"
BEHIND_MORE: Mapping[str, str] = {
    "met": "milestones",
    "forecast": "forecast",
    "new_due": "new date",
    "evidence": "evidence",
    "public_line": "public line",
    "handling": "who reads it",
}
"""What the button names of the further questions, in as many words as fit on it."""

_ROOM = 1500
"""Characters of JSON for one typed piece of the form's own text (a section holds 3,000)."""

ALWAYS_SHORT = ("promise", *DONE_AND_NEXT)


def form_view(facts: FormFacts, typed: Typed, *, notice: str = "", shape: Shape = WHOLE) -> Block:
    """The modal as it should stand now. `notice` is mrkdwn of ours, shown at the top. Its private_metadata
    is JSON: `r` the return's id, `n` the newest revision when it was opened, `more` as in `Typed`, and the shape
    (`shape_of`). A rating that cannot be any more is chosen anew."""
    typed = replace(typed, rating=None) if typed.rating in facts.ruled_out else typed
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
            *_more_button(facts, typed, shape),
            *_throw_away(facts, shape),
        ],
    }


def _metadata(facts: FormFacts, typed: Typed, shape: Shape) -> str:
    known = {"r": facts.return_id, "n": facts.revision_no, "more": typed.more, **shape_as_kept(shape)}
    return json.dumps(known, separators=(",", ":"))


def _on_behalf(facts: FormFacts, shape: Shape) -> list[Block]:
    if not shape.source:
        return []
    return [context(say("answering/form", "on_behalf", facts=facts, source=shape.source, room=_ROOM))]


def _title(ref: str) -> str:
    title = f"Update {ref}"
    return title if len(title) <= TITLE_LIMIT else shorten(ref, TITLE_LIMIT)


def _about(facts: FormFacts, typed: Typed, notice: str) -> list[Block]:
    blocks = [section(notice)] if notice else []
    blocks.append(section(say("answering/form", "about", facts=facts, room=_ROOM)))
    if facts.review and facts.review.verdict is Verdict.SENT_BACK:
        blocks.append(section(say("answering/form", "sent_back", review=facts.review, room=_ROOM)))
    if facts.last:
        blocks.append(section(say("answering/form", "last", last=facts.last, facts=facts)))
    return blocks if typed.rating else [*blocks, *_promise(facts)]


def _promise(facts: FormFacts) -> list[Block]:
    """What was promised last time, asked just above the box that answers it."""
    if not (facts.last and facts.last.promise):
        return []
    return [section(say("answering/form", "promise", last=facts.last, room=_ROOM))]


def _questions(facts: FormFacts, typed: Typed, shape: Shape) -> list[Block]:
    words = {"typed": typed, "facts": facts, "missing": shape.missing}
    blocks: list[Block] = [section(say("answering/form", "as_last_time", **words))] if shape.short else []
    for key in questions_of(facts, typed, shape):
        if key == "promise":
            blocks += _promise(facts)
        if key == "progress":
            guarded = guarded_as(facts.terms.handling, typed.handling)
            blocks.append(
                context(say("answering/form", "may_be_published", guarded=guarded, who_sees=WHO_SEES))
            )
        blocks.append(question(key, facts, typed, ending_of(facts.return_id, shape)))
        if key == "rating":
            blocks += _after_rating(facts, typed)
    return blocks


def questions_of(facts: FormFacts, typed: Typed, shape: Shape) -> tuple[str, ...]:
    """The keys of the questions that stand in the form."""
    asked = needed_fields(typed.rating, facts, typed)
    if not shape.short:
        return asked
    short = {*ALWAYS_SHORT, *shape.missing, *(HELP_IN_FULL if "support_kind" in shape.missing else ())}
    return tuple(key for key in asked if key in short)


def _after_rating(facts: FormFacts, typed: Typed) -> list[Block]:
    meanings = (
        [] if fits_beside(facts) else [section(say("answering/form", "meanings", scheme=offered(facts)))]
    )
    asked = needed_fields(typed.rating, facts, typed)
    needs = (
        [say("answering/form", "needs", rating=typed.rating, facts=facts, asked=asked)]
        if typed.rating
        else []
    )
    return [*meanings, *(section(words) for words in needs)]


def _more_button(facts: FormFacts, typed: Typed, shape: Shape) -> list[Block]:
    if shape.short:
        return [actions([button("Something changed", FORM_WHOLE)], block_id=FORM_WHOLE)]
    if typed.rating is None or typed.more:
        return []
    now = needed_fields(typed.rating, facts, typed)
    further = {key.partition(".")[0] for key in needed_fields(typed.rating, facts, replace(typed, more=True))}
    behind = [words for key, words in BEHIND_MORE.items() if key in further - set(now)]
    return [actions([button(f"More: {', '.join(behind)}", FORM_MORE)], block_id=FORM_MORE)]


def _throw_away(facts: FormFacts, shape: Shape) -> list[Block]:
    if not shape.drafted:
        return []
    sure = {
        "title": plain("Throw it away?"),
        "text": plain(say_plain("answering/form", "throw_away", ref=facts.terms.ref)),
        "confirm": plain("Throw it away"),
        "deny": plain("Keep it"),
    }
    return [
        actions([{**button("Throw away what I typed", FORM_THROW), "confirm": sure}], block_id=FORM_THROW)
    ]
