"""When help is asked for again, and what an answer to it must hold."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.enums import SupportState
from storage.rules.calendar.working_days import LONDON, WorkingCalendar
from storage.rules.help import ANSWERS, faults, help_steps

CALENDAR = WorkingCalendar()
TODAY = date(2021, 10, 4)
MOMENTS = st.builds(
    datetime.combine, st.dates(date(2021, 1, 1), date(2024, 12, 31)), st.times(), st.just(LONDON)
)
WANTED_BY = st.none() | st.dates(date(2020, 1, 1), date(2026, 1, 1))


def on(month: int, day: int, hour: int = 9, minute: int = 30) -> datetime:
    """A moment of 2021 in London."""
    return datetime(2021, month, day, hour, minute, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("by_when", "first", "second", "due", "overdue", "escalation"),
    [
        (date(2021, 10, 20), on(10, 13), on(10, 19), on(10, 20, 17, 0), on(10, 21), on(10, 22)),
        (date(2021, 10, 24), on(10, 18), on(10, 22), on(10, 24, 17, 0), on(10, 25), on(10, 26)),
        (date(2021, 10, 8), None, on(10, 7), on(10, 8, 17, 0), on(10, 11), on(10, 12)),
        (date(2021, 9, 1), None, on(10, 5), on(10, 6, 17, 0), on(10, 7), on(10, 8)),
        (None, on(10, 11), on(10, 15), on(10, 18, 17, 0), on(10, 19), on(10, 20)),
    ],
)
def test_a_week_before_the_day_before_and_after(
    by_when: date | None,
    first: datetime | None,
    second: datetime | None,
    due: datetime,
    overdue: datetime,
    escalation: datetime,
) -> None:
    """Of what is put to somebody on Monday 4 October; what is wanted at once, or was before, has two days."""
    steps = help_steps(on(10, 4), by_when, CALENDAR)
    found = (steps.first, steps.second, steps.due, steps.overdue, steps.escalation)
    assert found == (first, second, due, overdue, escalation)


@given(MOMENTS, WANTED_BY)
def test_the_steps_stand_in_order_on_working_days_after_it_was_put(
    told: datetime, by_when: date | None
) -> None:
    """Whenever it is put to somebody, and by whatever day it is wanted; the plan office hears two days on at the
    soonest."""
    steps = help_steps(told, by_when, CALENDAR)
    found = [one for one in (steps.first, steps.second, steps.overdue, steps.escalation) if one]
    assert found == sorted(set(found))
    assert all(CALENDAR.is_working_day(one.date()) for one in found)
    assert all(one.date() > told.date() for one in found)
    assert steps.escalation - told > timedelta(days=2)
    assert steps.overdue > steps.due
    assert by_when is None or steps.due.date() >= by_when


@given(MOMENTS, WANTED_BY, MOMENTS)
def test_what_has_come_never_goes(told: datetime, by_when: date | None, now: datetime) -> None:
    """A later look finds all that an earlier one did."""
    steps = help_steps(told, by_when, CALENDAR)
    assert set(steps.come(now)) <= set(steps.come(now + timedelta(days=1)))


@pytest.mark.parametrize(
    ("state", "words", "by", "when", "reference", "found"),
    [
        (SupportState.AGREED, "", "", None, "", {}),
        (SupportState.MET, "", "Board", None, "", {}),
        (SupportState.DECLINED, "", "", None, "", {"words": "why_missing"}),
        (SupportState.AGREED_IN_PART, "", "", None, "", {"words": "part_missing"}),
        (SupportState.AGREED, "", "", None, "7.2", {"decided_by": "by_missing", "decided_on": "on_missing"}),
        (SupportState.AGREED, "", "Board", TODAY, "7.2", {}),
        (SupportState.AGREED, "", "", TODAY + timedelta(days=1), "", {"decided_on": "to_come"}),
        (SupportState.WITHDRAWN, "", "", None, "", {}),
    ],
)
def test_what_an_answer_must_hold(
    state: SupportState, words: str, by: str, when: date | None, reference: str, found: dict[str, str]
) -> None:
    """Which part, why not; of a decision that is named by whom and when; and no day to come."""
    assert faults(state, words, by, when, reference, TODAY) == found
    assert (state in ANSWERS) is (state is not SupportState.WITHDRAWN)
