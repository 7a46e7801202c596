"""The same conversation by either way of listening: Socket Mode, and HTTP with signed requests."""

from tests.flows.person import AMBER, Person, contains
from tests.flows.plan import LEAD, OFFICE
from tests.flows.stage import Stage
from tests.flows.words import words_of


def test_a_lead_answers_by_either_shell(either_stage: Stage) -> None:
    """From prompt to receipt, with a form refused on the way, App Home and a query."""
    stage = either_stage
    lead, office = Person(LEAD, stage), Person(OFFICE, stage)
    stage.it_is("2021-10-01 09:30")
    lead.opens("ANY-1.1")
    lead.fills_in(**{**AMBER, "progress": "Under way."})
    lead.submits()
    lead.is_told("members need at least 30", beside="progress")
    lead.fills_in(**AMBER)
    lead.submits()
    contains(words_of(lead.receipts[0]["blocks"]), ("Recorded: ANY-1.1", "At risk"))
    lead.opens_home()
    contains(words_of(lead.home["blocks"]), ("3 updates to do", "ANY-1.1 Cadet units", "▲ At risk"))
    lead.types("/priority")
    lead.presses("Show", on="Youth")
    lead.reads("ANY-1.1 Cadet units", "▲ At risk")
    office.types("/muster status")
    office.reads("1 of 25 returns in")


def test_a_form_is_closed_and_sent_again_by_either_shell(either_stage: Stage) -> None:
    """A closing keeps the draft; a submission that the wire brings twice counts once."""
    stage = either_stage
    lead = Person(LEAD, stage)
    stage.it_is("2021-10-01 09:30")
    lead.opens("ANY-1.2")
    lead.fills_in(rating="amber", progress="Half a thought")
    lead.closes_the_form()
    lead.opens("ANY-1.2")
    assert lead.typed("progress") == "Half a thought"
    lead.fills_in(**AMBER)
    lead.submits()
    stage.workspace.send_again()
    assert len(stage.revisions("ANY-1.2")) == 1
