"""Until when a return may be given more time: a working day after its present deadline, before the next quarter
opens. Pure; who may give it is storage/rules/access.py's."""

from dataclasses import dataclass
from datetime import date, datetime

from storage.rules.calendar.working_days import LONDON, WorkingCalendar, at


@dataclass(frozen=True)
class Limits:
    """What more time has to keep to: the deadline that the return has, and when the next quarter opens."""

    deadline: datetime
    opening: datetime


@dataclass(frozen=True)
class NoMoreTime:
    """Why a day does not do: in_past, too_soon, not_working, too_far; `bound` is the limit that it breaks, and
    `instead` the nearest working day that would do."""

    why_not: str
    bound: datetime
    instead: date


def first_day(deadline: datetime, now: datetime, calendar: WorkingCalendar) -> date:
    """The first working day to which a return may have more time."""
    return calendar.add(max(deadline, now).astimezone(LONDON).date(), 1)


def reason_against(
    until: datetime, now: datetime, limits: Limits, calendar: WorkingCalendar
) -> NoMoreTime | None:
    """Why more time cannot end at `until`; None where it can."""
    first = first_day(limits.deadline, now, calendar)
    last = calendar.previous_working_day(limits.opening.astimezone(LONDON).date())
    local = until.astimezone(LONDON)
    worked = calendar.next_working_day(local.date())
    if until <= now:
        return NoMoreTime("in_past", now, first)
    if until <= limits.deadline:
        return NoMoreTime("too_soon", limits.deadline, first)
    if at(worked, local.hour, local.minute) > limits.opening:
        return NoMoreTime("too_far", limits.opening, last)
    return NoMoreTime("not_working", until, worked) if worked != local.date() else None
