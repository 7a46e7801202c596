"""Where figures go, by hand-worked cases and whatever is made up."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.enums import Polarity, Trend
from storage.rules.measures.movement import is_met, percent_off, target_in, too_small, trend

_VALUES = st.decimals(min_value=-1000, max_value=1000, places=1, allow_nan=False)
HIGHER, LOWER, CONTEXT = Polarity.HIGHER_BETTER, Polarity.LOWER_BETTER, Polarity.CONTEXT
OPPOSITE = {
    Trend.GAINING: Trend.LOSING,
    Trend.LOSING: Trend.GAINING,
    Trend.STEADY: Trend.STEADY,
    Trend.UP: Trend.DOWN,
    Trend.DOWN: Trend.UP,
}


@pytest.mark.parametrize(
    ("now", "before", "polarity", "found"),
    [
        ("88.8", "92.7", HIGHER, Trend.LOSING),
        ("92.7", "91.5", HIGHER, Trend.GAINING),
        ("30120", "31260", LOWER, Trend.GAINING),
        ("221", "180", LOWER, Trend.LOSING),
        ("90.0", "90", LOWER, Trend.STEADY),
        ("1301", "1222", CONTEXT, Trend.UP),
        ("1222", "1301", CONTEXT, Trend.DOWN),
    ],
)
def test_where_a_figure_goes(now: str, before: str, polarity: Polarity, found: Trend) -> None:
    """The way that is better is the plan's to say; without one, a figure only goes up or down."""
    assert trend(Decimal(now), Decimal(before), polarity) is found


@given(_VALUES, _VALUES, st.sampled_from(Polarity))
def test_two_figures_told_the_other_way_round(one: Decimal, other: Decimal, polarity: Polarity) -> None:
    """What gains one way loses the other; and what neither gains nor loses is equal."""
    assert trend(one, other, polarity) is OPPOSITE[trend(other, one, polarity)]
    assert (trend(one, other, polarity) is Trend.STEADY) == (one == other)


@given(_VALUES, _VALUES)
def test_a_target_is_met_on_its_better_side(value: Decimal, target: Decimal) -> None:
    """At the target it is met whichever side is better; of a figure for context nothing is said."""
    assert is_met(value, target, HIGHER) or is_met(value, target, LOWER)
    assert is_met(target, target, HIGHER)
    assert is_met(target, target, LOWER)
    assert is_met(value, target, CONTEXT) is None
    assert is_met(value, target, HIGHER) == (trend(value, target, HIGHER) is not Trend.LOSING)


def test_a_target_in_words_is_no_number() -> None:
    """Only a number, with the measure's unit or without, is compared with."""
    assert target_in("90%", "% answered within 10 seconds") == 90
    assert target_in("120 seconds", "seconds") == 120
    for words in ("", "fewer than last year", "under 15 minutes", "15 minutes"):
        assert target_in(words, "seconds") is None


def test_how_far_off() -> None:
    """In per cent of the figure before, and of nothing there is none."""
    assert percent_off(Decimal(30120), Decimal(31260)) == Decimal("3.6")
    assert percent_off(Decimal(5), Decimal(0)) is None


@pytest.mark.parametrize(
    ("value", "numbers", "percent", "held"),
    [
        (4, None, False, True),
        (5, None, False, False),
        (0, None, False, False),
        (40, (4, 10), True, True),
        (60, (6, 10), True, True),
        (50, (50, 100), True, False),
        (98, (98, 100), True, True),
        (50, None, True, True),
    ],
)
def test_what_is_too_small_to_show(
    value: int, numbers: tuple[int, int] | None, percent: bool, held: bool
) -> None:
    """Counts below five but for none at all; of a percentage the numbers behind it and what they leave, and one whose
    numbers are not known."""
    both = (Decimal(numbers[0]), Decimal(numbers[1])) if numbers else None
    assert too_small(Decimal(value), both, 5, percent=percent) is held
    assert not too_small(Decimal(value), both, None, percent=percent)
