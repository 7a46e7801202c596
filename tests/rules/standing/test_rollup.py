"""Counts, and the worst-of rating of a priority."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.enums import Rating, ReturnState
from storage.rules.standing.rollup import counts, worst_known, worst_of
from tests.rules.strategies import ratings

LETTERS = dict(zip("bgarn-", Rating, strict=True))


@pytest.mark.parametrize(
    ("given_ratings", "expected"),
    [
        ("", Rating.NONE),
        ("bbb", Rating.BLUE),
        ("ggb", Rating.GREEN),
        ("gba", Rating.AMBER),
        ("gb-", Rating.AMBER),
        ("---", Rating.AMBER),
        ("ga-r", Rating.RED),
        ("nn", Rating.GREY),
        ("nb", Rating.GREEN),
        ("ng", Rating.GREEN),
    ],
)
def test_a_priority_is_as_its_worst_commitment(given_ratings: str, expected: Rating) -> None:
    """One red makes it red; one amber or missing return makes it amber; complete only if all are."""
    assert worst_of(LETTERS[letter] for letter in given_ratings) is expected


@given(st.lists(ratings))
def test_counts_add_up(found: list[Rating]) -> None:
    """All six ratings are counted, in canonical order, and make up the whole."""
    tally = counts(map(submitted, found))
    assert [rating for rating, _ in tally.by_rating] == list(Rating)
    assert tally.total == len(found)
    assert all(tally.of(rating) == found.count(rating) for rating in Rating)


@given(st.data(), st.lists(ratings))
def test_order_does_not_matter(data: st.DataObject, found: list[Rating]) -> None:
    """The same ratings in another order come to the same."""
    shuffled = data.draw(st.permutations(found))
    assert worst_of(shuffled) is worst_of(found)
    assert counts(map(submitted, shuffled)) == counts(map(submitted, found))


def submitted(rating: Rating) -> tuple[Rating, ReturnState]:
    """A return with that rating."""
    return rating, ReturnState.SUBMITTED


@given(st.lists(ratings), st.integers(0, 5))
def test_what_was_let_off_is_in_no_count_and_no_worst(found: list[Rating], let_off: int) -> None:
    """A waived return changes no figure and no worst-of: it is told beside them. But nothing is called complete, or
    not started, of which a part was not asked about."""
    waived = [(Rating.NONE, ReturnState.WAIVED)] * let_off
    alone, together = list(map(submitted, found)), [*map(submitted, found), *waived]
    assert counts(together).by_rating == counts(alone).by_rating
    assert counts(together).let_off == let_off
    worst = worst_known(alone)
    unknown = let_off and worst in (Rating.BLUE, Rating.GREY)
    assert worst_known(together) is (Rating.NONE if unknown else worst)


@pytest.mark.parametrize("state", [ReturnState.WAIVED, ReturnState.PROMPTED])
def test_nothing_is_complete_while_a_part_of_it_is_unknown(state: ReturnState) -> None:
    """One complete commitment beside one that was waived, or is still to come, makes no complete priority; a worse
    one is the worst all the same."""
    unknown = (Rating.NONE, state)
    assert worst_known([submitted(Rating.BLUE), unknown]) is Rating.NONE
    assert worst_known([submitted(Rating.GREY), unknown]) is Rating.NONE
    assert worst_known([submitted(Rating.BLUE), submitted(Rating.GREEN), unknown]) is Rating.GREEN
    assert worst_known([submitted(Rating.BLUE), submitted(Rating.RED), unknown]) is Rating.RED
