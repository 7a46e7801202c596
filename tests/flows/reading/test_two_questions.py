"""Reading whose decision is asked about, and two questions in one."""

import pytest

from storage.enums import Rating
from storage.facts.queries import AskedFor, PlanQuestion
from tests.flows.reading.test_questions import asked


@pytest.mark.parametrize(
    ("typed", "whom"),
    [
        ("is anything the chief constable has to decide", "chief constable"),
        ("decisions for the chief constable", "chief constable"),
        ("what does the chief executive need to decide", "chief executive"),
        ("anything I have to decide", ""),
        ("support for young people", ""),
    ],
)
def test_whose_decision(typed: str, whom: str) -> None:
    """Whoever is to decide is looked for in what was asked, and in no title."""
    assert (asked(typed).of_whom, asked(typed).understood) == (whom, True)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("what's red and when is the next panel", PlanQuestion(ratings=(Rating.RED,), meets=True)),
        ("how are cadets doing and when is the panel", PlanQuestion(meets=True)),
        ("when will the pet theft thing be done", PlanQuestion(ask=AskedFor.WHEN)),
    ],
)
def test_two_things_at_once(typed: str, expected: PlanQuestion) -> None:
    """What is chosen and when the Panel meets are both answered; when something is done asks for its day."""
    question = asked(typed)
    assert (question.ask, question.ratings, question.meets) == (
        expected.ask,
        expected.ratings,
        expected.meets,
    )
