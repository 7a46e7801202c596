"""What is offered can be taken: the ratings in a form are those that the rules allow this commitment, for its lead
and for whoever agrees it."""

from datetime import date

import pytest
from sqlalchemy import update

from storage.enums import ReturnState
from storage.tables import Commitment
from tests.flows.agreeing import Agreer, returned
from tests.flows.person import AMBER, BLUE, RED, Person, lacks
from tests.flows.stage import Stage
from tests.flows.words import buttons, words_of

pytestmark = pytest.mark.usefixtures("asked")


def offered(person: Person, question: str) -> list[str]:
    """What can be chosen in a question of the modal on top."""
    block = next(
        one for one in person.view["blocks"] if one["block_id"] == person.blocks_of_questions[question]
    )
    return [option["value"] for option in block["element"]["options"]]


def hints_of(person: Person) -> str:
    """What stands below the questions of the modal on top."""
    return " ".join(one["hint"]["text"] for one in person.view["blocks"] if one.get("hint"))


def is_past_due(stage: Stage, ref: str) -> None:
    """Its due date is the quarter's last day."""
    with stage.database.write() as session:
        session.execute(update(Commitment).where(Commitment.ref == ref).values(due=date(2021, 9, 30)))


def test_a_lead_is_offered_what_can_be(lead: Person, stage: Stage) -> None:
    """All five; for ongoing work not Complete, past its due date neither On track nor At risk, and the form says
    why."""
    is_past_due(stage, "ANY-1.2")
    lead.opens("ANY-1.1")
    assert set(offered(lead, "rating")) == {"blue", "green", "amber", "red", "grey"}
    lead.closes_the_form()
    lead.opens("ANY-1.3")
    assert "blue" not in offered(lead, "rating")
    lead.sees("Ongoing work lasts as long as the plan")
    lead.closes_the_form()
    lead.opens("ANY-1.2")
    assert not {"green", "amber"} & set(offered(lead, "rating"))
    lead.sees("It was due on 30 September 2021, and that has passed: it can be")


def test_a_rating_that_can_be_no_more_is_chosen_anew(lead: Person, stage: Stage) -> None:
    """What was typed under it is kept."""
    lead.opens("ANY-1.2")
    lead.fills_in(rating="green", progress="Trained six more visitors in July and August.")
    lead.closes_the_form()
    stage.settle()
    is_past_due(stage, "ANY-1.2")
    lead.opens("ANY-1.2")
    assert lead.typed("rating") is None
    lead.chooses("rating", "red")
    assert lead.typed("progress") == "Trained six more visitors in July and August."


def test_whoever_agrees_is_offered_what_they_may(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """Past its due date neither On track nor Not started, and never Complete; the question says why."""
    lead.answers("ANY-1.2", **AMBER)
    is_past_due(stage, "ANY-1.2")
    agreer.opens_the_queue_at_home()
    agreer.uses_view("Agree another rating")
    assert offered(agreer, "agreed_rating") == ["red"]
    hints = hints_of(agreer)
    assert (
        "It was due on 30 September 2021, and that has passed, so it cannot be On track or Not started"
        in hints
    )
    assert "Complete is for the lead to say" in hints
    lacks(words_of(agreer.view["blocks"]), ("choose the rating for complete",))
    assert returned(stage, "ANY-1.2").state is ReturnState.SUBMITTED


def test_where_there_is_no_other_rating_none_is_offered(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """What is off track past its due date can only be that: it is agreed, asked about, or sent back."""
    is_past_due(stage, "ANY-1.2")
    lead.answers("ANY-1.2", **RED)
    agreer.opens_the_queue_at_home()
    assert [one.label for one in buttons(agreer.view["blocks"])] == [
        "Agree",
        "Ask the lead",
        "Send back",
        "Later",
    ]


@pytest.mark.parametrize(
    ("answer", "why"),
    [(AMBER, "It has begun, and nobody has agreed that it waits"), (BLUE, "It was delivered")],
)
def test_what_has_begun_or_is_delivered_is_not_agreed_as_not_started(
    lead: Person, agreer: Agreer, answer: dict[str, str], why: str
) -> None:
    """The record says otherwise, so it is not offered, and the question says why."""
    lead.answers("ANY-1.1", **answer)
    agreer.opens_the_queue_at_home()
    agreer.uses_view("Agree another rating")
    given = set(offered(agreer, "agreed_rating"))
    assert "red" in given
    assert not given & {"blue", "grey"}
    assert f"{why}, so it cannot be Not started." in hints_of(agreer)


def test_what_may_be_agreed_no_more_is_not(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """A form that was open before says so beside the rating, and nothing is agreed."""
    lead.answers("ANY-1.2", **RED)
    agreer.opens_the_queue_at_home()
    agreer.uses_view("Agree another rating")
    is_past_due(stage, "ANY-1.2")
    agreer.fills_in(agreed_rating="green", agreed_reason="It goes well.")
    agreer.submits()
    agreer.is_told("of those that are listed", beside="agreed_rating")
    assert returned(stage, "ANY-1.2").agreed_rating is None
