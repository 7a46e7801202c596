"""A later date in an answer that is sent again: one that was approved stands, one that was refused is a new wish."""

import pytest
from sqlalchemy import select

from storage.enums import RequestState
from storage.tables import DueDateRequest
from tests.flows.agreeing import Agreer
from tests.flows.answering.test_substance import LATER, asks_for_later
from tests.flows.person import RED, Person
from tests.flows.stage import Stage
from tests.flows.words import buttons, words_of


@pytest.mark.parametrize("ref", ["ANY-1.1", "ANY-4.1"])
@pytest.mark.usefixtures("asked")
def test_the_same_words_stand_where_their_later_date_was_approved(
    lead: Person, busy: Person, agreer: Agreer, stage: Stage, ref: str
) -> None:
    """Sent back after the date moved, whether or not it was ever rated before: the date that was approved is taken
    again, and asks nobody a second time."""
    person = lead if ref == "ANY-1.1" else busy
    later = {**RED, "path_kind": "decision_new_date", "new_due": "2023-06-30"}
    person.answers(ref, **later)
    agreer.presses("Approve", place=agreer.messages[-1])
    agreer.opens_the_queue_at_home()
    agreer.sends_back("Who surveys the roof?")
    person.opens(ref)
    assert person.typed("new_due") == "2023-06-30"
    person.submits()
    assert person.has_no_form, person.view["errors"]
    assert len(stage.revisions(ref)) == 2
    assert [one.state for one in stage.asks(select(DueDateRequest))] == [RequestState.APPROVED]


@pytest.mark.usefixtures("asked")
def test_a_co_lead_is_not_offered_what_is_not_theirs(lead: Person, force: Person) -> None:
    """Both read that the wish waits; whoever asked has the button, the co-lead reads who may."""
    asks_for_later(lead)
    (theirs,), (own,) = (
        [one for one in person.messages if "new due date is asked for" in words_of(one["blocks"])]
        for person in (force, lead)
    )
    assert "they can take it back, or the plan office can" in words_of(theirs["blocks"])
    assert [one.label for one in buttons(theirs["blocks"])] == []
    assert [one.label for one in buttons(own["blocks"])] == ["Take it back"]


@pytest.mark.usefixtures("asked")
def test_whoever_decides_is_named_by_the_date(lead: Person, sro: Person, stage: Stage) -> None:
    """Beyond a quarter the chief executive alone is asked, and stands in the answer wherever it is told; changed to a
    nearer date, the SRO does. The question says where that ends."""
    later = {**RED, "path_kind": "decision_new_date", "new_due": "2023-07-02"}
    lead.opens("ANY-1.1")
    lead.fills_in(**later)
    hints = [one["hint"]["text"] for one in lead.view["blocks"] if one.get("hint")]
    assert any("Up to 1 July 2023 the SRO or the chief executive decides" in hint for hint in hints)
    lead.submits()
    lead.types("/commitment ANY-1.1")
    lead.reads("a new date: 2 July 2023 · Chief Executive")
    assert not any("asks for a new due date" in words_of(one["blocks"]) for one in sro.messages)
    lead.answers("ANY-1.1", **{**later, "new_due": "2023-06-30"})
    assert stage.revisions("ANY-1.1")[-1].content["answer"]["path"]["owner"] == "Director of Operations"


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("press", ["Decline", "Take it back"])
def test_a_wish_that_was_refused_is_asked_again_when_it_is_typed_again(
    lead: Person, chief: Person, stage: Stage, press: str
) -> None:
    """The form begins without it, and what is sent so is recorded. Typed again, word for word, it is a new wish,
    with a receipt and a new request."""
    asks_for_later(lead)
    if press == "Decline":
        chief.presses(press, place=chief.messages[-1])
        chief.chooses("due_date_reason", "The Panel was promised March.")
        chief.submits()
    else:
        lead.presses(press, place=lead.receipts[-1])
    before = len(chief.messages)
    lead.opens("ANY-1.1")
    assert not lead.typed("new_due")
    lead.fills_in(**LATER)
    lead.submits()
    assert len(lead.receipts) == 2
    assert "asks for a new due date: ANY-1.1" in words_of(chief.messages[before]["blocks"])
    assert len(stage.asks(select(DueDateRequest).where(DueDateRequest.state == RequestState.ASKED))) == 1
