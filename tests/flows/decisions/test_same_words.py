"""A later date that was approved stands in the answer that is sent again."""

import pytest
from sqlalchemy import select

from storage.enums import RequestState
from storage.tables import DueDateRequest
from tests.flows.agreeing import Agreer
from tests.flows.person import RED, Person
from tests.flows.stage import Stage


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
