"""Requests for support: the list of what is wanted, closing one, and what its lead hears of it."""

from collections.abc import Sequence

from digests.kit.blocks import (
    Block,
    Message,
    button,
    choice_box,
    fitting,
    input_block,
    message,
    option,
    plain,
    section,
    text_box,
)
from digests.kit.prose import say, say_plain
from digests.standing.said import SUPPORT_KINDS
from storage.enums import SupportState
from storage.facts.decisions import SupportFacts

CLOSE_SUPPORT = "close_support"
CLOSE_FORM = "support_closed"
STATE, OUTCOME = "support_state", "support_outcome"
MOST = 15
"""How many requests one answer lists, with a button each."""

STATES: dict[str, str] = {
    SupportState.MET: "Met: the help was given",
    SupportState.DECLINED: "Declined",
    SupportState.WITHDRAWN: "No longer wanted",
}
"""How a request can end, in words."""


def support_list(requests: Sequence[SupportFacts]) -> Message:
    """What is wanted of whom and by when, those for the Resources Board first, each with a button to close it."""
    return fitting(lambda room: _list(requests, room), (400, 200, 100, 50, 20))


def _list(requests: Sequence[SupportFacts], room: int) -> Message:
    shown = requests[:MOST]
    lines = [
        section(
            say("decisions/support", "line", one=one, kinds=SUPPORT_KINDS, room=room),
            button("Close", CLOSE_SUPPORT, str(one.id), about=f"{one.ref}: {one.ask}"),
        )
        for one in shown
    ]
    more = len(requests) - len(shown)
    return message([section(say("decisions/support", "head", number=len(requests), more=more)), *lines])


def close_support_view(one: SupportFacts) -> Block:
    """Asks how a request ended. The private_metadata is the request's id."""
    words = say("decisions/support", "line", one=one, kinds=SUPPORT_KINDS, room=600)
    states = choice_box(
        "radio_buttons", [option(text, state) for state, text in STATES.items()], SupportState.MET
    )
    return {
        "type": "modal",
        "callback_id": CLOSE_FORM,
        "private_metadata": str(one.id),
        "title": plain("Close a request"),
        "submit": plain("Close it"),
        "close": plain("Cancel"),
        "blocks": [
            section(words),
            input_block(STATE, say_plain("decisions/support", "state"), states, optional=False),
            input_block(OUTCOME, say_plain("decisions/support", "outcome"), text_box(), optional=False),
        ],
    }


def outcome_missing() -> str:
    """What stands below the question what became of a request, where nothing was said (plain text)."""
    return say_plain("decisions/support", "outcome_missing")


def support_closed(one: SupportFacts) -> Message:
    """How a request ended, for the lead and the co-leads."""
    return fitting(
        lambda room: message(
            [section(say("decisions/support", "closed", one=one, kinds=SUPPORT_KINDS, room=room))]
        ),
        (1000, 300, 100),
    )
