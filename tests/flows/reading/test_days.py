"""Days, from when to when, and reasons as people type them."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.people.hours import read_span
from handlers.reading.days import read_quarter, with_reason
from handlers.reading.spans import find_days
from handlers.reading.verbs import first_word
from storage.facts.plan import QuarterName
from storage.rules.calendar.days import read_day

TODAY = date(2021, 10, 12)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("12 Oct", date(2021, 10, 12)),
        ("11 oct", date(2022, 10, 11)),
        ("20th October", date(2021, 10, 20)),
        ("Wednesday 20 October 2021", date(2021, 10, 20)),
        ("Wed, 20 Oct.", date(2021, 10, 20)),
        ("20/10/2021", date(2021, 10, 20)),
        ("20/10", date(2021, 10, 20)),
        ("2021-10-20", date(2021, 10, 20)),
        ("29 Feb", date(2024, 2, 29)),
        ("30 Feb", None),
        ("20 Octember 21", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_write_it(words: str, day: date | None) -> None:
    """With a year it is that day; without one, the next of its name; what is no day is none."""
    assert read_day(words, TODAY) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_written_out_is_read_again(day: date) -> None:
    """Each of the ways of writing a whole date means that date."""
    ways = (f"{day.day} {day:%B %Y}", f"{day:%A} {day.day} {day:%b %Y}", f"{day:%d/%m/%Y}", day.isoformat())
    assert {read_day(way, TODAY) for way in ways} == {day}


@given(st.text(max_size=40))
def test_anything_typed_is_a_day_or_none(words: str) -> None:
    """Whatever is typed, reading it goes wrong for nobody."""
    found = read_day(words, TODAY)
    assert found is None or isinstance(found, date)


@pytest.mark.parametrize("words", ["*Q3*", "“Q3”", "Q3.", "q3\u00a02021–22", "Quarter 3"])
def test_a_quarter_is_read_as_telephones_and_copies_write_it(words: str) -> None:
    """Bold, in quotation marks, with a full stop or another space."""
    assert read_quarter(words, TODAY) == (QuarterName(2021, 3), "")


def test_a_verb_ends_at_any_space() -> None:
    """What is pasted has others than plain ones."""
    assert first_word("quiet\u00a0off  now ") == ("quiet", "off  now")
    assert first_word("") == ("", "")


def test_a_reason_stands_after_because() -> None:
    """The first "because" divides; without one there is no reason."""
    assert with_reason("DOR-2.3 because: the lead left because of cuts") == (
        "DOR-2.3",
        "the lead left because of cuts",
    )
    assert with_reason("DOR-2.3 because of illness") == ("DOR-2.3", "illness")
    assert with_reason("DOR-2.3 because often late") == ("DOR-2.3", "often late")
    assert with_reason("DOR-2.3") == ("DOR-2.3", "")


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("9-5", time(9), time(17)),
        ("between 9 and 5", time(9), time(17)),
        ("9am till 5pm", time(9), time(17)),
        ("9:30 to 2:30", time(9, 30), time(14, 30)),
        ("12-5", time(12), time(17)),
        ("9-17", time(9), time(17)),
        ("1pm to 5.30pm", time(13), time(17, 30)),
        ("5pm to 9am", time(17), time(9)),
    ],
)
def test_hours_are_read_as_people_write_them(words: str, start: time, end: time) -> None:
    """A bare hour of the evening is after noon where the day would end before it begins."""
    assert read_span(words) == (start, end)


@pytest.mark.parametrize("words", ["", "1-5", "whenever", "9", "9-0", "9 to 99", "9 to 30:00"])
def test_hours_that_leave_a_doubt_are_none(words: str) -> None:
    """One may be in the morning or in the afternoon; what the clock does not show is no time."""
    assert read_span(words) is None


AWAY_SINCE = date(2021, 10, 11)


@pytest.mark.parametrize(
    ("words", "today", "first", "last", "around"),
    [
        ("12 Oct to 20 Oct cover X", AWAY_SINCE, (2021, 10, 12), (2021, 10, 20), ("", "cover X")),
        ("until 25 Oct cover X", AWAY_SINCE, (2021, 10, 11), (2021, 10, 25), ("", "cover X")),
        ("to 25/10", AWAY_SINCE, (2021, 10, 11), (2021, 10, 25), ("", "")),
        ("Bid Lead up to 30 April", AWAY_SINCE, (2021, 10, 11), (2022, 4, 30), ("Bid Lead", "")),
        ("12-20/10", AWAY_SINCE, (2021, 10, 12), (2021, 10, 20), ("", "")),
        ("12 to 20/10/2021", AWAY_SINCE, (2021, 10, 12), (2021, 10, 20), ("", "")),
        ("12 to 2021-10-20", AWAY_SINCE, (2021, 10, 12), (2021, 10, 20), ("", "")),
        ("Tue 12 to Wed 20th October", AWAY_SINCE, (2021, 10, 12), (2021, 10, 20), ("", "")),
        ("12 Oct for two weeks", AWAY_SINCE, (2021, 10, 12), (2021, 10, 25), ("", "")),
        ("from today for a week", AWAY_SINCE, (2021, 10, 11), (2021, 10, 17), ("", "")),
        ("4 Oct for 10 days", AWAY_SINCE, (2021, 10, 4), (2021, 10, 13), ("", "")),
        ("4 Oct for a fortnight", AWAY_SINCE, (2021, 10, 4), (2021, 10, 17), ("", "")),
        ("1 Oct to 30 Apr", AWAY_SINCE, (2021, 10, 1), (2022, 4, 30), ("", "")),
        ("1 Dec to 30 Apr", AWAY_SINCE, (2021, 12, 1), (2022, 4, 30), ("", "")),
        ("8 Oct to 15 Oct", AWAY_SINCE, (2021, 10, 8), (2021, 10, 15), ("", "")),
        ("until Friday cover X", AWAY_SINCE, (2021, 10, 11), (2021, 10, 15), ("", "cover X")),
        ("Bid Lead till thurs", AWAY_SINCE, (2021, 10, 11), (2021, 10, 14), ("Bid Lead", "")),
        ("until Friday 22 Oct", AWAY_SINCE, (2021, 10, 11), (2021, 10, 22), ("", "")),
        (
            "on leave next week, cover X",
            AWAY_SINCE,
            (2021, 10, 18),
            (2021, 10, 22),
            ("on leave", ", cover X"),
        ),
        ("next week", date(2021, 10, 17), (2021, 10, 18), (2021, 10, 22), ("", "")),
        ("20 Dec to 3 Jan", AWAY_SINCE, (2021, 12, 20), (2022, 1, 3), ("", "")),
        ("12 Dec 2022 to 3 Jan", AWAY_SINCE, (2022, 12, 12), (2023, 1, 3), ("", "")),
        # Which of two years? Days that have passed are refused with "write the year too".
        ("12 Oct to 18 Oct", date(2021, 10, 20), (2021, 10, 12), (2021, 10, 18), ("", "")),
        ("12 Oct to 18 Oct 2022", date(2021, 10, 20), (2022, 10, 12), (2022, 10, 18), ("", "")),
        ("12-18 October", date(2021, 10, 20), (2021, 10, 12), (2021, 10, 18), ("", "")),
        ("12 Oct", date(2021, 10, 20), (2021, 10, 12), (2021, 10, 12), ("", "")),
        ("until 18 Oct", date(2021, 10, 20), (2021, 10, 18), (2021, 10, 18), ("", "")),
        ("28 Dec to 3 Jan", date(2022, 1, 5), (2021, 12, 28), (2022, 1, 3), ("", "")),
        # The wrong way round, and nearly a year between them: refused in words too.
        ("20 Oct to 12 Oct", AWAY_SINCE, (2021, 10, 20), (2021, 10, 12), ("", "")),
        ("20 Oct to 12 Oct", date(2021, 10, 15), (2021, 10, 20), (2021, 10, 12), ("", "")),
        ("1 Nov to 30 Sep", date(2021, 10, 20), (2021, 11, 1), (2021, 9, 30), ("", "")),
    ],
)
def test_from_when_to_when_is_read_as_it_is_meant(
    words: str,
    today: date,
    first: tuple[int, int, int],
    last: tuple[int, int, int],
    around: tuple[str, str],
) -> None:
    """Each way of typing an absence gives its two days, and the words on either side of them."""
    found = find_days(words, today)
    assert found is not None
    assert (found.first, found.last) == (date(*first), date(*last))
    assert (found.before, found.after) == around


@pytest.mark.parametrize(
    "words",
    [
        "",
        "soon",
        "12 to today",
        "30 to 31 Feb",
        "until Easter",
        "until Monday",
        "from next week",
        "until next week",
        "by Friday",
        "DOR-3.4",
        "ANY-12/10",
    ],
)
def test_what_names_no_days_is_none(words: str) -> None:
    """Nothing is guessed where the calendar has no such day, or where two could be meant: today is a Monday."""
    assert find_days(words, AWAY_SINCE) is None


@given(st.text(max_size=40), st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_anything_typed_is_two_days_or_none(words: str, today: date) -> None:
    """Whatever is typed, reading it goes wrong for nobody."""
    found = find_days(words, today)
    assert found is None or isinstance(found.last, date)


@given(st.dates(date(2021, 1, 1), date(2029, 12, 31)), st.integers(-60, 90), st.integers(0, 90))
def test_days_without_a_year_are_those_near_today(today: date, ahead: int, long: int) -> None:
    """Leave of up to a quarter that is ahead, under way, or lately past is read as what it was."""
    first = today + timedelta(days=ahead)
    last = first + timedelta(days=long)
    found = find_days(f"{first.day} {first:%b} to {last.day} {last:%b}", today)
    assert found is not None
    assert (found.first, found.last) == (first, last)
