"""What an answer may carry beside its rating: milestones, support, evidence, handling, a recheck, a later date."""

from datetime import date

import pytest
from sqlalchemy import select

from storage.enums import RequestState, SupportState
from storage.tables import AuditEvent, Commitment, DueDateRequest, Milestone, Rebaseline, SupportRequest
from tests.flows.person import AMBER, GREEN, RED, Person
from tests.flows.stage import Stage
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")

LATER = {"new_due": "2023-06-30", "new_due_reason": "The roof must be surveyed first, which takes a spring."}
MUCH_LATER = {**LATER, "new_due": "2023-07-02"}
"""A day more than the longest quarter."""


def milestone_question(person: Person, start: str) -> str:
    """The name of the first milestone's question."""
    return next(name for name in person.questions if name.startswith(start))


def open_requests(stage: Stage) -> list[SupportRequest]:
    """What help is asked for and not settled."""
    return stage.asks(select(SupportRequest).where(SupportRequest.state == SupportState.OPEN))


def test_a_milestone_is_met_and_taken_back(lead: Person, stage: Stage) -> None:
    """The day stands in the plan's own milestone; an answer that does not say it any more takes it back."""
    lead.opens("ANY-1.1")
    lead.chooses("rating", "amber")
    lead.asks_for_more()
    met = milestone_question(lead, "met.")
    lead.sees("Open the Poole unit")
    lead.fills_in(**{**AMBER, met: "2021-09-09"})
    lead.submits()
    assert lead.has_no_form, lead.view["errors"]
    milestones = select(Milestone.met).where(Milestone.text == "Open the Poole unit")
    assert stage.asks(milestones) == [date(2021, 9, 9)]
    assert "Open the Poole unit – met on 9 September 2021" in words_of(lead.receipts[-1]["blocks"])
    lead.opens("ANY-1.1")
    assert lead.typed(met) == "2021-09-09"
    lead.fills_in(**{met: ""})
    lead.submits()
    assert stage.asks(milestones) == [None]


def test_a_milestone_that_is_met_is_not_held_against_green(lead: Person, stage: Stage) -> None:
    """On track with a milestone overdue is asked about, and not when the same answer says that it was met."""
    stage.it_is("2021-10-13 10:00")
    lead.opens("ANY-1.1")
    lead.chooses("rating", "green")
    lead.asks_for_more()
    lead.fills_in(**{**GREEN, milestone_question(lead, "met."): "2021-10-12"})
    lead.submits()
    assert [one.rating for one in stage.revisions("ANY-1.1")] == ["green"]


def test_a_request_for_support_lives_until_it_is_settled(lead: Person, office: Person, stage: Stage) -> None:
    """Asked by an answer, marked for the Resources Board, listed to the plan office, closed with words that the
    lead reads."""
    lead.opens("ANY-1.1")
    lead.fills_in(**RED)
    lead.did(stage.workspace.choose(lead.user, "for_board", ["yes"], "for_board"))
    lead.submits()
    (asked,) = open_requests(stage)
    assert (asked.for_board, asked.of_whom) == (True, "Chief Constable")
    office.types("/muster support")
    office.reads("1 request for support waits", "ANY-1.1 Cadet units", "for the Resources Board")
    office.presses("Answer", on="ANY-1.1")
    office.chooses("state", "met")
    office.chooses("words", "The Chief Constable agreed to the money.")
    office.submits()
    assert open_requests(stage) == []
    assert "The Chief Constable agreed to the money." in words_of(lead.messages[-1]["blocks"])


def test_the_same_help_is_asked_for_once(lead: Person, stage: Stage) -> None:
    """Another version of the answer keeps the request; one that wants no help withdraws it."""
    lead.answers("ANY-1.1", **RED)
    lead.opens("ANY-1.1")
    lead.fills_in(next_steps="Recruit two more leaders for Bridport by the new year.")
    lead.submits()
    assert len(open_requests(stage)) == 1
    lead.opens("ANY-1.1")
    lead.fills_in(**AMBER)
    lead.submits()
    assert open_requests(stage) == []
    assert stage.asks(select(SupportRequest.state)) == [SupportState.WITHDRAWN]


def test_help_is_not_answered_by_whoever_asks(lead: Person, stage: Stage) -> None:
    """A lead who presses another's button is told who may."""
    lead.answers("ANY-1.1", **RED)
    (asked,) = open_requests(stage)
    lead.types("/muster support")
    lead.reads("Sorry, the list of what help is asked for is for the plan office and the chief executive")
    lead.forges_press(asked.id, "help_answer")
    assert len(open_requests(stage)) == 1


