"""When the steps of a quarter fall due, and the day of the weekly digest. Nothing of what a step does."""

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta

from storage.facts import QuarterName, Step
from storage.rules import quarters
from storage.rules.working_days import WorkingCalendar, at


@dataclass(frozen=True)
class Timetable:
    """The steps of one quarter, in order: aware times in London, each on a working day."""

    prompts_open: datetime
    reminder_1: datetime
    reminder_2: datetime
    lead_deadline: datetime
    overdue: datetime
    escalation: datetime
    cut_off: datetime
    sros_done: datetime
    draft: datetime

    def steps(self) -> tuple[Step, ...]:
        """The same steps as a list, in order, keyed by their names here."""
        return tuple(Step(step.name, getattr(self, step.name)) for step in fields(self))


def timetable(quarter: QuarterName, calendar: WorkingCalendar) -> Timetable:
    """The quarter's steps, counted in working days from the quarter's last day."""

    def on(n: int, hour: int, minute: int = 0) -> datetime:
        return at(calendar.add(quarters.last_day(quarter), n), hour, minute)

    return Timetable(
        prompts_open=on(1, 9, 30),
        reminder_1=on(5, 9, 30),
        reminder_2=on(8, 9, 30),
        lead_deadline=on(10, 17),
        overdue=on(11, 9, 30),
        escalation=on(12, 9, 30),
        cut_off=on(13, 12),
        sros_done=on(15, 17),
        draft=on(16, 9),
    )


def digest_day(day: date, calendar: WorkingCalendar) -> date | None:
    """The first working day, from Monday on, of the week that `day` is in; None if nobody works that week."""
    monday = day - timedelta(days=day.weekday())
    first = calendar.next_working_day(monday)
    return first if first < monday + timedelta(days=7) else None


def digest_at(day: date) -> datetime:
    """When the digest of that day is posted: 9am in London."""
    return at(day, 9)
