"""An agreement is taken back, until the paper is drafted."""

import pytest
from sqlalchemy import select

from storage.enums import Lifecycle, Rating, ReturnState, Verdict
from storage.tables import AuditEvent
from tests.flows.agreeing import Agreer, commitment, replan, returned, reviews
from tests.flows.person import AMBER, BLUE, GREEN, Person
from tests.flows.plan import DEPUTY, SRO
from tests.flows.stage import Stage
from tests.flows.words import words_of

STAFF_OFFICER = {DEPUTY: {"agrees_for": (SRO,)}}
BACK = "Agreement taken back: ANY-1.1"


def told(lead: Person) -> list[str]:
    """What hangs under the lead's prompt of agreements that were taken back."""
    said = [words_of(one["blocks"]) for one in lead.receipts]
    return [words for words in said if "taken back" in words]


def audited(stage: Stage, ref: str) -> list[str]:
    """What the audit trail has of a return's agreements."""
    of_return = (AuditEvent.subject == "return", AuditEvent.subject_id == stage.return_id(ref))
    events = stage.asks(select(AuditEvent.act).where(*of_return).order_by(AuditEvent.id))
    return [act for act in events if act in (*Verdict, "agreement_taken_back")]


@pytest.mark.usefixtures("asked")
def test_an_agreement_is_taken_back_and_given_anew(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """It waits again: the SRO's message and the lead's prompt say so by themselves, the lead is told once in the
    thread, and the audit trail keeps both."""
    lead.answers("ANY-1.1", **AMBER)
    stage.it_is("2021-10-15 09:30")
    agreer.opens_the_queue()
    agreer.agrees()
    assert "1 return is agreed" in words_of(agreer.asks[-1]["blocks"])
    assert "ANY-1.1 Cadet units · agreed" in words_of(lead.prompt["blocks"])
    agreer.takes_back("ANY-1.1")
    agreer.sees("Taken back: ANY-1.1", "The lead is told", "By itself because it is At risk")
    row = returned(stage, "ANY-1.1")
    assert (row.state, row.agreed_rating, row.agreed_on) == (ReturnState.SUBMITTED, None, None)
    assert "1 return waits for you to agree" in words_of(agreer.asks[-1]["blocks"]) or (
        "1 return to agree" in words_of(agreer.asks[-1]["blocks"])
    )
    assert "ANY-1.1 Cadet units · agreed" not in words_of(lead.prompt["blocks"])
    (words,) = told(lead)
    assert BACK in words
    assert "Director of Operations will look at it again" in words
    agreer.agrees_another("red", "The hall is lost.")
    assert returned(stage, "ANY-1.1").agreed_rating is Rating.RED
    assert [one.verdict for one in reviews(stage, "ANY-1.1")] == [Verdict.AGREED, Verdict.AGREED_WITH_CHANGE]
    assert audited(stage, "ANY-1.1") == ["agreed", "agreement_taken_back", "agreed_with_change"]


@pytest.mark.usefixtures("asked")
def test_a_staff_officer_takes_back_what_the_sro_agreed(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """From App Home, where nothing waits any more; the lead reads on whose behalf."""
    replan(stage, STAFF_OFFICER)
    lead.answers("ANY-1.1", **AMBER)
    agreer.opens_the_queue_at_home()
    agreer.agrees()
    officer = Agreer(DEPUTY, stage)
    officer.opens_home()
    officer.presses_at_home("Take back", "can be taken back")
    officer.sees("Nothing waits for you to agree", "Agreed too soon?")
    officer.takes_back("ANY-1.1")
    assert returned(stage, "ANY-1.1").state is ReturnState.SUBMITTED
    assert "Scrutiny Officer on behalf of Director of Operations" in told(lead)[0]


@pytest.mark.usefixtures("asked")
def test_a_completion_is_taken_back_with_its_agreement(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """What was complete by agreement is under way again, and awaits it."""
    lead.answers("ANY-1.1", **BLUE)
    agreer.opens_the_queue_at_home()
    agreer.agrees()
    agreer.takes_back("ANY-1.1")
    found = commitment(stage, "ANY-1.1")
    assert (found.lifecycle, found.completed_on) == (Lifecycle.IN_PROGRESS, None)
    lead.types("/commitment ANY-1.1")
    lead.reads("Complete, awaiting agreement")


@pytest.mark.usefixtures("asked")
def test_once_the_paper_is_drafted_nothing_is_taken_back(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """Nothing offers it any more; a screen that stood open reads what the plan office can do, and they do it."""
    lead.answers("ANY-1.1", **AMBER)
    stage.it_is("2021-10-20 12:00")
    agreer.opens_the_queue()
    agreer.agrees()
    stage.it_is("2021-10-22 09:00")
    assert "taken back" not in words_of(agreer.asks[-1]["blocks"])
    agreer.takes_back("ANY-1.1")
    agreer.sees("ANY-1.1 stays agreed", "/muster reopen ANY-1.1 because")
    assert "Agreed too soon?" not in words_of(agreer.view["blocks"])
    assert returned(stage, "ANY-1.1").state is ReturnState.AGREED
    assert told(lead) == []
    Person("Governance Manager", stage).types("/muster reopen ANY-1.1 because the hall is lost")
    assert returned(stage, "ANY-1.1").state is ReturnState.SUBMITTED


@pytest.mark.usefixtures("asked")
def test_a_choice_that_comes_twice_takes_back_once(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """Slack delivers it again, or the SRO and their staff officer choose at once: the second reads that it is not
    agreed any more, and the lead hears of it once."""
    replan(stage, STAFF_OFFICER)
    lead.answers("ANY-1.1", **AMBER)
    lead.answers("ANY-1.2", **GREEN)
    agreer.opens_the_queue_at_home()
    agreer.agrees_all_ticked()
    agreer.agrees()
    officer = Agreer(DEPUTY, stage)
    officer.opens_home()
    officer.presses_at_home("Take back", "can be taken back")
    agreer.takes_back("ANY-1.1")
    stage.workspace.send_again()
    stage.settle()
    officer.takes_back("ANY-1.1")
    officer.sees("ANY-1.1 is not agreed as you saw it, or not any more: nothing was taken back")
    assert len(told(lead)) == 1
    assert audited(stage, "ANY-1.1") == ["agreed", "agreement_taken_back"]
    assert returned(stage, "ANY-1.2").state is ReturnState.AGREED


@pytest.mark.usefixtures("asked")
def test_whose_agreement_it_is_not_takes_nothing_back(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """The lead reads whose it is, and finds nothing to take back."""
    lead.answers("ANY-1.1", **AMBER)
    agreer.opens_the_queue_at_home()
    agreer.agrees()
    other = Agreer("Head of Scrutiny", stage)
    other.forges_in_view_choice("sign_off_take_back", f"{stage.return_id('ANY-1.1')}.1")
    other.sees(
        "Not done", "Nobody agrees their own: you lead this or sent it. It is for Director of Operations"
    )
    assert returned(stage, "ANY-1.1").state is ReturnState.AGREED
