"""Counts, and the worst-of rating of a priority."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.enums import Rating
from storage.rules.rollup import counts, worst_of
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
    tally = counts(found)
    assert [rating for rating, _ in tally.by_rating] == list(Rating)
    assert tally.total == len(found)
    assert all(tally.of(rating) == found.count(rating) for rating in Rating)


@given(st.data(), st.lists(ratings))
def test_order_does_not_matter(data: st.DataObject, found: list[Rating]) -> None:
    """The same ratings in another order come to the same."""
    shuffled = data.draw(st.permutations(found))
    assert worst_of(shuffled) is worst_of(found)
    assert counts(shuffled) == counts(found)
