"""The form in which the lead of a priority says how it stands, with what the record says beside it; what is asked
about before it is kept; and how a headline is told."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from digests.asks.words import AskWords
from digests.kit.blocks import Block, input_block, plain, section, text_box, tick_box
from digests.kit.prose import Ours, say, say_plain
from digests.kit.typed import shorten
from storage.enums import Rating
from storage.facts.headlines import Doubt, HeadlineForm, HeadlineSaid
from storage.facts.plan import PlanFacts
from storage.rules.headlines import MOST_LETTERS

OPEN, FORM, WORDS, ANYWAY = "open_headline", "headline", "words", "anyway"
HEADLINE = AskWords("headline", "headlines", ("Say how it stands", OPEN))
"""How headlines are spoken of as asks."""
TEMPLATE = "headlines/headline"


@dataclass(frozen=True)
class HeadlineId:
    """Which ask a form is about, and how many headlines there were when it was opened."""

    ask_id: int
    times: int

    def value(self) -> str:
        """As it stands in the view."""
        return json.dumps({"a": self.ask_id, "n": self.times})

    @staticmethod
    def read(metadata: str) -> "HeadlineId":
        """The same, from a view that came in."""
        found = json.loads(metadata)
        return HeadlineId(int(found["a"]), int(found["n"]))


def headline_view(
    facts: HeadlineForm, plan: PlanFacts, typed: str | None = None, doubts: Sequence[Doubt] = ()
) -> Block:
    """The form: with what was `typed`, else what stands; below it what is asked about."""
    standing, scheme = facts.standing, plan.scheme
    red = [one for one in standing.standings if one.rating is Rating.RED]
    known = {
        "facts": facts,
        "standing": standing,
        "scheme": scheme,
        "red": red,
        "refs": [one.terms.ref for one in red],
        "name": plan.words.priority,
    }
    words = typed if typed is not None else facts.now.words if facts.now else ""
    return {
        "type": "modal",
        "callback_id": FORM,
        "private_metadata": HeadlineId(facts.ask_id, facts.times).value(),
        "title": plain(shorten(say_plain(TEMPLATE, "title", standing=standing), 24)),
        "submit": plain("Record"),
        "close": plain("Cancel"),
        "blocks": [
            section(say(TEMPLATE, "head", **known)),
            input_block(
                WORDS,
                say_plain(TEMPLATE, "words"),
                text_box(words),
                hint=say_plain(TEMPLATE, "words_hint", **known),
            ),
            *_asked_about(doubts, plan),
        ],
    }


def _asked_about(doubts: Sequence[Doubt], plan: PlanFacts) -> list[Block]:
    if not doubts:
        return []
    lines = [say_plain(TEMPLATE, one.why, what=one.what, name=plan.words.priority) for one in doubts]
    tick = tick_box(say_plain(TEMPLATE, "anyway"), "yes", ticked=False)
    return [
        section(say(TEMPLATE, "asked_about", doubts=lines)),
        input_block(ANYWAY, say_plain(TEMPLATE, "anyway_question"), tick, optional=True),
    ]


def not_kept(why: str, number: int = 0) -> str:
    """Why a headline was not kept, as plain text below its question."""
    return say_plain(TEMPLATE, why, number=number, most=MOST_LETTERS)


def headline_told(said: HeadlineSaid) -> Ours:
    """A headline with whose it is, as mrkdwn."""
    return say(TEMPLATE, "told", said=said)
