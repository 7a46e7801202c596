"""The quarter at the head of what somebody types as an update: theirs, another, or none."""

from datetime import date

import pytest

from handlers.reading.headed import heads
from storage.facts.plan import QuarterName

Q1, Q2, Q3 = (QuarterName(2021, number) for number in (1, 2, 3))
REFS = ("DOR-4.2", "DOR-4.3")


@pytest.mark.parametrize(
    ("typed", "quarters"),
    [
        ("Q1 DOR-4.3: the third table was held", [Q1]),
        ("DOR-4.3 Q1 2021/22: the third table was held", [Q1]),
        ("DOR-4.3 - my update for Quarter 1: the third table was held", [Q1]),
        ("*Q1*: two round tables were held", [Q1]),
        ("Here is our 1st quarter return: two tables were held", [Q1]),
        ("In Q1 20 people came, and in Q2 30", [Q1, Q2]),
        ("Q3: we will hold the third table", [Q3]),
        ("Q4 2020/21 was fine, two tables held", [QuarterName(2020, 4)]),
        ("Two tables were held; in Q1 it was one", []),
        ("DOR-4.3: we will report again in Q3", []),
        ("Last quarter we held two round tables", []),
        ("Q&A sessions were held", []),
        ("DOR-4.2 and DOR-4.3: all went well", []),
    ],
)
def test_what_an_update_is_headed_with(typed: str, quarters: list[QuarterName]) -> None:
    """Where it begins with a quarter, before or after its ref; a quarter among its other words is a part of it."""
    assert heads(typed, REFS, date(2021, 10, 1), date(2021, 4, 1)) == quarters
