"""What is agreed together in one go, and what is looked at by itself."""

import pytest

from storage.enums import Rating, ReturnState
from tests.flows.agreeing import Agreer, in_state, returned
from tests.flows.person import AMBER, GREEN, Person
from tests.flows.stage import Stage
from tests.flows.words import words_of

OVERDUE = "2021-10-15 09:30"
"""The morning after the leads' deadline."""


@pytest.mark.usefixtures("asked")
def test_at_risk_as_before_goes_with_what_is_as_expected(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """Its promise kept and its action on time: the page says so, with why and the way back; once that day has passed,
    or where the promise was missed, it is looked at by itself."""
    lead.answers("ANY-1.1", **AMBER, promise="kept")
    stage.it_is(OVERDUE)
    assert "1 is as expected" in words_of(agreer.asks[-1]["blocks"])
    agreer.opens_the_queue()
    agreer.sees("It is At risk as before, with its action on time", AMBER["reason"], AMBER["path_action"])
    lead.answers("ANY-1.1", **AMBER, promise="missed")
    agreer.opens_the_queue()
    agreer.sees("By itself because it is At risk", "Promised last time: missed")
    lead.answers("ANY-1.1", **AMBER, promise="kept")
    agreer.opens_the_queue()
    agreer.agrees_all_ticked()
    agreer.sees("Agreed: ANY-1.1", "nothing more waits for you")
    assert returned(stage, "ANY-1.1").agreed_rating is Rating.AMBER


@pytest.mark.usefixtures("asked")
def test_twenty_returns_are_agreed_in_six_clicks(
    busy: Person, lead: Person, agreer: Agreer, stage: Stage
) -> None:
    """Open, agree all that is as expected, and one click for each of three exceptions: twenty are agreed. Whoever
    answered is told so once, however many were agreed together and one by one."""
    for number in range(1, 18):
        busy.answers(f"ANY-4.{number}", **(AMBER if number < 3 else GREEN))
    lead.answers("ANY-1.2", **GREEN)
    lead.answers("ANY-1.1", **AMBER)
    lead.answers("ANY-3.1", **{**GREEN, "reason": "The money came."})
    stage.it_is(OVERDUE)
    agreer.opens_the_queue()
    agreer.agrees_all_ticked()
    for _ in range(3):
        agreer.agrees()
    assert agreer.clicks <= 6
    agreer.sees("nothing more waits for you")
    assert in_state(stage, ReturnState.AGREED) == 20
    assert in_state(stage, ReturnState.SUBMITTED) == 0
    for person in (busy, lead):
        assert sum("Agreed: " in words_of(one["blocks"]) for one in person.messages) == 1
