"""Who may do what: each refusal says who may, whichever way it is tried."""

import copy

import pytest

from bot.rehearsal.playing.stage import TEAM
from tests.flows.person import AMBER, Person
from tests.flows.plan import ACCOUNTS
from tests.flows.stage import Stage
from tests.flows.words import words_of

NOT_YOURS = "Sorry, updating this commitment is for its lead, its co-leads and whoever covers for them."


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    "role", ["Head of Custody", "Director of Operations", "Someone else", "Chief Executive"]
)
def test_a_form_opens_for_its_lead_and_co_leads_only(everyone: dict[str, Person], role: str) -> None:
    """Another lead, the SRO, the chief executive and a stranger with the button's value get words instead."""
    person = everyone[role]
    person.forges_press(person.stage.return_id("ANY-1.1"))
    person.sees("Cannot be opened", NOT_YOURS)
    assert person.questions == []


@pytest.mark.usefixtures("asked")
def test_a_deputy_may_open_it(deputy: Person) -> None:
    """The deputy is one of the co-leads."""
    deputy.forges_press(deputy.stage.return_id("ANY-1.2"))
    assert deputy.questions == ["rating"]


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("role", ["Head of Custody", "Director of Operations", "Someone else"])
def test_a_submission_replayed_as_another_person_records_nothing(
    lead: Person, stage: Stage, role: str
) -> None:
    """The lead's own submission, under another person's name, is answered with who may."""
    lead.opens("ANY-1.1")
    lead.fills_in(**AMBER)
    stage.workspace.submit(lead.user)
    replayed = copy.deepcopy(stage.heard("interactive")[-1])
    replayed["user"]["id"] = ACCOUNTS[role]
    replayed["trigger_id"] += "x"
    answer = stage.delivers(replayed)
    assert answer.status_code == 200
    assert answer.json()["response_action"] == "push"
    assert NOT_YOURS in words_of(answer.json()["view"])
    assert len(stage.revisions("ANY-1.1")) == 1


@pytest.mark.usefixtures("asked")
def test_someone_who_handed_over_and_goes_on_typing_is_told(lead: Person, stage: Stage) -> None:
    """A lead whose role another person took while the form was open hears so at the next change of rating."""
    lead.opens("ANY-1.1")
    stage.hands_over("Head of Scrutiny", "U0000BUSY")
    lead.chooses("rating", "amber")
    lead.sees("Not done", NOT_YOURS)


@pytest.mark.usefixtures("asked")
def test_someone_who_handed_over_cannot_submit(lead: Person, stage: Stage) -> None:
    """A lead whose role another person took while the form was open is refused in words, above their text."""
    lead.opens("ANY-1.1")
    lead.fills_in(**AMBER)
    stage.hands_over("Head of Scrutiny", "U0000BUSY")
    lead.submits()
    lead.sees("Not recorded", NOT_YOURS)
    assert stage.revisions("ANY-1.1") == []


@pytest.mark.usefixtures("asked")
def test_another_workspace_is_not_heard(lead: Person, stage: Stage) -> None:
    """A payload that another workspace sent is not recorded, and says so; that a member is at home in another one is
    no matter."""
    lead.opens("ANY-1.1")
    lead.fills_in(**AMBER)
    stage.workspace.submit(lead.user)
    foreign = copy.deepcopy(stage.heard("interactive")[-1])
    foreign["trigger_id"] += "x"
    foreign["view"]["state"]["values"]["progress"]["progress"]["value"] += " And this is foreign."
    answer = stage.delivers({**foreign, "team": {"id": "TELSEWHERE"}})
    assert answer.json()["response_action"] == "push"
    assert "Nothing was recorded" in answer.text
    assert len(stage.revisions("ANY-1.1")) == 1
    at_home = {"id": lead.user, "team_id": "TELSEWHERE"}
    assert stage.delivers({**foreign, "team": {"id": TEAM}, "user": at_home}).status_code == 200
    assert len(stage.revisions("ANY-1.1")) == 2


def test_a_request_that_slack_did_not_sign_is_refused(lead: Person, stage: Stage) -> None:
    """Without the signing secret nothing gets in."""
    lead.types("/muster help")
    assert stage.delivers(stage.heard("slash_commands")[-1], secret="guessed").status_code == 401
