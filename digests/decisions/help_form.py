"""The form in which an answer to help is recorded: what came of it, by whom it was decided, when, and where that
stands."""

import json
from dataclasses import dataclass

from digests.decisions.helping import ANSWER, BUTTONS, STATES, asked_for, came_of, named
from digests.kit.blocks import Block, choice_box, date_box, input_block, option, plain, section, text_box
from digests.kit.prose import say_plain
from digests.kit.typed import escape, shorten
from storage.enums import SupportState
from storage.facts.decisions import AskedOf, SupportFacts

STATE, WORDS, DECIDED_BY, DECIDED_ON, REFERENCE = "state", "words", "decided_by", "decided_on", "reference"
TEMPLATE = "decisions/helping"
TAKE_BACK = "Take the answer back: it waits again"


@dataclass(frozen=True)
class HelpForm:
    """Which request a form is about, and how many answers there were when it was opened."""

    request_id: int
    seen: int

    def value(self) -> str:
        """As it stands in the view."""
        return json.dumps({"r": self.request_id, "n": self.seen})

    @staticmethod
    def read(metadata: str) -> "HelpForm":
        """The same, from a view that came in."""
        found = json.loads(metadata)
        return HelpForm(int(found["r"]), int(found["n"]))


def answer_view(one: SupportFacts, asked: AskedOf, chosen: SupportState | None, *, office: bool) -> Block:
    """The form, with what a button has `chosen`, else what stands. The plan office and the chief executive may say
    that it is wanted no longer."""
    said = one.answer
    options = [*BUTTONS, *((SupportState.WITHDRAWN,) if office else ())]
    states = [option(STATES[state], state) for state in options]
    if said is not None:
        states.append(option(TAKE_BACK, SupportState.OPEN))
    picked = chosen or (said.state if said else "")
    words = asked_for(one, 1500)
    if said or one.before:
        words = type(words)(f"{words}\n{came_of(one, 600)}")
    by = (said.decided_by if said else "") or asked.whose
    return {
        "type": "modal",
        "callback_id": ANSWER,
        "private_metadata": HelpForm(one.id, len(one.answers)).value(),
        "title": plain(shorten(f"Answer: {one.ref}", 24)),
        "submit": plain("Record"),
        "close": plain("Cancel"),
        "blocks": [
            section(f"*{escape(named(one))}*\n{words}"),
            _question(STATE, choice_box("radio_buttons", states, picked), optional=False),
            _question(WORDS, text_box(said.words if said else ""), hint=True),
            _question(DECIDED_BY, text_box(by, multiline=False), hint=True),
            _question(DECIDED_ON, date_box(said.decided_on if said else None)),
            _question(REFERENCE, text_box(said.reference if said else "", multiline=False), hint=True),
        ],
    }


def _question(key: str, box: Block, *, hint: bool = False, optional: bool = True) -> Block:
    words = say_plain(TEMPLATE, f"{key}_hint") if hint else ""
    return input_block(key, say_plain(TEMPLATE, key), box, hint=words, optional=optional)


def not_recorded(case: str) -> str:
    """Why an answer was not recorded, as plain text below a question."""
    return say_plain(TEMPLATE, case)
