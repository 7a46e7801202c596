"""When help that was asked for is asked for again, and what an answer to it must hold. Pure."""

from datetime import date, datetime

from storage.enums import SupportState
from storage.facts.decisions import HelpSteps
from storage.rules.calendar.working_days import LONDON, WorkingCalendar, at

UNASKED_DAYS = 10
"""So many working days there are for an answer where the lead names no day."""
LEAST_DAYS = 2
"""So many there are at least once it is put to somebody, though the lead's day be sooner, or past."""
FIRST, SECOND = 5, 1
"""The reminders, in working days before the day by which it is wanted."""
ESCALATION = 2
"""When the plan office hears, in working days after that day."""
ANSWERS = (SupportState.AGREED, SupportState.AGREED_IN_PART, SupportState.DECLINED, SupportState.MET)
"""What whoever is asked may answer."""
NEED_WORDS = (SupportState.AGREED_IN_PART, SupportState.DECLINED)
"""The answers that say nothing without words: which part, and why not."""


def help_steps(told_at: datetime, by_when: date | None, calendar: WorkingCalendar) -> HelpSteps:
    """When they hear of it again: a week before, the day before, the day after, and then the plan office. A reminder
    that would come within a working day of its being put to them does not."""
    told = told_at.astimezone(LONDON).date()
    due = max(by_when or calendar.add(told, UNASKED_DAYS), calendar.add(told, LEAST_DAYS))
    earliest = calendar.add(told, 1)
    first, second = back(calendar, due, FIRST), back(calendar, due, SECOND)
    return HelpSteps(
        first=at(first, 9, 30) if earliest < first < second else None,
        second=at(second, 9, 30) if earliest <= second else None,
        due=at(due, 17),
        overdue=at(calendar.add(due, 1), 9, 30),
        escalation=at(calendar.add(due, ESCALATION), 9, 30),
    )


def back(calendar: WorkingCalendar, day: date, days: int) -> date:
    """So many working days before that day."""
    for _ in range(days):
        day = calendar.previous_working_day(day)
    return day


def faults(
    state: SupportState, words: str, decided_by: str, decided_on: date | None, reference: str, today: date
) -> dict[str, str]:
    """What is wrong with an answer, a case for each field: words that say which part or why not; a decision that is
    named without by whom or when; a day to come."""
    found = {}
    if state in NEED_WORDS and not words:
        found["words"] = "part_missing" if state is SupportState.AGREED_IN_PART else "why_missing"
    if reference and not decided_by:
        found["decided_by"] = "by_missing"
    if reference and decided_on is None:
        found["decided_on"] = "on_missing"
    if decided_on is not None and decided_on > today:
        found["decided_on"] = "to_come"
    return found
