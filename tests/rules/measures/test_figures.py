"""Figures as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.rules.measures.figures import (
    MOST_DECIMALS,
    MOST_DIGITS,
    NoFigure,
    places,
    read_figure,
    read_numbers,
)

_NUMBERS = st.decimals(
    min_value=-(10**9), max_value=10**9, places=2, allow_nan=False, allow_infinity=False
).map(lambda number: number + 0)


@pytest.mark.parametrize(
    ("typed", "unit", "decimals", "value"),
    [
        ("31,620", "", None, "31620"),
        ("31 620 offences", "offences", None, "31620"),
        ("88.8%", "%", 1, "88.8"),
        ("88.8 %", "% answered within 10 seconds", 1, "88.8"),
        ("88.8% answered within 10 seconds", "% answered within 10 seconds", 1, "88.8"),
        ("89", "%", 1, "89.0"),
        ("89.00", "%", 1, "89.0"),
        ("+3", "points", None, "3"),
        ("−3.5", "points", None, "-3.5"),
        ("-0", "", None, "0"),
        ("£1,200", "£", 0, "1200"),
        ("1222.0", "people", None, "1222.0"),
    ],
)  # fmt: skip
def test_what_is_a_figure(typed: str, unit: str, decimals: int | None, value: str) -> None:
    """With its unit or without, thousands divided or not; with as many decimals as the plan says."""
    assert str(read_figure(typed, unit, decimals)) == value


@pytest.mark.parametrize(
    ("typed", "decimals", "why"),
    [
        ("", None, NoFigure.NOT_A_NUMBER),
        ("about 50", None, NoFigure.NOT_A_NUMBER),
        ("1,5", None, NoFigure.NOT_A_NUMBER),
        ("12,3456", None, NoFigure.NOT_A_NUMBER),
        ("50%", None, NoFigure.NOT_A_NUMBER),
        ("1e9", None, NoFigure.NOT_A_NUMBER),
        ("٣", None, NoFigure.NOT_A_NUMBER),
        ("1" * (MOST_DIGITS + 1), None, NoFigure.TOO_LONG),
        ("88.83", 1, NoFigure.TOO_PRECISE),
        ("1.00001", None, NoFigure.TOO_PRECISE),
    ],
)
def test_what_is_none(typed: str, decimals: int | None, why: NoFigure) -> None:
    """What may be read in two ways is refused, not guessed; so is a unit that is not the measure's."""
    assert read_figure(typed, "offences", decimals) is why


@given(_NUMBERS, st.sampled_from(["", "%", "offences", "£", "% of calls"]))
def test_what_is_printed_is_read_again(value: Decimal, unit: str) -> None:
    """Thousands divided, with the unit behind it, every number is read as itself."""
    assert read_figure(f"{value:,f}{unit}" if unit != "£" else f"{value:,f}", unit) == value


@given(st.text(max_size=30), st.sampled_from(["", "%", "£"]), st.none() | st.integers(0, MOST_DECIMALS))
def test_whatever_is_typed_is_read_or_refused(typed: str, unit: str, decimals: int | None) -> None:
    """Nothing fails; and a number has no more decimals than it may."""
    found = read_figure(typed, unit, decimals)
    if isinstance(found, Decimal):
        assert places(found) <= MOST_DECIMALS
        assert decimals is None or places(found) == decimals


def test_the_numbers_behind_a_percentage() -> None:
    """ "31,620 of 35,610" and the like: two whole numbers, the second more than none."""
    both = (Decimal(31620), Decimal(35610))
    for typed in ("31,620 of 35,610", "31620/35610", "31,620 out of 35,610"):
        assert read_numbers(typed) == both
    for typed in ("31,620", "3 of 0", "-3 of 5", "1.5 of 3", "some of many", "1 of 2 of 3"):
        assert read_numbers(typed) is NoFigure.NOT_TWO_NUMBERS
