"""Days, months, quarters and years as people write them: one reader for files and for Slack."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.facts.plan import QuarterName
from storage.rules.calendar.days import (
    Period,
    names_other_weekday,
    quarters_of_one_year,
    read_day,
    read_period,
    weekday_denied,
    written_day,
)

DAY = date(2026, 3, 31)
TODAY = date(2026, 1, 15)


@pytest.mark.parametrize(
    "words",
    [
        "31 March 2026",
        "31-Mar-26",
        "31.03.2026",
        "31/3/26",
        "31 mar 26",
        "31st of March, 2026",
        "Tuesday 31 March 2026",
        "Tues, 31 Mar 2026",
        "March 31, 2026",
        "2026-03-31",
        "2026/3/31",
        "31 Mawrth 2026",
        "31 maw. 2026",
        "31\xa0March\u202f2026",
        "31\u201103\u20112026",
    ],
)
def test_a_day_is_read_the_same_from_a_file_and_from_slack(words: str) -> None:
    """In figures with the day first, and in words in either order."""
    assert written_day(words) == read_day(words, TODAY) == DAY
    assert read_period(words) == Period(DAY, DAY)


@pytest.mark.parametrize("words", ["Monday 31 March 2026", "Mon, 31/03/2026", "wed 31 Mar 26"])
def test_another_day_of_the_week_is_no_day(words: str) -> None:
    """31 March 2026 is a Tuesday: nobody knows which half of it is meant, and the day is named."""
    assert (written_day(words), read_day(words, TODAY), read_period(words)) == (None, None, None)
    assert weekday_denied(words) == DAY
    assert weekday_denied("Tuesday 31 March 2026") is None
    assert read_day("Friday 21 October", date(2021, 10, 1)) is None
    assert read_day("Thursday 21 October", date(2021, 10, 1)) == date(2021, 10, 21)


def test_a_weekday_is_denied_of_a_day_without_its_year() -> None:
    """The next such day is meant, where one knows which day it is; else nothing is said of it."""
    assert weekday_denied("Monday 31 March", date(2026, 3, 1)) == DAY
    assert weekday_denied("Tuesday 31 March", date(2026, 3, 1)) is None
    assert weekday_denied("Monday 31 March") is None


@pytest.mark.parametrize("words", ["2026-03-31T00:00:00Z", "31/03/2026 14:05", "31 March 2026 09:00"])
def test_an_hour_is_left_out_in_a_file_and_never_in_slack(words: str) -> None:
    """Exports put one behind each day; what somebody types with an hour has it for a reason."""
    assert written_day(words) == DAY
    assert read_day(words, TODAY) is None


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Q4 2025/26", date(2026, 1, 1), DAY),
        ("2025/26 Q4", date(2026, 1, 1), DAY),
        ("Quarter 4 2025/26 (January to March 2026)", date(2026, 1, 1), DAY),
        ("March 2026", date(2026, 3, 1), DAY),
        ("Mar-26", date(2026, 3, 1), DAY),
        ("end of March 2026", DAY, DAY),
        ("by the end of Q4 2025/26", DAY, DAY),
        ("by end March 2026", DAY, DAY),
        ("end Q4 2025/26", DAY, DAY),
        ("End-March 2026", DAY, DAY),
        ("the end of 2025/26", DAY, DAY),
        ("31 Mar ’26", DAY, DAY),
        ("Mar '26", date(2026, 3, 1), DAY),
        ("Mar’26", date(2026, 3, 1), DAY),
        ("Jan-Mar 2026", date(2026, 1, 1), DAY),
        ("January to March '26", date(2026, 1, 1), DAY),
        ("by 31 March 2026", DAY, DAY),
        ("2025/26", date(2025, 4, 1), DAY),
        ("FY 2025-26", date(2025, 4, 1), DAY),
        ("Sept 2024", date(2024, 9, 1), date(2024, 9, 30)),
        ("Feb 2024", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_a_longer_time_has_two_ends(words: str, first: date, last: date) -> None:
    """A month, a quarter and a financial year are read where both ends are certain."""
    assert read_period(words) == Period(first, last)
    assert written_day(words) is None or first == last


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Ongoing",
        "tbc",
        "2026",
        "Q4 2026",
        "Spring 2026",
        "9/30/2026",
        "31/02/2026",
        "31/03.2026",
        "12 Oct",
        "9-5",
        "31 Marchember 2026",
        "2025/27",
        "Nov-Jan 2026",
        "end of the month",
        "by end",
        "Q4 2025 / Q1 2026",
        "Quarter 4 2025/26 (May to June)",
        "31 March 20266",
    ],
)
def test_what_may_be_another_day_is_none(words: str) -> None:
    """A calendar's quarter, a season, a month before the day, a day without its year: nothing is guessed."""
    assert read_period(words) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("end of October", date(2026, 10, 31)),
        ("the end of Oct", date(2026, 10, 31)),
        ("end January", date(2026, 1, 31)),
        ("end of December 2026", date(2026, 12, 31)),
        ("end of Q4 2025/26", DAY),
        ("end of the month", None),
        ("end of 12 October", None),
        ("end", None),
    ],
)
def test_the_end_of_a_month_is_its_last_day(words: str, day: date | None) -> None:
    """In Slack the next such month is meant where no year is named."""
    assert read_day(words, TODAY) == day
    assert read_day("end of January", date(2026, 1, 31)) == date(2026, 1, 31)
    assert read_day("end of January", date(2026, 2, 1)) == date(2027, 1, 31)


@pytest.mark.parametrize("words", ["Q1 2026", "2026 Q1", "quarter 1 of 2026", "by end of Q1 2026"])
def test_a_quarter_of_one_year_may_be_two(words: str) -> None:
    """January to March by the calendar, April to June by the financial year."""
    assert quarters_of_one_year(words) == (QuarterName(2025, 4), QuarterName(2026, 1))
    assert quarters_of_one_year("Q1 2026/27") is None
    assert quarters_of_one_year("Q3 2026") == (QuarterName(2026, 2), QuarterName(2026, 3))
    assert quarters_of_one_year("Q4 2026") == (QuarterName(2026, 3), QuarterName(2026, 4))


@pytest.mark.parametrize("weekday", ["Monday", "Wednesday", "Sunday", "fri"])
def test_another_day_of_the_week_is_noticed(weekday: str) -> None:
    """31 March 2026 is a Tuesday, whichever other day stands before or behind it."""
    assert names_other_weekday(f"{weekday} 31 March 2026", DAY)
    assert names_other_weekday(f"31 March 2026 ({weekday})", DAY)
    assert not names_other_weekday("Tuesday 31 March 2026", DAY)
    assert not names_other_weekday("31 March 2026", DAY)


def test_two_figures_with_a_dash_are_no_day() -> None:
    """They may be hours, in Slack too."""
    assert read_day("9-5", TODAY) is None
    assert read_day("9/5", TODAY) == date(2026, 5, 9)


@pytest.mark.parametrize(("digits", "year"), [("26", 2026), ("69", 2069), ("70", 1970), ("98", 1998)])
def test_two_digits_are_a_year_near_ours(digits: str, year: int) -> None:
    """A plan of 1998 does not become one of 2098."""
    assert written_day(f"31/03/{digits}") == date(year, 3, 31)


@given(st.text(max_size=40))
def test_anything_written_is_a_time_or_none(words: str) -> None:
    """Whatever stands there, reading it goes wrong for nobody."""
    found = read_period(words)
    assert found is None or found.first <= found.last
