"""Reminders of what is still out: to whoever is asked, to an SRO, and as counts to the chief executive. Nothing
that anybody wrote stands in them, and no blame."""

from digests.blocks import Block, Message, button, context, fitting, message, section
from digests.prompt import MOST_BUTTONS, OPEN_FORM, TELL_US
from digests.prose import say
from storage.facts.reminding import EscalationFacts, MissingCounts, ReminderFacts, StillOut
from storage.rules import quarters

ROOMS = (200, 100, 60, 30)
"""What a title may take, from generous to spare, in characters of JSON."""
LISTED = (60, 30, 15, 5)
"""How many lines a list shows, from generous to spare."""


def reminder(facts: ReminderFacts) -> Message:
    """The one reminder of a day for one person, with a button for each return that is out."""
    return fitting(lambda room: _reminder(facts, room), ROOMS)


def _reminder(facts: ReminderFacts, room: int) -> Message:
    shown = facts.own[:MOST_BUTTONS]
    shared = facts.shared[: MOST_BUTTONS - len(shown)]
    more = len(facts.own) + len(facts.shared) - len(shown) - len(shared)
    return message(
        [
            section(say("reminders", "head", facts=facts)),
            *(_line(one, room) for one in shown),
            section(say("reminders", "shared")) if shared else None,
            *(_line(one, room) for one in shared),
            context(say("reminders", "more", more=more)) if more else None,
            section(say("reminders", "away"), button("Tell us", TELL_US, quarters.code(facts.quarter))),
            context(say("reminders", "foot", facts=facts)),
        ]
    )


def _line(one: StillOut, room: int) -> Block:
    words = say("reminders", "line", one=one, room=room)
    return section(words, button("Update", OPEN_FORM, str(one.return_id)))


def escalation(facts: EscalationFacts) -> Message:
    """An SRO's missing returns, for the SRO or for whoever reads in their place: refs and roles."""
    return fitting(
        lambda most: message([section(say("reminders", "escalation", facts=facts, most=most))]), LISTED
    )


def missing_counts(facts: MissingCounts) -> Message:
    """How many returns are out, by SRO, for the chief executive's channel."""
    out = sum(one.out for one in facts.by_sro)
    return fitting(
        lambda most: message([section(say("reminders", "counts", facts=facts, out=out, most=most))]), LISTED
    )
