"""The words for ratings, directions, days and times."""

from datetime import UTC, date, datetime

import pytest

from digests.kit import labels
from storage.enums import Direction, Rating
from storage.rules.standing import rag
from tests.messages.registry.kit import cast


@pytest.mark.parametrize("rating", Rating)
def test_no_rating_rests_on_colour_alone(rating: Rating) -> None:
    """A rating always has its colour, a shape of its own and its word, in each scheme."""
    shapes = [labels.SYMBOLS[other] for other in Rating]
    assert shapes.count(labels.SYMBOLS[rating]) == 1
    for scheme in rag.SCHEMES.values():
        colour, shape, word = labels.rated(rating, scheme.meanings).split(" ", 2)
        assert colour.startswith(":")
        assert shape == labels.SYMBOLS[rating]
        assert word


@pytest.mark.parametrize("direction", Direction)
def test_every_direction_has_a_word(direction: Direction) -> None:
    """A direction is never an arrow alone."""
    assert labels.direction_label(direction).strip("↑→↓ ")


def test_what_cannot_be_compared_says_why() -> None:
    """The reason stands in words behind "Not comparable"."""
    words = labels.direction_label(Direction.NOT_COMPARABLE, "no_return_before")
    assert words == "Not comparable (no return last time)"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (datetime(2021, 10, 14, 16, 0, tzinfo=UTC), "5pm on Thursday 14 October"),
        (datetime(2021, 10, 19, 11, 0, tzinfo=UTC), "noon on Tuesday 19 October"),
        (datetime(2022, 1, 4, 9, 30, tzinfo=UTC), "9:30am on Tuesday 4 January"),
        (datetime(2021, 6, 30, 23, 0, tzinfo=UTC), "midnight on Thursday 1 July"),
    ],
)
def test_moments_are_london_moments(when: datetime, words: str) -> None:
    """A moment is told as London clocks show it, summer and winter."""
    assert labels.moment(when) == words


def test_days_and_quarters() -> None:
    """Days and quarters are written as papers write them."""
    assert labels.day(date(2021, 10, 14), year=True) == "Thursday 14 October 2021"
    assert labels.plain_day(date(2021, 7, 7)) == "7 July 2021"
    assert labels.quarter_name(cast.Q2) == "Quarter 2 2021/22 (July to September 2021)"
    assert labels.quarter_short(cast.Q2) == "Q2 2021/22"


@pytest.mark.parametrize(
    ("number", "thing", "words"),
    [
        (1, "update", "1 update"),
        (2, "update", "2 updates"),
        (2, "priority", "2 priorities"),
        (0, "day", "0 days"),
    ],
)
def test_things_are_counted(number: int, thing: str, words: str) -> None:
    """One is one, and more have a plural."""
    assert labels.count(number, thing) == words


@pytest.mark.parametrize(
    ("items", "words"),
    [((), ""), (("A",), "A"), (("A", "B"), "A and B"), (("A", "B", "C"), "A, B and C")],
)
def test_items_are_listed(items: tuple[str, ...], words: str) -> None:
    """A short list ends with "and"."""
    assert labels.listed(items) == words


def test_a_long_list_is_cut() -> None:
    """A long list says how many more there are."""
    assert labels.listed(["A", "B", "C", "D"], 2) == "A, B and 2 more"
