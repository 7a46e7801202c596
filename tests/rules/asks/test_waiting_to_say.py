"""Which changes of a prompt may be told with what changes next, and which are told at once."""

from dataclasses import replace
from datetime import date

import pytest

from handlers.prompting.prompts import may_wait
from storage.enums import Rating, Verdict
from storage.facts.asks import PromptFacts
from storage.facts.sign_off import ReviewFacts
from tests.messages.registry.kit.cast import line, lines, prompt_facts

GREEN = Rating.GREEN
AGREED = ReviewFacts(Verdict.AGREED, GREEN, GREEN, "", "Director of Operations", "", prompt_facts().deadline)
SENT_BACK = replace(AGREED, verdict=Verdict.SENT_BACK, rating=None)
DONE = {"recorded": GREEN, "recorded_by": "Bid Lead"}


@pytest.mark.parametrize(
    ("facts", "waits"),
    [
        (prompt_facts(*lines(3, recorded=1)), True),
        (prompt_facts(*lines(3, recorded=3)), False),
        (prompt_facts(line(1, **DONE, review=AGREED), line(2, **DONE)), True),
        (prompt_facts(line(1, **DONE, review=SENT_BACK), line(2)), False),
        (prompt_facts(line(1, **DONE), line(2, draft=True)), False),
        (replace(prompt_facts(*lines(3, recorded=1)), away_until=date(2021, 10, 8)), False),
    ],
    ids=["answering", "all in", "being agreed", "sent back", "begun", "away"],
)
def test_a_prompt_waits_while_more_of_the_same_is_to_come(facts: PromptFacts, waits: bool) -> None:
    """It is brought up to date at once where its reader would look at it: at the end, or to do something."""
    assert may_wait(facts) is waits
