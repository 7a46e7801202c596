"""What a digest holds: no line without a reason, and nothing that is off track unnamed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.enums import Rating
from storage.facts.weekly import Stood, Thing
from storage.rules.calendar.digests import digest_at, digest_day, in_time, is_wanted
from storage.rules.calendar.working_days import WorkingCalendar, at
from storage.rules.weekly import HORIZON, held
from tests.messages.registry.kit import stood
from tests.messages.registry.weekly import DATED, MONDAY, week

RATED = st.sampled_from(stood.STANDINGS)
DAYS = st.dates(MONDAY - timedelta(days=400), MONDAY + timedelta(days=60))
STOOD = st.builds(
    Stood, RATED, st.none() | st.sampled_from(Rating), st.booleans(), st.booleans(), st.none() | DAYS
)
THINGS = st.builds(
    lambda one, due, new: replace(one, due=due, new=new), st.sampled_from(DATED), DAYS, st.booleans()
)


@settings(max_examples=200, deadline=None)
@given(st.lists(STOOD, max_size=8), st.lists(THINGS, max_size=12))
def test_no_line_is_there_without_a_reason(ratings: list[Stood], dates: list[object]) -> None:
    """Each rating was given since the digest before, or is off track; each day comes within a fortnight or has
    passed; help besides, where it is new. And what is off track is named, once."""
    one = held(week(stood=tuple(ratings), dated=tuple(dates)))
    given_since = [each.standing for each in ratings if each.came or each.ruled]
    assert all(change.standing in given_since for change in one.changes)
    assert all(each.due and each.due < MONDAY for each in one.overdue)
    assert all(each.due and MONDAY <= each.due <= MONDAY + HORIZON for each in one.soon)
    assert all(each.new or (each.due and each.due <= MONDAY + HORIZON) for each in one.help)
    assert all(each.thing is Thing.HELP for each in one.help)
    off = {each.standing.terms.ref for each in ratings if each.off_since}
    assert off <= set(one.refs)


@pytest.mark.parametrize(
    ("closed", "monday", "day"),
    [
        (("2021-12-24", "2022-01-03"), "2021-12-20", "2021-12-20"),
        (("2021-12-24", "2022-01-03"), "2021-12-27", None),
        (("2021-12-24", "2022-01-03"), "2022-01-03", "2022-01-04"),
        (("2021-12-21", "2022-01-03"), "2021-12-20", None),
        (("2021-12-24", "2022-01-06"), "2022-01-03", None),
        (("2021-10-12", "2021-10-15"), "2021-10-11", "2021-10-11"),
    ],
)
def test_digests_are_held_over_beside_a_long_closure(
    closed: tuple[str, str], monday: str, day: str | None
) -> None:
    """One or two days of work before or after a week or more without any have no digest: the next one tells of
    all."""
    first, last = map(date.fromisoformat, closed)
    days = frozenset(first + timedelta(days=n) for n in range((last - first).days + 1))
    found = digest_day(date.fromisoformat(monday), WorkingCalendar(closures=days))
    assert found == (date.fromisoformat(day) if day else None)


def test_a_late_digest_keeps_office_hours() -> None:
    """From nine on its day; then on working days of its week, until half past five."""
    calendar = WorkingCalendar()
    assert not in_time(at(MONDAY, 8, 59), MONDAY, calendar)
    assert in_time(digest_at(MONDAY), MONDAY, calendar)
    assert in_time(at(date(2021, 10, 15), 17, 29), MONDAY, calendar)
    for late in (at(MONDAY, 17, 30), at(date(2021, 10, 16), 10), at(date(2021, 10, 18), 9)):
        assert not in_time(late, MONDAY, calendar)


def test_every_so_many_weeks_from_monday_to_monday() -> None:
    """A late one moves nothing: after a Wednesday the next Monday is a week on."""
    assert is_wanted(MONDAY, date(2021, 10, 6), 1)
    assert not is_wanted(MONDAY, date(2021, 10, 6), 2)
    assert is_wanted(MONDAY, date(2021, 9, 29), 2)
    assert is_wanted(MONDAY, None, 4)
    assert not is_wanted(MONDAY, None, 0)
