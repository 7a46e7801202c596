"""What waits for the decision of somebody who has left goes on to whoever holds their duty now."""

import pytest
from sqlalchemy import select

from storage.tables import Commitment, DueDateRequest, Redaction
from tests.flows.leaving import told
from tests.flows.person import AMBER, GREEN, Person, contains, lacks
from tests.flows.plan import CHIEF
from tests.flows.stage import Stage
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")
FAR = {**AMBER, "new_due": "2024-03-31", "new_due_reason": "The roof must be surveyed first."}


def asks_for(lead: Person, wish: dict[str, str]) -> None:
    """The lead asks for a later due date."""
    lead.opens("ANY-1.1")
    lead.chooses("rating", "amber")
    lead.asks_for_more()
    lead.fills_in(**wish)
    lead.submits()


@pytest.fixture
def waits(request: pytest.FixtureRequest, lead: Person, chief: Person) -> None:
    """A long move that the chief executive alone was asked for."""
    request.getfixturevalue("asked")
    asks_for(lead, FAR)
    contains(told(chief), ("asks for a new due date: ANY-1.1",))


@pytest.mark.usefixtures("waits", "gone_chief")
def test_a_due_date_goes_to_whoever_may_decide_it_now(sro: Person, lead: Person, stage: Stage) -> None:
    """The SRO, who was not asked, is: in office hours, once, and with buttons that work."""
    lacks(told(sro), ("asks for a new due date",))
    stage.it_is("2021-10-04 08:00")
    lacks(told(sro), ("asks for a new due date",))
    stage.it_is("2021-10-04 09:30")
    stage.it_is("2021-10-04 11:00")
    (request,) = (one for one in sro.messages if "asks for a new due date" in words_of(one["blocks"]))
    sro.presses("Approve", place=request)
    stage.settle()
    contains(told(lead), ("is now due on 31 March 2024",))
    assert len(stage.asks(select(DueDateRequest))) == 1


@pytest.mark.usefixtures("waits", "gone_chief", "gone_sro")
def test_the_plan_office_is_told_where_nobody_can_decide(office: Person, other: Person, stage: Stage) -> None:
    """Once; and when it hands the role over, the new holder is asked."""
    for when in ("2021-10-04 09:30", "2021-10-04 11:00", "2021-10-05 09:30"):
        stage.it_is(when)
    assert told(office).count("Nobody can decide a later due date: ANY-1.1") == 1
    office.types(f"/muster hand over {CHIEF} to @u0custody")
    stage.it_is("2021-10-05 11:00")
    request = next(one for one in other.messages if "asks for a new due date" in words_of(one["blocks"]))
    other.presses("Approve", place=request)
    (due,) = stage.asks(select(Commitment.due).where(Commitment.ref == "ANY-1.1"))
    assert due.isoformat() == "2024-03-31"


@pytest.fixture
def redaction_waits(request: pytest.FixtureRequest, lead: Person, office: Person) -> None:
    """A redaction that the chief executive was asked to confirm."""
    request.getfixturevalue("asked")
    lead.answers("ANY-1.1", **GREEN)
    office.types("/muster redact")
    office.fills_in(words="Bridport", why="A secret place")
    office.submits()


@pytest.mark.usefixtures("redaction_waits", "gone_chief")
def test_a_redaction_goes_on_too(office: Person, other: Person, stage: Stage) -> None:
    """First nobody can confirm it; then whoever takes the chief executive's role over does."""
    stage.it_is("2021-10-04 09:30")
    stage.it_is("2021-10-04 11:00")
    assert told(office).count("Nobody can confirm a redaction:") == 1
    lacks(told(office), ("Bridport",))
    office.types(f"/muster hand over {CHIEF} to @u0custody")
    stage.it_is("2021-10-04 12:00")
    question = next(one for one in other.messages if "confirm a redaction" in words_of(one["blocks"]))
    other.presses("Decline", place=question)
    assert stage.asks(select(Redaction.state)) == ["declined"]
