"""How an answer is kept as JSON."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.enums import Handling, Rating, SupportKind
from storage.facts.answering import Answer, Support
from storage.record.answers import UnknownAnswerVersion, from_json, to_json


@given(answer=st.from_type(Answer))
def test_any_answer_comes_back(answer: Answer) -> None:
    """What was kept is read again as the same answer, through the text of JSON."""
    assert from_json(json.loads(json.dumps(to_json(answer)))) == answer


def test_only_what_was_said_is_kept() -> None:
    """An empty field is left out; "no help needed" and "do not monitor" are answers, and stay."""
    answer = Answer(Rating.BLUE, progress="Done", support=Support(SupportKind.NONE), monitor=False)
    assert to_json(replace(answer, completed_on=date(2021, 9, 30))) == {
        "v": 3,
        "answer": {
            "rating": "blue",
            "progress": "Done",
            "support": {"kind": "none"},
            "completed_on": "2021-09-30",
            "monitor": False,
        },
    }


def test_a_version_of_the_future_is_refused() -> None:
    """An answer that a newer Muster wrote is not guessed at."""
    with pytest.raises(UnknownAnswerVersion, match="4"):
        from_json({"v": 4, "answer": {}})


def test_an_answer_of_the_first_version_is_still_read() -> None:
    """What was said before there were milestones and moved dates reads as it did."""
    kept = {"rating": "amber", "support": {"kind": "data", "ask": "Figures"}, "handling": "exempt"}
    answer = from_json({"v": 1, "answer": kept})
    assert answer == Answer(
        Rating.AMBER, support=Support(SupportKind.DATA, "Figures"), handling=Handling.EXEMPT
    )
