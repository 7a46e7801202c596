"""The steps of a quarter and the day of the weekly digest."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from storage.facts.plan import QuarterName
from storage.rules.calendar import quarters
from storage.rules.calendar.digests import digest_at, digest_day
from storage.rules.calendar.timetable import timetable
from storage.rules.calendar.working_days import LONDON, WorkingCalendar
from tests.rules.strategies import calendars, days, quarter_names

TIMES = {
    "prompts_open": "09:30",
    "reminder_1": "09:30",
    "reminder_2": "09:30",
    "lead_deadline": "17:00",
    "overdue": "09:30",
    "escalation": "09:30",
    "cut_off": "12:00",
    "sros_done": "17:00",
    "draft": "09:00",
}


def test_the_timetable_of_a_real_quarter() -> None:
    """Quarter 2 of 2021/22: prompts on 1 October, returns by the 14th, the draft on the 22nd."""
    steps = timetable(QuarterName(2021, 2), WorkingCalendar()).steps()
    assert {step.key: f"{step.at:%a %d %b %H:%M}" for step in steps} == {
        "prompts_open": "Fri 01 Oct 09:30",
        "reminder_1": "Thu 07 Oct 09:30",
        "reminder_2": "Tue 12 Oct 09:30",
        "lead_deadline": "Thu 14 Oct 17:00",
        "overdue": "Fri 15 Oct 09:30",
        "escalation": "Mon 18 Oct 09:30",
        "cut_off": "Tue 19 Oct 12:00",
        "sros_done": "Thu 21 Oct 17:00",
        "draft": "Fri 22 Oct 09:00",
    }


@pytest.mark.parametrize(
    ("quarter", "lead_deadline", "sros_done"),
    [
        (QuarterName(2026, 1), date(2026, 7, 14), date(2026, 7, 21)),
        (QuarterName(2026, 2), date(2026, 10, 14), date(2026, 10, 21)),
        (QuarterName(2026, 3), date(2027, 1, 15), date(2027, 1, 22)),
        (QuarterName(2026, 4), date(2027, 4, 14), date(2027, 4, 21)),
    ],
)
def test_the_deadlines_of_a_year(quarter: QuarterName, lead_deadline: date, sros_done: date) -> None:
    """New Year's Day and Easter push a quarter's steps back by the days they take."""
    found = timetable(quarter, WorkingCalendar())
    assert (found.lead_deadline.date(), found.sros_done.date()) == (lead_deadline, sros_done)


@given(quarter_names, calendars)
def test_steps_come_in_order_on_working_days_at_their_time(
    quarter: QuarterName, calendar: WorkingCalendar
) -> None:
    """Whatever the closures and clock changes, each step is later than the one before it, after the quarter,
    on a working day and at its local time."""
    steps = timetable(quarter, calendar).steps()
    assert [step.at for step in steps] == sorted({step.at for step in steps})
    assert steps[0].at.date() > quarters.last_day(quarter)
    assert all(calendar.is_working_day(step.at.date()) for step in steps)
    assert {step.key: f"{step.at.astimezone(LONDON):%H:%M}" for step in steps} == TIMES


@pytest.mark.parametrize(
    ("day", "posted"),
    [
        (date(2021, 10, 11), date(2021, 10, 11)),
        (date(2021, 10, 17), date(2021, 10, 11)),
        (date(2021, 8, 30), date(2021, 8, 31)),
        (date(2021, 12, 29), date(2021, 12, 29)),
        (date(2022, 4, 18), date(2022, 4, 19)),
    ],
)
def test_the_digest_is_posted_on_monday_or_the_next_working_day(day: date, posted: date) -> None:
    """A bank holiday Monday moves the digest to Tuesday; Christmas may move it to Wednesday."""
    assert digest_day(day, WorkingCalendar()) == posted


def test_a_week_that_nobody_works_has_no_digest() -> None:
    """When the office is closed from Monday to Friday nothing is posted for that week."""
    monday = date(2021, 12, 27)
    shut = WorkingCalendar(closures=frozenset(monday + timedelta(days=n) for n in range(5)))
    assert digest_day(date(2021, 12, 30), shut) is None


@given(days, calendars)
def test_a_digest_is_on_the_first_working_day_of_its_week(day: date, calendar: WorkingCalendar) -> None:
    """All days of a week agree on the digest's day, and no earlier day of that week is worked."""
    monday = day - timedelta(days=day.weekday())
    week = [monday + timedelta(days=n) for n in range(7)]
    worked = [each for each in week if calendar.is_working_day(each)]
    assert digest_day(day, calendar) == (worked[0] if worked else None)


def test_the_digest_is_posted_at_nine() -> None:
    """Nine in the morning, London time."""
    assert f"{digest_at(date(2021, 10, 11)):%H:%M %Z}" == "09:00 BST"
