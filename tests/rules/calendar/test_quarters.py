"""Quarters: their days, their order, their names and how they are read."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from storage.facts.plan import QuarterName
from storage.rules.calendar import quarters
from tests.rules.strategies import days, quarter_names


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [
        (1, date(2021, 4, 1), date(2021, 6, 30)),
        (2, date(2021, 7, 1), date(2021, 9, 30)),
        (3, date(2021, 10, 1), date(2021, 12, 31)),
        (4, date(2022, 1, 1), date(2022, 3, 31)),
    ],
)
def test_the_days_of_each_quarter(number: int, first: date, last: date) -> None:
    """The four quarters of 2021/22 run from April to March."""
    quarter = QuarterName(2021, number)
    assert (quarters.first_day(quarter), quarters.last_day(quarter)) == (first, last)


@given(days)
def test_every_day_is_in_its_quarter(day: date) -> None:
    """The quarter of a day begins on or before it and ends on or after it."""
    quarter = quarters.quarter_of(day)
    assert quarters.first_day(quarter) <= day <= quarters.last_day(quarter)


@given(quarter_names)
def test_quarters_follow_one_another(quarter: QuarterName) -> None:
    """The next quarter begins the day after this one ends, counts one more, and leads back."""
    after = quarters.following(quarter)
    assert quarters.first_day(after) == quarters.last_day(quarter) + timedelta(days=1)
    assert quarters.index(after) == quarters.index(quarter) + 1
    assert quarters.previous(after) == quarter


@pytest.mark.parametrize(
    ("day", "ended"), [(date(2021, 9, 30), QuarterName(2021, 1)), (date(2021, 10, 1), QuarterName(2021, 2))]
)
def test_a_quarter_has_ended_on_the_day_after(day: date, ended: QuarterName) -> None:
    """On its last day a quarter has not ended yet; on the next day it has."""
    assert quarters.last_ended(day) == ended


def test_the_three_names_of_a_quarter() -> None:
    """Files, messages and papers each have their way of naming a quarter; the paper's has the months."""
    quarter = QuarterName(2021, 1)
    assert quarters.code(quarter) == "2021/22 Q1"
    assert quarters.short_label(quarter) == "Q1 2021/22"
    assert quarters.long_label(quarter) == "Quarter 1 2021/22 (April to June 2021)"
    assert quarters.long_label(QuarterName(1999, 4)) == "Quarter 4 1999/00 (January to March 2000)"


@pytest.mark.parametrize(
    "text",
    ["2021/22 Q1", "Q1 2021/22", "q1 2021-22", "Quarter 1 2021/22", " 2021/2022  q1 ", "QUARTER 1 2021–22"],
)
def test_a_quarter_is_read_however_people_write_it(text: str) -> None:
    """Either order, any capitals, a slash or a dash, the end year short or in full."""
    assert quarters.parse(text) == QuarterName(2021, 1)


@given(quarter_names)
def test_what_is_written_is_read_back(quarter: QuarterName) -> None:
    """A quarter's code and its short label both read back as the quarter."""
    assert quarters.parse(quarters.code(quarter)) == quarter == quarters.parse(quarters.short_label(quarter))


@pytest.mark.parametrize("text", ["", "2021", "Q5 2021/22", "Q0 2021/22", "summer", "2021/22Q", "1 2021/22"])
def test_what_is_no_quarter_is_refused_with_what_would_be_right(text: str) -> None:
    """The refusal shows how a quarter is written."""
    with pytest.raises(ValueError, match='write it like "2021/22 Q1"'):
        quarters.parse(text)


@pytest.mark.parametrize(
    ("text", "is_another"),
    [
        ("Revenue monitoring", False),
        ("Quarter 2 2021/22 (July to September 2021)", False),
        ("Q1 and Q2 2021/22", False),
        ("figures-Q2.xlsx", False),
        ("FAQ1 of 2021-22", False),
        ("2021-22 Q1 finance.csv", True),
        ("Quarter 2 2020/21", True),
        ("Monitoring, quarter 1", True),
    ],
)
def test_words_may_name_another_quarter(text: str, is_another: bool) -> None:
    """By its year and number, or by its number where no year stands beside one."""
    assert quarters.is_of_another(text, QuarterName(2021, 2)) is is_another


def test_years_that_do_not_follow_are_refused_with_a_guess() -> None:
    """2021/23 is no financial year; the refusal offers the one that begins in 2021."""
    with pytest.raises(ValueError, match='did you mean "2021/22 Q1"'):
        quarters.parse("2021/23 Q1")
