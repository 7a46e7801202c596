"""Reminders of what is still out: to whoever is asked, to an SRO, and as counts to the chief executive. Nothing
that anybody wrote stands in them, and no blame."""

from collections.abc import Iterator, Sequence
from datetime import date

from digests.asks.prompt import MOST_BUTTONS, OPEN_FORM, TELL_US, called
from digests.kit.blocks import Block, Message, actions, button, context, fitting, message, section
from digests.kit.prose import say
from storage.facts.asks import EscalationFacts, MissingCounts, ReminderFacts, StillOut
from storage.facts.plan import QuarterName
from storage.rules.calendar import quarters

PUT_OFF = "reminder_put_off"
ROOMS = (200, 100, 60, 30)
"""What a title may take, from generous to spare, in characters of JSON."""
LISTED = (60, 30, 15, 5)
"""How many lines a list shows, from generous to spare."""


def reminder(parts: Sequence[ReminderFacts]) -> Message:
    """The one reminder of a day for one person, with a button for each return that is out: a part for each quarter,
    the newest last, under its own heading."""
    return fitting(lambda room: _reminder(parts, room), ROOMS)


def _reminder(parts: Sequence[ReminderFacts], room: int) -> Message:
    lines = (block for facts, most in _shares(parts) for block in _part(facts, most, room))
    newest = quarters.code(parts[-1].quarter)
    return message(
        [
            *lines,
            _wait(parts[-1]),
            section(say("asks/reminders", "away"), button("Tell us", TELL_US, newest)),
            context(say("asks/reminders", "foot")),
        ]
    )


def _wait(facts: ReminderFacts) -> Block | None:
    if facts.until is None:
        return None
    return actions([button(f"Remind me on {facts.until:%A}", PUT_OFF, quarters.code(facts.quarter))])


def put_off(until: date) -> Message:
    """What stands in place of a reminder that was put off."""
    return message([section(say("asks/reminders", "put_off", until=until))])


def cannot_wait() -> Message:
    """A reminder cannot be put off any more."""
    return message([section(say("asks/reminders", "cannot_wait"))])


def _shares(parts: Sequence[ReminderFacts]) -> Iterator[tuple[ReminderFacts, int]]:
    """How many buttons each quarter gets: what the others leave, and an equal share at least."""
    wanted = [len(facts.own) + len(facts.shared) for facts in parts]
    for facts, theirs in zip(parts, wanted, strict=True):
        yield facts, max(MOST_BUTTONS - (sum(wanted) - theirs), MOST_BUTTONS // len(parts))


def _part(facts: ReminderFacts, most: int, room: int) -> Iterator[Block | None]:
    shown = facts.own[:most]
    shared = facts.shared[: most - len(shown)]
    more = len(facts.own) + len(facts.shared) - len(shown) - len(shared)
    every = (*facts.own, *facts.shared)
    print_so = [one for one in every if one.closed] or every
    back = sum(one.sent_back for one in print_so)
    prints = say("asks/reminders", "prints", back=back, missing=len(print_so) - back, whose="your")
    again = all(one.sent_back for one in every)
    yield section(say("asks/reminders", "head", facts=facts, again=again, prints=prints))
    yield from (_line(one, room, facts.quarter) for one in shown)
    yield section(say("asks/reminders", "shared")) if shared else None
    yield from (_line(one, room, facts.quarter) for one in shared)
    yield context(say("asks/reminders", "more", more=more)) if more else None


def _line(one: StillOut, room: int, quarter: QuarterName) -> Block:
    words = say("asks/reminders", "line", one=one, room=room)
    return section(
        words, button("Update", OPEN_FORM, str(one.return_id), about=called(one.ref, one.title, quarter))
    )


def reminded_anew() -> Message:
    """What stands in place of a reminder when a newer one lists what is out."""
    return message([section(say("asks/reminders", "anew"))])


def timetable_moved() -> Message:
    """What stands in place of a reminder once the deadline that it names, or the cut-off, has moved."""
    return message([section(say("asks/reminders", "timetable_moved"))])


def all_in(quarter: QuarterName, *, waived: bool = False) -> Message:
    """What stands in place of a reminder once its reader has answered everything of the quarter, but for what was
    `waived`. It stays true when something is reopened or sent back."""
    return message([section(say("asks/reminders", "all_in", quarter=quarter, waived=waived))])


def escalation(facts: EscalationFacts) -> Message:
    """An SRO's missing returns, for the SRO or for whoever reads in their place: refs and roles."""
    counts = {"missing": len(facts.missing), "back": len(facts.sent_back)}
    told = {"facts": facts, "prints": say("asks/reminders", "prints", whose="the lead's", **counts)}
    return fitting(
        lambda most: message([section(say("asks/reminders", "escalation", most=most, **told))]), LISTED
    )


def missing_counts(facts: MissingCounts) -> Message:
    """How many returns are out, by SRO, for the chief executive's channel."""
    out = sum(one.out for one in facts.by_sro)
    return fitting(
        lambda most: message([section(say("asks/reminders", "counts", facts=facts, out=out, most=most))]),
        LISTED,
    )
