"""Until when somebody may put a reminder off. Pure; whom to remind and when is reminders'."""

from datetime import date, datetime, timedelta

from storage.rules.asks.out import Hours
from storage.rules.calendar.working_days import WorkingCalendar

MOST_PUT_OFF = 2
"""So often in a quarter may a reminder be put off."""


def put_off_to(
    now: datetime, hours: Hours, calendar: WorkingCalendar, deadline: datetime, *, times: int
) -> date | None:
    """The working day until which a reminder may be put off; None where it would come after the deadline, or was put
    off often enough."""
    day = hours.day(now) + timedelta(days=1)
    while not calendar.is_working_day(day):
        day += timedelta(days=1)
    comes = datetime.combine(day, hours.start, tzinfo=hours.zone)
    return day if times < MOST_PUT_OFF and comes < deadline else None
