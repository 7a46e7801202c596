"""Until when a reminder may be put off."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from storage.rules.asks import putting_off
from storage.rules.asks.out import Hours
from storage.rules.calendar.working_days import LONDON, WorkingCalendar


@given(
    hours=st.integers(0, 24 * 40),
    zone=st.sampled_from(("Europe/London", "America/New_York", "Asia/Tokyo")),
    left=st.integers(0, 24 * 30),
    times=st.integers(0, 4),
)
def test_a_reminder_waits_until_the_next_working_day_or_not_at_all(
    hours: int, zone: str, left: int, times: int
) -> None:
    """Never twice and more, never past the deadline, never to a day without work, and never by more than it
    must."""
    calendar, now = WorkingCalendar(), datetime(2021, 12, 15, tzinfo=LONDON) + timedelta(hours=hours)
    theirs, deadline = Hours(ZoneInfo(zone)), now + timedelta(hours=left)
    until = putting_off.put_off_to(now, theirs, calendar, deadline, times=times)
    if until is None:
        later = next(day for day in days_after(theirs.day(now)) if calendar.is_working_day(day))
        assert (
            times >= putting_off.MOST_PUT_OFF
            or datetime.combine(later, theirs.start, theirs.zone) >= deadline
        )
    else:
        assert times < putting_off.MOST_PUT_OFF
        assert datetime.combine(until, theirs.start, theirs.zone) < deadline
        assert calendar.is_working_day(until)
        between = (until - theirs.day(now)).days
        assert not any(
            calendar.is_working_day(theirs.day(now) + timedelta(days=one)) for one in range(1, between)
        )


def days_after(day: date) -> Iterator[date]:
    """The days after one."""
    while True:
        day += timedelta(days=1)
        yield day
