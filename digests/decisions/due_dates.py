"""Later due dates: the request to whoever decides, why it is declined, and what was decided."""

from collections.abc import Sequence

from digests.asks.words import AskWords
from digests.kit.blocks import (
    Block,
    Message,
    actions,
    button,
    choice_box,
    context,
    fitting,
    input_block,
    message,
    option,
    plain,
    section,
    text_box,
)
from digests.kit.prose import say, say_plain
from storage.enums import RequestState
from storage.facts.decisions import DueDateFacts

LOOK = "due_date_look"
MOST = 10
"""How many App Home lists."""
DECISIONS = AskWords("later date to decide", "later dates to decide", ("Decide", LOOK))
"""How decisions on dates are spoken of as asks."""
APPROVE, DECLINE, TAKE_BACK = "due_date_approve", "due_date_decline", "due_date_take_back"
DECLINE_FORM, DECIDE_FORM = "due_date_declined", "due_date_decided"
REASON, VERDICT = "due_date_reason", "due_date_verdict"


def due_date_request(facts: DueDateFacts) -> Message:
    """The request as the SRO and the chief executive read it: with buttons until it is decided."""
    return fitting(lambda room: _request(facts, room), (1500, 600, 200))


def _request(facts: DueDateFacts, room: int) -> Message:
    buttons = [
        button("Approve", APPROVE, str(facts.id), primary=True),
        button("Decline", DECLINE, str(facts.id)),
    ]
    open_still = facts.state is RequestState.ASKED
    moves = open_still or facts.state is RequestState.APPROVED
    return message(
        [
            section(say("decisions/due_dates", "request", facts=facts, room=room)),
            actions(buttons)
            if open_still
            else section(say("decisions/due_dates", "decided", facts=facts, room=room)),
            context(say("decisions/due_dates", "kept", facts=facts)) if moves else None,
        ]
    )


def due_date_decided(facts: DueDateFacts) -> Message:
    """What was decided, for the lead."""
    return fitting(
        lambda room: message([section(say("decisions/due_dates", "answer", facts=facts, room=room))]),
        (1500, 300),
    )


def waits(facts: DueDateFacts, room: int, *, offered: bool = True) -> Block:
    """A line that says what waits to be decided; taking it back is `offered` to those who may."""
    way = button("Take it back", TAKE_BACK, str(facts.id)) if offered else None
    return section(say("decisions/due_dates", "waits", facts=facts, room=room, offered=offered), way)


def dates_blocks(dates: Sequence[DueDateFacts], room: int) -> list[Block]:
    """The later due dates that a chief executive may decide too, in App Home."""
    if not dates:
        return []
    lines = [
        section(
            say("decisions/due_dates", "may_decide", facts=one, room=room),
            button("Decide", LOOK, str(one.id), about=f"{one.ref} {one.title}"),
        )
        for one in dates[:MOST]
    ]
    more = len(dates) - MOST
    rest = [context(say("decisions/due_dates", "may_decide_more", more=more))] if more > 0 else []
    return [section(say("decisions/due_dates", "may_decide_head")), *lines, *rest]


def why_missing() -> str:
    """What stands below the question why a date is declined, where nothing was said (plain text)."""
    return say_plain("decisions/due_dates", "why_missing")


def decline_view(facts: DueDateFacts) -> Block:
    """Asks why a request is declined: its lead reads it. The private_metadata is the request's id."""
    question = input_block(REASON, say_plain("decisions/due_dates", "why"), text_box(), optional=False)
    return {
        "type": "modal",
        "callback_id": DECLINE_FORM,
        "private_metadata": str(facts.id),
        "title": plain("Decline the new date"),
        "submit": plain("Decline"),
        "close": plain("Cancel"),
        "blocks": [section(say("decisions/due_dates", "request", facts=facts, room=600)), question],
    }


def decide_view(facts: DueDateFacts) -> Block:
    """Asks whether a request is approved; where it is not, why. The private_metadata is the request's id."""
    ways = [option("Approve", APPROVE), option("Decline", DECLINE)]
    return {
        "type": "modal",
        "callback_id": DECIDE_FORM,
        "private_metadata": str(facts.id),
        "title": plain("Decide on a new date"),
        "submit": plain("Decide"),
        "close": plain("Cancel"),
        "blocks": [
            section(say("decisions/due_dates", "request", facts=facts, room=600)),
            context(say("decisions/due_dates", "kept", facts=facts)),
            input_block(
                VERDICT,
                say_plain("decisions/due_dates", "verdict"),
                choice_box("radio_buttons", ways),
                optional=False,
            ),
            input_block(REASON, say_plain("decisions/due_dates", "why_if_not"), text_box(), optional=True),
        ],
    }


def not_yours(facts: DueDateFacts) -> Message:
    """Whoever asked does not decide, nor does the SRO where the date moves far."""
    return message([section(say("decisions/due_dates", "not_yours", facts=facts))])


def not_yours_to_take_back(facts: DueDateFacts) -> Message:
    """Somebody else asked for it."""
    return message([section(say("decisions/due_dates", "not_yours_to_take_back", facts=facts))])


def nobody_decides(facts: DueDateFacts) -> Message:
    """The plan office reads that nobody is there who could decide it."""
    return message([section(say("decisions/due_dates", "nobody_decides", facts=facts))])