def asks_for_later(lead: Person, later: dict[str, str] = LATER) -> None:
    """An amber answer that asks for a later due date."""
    lead.opens("ANY-1.1")
    lead.chooses("rating", "amber")
    lead.asks_for_more()
    lead.fills_in(**{**AMBER, **later})
    lead.submits()
    assert lead.has_no_form, lead.view["errors"]


def due(stage: Stage) -> date:
    """When the cadet units are due."""
    (day,) = stage.asks(select(Commitment.due).where(Commitment.ref == "ANY-1.1"))
    return date.fromisoformat(str(day))


def test_a_due_date_moves_when_it_is_approved(lead: Person, sro: Person, chief: Person, stage: Stage) -> None:
    """Asked with a reason, approved by a button: the old date is kept, the lead is told, the buttons go."""
    asks_for_later(lead)
    assert due(stage) == date(2023, 3, 31)
    request = sro.messages[-1]
    assert "asks for a new due date: ANY-1.1 Cadet units" in words_of(request["blocks"])
    sro.presses("Approve", place=request)
    stage.settle()
    assert due(stage) == date(2023, 6, 30)
    (move,) = stage.asks(select(Rebaseline))
    assert (move.old_due, move.new_due, move.reason) == (
        date(2023, 3, 31),
        date(2023, 6, 30),
        LATER["new_due_reason"],
    )
    assert "is now due on 30 June 2023 (was 31 March 2023), approved by Director of Operations" in words_of(
        lead.messages[-1]["blocks"]
    )
    for person in (sro, chief):
        assert "Approved by Director of Operations" in words_of(person.messages[-1]["blocks"])
        assert "Decline" not in words_of(person.messages[-1]["blocks"])


def test_a_move_of_more_than_a_quarter_is_the_chief_executives(
    lead: Person, sro: Person, chief: Person, stage: Stage
) -> None:
    """The SRO is not asked, and moves nothing with a button of their own making; the chief executive decides."""
    asks_for_later(lead, MUCH_LATER)
    assert not any("asks for a new due date" in words_of(one["blocks"]) for one in sro.messages)
    (request_id,) = stage.asks(select(DueDateRequest.id))
    sro.forges_press(request_id, "due_date_approve")
    assert due(stage) == date(2023, 3, 31)
    assert "is the chief executive's to decide" in words_of(chief.messages[-1]["blocks"])
    chief.presses("Approve", place=chief.messages[-1])
    stage.settle()
    assert due(stage) == date(2023, 7, 2)
    assert "approved by Chief Executive" in words_of(lead.messages[-1]["blocks"])


def test_two_short_moves_are_no_way_round_the_chief_executive(
    lead: Person, sro: Person, chief: Person, stage: Stage
) -> None:
    """A second move that the SRO might have granted by itself is counted from the first date of all."""
    asks_for_later(lead)
    sro.presses("Approve", place=sro.messages[-1])
    stage.settle()
    before = len(sro.messages)
    lead.opens("ANY-1.1")
    lead.fills_in(**MUCH_LATER)
    lead.submits()
    assert not any("asks for a new due date" in words_of(one["blocks"]) for one in sro.messages[before:])
    assert "More than a quarter after its first date, 31 March 2023" in words_of(chief.messages[-1]["blocks"])


def test_a_due_date_that_is_declined_stays(lead: Person, chief: Person, stage: Stage) -> None:
    """Declining asks why, and the lead reads it."""
    asks_for_later(lead)
    chief.presses("Decline", place=chief.messages[-1])
    chief.chooses("due_date_reason", "The Panel was promised March.")
    chief.submits()
    assert due(stage) == date(2023, 3, 31)
    assert "Chief Executive declined 30 June 2023: The Panel was promised March." in words_of(
        lead.messages[-1]["blocks"]
    )


def test_a_due_date_is_decided_once(lead: Person, sro: Person, chief: Person, stage: Stage) -> None:
    """Two who decide at once: the first stands, and the second is told what was decided."""
    asks_for_later(lead)
    to_chief = chief.messages[-1]
    sro.presses("Approve", place=sro.messages[-1])
    chief.presses("Approve", place=to_chief)
    chief.sees("Approved by Director of Operations")
    assert len(stage.asks(select(Rebaseline))) == 1


def test_nobody_else_decides_a_due_date(lead: Person, office: Person, stage: Stage) -> None:
    """Neither the lead who asks nor the plan office moves a date; both are told who may."""
    asks_for_later(lead)
    (request_id,) = stage.asks(select(DueDateRequest.id))
    for person in (lead, office):
        person.forges_press(request_id, "due_date_approve")
        person.forges_press(request_id, "due_date_decline")
    assert stage.asks(select(DueDateRequest.state)) == [RequestState.ASKED]
    assert due(stage) == date(2023, 3, 31)


