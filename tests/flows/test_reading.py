"""Days and reasons as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.reading import read_day, with_reason

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


def test_a_reason_stands_after_because() -> None:
    """The first "because" divides; without one there is no reason."""
    assert with_reason("DOR-2.3 because: the lead left because of cuts") == (
        "DOR-2.3",
        "the lead left because of cuts",
    )
    assert with_reason("DOR-2.3") == ("DOR-2.3", "")
