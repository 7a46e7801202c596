"""What an owner's answer must say, and what may be a slip in it: both sides of each edge."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.enums import MeasurePeriod, Polarity
from storage.facts.measures import Doubtful, FigureGiven, FigureRefused, MeasureTerms
from storage.rules.measures.answering import doubts, gives, refusals

TODAY = date(2021, 10, 11)
CALLS = MeasureTerms(
    1, "M1", "Calls", "%", Polarity.HIGHER_BETTER, MeasurePeriod.QUARTER, "", "", "", 1, "", 1, None, (), (), True
)  # fmt: skip
SMALL = MeasureTerms(
    1, "M1", "Calls", "%", Polarity.HIGHER_BETTER, MeasurePeriod.QUARTER, "", "", "", 1, "", 1, 5, (), (), True
)  # fmt: skip
BOTH = (Decimal(31620), Decimal(35610))


def refused(
    answer: FigureGiven, terms: MeasureTerms = CALLS, *, not_yet: bool = False
) -> dict[str, FigureRefused]:
    """What is wrong with it."""
    return refusals(answer, terms, TODAY, not_yet=not_yet)


def test_a_figure_or_why_there_is_none() -> None:
    """One of the two, and never both; a day on which it is expected lies ahead."""
    assert refused(FigureGiven(Decimal("88.8"), BOTH)) == {}
    assert refused(FigureGiven(None)) == {"figure": FigureRefused.NO_FIGURE}
    assert refused(FigureGiven(None, commentary="Not out"), not_yet=True) == {}
    assert refused(FigureGiven(None), not_yet=True) == {"commentary": FigureRefused.WHY_NOT_YET}
    assert refused(FigureGiven(Decimal(1), commentary="x"), not_yet=True) == {
        "figure": FigureRefused.FIGURE_AND_NONE
    }
    soon = FigureGiven(None, expected_on=date(2021, 10, 12), commentary="x")
    assert refused(soon, not_yet=True) == {}
    assert refused(FigureGiven(None, expected_on=TODAY, commentary="x"), not_yet=True) == {
        "expected": FigureRefused.EXPECTED_PAST
    }


def test_two_numbers_must_come_to_the_percentage() -> None:
    """To its last decimal, whichever way that was rounded; where small ones are held back they must be there."""
    assert refused(FigureGiven(Decimal("88.7"), BOTH)) == {"numbers": FigureRefused.NUMBERS_GIVE_ANOTHER}
    assert refused(FigureGiven(Decimal("88.8")), SMALL) == {"numbers": FigureRefused.NUMBERS_MISSING}
    assert gives((Decimal(1), Decimal(8)), Decimal(12))
    assert gives((Decimal(1), Decimal(8)), Decimal(13))
    assert not gives((Decimal(1), Decimal(8)), Decimal(14))


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 4))
def test_any_two_numbers_come_to_what_they_come_to(part: int, whole: int, decimals: int) -> None:
    """However many decimals the percentage has."""
    value = (Decimal(part) * 100 / whole).quantize(Decimal(1).scaleb(-decimals))
    assert gives((Decimal(part), Decimal(whole)), value)
    assert not gives((Decimal(part), Decimal(whole)), value + Decimal(2).scaleb(-decimals))


@pytest.mark.parametrize(
    ("answer", "earlier", "found"),
    [
        (FigureGiven(Decimal("88.8"), BOTH), "92.7", ()),
        (FigureGiven(Decimal("88.8")), "92.7", (Doubtful.NO_NUMBERS,)),
        (FigureGiven(Decimal("100.0"), BOTH), None, ()),
        (FigureGiven(Decimal("100.1"), BOTH), None, (Doubtful.OVER_HUNDRED,)),
        (FigureGiven(Decimal("9.3"), BOTH), "92.7", ()),
        (FigureGiven(Decimal("9.2"), BOTH), "92.7", (Doubtful.FAR_OFF,)),
        (FigureGiven(Decimal("9.2"), BOTH), "0", ()),
        (FigureGiven(Decimal(0), BOTH), "92.7", ()),
        (FigureGiven(Decimal(-3), BOTH), "-3", ()),
        (FigureGiven(Decimal(-3), BOTH), "3", (Doubtful.BELOW_ZERO,)),
        (FigureGiven(None, commentary="Ask jo.bloggs@force.example"), "92.7", (Doubtful.PERSONAL,)),
    ],
)
def test_what_may_be_a_slip(answer: FigureGiven, earlier: str | None, found: tuple[Doubtful, ...]) -> None:
    """Each is asked about on its own side of the edge."""
    assert doubts(answer, CALLS, Decimal(earlier) if earlier else None) == found


def test_a_crime_number_is_refused() -> None:
    """It may lead to a victim, whatever stands around it."""
    told = FigureGiven(Decimal("88.8"), BOTH, commentary="One of them is 55210012345")
    assert refused(told) == {"commentary": FigureRefused.CRIME_NUMBER}
