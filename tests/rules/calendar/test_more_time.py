"""Until when a return may be given more time: whatever day is asked for, what is offered instead would do."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from storage.facts.plan import QuarterName
from storage.rules.calendar import quarters
from storage.rules.calendar.more_time import Limits, reason_against
from storage.rules.calendar.timetable import timetable
from storage.rules.calendar.working_days import LONDON, WorkingCalendar, at

CALENDAR = WorkingCalendar(closures=frozenset({date(2021, 10, 22)}))
TIMES = timetable(QuarterName(2021, 2), CALENDAR)
NEXT = timetable(quarters.following(QuarterName(2021, 2)), CALENDAR)
LIMITS = Limits(TIMES.lead_deadline, NEXT.prompts_open)
DAYS = st.dates(date(2021, 9, 1), date(2022, 12, 31))
MOMENTS = st.builds(
    datetime.combine, st.dates(date(2021, 10, 1), date(2021, 12, 20)), st.times(), st.just(LONDON)
)


@given(DAYS, MOMENTS)
def test_more_time_is_more_and_ends_on_a_working_day(day: date, now: datetime) -> None:
    """What is allowed lies after now and the deadline, before the next quarter opens, and is worked; what is
    refused is none of that, and the day that is offered in its place is allowed."""
    until = at(day, 17)
    found = reason_against(until, now, LIMITS, CALENDAR)
    fits = max(now, LIMITS.deadline) < until < LIMITS.opening and CALENDAR.is_working_day(day)
    assert (found is None) == fits
    if found:
        assert reason_against(at(found.instead, 17), now, LIMITS, CALENDAR) is None


@given(DAYS, st.times(time(0), time(16, 59)))
def test_the_evening_before_the_deadline_is_no_more_time(day: date, earlier: time) -> None:
    """A deadline of its own counts, not the quarter's: its very moment is no more time, its next working day is."""
    own = at(CALENDAR.next_working_day(min(day, date(2021, 12, 1))), 17)
    limits = Limits(own, LIMITS.opening)
    now = datetime.combine(own.date() - timedelta(days=1), earlier, tzinfo=LONDON)
    refused = reason_against(own, now, limits, CALENDAR)
    assert refused is not None
    assert (refused.why_not, refused.instead) == ("too_soon", CALENDAR.add(own.date(), 1))
