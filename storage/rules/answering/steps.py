"""When the steps of asking for a return come. Pure."""

from datetime import date, datetime, timedelta

from storage.rules.asks.out import Steps
from storage.rules.calendar.timetable import Timetable
from storage.rules.calendar.working_days import LONDON, WorkingCalendar, at

STILL_USEFUL = timedelta(days=7)
"""How long after its time an SRO is still told of a return that had a deadline of its own."""


def return_steps(due_at: datetime | None, times: Timetable, calendar: WorkingCalendar) -> Steps:
    """Those of a return. One with a deadline of its own (`due_at`) has a reminder on that day, is overdue on the next
    working day, and its SRO hears of it on the one after; of one that is told of in the draft, the working day after
    that, with all its like in one message."""
    if due_at is None:
        return Steps(times.reminder_1, times.reminder_2, times.overdue, times.escalation, times.draft)
    day = due_at.astimezone(LONDON).date()
    told = times.draft.astimezone(LONDON).date() if in_the_draft(due_at, times, calendar) else None
    escalation = on(calendar.add(told, 1) if told else calendar.add(day, 2), times.escalation)
    return Steps(
        first=on(day, times.reminder_1),
        overdue=on(calendar.add(day, 1), times.overdue),
        escalation=escalation,
        end=escalation + STILL_USEFUL,
    )


def in_the_draft(due_at: datetime | None, times: Timetable, calendar: WorkingCalendar) -> bool:
    """Whether its own deadline ran out so late that the draft is what tells the chief executive of it: its SRO would
    hear of it while they agree what came, or as the draft is made."""
    if due_at is None or due_at >= times.draft:
        return False
    return on(calendar.add(due_at.astimezone(LONDON).date(), 2), times.escalation) >= times.cut_off


def on(day: date, like: datetime) -> datetime:
    """That day in London, at the time of day of a step."""
    local = like.astimezone(LONDON)
    return at(day, local.hour, local.minute)