def test_a_wish_is_taken_back_by_whoever_asked(
    lead: Person, sro: Person, chief: Person, stage: Stage
) -> None:
    """The receipt says that it waits. Taken back, the deciders' buttons go, and the form asks for it no more."""
    asks_for_later(lead)
    receipt = next(one for one in lead.messages if "new due date is asked for" in words_of(one["blocks"]))
    to_sro = sro.messages[-1]
    lead.presses("Take it back", place=receipt)
    lead.sees("Taken back by Head of Scrutiny")
    stage.settle()
    assert stage.asks(select(DueDateRequest.state)) == [RequestState.TAKEN_BACK]
    for person in (sro, chief):
        words = words_of(person.messages[-1]["blocks"])
        assert "Taken back by Head of Scrutiny" in words
        assert "Approve" not in words
    sro.presses("Approve", place=to_sro)
    sro.sees("Taken back by Head of Scrutiny")
    assert due(stage) == date(2023, 3, 31)
    (event,) = stage.asks(select(AuditEvent).where(AuditEvent.act == "due_date_taken_back"))
    assert event.after == {"state": "taken_back"}
    lead.opens("ANY-1.1")
    lead.fills_in(progress="The hall is found, and the unit is open.")
    lead.submits()
    assert lead.has_no_form, lead.view["errors"]
    assert stage.asks(select(DueDateRequest.state)) == [RequestState.TAKEN_BACK]


def test_the_plan_office_takes_a_wish_back(lead: Person, force: Person, office: Person, stage: Stage) -> None:
    """/commitment shows it what waits; the lead hears. A co-lead who did not ask is told whose it is."""
    asks_for_later(lead)
    (request_id,) = stage.asks(select(DueDateRequest.id))
    force.forges_press(request_id, "due_date_take_back")
    force.sees("Head of Scrutiny asked for this date")
    force.types("/commitment ANY-1.1")
    force.does_not_read("new due date is asked for")
    office.types("/commitment ANY-1.1")
    office.reads("new due date is asked for", "30 June 2023 in place of 31 March 2023")
    office.presses("Take it back", place=office.answer)
    office.sees("Taken back by")
    stage.settle()
    assert "took back the wish for 30 June 2023" in words_of(lead.messages[-1]["blocks"])
    office.types("/commitment ANY-1.1")
    office.does_not_read("new due date is asked for")


def test_exempt_text_names_its_paragraph(lead: Person, other: Person, stage: Stage) -> None:
    """Exempt asks under which paragraph of Schedule 12A; the text is kept and shown to nobody else."""
    lead.opens("ANY-1.2")
    lead.chooses("rating", "green")
    lead.asks_for_more()
    lead.chooses("handling", "exempt")
    assert "paragraph" in lead.questions
    lead.fills_in(**{**GREEN, "paragraph": "3"})
    lead.submits()
    (said,) = stage.revisions("ANY-1.2")
    assert said.content["answer"]["paragraph"] == 3
    other.types("/commitment ANY-1.2")
    other.does_not_read(GREEN["progress"])


def test_a_recheck_and_a_public_line_are_kept(lead: Person, office: Person, stage: Stage) -> None:
    """What is to be looked at again before the meeting says so wherever it is read."""
    lead.opens("ANY-1.2")
    lead.chooses("rating", "green")
    lead.asks_for_more()
    lead.fills_in(
        **GREEN, public_line="Visitors now call at every custody suite.", evidence="Board minute 7.2"
    )
    lead.did(stage.workspace.choose(lead.user, "recheck", ["yes"], "recheck"))
    lead.submits()
    office.types("/commitment ANY-1.2")
    office.reads("this tells of something due before the meeting", "Visitors now call", "Board minute 7.2")


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    "nothing", ["\u200b" * 40, "\u3000" * 40, "\u2060\u00a0" * 20, "o\u200bk" + "\u200d" * 40]
)
def test_what_nobody_sees_is_no_text(lead: Person, stage: Stage, nothing: str) -> None:
    """Characters that show nothing do not count, and a box that holds only such is empty."""
    lead.opens("ANY-1.1")
    lead.fills_in(**{**GREEN, "progress": nothing})
    lead.submits()
    assert set(lead.view["errors"])
    lead.fills_in(**{**GREEN, "next_steps": "\u200b" * 40})
    lead.submits()
    assert set(lead.view["errors"])
    assert not stage.revisions("ANY-1.1")
