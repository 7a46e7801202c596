"""The form in which the owner of a commitment looks again at what was said, before the meeting; and how what was said
since is told."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from digests.asks.words import AskWords
from digests.kit.blocks import Block, choice_box, input_block, option, plain, section, text_box
from digests.kit.prose import Ours, say, say_plain
from digests.kit.typed import shorten
from digests.standing.said import WHO_SEES, guarded_as
from storage.facts.plan import PlanFacts
from storage.facts.rechecks import RecheckForm, RecheckState, SinceThen
from storage.rules.rechecks import MOST_LETTERS

OPEN, FORM, STATE, WORDS = "open_recheck", "recheck_form", "recheck_state", "recheck_words"
RECHECK = AskWords("check before the meeting", "checks before the meeting", ("Look again", OPEN))
"""How they are spoken of as asks."""
TEMPLATE = "rechecks/recheck"
LONGEST = 10_000


@dataclass(frozen=True)
class RecheckId:
    """Which ask a form is about, and how often something was said when it was opened."""

    ask_id: int
    times: int

    def value(self) -> str:
        """As it stands in the view."""
        return json.dumps({"a": self.ask_id, "n": self.times})

    @staticmethod
    def read(metadata: str) -> "RecheckId":
        """The same, from a view that came in."""
        found = json.loads(metadata)
        return RecheckId(int(found["a"]), int(found["n"]))


def recheck_view(facts: RecheckForm, plan: PlanFacts, typed: Mapping[str, str] | None = None) -> Block:
    """The form: what was said and why it is looked at again, then how it stands."""
    now = facts.now
    drawn = typed or ({STATE: now.state, WORDS: now.words} if now else {})
    choices = [option(say_plain(TEMPLATE, f"state_{state}"), state) for state in RecheckState]
    chosen = drawn.get(STATE, "")
    hint = say_plain(TEMPLATE, "words_hint", guarded=guarded_as(facts.handling), who_sees=WHO_SEES)
    return {
        "type": "modal",
        "callback_id": FORM,
        "private_metadata": RecheckId(facts.ask_id, facts.times).value(),
        "title": plain(shorten(say_plain(TEMPLATE, "title", facts=facts), 24)),
        "submit": plain("Record"),
        "close": plain("Cancel"),
        "blocks": [
            section(say(TEMPLATE, "head", facts=facts, scheme=plan.scheme)),
            input_block(
                STATE,
                say_plain(TEMPLATE, STATE),
                choice_box("radio_buttons", choices, chosen),
                optional=False,
            ),
            input_block(WORDS, say_plain(TEMPLATE, WORDS), text_box(drawn.get(WORDS, "")), hint=hint),
        ],
    }


def not_kept(why: str, number: int = 0) -> str:
    """Why it was not kept, as plain text below its question."""
    return say_plain(TEMPLATE, why, number=number, most=MOST_LETTERS)


def told(since: SinceThen, room: int) -> Ours:
    """What was said since, as mrkdwn."""
    return say(TEMPLATE, "told", since=since, room=room)


def told_plain(since: SinceThen) -> str:
    """The same in a paper."""
    return say_plain(TEMPLATE, "told_plain", since=since, room=LONGEST)


def beside(since: SinceThen | None, room: int) -> list[Block]:
    """The same below a commitment's answer; nothing where nothing was said."""
    return [section(told(since, room))] if since else []
