"""Reading what is asked about answering itself: what is done with returns names no commitment that has the word."""

import pytest

from storage.enums import Rating
from storage.facts.plan import QuarterName
from storage.facts.queries import AskedFor, Only
from tests.flows.reading.test_questions import asked, keys


@pytest.mark.parametrize(
    ("typed", "ask"),
    [
        ("when do I have to answer", AskedFor.WHEN),
        ("by when do you need my answer?", AskedFor.WHEN),
        ("how do i answer", AskedFor.HOW),
        ("how do I change my update", AskedFor.HOW),
        ("what happens next", AskedFor.DEADLINES),
        ("how long until returns close", AskedFor.DEADLINES),
        ("headlines", AskedFor.STANDING),
        ("requests", AskedFor.REQUESTS),
        ("who did not answer last quarter", AskedFor.STATUS),
    ],
)
def test_what_is_asked_about_answering(typed: str, ask: AskedFor) -> None:
    """A title that has "answer", or a statement that has "change", is not what is meant."""
    question = asked(typed)
    assert (question.ask, keys(question), question.is_guess, question.understood) == (ask, set(), False, True)


@pytest.mark.parametrize(
    "typed",
    ["which ratings did the SRO change", "how do the dates look", "which promises fall due this week"],
)
def test_how_the_plan_stands_is_no_answer_to_it(typed: str) -> None:
    """Where nothing was made of a word that asks for something, it is named; nor has a promise, which is in words, a
    day to choose it by."""
    assert not asked(typed).understood


def test_a_quarter_that_ended() -> None:
    """It is asked how the plan stood then, and not of the priority that is to end anti-social behaviour."""
    question = asked("how did q2 end")
    assert (keys(question), question.quarter) == (set(), QuarterName(2021, 2))
    assert keys(asked("when is the answer to the panel report due")) == {"DOR-0.2"}
    assert (
        asked("as at 30 June").quarter
        == asked("rural crime as at 30 June 2021").quarter
        == QuarterName(2021, 1)
    )
    assert asked("who is my SRO").only == (Only.MINE,)


@pytest.mark.parametrize(
    ("typed", "only"),
    [
        ("moved dates", Only.NEW_DATE),
        ("which dates were moved", Only.NEW_DATE),
        ("who wants a later date", Only.NEW_DATE),
        ("due date requests", Only.NEW_DATE),
        ("help not answered", Only.UNANSWERED),
        ("which help requests are still open", Only.UNANSWERED),
        ("help requests", Only.SUPPORT),
        ("decisions still open", Only.DECISION),
        ("agreed so far", Only.AGREED),
    ],
)
def test_what_is_chosen(typed: str, only: Only) -> None:
    """Dates that moved are no ratings that did, and help that waits is not all that was ever asked for."""
    question = asked(typed)
    assert (question.only, keys(question), question.is_guess, question.understood) == (
        (only,),
        set(),
        False,
        True,
    )


@pytest.mark.parametrize("typed", ["anything worse than last quarter?", "worse than in Q1", "worse since q1"])
def test_worse_than_then(typed: str) -> None:
    """The quarter that is named is what the newest is compared with."""
    question = asked(typed)
    assert (question.ask, question.only) == (AskedFor.COMPARE, (Only.WORSENED,))
    assert (question.against, question.quarter) == (QuarterName(2021, 1), None)


def test_then_and_now() -> None:
    """Both are compared: what was asked of now is not left out in silence."""
    question = asked("red in Q1 and now")
    assert (question.ask, question.ratings) == (AskedFor.COMPARE, (Rating.RED,))
    assert (question.against, question.quarter) == (QuarterName(2021, 1), QuarterName(2021, 2))


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("due in 2022", "2022-01-01", "2022-12-31"),
        ("due in 2021/22", "2021-04-01", "2022-03-31"),
        ("due after christmas", "2021-12-26", "9999-12-31"),
        ("due in the last quarter of the year", "2022-01-01", "2022-03-31"),
    ],
)
def test_days_in_which_it_falls_due(typed: str, first: str, last: str) -> None:
    """A whole year, a feast that is no day of a month, and a quarter by its place in the year."""
    due = asked(typed).due
    assert due is not None
    assert [day.isoformat() for day in due] == [first, last]
