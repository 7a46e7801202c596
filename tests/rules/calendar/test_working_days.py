"""Working days, clear days before a meeting, and London time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.rules.calendar.working_days import LONDON, WorkingCalendar, at
from tests.rules.strategies import calendars, days

PLAIN = WorkingCalendar()


@pytest.mark.parametrize(
    ("meeting", "publication"),
    [
        (date(2017, 9, 22), date(2017, 9, 14)),
        (date(2018, 6, 26), date(2018, 6, 18)),
        (date(2021, 7, 7), date(2021, 6, 29)),
        (date(2017, 7, 7), date(2017, 6, 29)),
        (date(2017, 12, 1), date(2017, 11, 23)),
        (date(2018, 3, 29), date(2018, 3, 21)),
        (date(2019, 4, 23), date(2019, 4, 11)),
        (date(2019, 4, 30), date(2019, 4, 18)),
        (date(2025, 12, 1), date(2025, 11, 21)),
        (date(2018, 11, 1), date(2018, 10, 24)),
        (date(2027, 1, 5), date(2026, 12, 23)),
        (date(2027, 4, 1), date(2027, 3, 22)),
    ],
)
def test_latest_publication_of_real_and_awkward_meetings(meeting: date, publication: date) -> None:
    """Five clear working days, across weekends, Easter and Christmas (LGA 1972 s100B)."""
    assert PLAIN.latest_publication(meeting) == publication


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"),
        (2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"),
        (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
        (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
        (2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
    ],
)
def test_bank_holidays_of_england_and_wales(year: int, expected: str) -> None:
    """The weekdays of a year that are no working days are its bank holidays, substitutes among them."""
    weekdays = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
    off = [day for day in weekdays if day.weekday() < 5 and not PLAIN.is_working_day(day)]
    assert " ".join(f"{day:%m-%d}" for day in off) == expected


def test_closures_and_one_off_holidays_are_not_worked() -> None:
    """The office's own closures and holidays announced since count like bank holidays."""
    monday, tuesday = date(2021, 10, 11), date(2021, 10, 12)
    calendar = WorkingCalendar(closures=frozenset({monday}), extra_holidays=frozenset({tuesday}))
    assert calendar.next_working_day(monday) == date(2021, 10, 13)
    assert calendar.previous_working_day(date(2021, 10, 13)) == date(2021, 10, 8)


@given(calendars, days)
def test_a_working_day_is_a_weekday_that_is_not_off(calendar: WorkingCalendar, day: date) -> None:
    """No working day is at a weekend, a closure or a one-off holiday."""
    if calendar.is_working_day(day):
        assert day.weekday() < 5
        assert day not in calendar.closures | calendar.extra_holidays


@given(calendars, days, st.integers(1, 40))
def test_adding_and_counting_agree(calendar: WorkingCalendar, day: date, n: int) -> None:
    """Between a day and the n-th working day after it lie n - 1 working days."""
    later = calendar.add(day, n)
    assert calendar.is_working_day(later)
    assert calendar.between(day, later) == n - 1


@given(calendars, days)
def test_adding_nothing_stays_on_a_working_day(calendar: WorkingCalendar, day: date) -> None:
    """Nought working days after a day is the day itself, or the next one that is worked."""
    found = calendar.add(day, 0)
    assert calendar.is_working_day(found)
    assert found == day or (not calendar.is_working_day(day) and calendar.between(day, found) == 0)


def test_working_days_are_not_counted_backwards() -> None:
    """A negative count is refused, not guessed at."""
    with pytest.raises(ValueError, match="counted forwards"):
        PLAIN.add(date(2021, 10, 11), -1)


@given(calendars, days, st.integers(1, 10))
def test_publication_leaves_clear_days_and_is_the_latest_that_does(
    calendar: WorkingCalendar, meeting: date, clear_days: int
) -> None:
    """The clear days lie between publication and meeting; one working day later they would not."""
    published = calendar.latest_publication(meeting, clear_days)
    assert calendar.is_working_day(published)
    assert calendar.between(published, meeting) == clear_days
    assert calendar.between(calendar.add(published, 1), meeting) < clear_days


@given(calendars, days, st.integers(0, 6))
def test_the_paper_is_due_before_it_is_published(
    calendar: WorkingCalendar, meeting: date, host_days: int
) -> None:
    """The host authority has its working days between receiving and publishing."""
    deadline = calendar.paper_deadline(meeting, host_days)
    assert calendar.add(deadline, host_days) == calendar.latest_publication(meeting)


def test_paper_deadline_of_a_real_meeting() -> None:
    """For the Panel of 7 July 2021: published by 29 June, so with the host by 24 June."""
    assert PLAIN.paper_deadline(date(2021, 7, 7)) == date(2021, 6, 24)


@pytest.mark.parametrize(
    ("day", "in_utc"),
    [
        (date(2026, 3, 27), "09:30"),
        (date(2026, 3, 30), "08:30"),
        (date(2026, 10, 23), "08:30"),
        (date(2026, 10, 26), "09:30"),
    ],
)
def test_half_past_nine_is_half_past_nine_on_both_sides_of_a_clock_change(day: date, in_utc: str) -> None:
    """London's 09:30 moves in UTC when the clocks change, and stays 09:30 in London."""
    moment = at(day, 9, 30)
    assert f"{moment.astimezone(UTC):%H:%M}" == in_utc
    assert f"{moment.astimezone(LONDON):%H:%M}" == "09:30"


def test_a_time_in_london_is_aware() -> None:
    """Times never come without their zone."""
    assert at(date(2021, 7, 1), 17) == datetime(2021, 7, 1, 16, tzinfo=UTC)
