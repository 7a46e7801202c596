"""A message typed to Muster, offered as the text of an update. Which update is for its author to choose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from digests.kit.blocks import (
    INPUT_LIMIT,
    OPTIONS_LIMIT,
    Block,
    Message,
    actions,
    button,
    fitting,
    menu,
    message,
    option,
    section,
)
from digests.kit.prose import say
from digests.kit.typed import one_line
from storage.enums import Rating
from storage.facts.asks import PromptLine
from storage.facts.plan import QuarterName, RatingMeaning
from storage.facts.succession import Left
from storage.rules.answering.wording import PROGRESS_MAX

LONGEST_WORD = 200
"""What is longer than this is cut within."""
USE_REPLY, USE_REPLY_MENU = "use_reply", "use_reply_menu"


@dataclass(frozen=True)
class NotUsed:
    """A ref that a typed text begins with, and why it is no update of it: `strange` (no ref of the plan, or `left`
    it), `others` (who leads it), `waived`, `agreed` or `closed`."""

    ref: str
    why: str
    title: str = ""
    lead: str = ""
    left: Left | None = None


@dataclass(frozen=True)
class Offered:
    """What is known of a typed text: whether it begins with the refs of the lines (`named`), the rating that is all
    it says, the plan's scheme, and the quarter that it is headed with where that is `another` than is asked for."""

    named: bool = False
    rating: Rating | None = None
    scheme: Sequence[RatingMeaning] = ()
    another: QuarterName | None = None
    asked_for: QuarterName | None = None


def reply_offer(
    text: str,
    lines: Sequence[PromptLine],
    place: str,
    others: Sequence[NotUsed] = (),
    known: Offered = Offered(),
) -> Message:
    """Asks whether the typed text is an update, and for which of these commitments; with none, it says that nothing
    was recorded. `others` are refs that it is no update of. `place` says where the text stands in the conversation,
    and goes with what is pressed."""
    facts = {"text": text, "others": others, **vars(known)}
    return fitting(lambda room: _offer(facts, lines, place, room), (600, 200, 60))


def _offer(facts: Mapping[str, Any], lines: Sequence[PromptLine], place: str, room: int) -> Message:
    shown = lines[: OPTIONS_LIMIT if room > 60 else 20]
    left = [say("succession/succession", "left", one=one.left) if one.left else "" for one in facts["others"]]
    blocks = [
        section(
            say("answering/typed_reply", name, lines=lines, left=left, room=room, most=PROGRESS_MAX, **facts)
        )
        for name, there in (
            ("not_used", facts["others"]),
            ("another_quarter", facts["another"] and lines),
            ("offer", lines),
            ("nothing_used", not lines),
        )
        if there
    ]
    press = [_one(shown[0], place) if len(shown) == 1 else _menu(shown, place, room)] if shown else []
    return message([*blocks, *([actions(press)] if press else [])])


def _one(line: PromptLine, place: str) -> Block:
    return button("Use it", USE_REPLY, f"{line.return_id}|{place}", primary=True)


def _menu(lines: Sequence[PromptLine], place: str, room: int) -> Block:
    choices = [
        option(f"{line.ref} {one_line(line.title, room)}", f"{line.return_id}|{place}") for line in lines
    ]
    return menu(USE_REPLY_MENU, "For which one?", choices)


def too_much(text: str) -> str:
    """The notice (mrkdwn) of a form that opens with more than the paper has room for, or than its box holds, and
    where the rest is; "" where all is well."""
    if len(text) <= PROGRESS_MAX:
        return ""
    holds = len(held(text))
    rest = text[holds:].strip()
    return say(
        "answering/typed_reply", "too_much", length=len(text), most=PROGRESS_MAX, holds=holds, rest=rest
    )


def held(text: str) -> str:
    """As much of the text as its box holds, to the end of a word."""
    if len(text) <= INPUT_LIMIT:
        return text
    words = text[: INPUT_LIMIT + 1].rsplit(maxsplit=1)[0]
    is_near = INPUT_LIMIT - LONGEST_WORD <= len(words) <= INPUT_LIMIT
    return words if is_near else text[:INPUT_LIMIT]


def taken_out() -> str:
    """The notice (mrkdwn) of a form that opens without what was typed before a redaction."""
    return say("answering/typed_reply", "taken_out")


def gone() -> str:
    """The notice (mrkdwn) of a form that opens without what was typed, as it was deleted."""
    return say("answering/typed_reply", "gone")
