"""Direction of travel, for every pair of ratings."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.enums import Direction, Rating
from storage.rules.standing.direction import direction
from tests.rules.strategies import ratings

COLUMNS = (Rating.BLUE, Rating.GREEN, Rating.AMBER, Rating.RED, Rating.GREY, Rating.NONE, None)
TABLE = {
    # before: blue, green, amber, red, grey, none, and no rating at all
    Rating.BLUE: "no_change completed completed completed completed no_return_before new",
    Rating.GREEN: "reopened no_change improved improved started no_return_before new",
    Rating.AMBER: "reopened worsened no_change improved started no_return_before new",
    Rating.RED: "reopened worsened worsened no_change started no_return_before new",
    Rating.GREY: "reopened not_started not_started not_started no_change no_return_before new",
    Rating.NONE: "no_return no_return no_return no_return no_return no_return no_return",
}
CELLS = [
    (now, before, word)
    for now, row in TABLE.items()
    for before, word in zip(COLUMNS, row.split(), strict=True)
]


@pytest.mark.parametrize(("now", "before", "word"), CELLS)
def test_direction_cell_by_cell(now: Rating, before: Rating | None, word: str) -> None:
    """Each pair of ratings has one direction; one that cannot be compared says why."""
    reasons = {"no_return", "no_return_before", "not_started"}
    expected = (Direction.NOT_COMPARABLE, word) if word in reasons else (Direction(word), "")
    assert direction(now, before) == expected


@pytest.mark.parametrize("why", ["rebaselined", "scheme_changed"])
def test_a_moved_date_or_a_changed_scheme_is_not_compared(why: str) -> None:
    """A green that a new date obtained is no improvement, nor is one that a new definition did."""
    found = direction(
        Rating.GREEN, Rating.RED, rebaselined=why == "rebaselined", scheme_changed=why == "scheme_changed"
    )
    assert found == (Direction.NOT_COMPARABLE, why)


@pytest.mark.parametrize("why", ["rebaselined", "scheme_changed"])
def test_a_first_rating_is_new_whatever_changed(why: str) -> None:
    """What was never rated before is new, not incomparable."""
    found = direction(
        Rating.GREEN, None, rebaselined=why == "rebaselined", scheme_changed=why == "scheme_changed"
    )
    assert found == (Direction.NEW, "")


def test_taken_up_again_is_reopened() -> None:
    """A commitment reopened since the rating before says so, though that rating was not Complete."""
    assert direction(Rating.AMBER, Rating.AMBER, reopened=True) == (Direction.REOPENED, "")
    assert direction(Rating.BLUE, Rating.AMBER, reopened=True) == (Direction.COMPLETED, "")


@given(ratings, st.none() | ratings, st.booleans(), st.booleans(), st.booleans())
def test_a_direction_is_always_found_and_explained(
    now: Rating, before: Rating | None, reopened: bool, rebaselined: bool, scheme_changed: bool
) -> None:
    """Whatever is compared there is a direction, with a reason exactly when it is not comparable."""
    found, because = direction(
        now, before, reopened=reopened, rebaselined=rebaselined, scheme_changed=scheme_changed
    )
    assert (found is Direction.NOT_COMPARABLE) == bool(because)


def test_improvement_one_way_is_worsening_the_other() -> None:
    """Between two ratings of work under way, the directions mirror each other."""
    mirror = {Direction.IMPROVED: Direction.WORSENED, Direction.WORSENED: Direction.IMPROVED}
    for a, b in product((Rating.GREEN, Rating.AMBER, Rating.RED), repeat=2):
        there, back = direction(a, b)[0], direction(b, a)[0]
        assert back is mirror.get(there, there)
