"""Participation: what each return counts as, and that sums add up."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.enums import ReturnState
from storage.facts.asks import Tally
from storage.rules.asks.participation import Part, part_of, tally

DUE = datetime(2021, 10, 14, 16, 0, tzinfo=UTC)
PARTS = st.lists(st.sampled_from(Part))


@pytest.mark.parametrize(
    ("state", "first_at", "exempt", "open_", "part"),
    [
        (ReturnState.SUBMITTED, DUE, False, True, Part.ON_TIME),
        (ReturnState.AGREED, DUE + timedelta(seconds=1), False, False, Part.LATE),
        (ReturnState.RETURNED, DUE - timedelta(days=1), False, False, Part.ON_TIME),
        (ReturnState.PROMPTED, None, False, True, Part.AWAITED),
        (ReturnState.NO_RETURN, None, False, False, Part.MISSING),
        (ReturnState.NO_RETURN, None, True, False, Part.WAIVED),
        (ReturnState.SUBMITTED, DUE, True, False, Part.ON_TIME),
        (ReturnState.WAIVED, None, False, False, Part.WAIVED),
        (ReturnState.WAIVED, DUE, False, False, Part.WAIVED),
    ],
)
def test_what_a_return_counts_as(
    state: ReturnState, first_at: datetime | None, exempt: bool, open_: bool, part: Part
) -> None:
    """By its first answer; waived and exempted ones against nobody."""
    assert part_of(state, first_at, DUE, exempt=exempt, open_=open_) is part


@given(
    st.sampled_from(ReturnState),
    st.none() | st.datetimes(timezones=st.just(UTC)),
    st.booleans(),
    st.booleans(),
)
def test_every_return_counts_as_one_thing(
    state: ReturnState, first_at: datetime | None, exempt: bool, open_: bool
) -> None:
    """No return is lost, and none of an exempted role is missing."""
    part = part_of(state, first_at, DUE, exempt=exempt, open_=open_)
    assert tally([part]).asked == 1
    assert not (exempt and part is Part.MISSING)


@given(PARTS)
def test_the_sum_is_all_of_them(parts: list[Part]) -> None:
    """Each return is in one figure, and the rate is of those that count."""
    found = tally(parts)
    assert found.asked == len(parts)
    assert found.counted == found.asked - found.waived - found.awaited
    assert found.rate is None if not found.counted else 0 <= (found.rate or 0) <= 100
    assert (found.rate == 100) == (found.counted > 0 and found.on_time == found.counted)


@given(st.lists(PARTS))
def test_groups_add_up_to_the_whole(groups: list[list[Part]]) -> None:
    """However the returns are grouped, the groups' figures add up to those of all."""
    whole = tally(part for group in groups for part in group)
    assert sum((tally(group) for group in groups), Tally()) == whole
