"""Slack says "later" while somebody waits: what they pressed is tried again as long as it can be of use, and then
they are told."""

import time

import pytest

from tests.flows.person import AMBER, Person
from tests.flows.stage import Stage
from tests.flows.words import words_of

BUSY = "Slack is too busy to show this just now"
LATER = (("ratelimited", {"retry_after": 1}), ("error_5xx", {"status": 503}), ("error_5xx", {"status": 500}))


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(("action", "more"), LATER)
def test_a_form_opens_all_the_same(lead: Person, stage: Stage, action: str, more: dict[str, int]) -> None:
    """[Update] is pressed while Slack is busy for a moment: the form is there, and nobody is told of anything."""
    stage.expects_trouble = True
    stage.workspace.fault("views.open", action, **more)
    lead.opens("ANY-1.1")
    assert lead.questions == ["rating"]
    assert lead.messages == [lead.prompt]


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(("action", "more"), LATER)
def test_a_rating_redraws_all_the_same(lead: Person, stage: Stage, action: str, more: dict[str, int]) -> None:
    """A rating is chosen while Slack is busy for a moment: its questions are there."""
    stage.expects_trouble = True
    lead.opens("ANY-1.1")
    stage.workspace.fault("views.update", action, **more)
    lead.chooses("rating", "amber")
    assert "path_action" in lead.questions


@pytest.mark.usefixtures("asked")
def test_app_home_is_drawn_all_the_same(lead: Person, stage: Stage) -> None:
    """So is App Home."""
    stage.expects_trouble = True
    stage.workspace.fault("views.publish", "ratelimited", retry_after=1)
    lead.opens_home()
    assert "ANY-1.1" in words_of(lead.home["blocks"])


@pytest.mark.usefixtures("asked")
def test_a_form_whose_opening_was_answered_too_late_is_not_called_a_fault(lead: Person, stage: Stage) -> None:
    """Slack opened it and its answer was lost: the second try hears that the trigger is used, and all is well."""
    stage.expects_trouble = True
    stage.workspace.fault("views.open", "error_5xx_after_accept")
    lead.opens("ANY-1.1")
    assert lead.questions == ["rating"]
    assert lead.messages == [lead.prompt]


@pytest.mark.usefixtures("asked")
def test_longer_than_a_press_can_wait_is_told_beside_the_message(lead: Person, stage: Stage) -> None:
    """Slack asks for half a minute: nobody waits for that, the person reads what happened, the next press works."""
    stage.expects_trouble = True
    stage.workspace.fault("views.open", "ratelimited", retry_after=30)
    began = time.monotonic()
    lead.opens("ANY-1.1")
    assert time.monotonic() - began < 3
    lead.reads(BUSY)
    lead.opens("ANY-1.1")
    assert lead.questions == ["rating"]


@pytest.mark.usefixtures("asked")
def test_where_no_view_can_be_shown_a_message_tells_it(lead: Person, stage: Stage) -> None:
    """In a form neither the redrawing nor a notice over it goes through: a direct message says it, once, and what was
    typed is there when the form is opened again."""
    stage.expects_trouble = True
    lead.opens("ANY-1.1")
    lead.fills_in(**AMBER)
    for method in ("views.update", "views.push"):
        stage.workspace.fault(method, "ratelimited", retry_after=30)
    lead.chooses("rating", "red")
    stage.settle()
    (told,) = [one for one in lead.messages if BUSY in words_of(one["blocks"])]
    assert "Nothing that you recorded or typed is lost" in words_of(told["blocks"])
    lead.closes_the_form()
    lead.opens("ANY-1.1")
    assert lead.typed("progress") == AMBER["progress"]
