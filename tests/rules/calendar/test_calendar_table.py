"""Every bank holiday of England and Wales from 2024 to 2030, and both sides of every clock change of those years,
written down by hand from the Banking and Financial Dealings Act 1971 and the Summer Time Order 2002."""

from datetime import UTC, date, datetime, timedelta

import pytest

from storage.facts.plan import QuarterName
from storage.rules.asks import rounds
from storage.rules.asks.reminders import OfficeDay, Out, Someone
from storage.rules.calendar.timetable import timetable
from storage.rules.calendar.working_days import LONDON, WorkingCalendar, at

BANK_HOLIDAYS = {
    2024: ("1 Jan", "29 Mar", "1 Apr", "6 May", "27 May", "26 Aug", "25 Dec", "26 Dec"),
    2025: ("1 Jan", "18 Apr", "21 Apr", "5 May", "26 May", "25 Aug", "25 Dec", "26 Dec"),
    2026: ("1 Jan", "3 Apr", "6 Apr", "4 May", "25 May", "31 Aug", "25 Dec", "28 Dec"),
    2027: ("1 Jan", "26 Mar", "29 Mar", "3 May", "31 May", "30 Aug", "27 Dec", "28 Dec"),
    2028: ("3 Jan", "14 Apr", "17 Apr", "1 May", "29 May", "28 Aug", "25 Dec", "26 Dec"),
    2029: ("1 Jan", "30 Mar", "2 Apr", "7 May", "28 May", "27 Aug", "25 Dec", "26 Dec"),
    2030: ("1 Jan", "19 Apr", "22 Apr", "6 May", "27 May", "26 Aug", "25 Dec", "26 Dec"),
}
"""New Year, Good Friday, Easter Monday, early May, spring, summer, Christmas and Boxing Day, with substitutes."""
FORWARD = ("2024-03-31", "2025-03-30", "2026-03-29", "2027-03-28", "2028-03-26", "2029-03-25", "2030-03-31")
BACK = ("2024-10-27", "2025-10-26", "2026-10-25", "2027-10-31", "2028-10-29", "2029-10-28", "2030-10-27")
"""The last Sundays of March and October: at 1am UTC the clocks go forward to 2am, and back from 2am."""
PLAIN = WorkingCalendar()
ONE_DAY = timedelta(days=1)
HOLIDAYS = frozenset(
    datetime.strptime(f"{day} {year}", "%d %b %Y").replace(tzinfo=UTC).date()
    for year, days in BANK_HOLIDAYS.items()
    for day in days
)


@pytest.mark.parametrize("year", BANK_HOLIDAYS)
def test_a_year_has_these_bank_holidays_and_no_others(year: int) -> None:
    """Each weekday of the year is a working day unless it is on the list."""
    every = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
    days = [day for day in every if day.year == year and day.weekday() < 5]
    assert {day for day in days if not PLAIN.is_working_day(day)} == {
        day for day in HOLIDAYS if day.year == year
    }


@pytest.mark.parametrize("holiday", sorted(HOLIDAYS), ids=str)
def test_nobody_is_reminded_on_a_bank_holiday(holiday: date) -> None:
    """At ten on the holiday nothing comes; at ten on the next working day it does."""
    assert not is_reminded(at(holiday, 10), holiday)
    following = holiday + ONE_DAY
    while following.weekday() > 4 or following in HOLIDAYS:
        following += ONE_DAY
    assert is_reminded(at(following, 10), holiday)


def is_reminded(now: datetime, due: date) -> bool:
    """Whether somebody with a return of their own deadline on that day is reminded at that moment."""
    times = timetable(QuarterName(due.year, 1), PLAIN)
    out = Out(1, person_id=1, sro_id=None, due_at=at(due, 17))
    return bool(rounds.owed(OfficeDay(now, times, PLAIN, {1: Someone()}), (out,)).reminders)


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        *((day, "GMT", "BST") for day in FORWARD),
        *((day, "BST", "GMT") for day in BACK),
    ],
)
def test_a_clock_change_moves_no_hour(change: str, before: str, after: str) -> None:
    """On the Friday before and the Monday after, half past eight is half past eight by London's clocks: a minute
    earlier nobody is told, nor from half past five on."""
    sunday = date.fromisoformat(change)
    for day, name, hours in (
        (sunday - 2 * ONE_DAY, before, 1 if before == "BST" else 0),
        (working_day_after(sunday), after, 1 if after == "BST" else 0),
    ):
        opens = datetime(day.year, day.month, day.day, 8, 30, tzinfo=UTC) - timedelta(hours=hours)
        assert opens.astimezone(LONDON).tzname() == name
        for moment, told in (
            (opens - timedelta(minutes=1), False),
            (opens, True),
            (opens + timedelta(hours=8, minutes=59), True),
            (opens + timedelta(hours=9), False),
        ):
            assert is_told(moment) is (told and PLAIN.is_working_day(day)), (day, moment)


def working_day_after(sunday: date) -> date:
    """The Monday, or the day after Easter where that is in between."""
    day = sunday + ONE_DAY
    while day in HOLIDAYS:
        day += ONE_DAY
    return day


def is_told(now: datetime) -> bool:
    """Whether somebody who has long been due a reminder gets it at that moment."""
    return is_reminded(now, now.date() - 9 * ONE_DAY)


@pytest.mark.parametrize("year", range(2024, 2031))
def test_steps_keep_their_hour_across_the_change(year: int) -> None:
    """Quarter 2 is collected in summer time and the last of its steps after the clocks went back, where closures
    push it there; Quarter 4 opens just after they went forward: each step stands at its time in London."""
    closed = frozenset(date(year, 10, day) for day in range(4, 9))
    for quarter in (QuarterName(year, 2), QuarterName(year - 1, 4)):
        times = timetable(quarter, WorkingCalendar(closures=closed))
        assert f"{times.prompts_open:%H:%M}" == "09:30"
        assert f"{times.lead_deadline:%H:%M}" == "17:00"
        assert f"{times.draft:%H:%M}" == "09:00"
        summer = [step.at.tzname() == "BST" for step in times.steps()]
        assert summer == sorted(summer, reverse=True)
    assert {times.prompts_open.tzname()} == {"BST"}


@pytest.mark.parametrize("change", [*FORWARD, *BACK])
def test_a_day_of_peace_is_twenty_four_hours(change: str) -> None:
    """Whoever answered on the afternoon before the clocks changed is reminded when the office opens on Monday."""
    sunday = date.fromisoformat(change)
    answered = at(sunday - ONE_DAY, 16)
    times = timetable(QuarterName(sunday.year, 1), PLAIN)
    someone, day = Someone(answered_at=answered), working_day_after(sunday)
    out = Out(1, person_id=1, sro_id=None, due_at=at(sunday - 9 * ONE_DAY, 17))
    for hour, minute, told in ((8, 29, False), (8, 30, True)):
        office = OfficeDay(at(day, hour, minute), times, PLAIN, {1: someone})
        assert bool(rounds.owed(office, (out,)).reminders) is told
