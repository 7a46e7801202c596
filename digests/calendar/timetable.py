"""What is said of a quarter's timetable: its steps, what a change moves, and a Panel's early paper with the choice
that it leaves. When steps fall due is decided elsewhere."""

from collections.abc import Sequence
from datetime import date, datetime

from digests.collecting.status import STEPS
from digests.kit.blocks import Block, Message, actions, button, fitting, message, section
from digests.kit.labels import listed, plain_day
from digests.kit.prose import say
from storage.facts.calendar import (
    Chosen,
    ClosedDays,
    DeadlineMoved,
    MeetingChanged,
    PulledForward,
    StepChanged,
    StepMove,
    TimetableFacts,
)
from storage.facts.plan import QuarterName
from storage.rules.calendar import quarters

ASK_EARLY, NEXT_PANEL = "ask_early", "next_panel"
ROOMS = (800, 300, 100)
LISTED = (40, 20, 10, 5)
"""How many lines a list shows, from generous to spare."""


def timetable_answer(facts: TimetableFacts, now: datetime) -> Message:
    """A quarter's steps with their days, which of them are over or were moved, and the Panel that they are for."""
    return message([section(say("calendar/timetable", "steps", facts=facts, steps=STEPS, now=now))])


def step_changed(done: StepChanged) -> Message:
    """A step was set or moved, with all that moved; or why it was not."""
    if done.why_not:
        return message([section(say("calendar/timetable", f"not_{done.why_not}", done=done, steps=STEPS))])
    return _with_moves(say("calendar/timetable", "step_set", done=done, steps=STEPS), done.moves)


def meeting_changed(done: MeetingChanged) -> Message:
    """A meeting was added or moved, when its paper is due, and all that moves with it; or why it was not."""
    if done.why_not:
        return message([section(say("calendar/timetable", f"meeting_{done.why_not}", done=done))])
    return _with_moves(say("calendar/timetable", "meeting", done=done), done.moves)


def closed_answer(done: ClosedDays) -> Message:
    """The days on which the office is closed, those that were just noted or taken back, and all that moves; or why
    nothing was changed."""
    if done.why_not:
        return message([section(say("calendar/timetable", f"closed_{done.why_not}", done=done, steps=STEPS))])
    known = say("calendar/timetable", "closed_days", days=_days(done.known))
    if not done.days:
        return message([section(known)])
    others = "" if set(done.known) == set(done.days) else known
    return _with_moves(
        say("calendar/timetable", "closed", done=done, days=_days(done.days), known=others), done.moves
    )


def _days(days: Sequence[date]) -> str:
    return listed([plain_day(day) for day in days], most=40)


def closed_help() -> Message:
    """How days are noted as closed."""
    return message([section(say("calendar/timetable", "how_to_close"))])


def _with_moves(head: str, moves: Sequence[StepMove]) -> Message:
    def draft(most: int) -> Message:
        moved = {"moves": moves[:most], "more": max(0, len(moves) - most)}
        return message([section(head), section(say("calendar/timetable", "moves", steps=STEPS, **moved))])

    return fitting(draft, LISTED)


def pulled_forward(facts: PulledForward) -> Message:
    """A Panel's early paper: what it does to the quarter, and where leads have few days, the ways out."""
    return message(
        [
            section(say("calendar/timetable", "pulled", facts=facts, steps=STEPS)),
            section(say("calendar/timetable", "choice", facts=facts)) if facts.choice else None,
            actions(_ways_out(facts)) if facts.choice else None,
        ]
    )


def _ways_out(facts: PulledForward) -> list[Block]:
    value = quarters.code(facts.quarter)
    early = [button("Ask leads early", ASK_EARLY, value)] if facts.early else []
    return [*early, button("Give it to the next Panel", NEXT_PANEL, value)]


def chosen(done: Chosen) -> Message:
    """What was chosen, and what follows; or why nothing was."""
    return message([section(say("calendar/timetable", f"choice_{done.why_not or 'made'}", done=done))])


def deadline_moved(facts: DeadlineMoved) -> Message:
    """What a lead who still has something to answer hears: until when, what it was, and why."""
    return fitting(
        lambda room: message([section(say("calendar/timetable", "deadline_moved", facts=facts, room=room))]),
        ROOMS,
    )


def timetable_help(quarter: QuarterName) -> Message:
    """How a step is set or moved, with the names of the steps."""
    return message([section(say("calendar/timetable", "how_to", quarter=quarter, steps=STEPS))])


def reason_wanted(typed: str) -> Message:
    """Moving a step of one quarter wants a reason."""
    return message([section(say("calendar/timetable", "reason_wanted", typed=typed))])


def meeting_help(forums: Sequence[str]) -> Message:
    """How a meeting is added or moved, with the names of the forums."""
    return fitting(
        lambda most: message([section(say("calendar/timetable", "how_to_meet", forums=forums, most=most))]),
        LISTED,
    )
