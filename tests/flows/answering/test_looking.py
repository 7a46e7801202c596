"""Looking at a form is not drafting, what was drafted can be thrown away, and [No change] is a way to answer."""

from datetime import date

import pytest
from sqlalchemy import select, update

from storage.enums import Handling, Rating, ReturnState
from storage.tables import Commitment, Draft, Return
from tests.flows.person import AMBER, GREEN, Person, contains
from tests.flows.stage import Stage
from tests.flows.words import buttons, words_of

pytestmark = pytest.mark.usefixtures("asked")


def drafts(stage: Stage) -> list[dict[str, str]]:
    """What is kept and not sent, of everyone."""
    return stage.asks(select(Draft.typed))


def state_of(stage: Stage, ref: str) -> ReturnState:
    """Where its return stands."""
    return ReturnState(stage.asks(select(Return.state).where(Return.id == stage.return_id(ref)))[0])


def may_stay(person: Person, stage: Stage, ref: str) -> bool:
    """Whether their prompt offers [No change] for it."""
    value = str(stage.return_id(ref))
    return ("no_change", value) in [(one.action_id, one.value) for one in buttons(person.prompt["blocks"])]


def says_no_change(person: Person, stage: Stage, ref: str) -> None:
    """Presses [No change], as a message offers it or did."""
    person.forges_press(stage.return_id(ref), "no_change")


def throws_away(person: Person, stage: Stage) -> None:
    """Presses [Throw away what I typed]."""
    person.did(stage.workspace.choose(person.user, "form_throw", None, "form_throw"))
    stage.settle()


def something_changed(person: Person, stage: Stage) -> None:
    """Presses [Something changed] in the short form."""
    person.did(stage.workspace.choose(person.user, "form_whole", None, "form_whole"))


@pytest.mark.parametrize("ref", ["ANY-1.1", "ANY-1.2"])
def test_looking_at_the_short_form_is_no_draft(lead: Person, stage: Stage, ref: str) -> None:
    """Opened and closed: no draft, the return still waits, and the short form is offered as before."""
    says_no_change(lead, stage, ref)
    lead.sees("No change")
    lead.closes_the_form()
    stage.settle()
    assert drafts(stage) == []
    assert state_of(stage, ref) is ReturnState.PROMPTED
    assert may_stay(lead, stage, ref)
    says_no_change(lead, stage, ref)
    assert "rating" not in lead.questions


def test_looking_at_the_whole_form_behind_it_is_no_draft(lead: Person, stage: Stage) -> None:
    """[Something changed] shows all that last time said; closed untouched, nothing is kept."""
    says_no_change(lead, stage, "ANY-1.2")
    something_changed(lead, stage)
    assert lead.typed("rating") == "green"
    lead.closes_the_form()
    assert drafts(stage) == []


def test_looking_at_what_was_sent_is_no_draft(lead: Person, stage: Stage) -> None:
    """An answer with further questions, opened and closed: the date that Muster fills in makes no draft."""
    lead.opens("ANY-1.2")
    lead.fills_in(**GREEN)
    lead.asks_for_more()
    lead.fills_in(public_line="More visitors came.")
    lead.submits()
    lead.opens("ANY-1.2")
    assert "forecast" in lead.questions
    lead.closes_the_form()
    assert drafts(stage) == []


def test_what_was_typed_in_the_short_form_and_taken_back_is_no_draft(lead: Person, stage: Stage) -> None:
    """As it was opened, it is as if it had not been."""
    says_no_change(lead, stage, "ANY-1.2")
    lead.chooses("progress", "Half a thought")
    assert len(drafts(stage)) == 1
    assert state_of(stage, "ANY-1.2") is ReturnState.DRAFTING
    lead.chooses("progress", "")
    assert drafts(stage) == []
    assert state_of(stage, "ANY-1.2") is ReturnState.PROMPTED


def test_a_draft_can_be_thrown_away(lead: Person, stage: Stage) -> None:
    """The form begins anew, the prompt says [Update] again, and offers the short form."""
    lead.opens("ANY-1.2")
    lead.fills_in(rating="amber", progress="Half a thought", path_owner="Chief Inspector Prevention")
    lead.closes_the_form()
    stage.settle()
    assert not may_stay(lead, stage, "ANY-1.2")
    lead.opens("ANY-1.2")
    throws_away(lead, stage)
    assert lead.questions == ["rating"]
    assert lead.typed("rating") is None
    assert "Throw away" not in words_of(lead.view["blocks"])
    assert (drafts(stage), state_of(stage, "ANY-1.2")) == ([], ReturnState.PROMPTED)
    assert may_stay(lead, stage, "ANY-1.2")
    lead.chooses("rating", "amber")
    assert lead.typed("progress") is None
    lead.closes_the_form()
    stage.settle()
    assert words_of(lead.prompt["blocks"]).count("Carry on") == 1
    lead.opens("ANY-1.2")
    throws_away(lead, stage)
    assert "Carry on" not in words_of(lead.prompt["blocks"])
    lead.fills_in(**GREEN)
    lead.submits()
    assert [one.rating for one in stage.revisions("ANY-1.2")] == ["green"]


def test_what_was_sent_stays_when_a_change_of_it_is_thrown_away(lead: Person, stage: Stage) -> None:
    """The form then holds the answer again."""
    lead.answers("ANY-1.2", **GREEN)
    lead.opens("ANY-1.2")
    assert "Throw away" not in words_of(lead.view["blocks"])
    lead.chooses("progress", "Half a thought")
    lead.closes_the_form()
    lead.opens("ANY-1.2")
    throws_away(lead, stage)
    assert lead.typed("progress") == GREEN["progress"]
    assert len(stage.revisions("ANY-1.2")) == 1


def test_nobody_throws_away_another_s_draft(lead: Person, force: Person, stage: Stage) -> None:
    """Each has their own; the return is drafted while one of them is there."""
    for person in (lead, force):
        person.forges_press(stage.return_id("ANY-1.1"))
        person.fills_in(rating="green", progress=f"Half a thought of {person.role}")
    throws_away(force, stage)
    assert [one["progress"] for one in drafts(stage)] == [f"Half a thought of {lead.role}"]
    assert state_of(stage, "ANY-1.1") is ReturnState.DRAFTING


def test_no_change_is_not_offered_where_the_due_date_has_passed(lead: Person, stage: Stage) -> None:
    """It would be refused: the form says so when it opens, and an older message's button shows that form."""
    for ref, due in (("ANY-1.2", date(2021, 9, 30)), ("ANY-3.1", date(2021, 10, 1))):
        with stage.database.write() as session:
            session.execute(update(Commitment).where(Commitment.ref == ref).values(due=due))
    lead.opens("ANY-1.2")
    lead.sees("It was due on 30 September 2021, and that has passed: it can be Complete or Off track")
    lead.closes_the_form()
    lead.types("/updates")
    offered = [one.value for one in buttons(lead.answer["blocks"]) if one.label == "No change"]
    assert offered == [str(stage.return_id(ref)) for ref in ("ANY-1.1", "ANY-3.1")]
    says_no_change(lead, stage, "ANY-1.2")
    lead.sees("“No change” is not enough here", "It was due on 30 September 2021")
    assert lead.questions == ["rating"]
    assert "is lost" not in words_of(lead.view["blocks"])
    lead.closes_the_form()
    assert drafts(stage) == []
    says_no_change(lead, stage, "ANY-3.1")
    lead.sees("No change:")


def test_every_no_change_that_is_offered_can_be_sent(lead: Person, stage: Stage) -> None:
    """With what it asks, and nothing else."""
    offered = [one.value for one in buttons(lead.prompt["blocks"]) if one.label == "No change"]
    assert len(offered) == 3
    for ref in ("ANY-1.1", "ANY-1.2", "ANY-3.1"):
        assert str(stage.return_id(ref)) in offered
        says_no_change(lead, stage, ref)
        lead.fills_in(**{**AMBER, "rating": ""})
        lead.submits()
        assert not lead.view["errors"], lead.view["errors"]
        assert len(stage.revisions(ref)) == 1
        if lead.view["blocks"]:
            lead.closes_the_form()


def test_no_change_means_the_rating_that_was_agreed(lead: Person, stage: Stage) -> None:
    """Where another was agreed than the lead said, that one stands."""
    with stage.database.write() as session:
        row = session.scalars(
            select(Return).where(
                Return.commitment_id == session.get_one(Return, stage.return_id("ANY-1.2")).commitment_id
            )
        ).first()
        assert row is not None
        row.agreed_rating = Rating.AMBER
    says_no_change(lead, stage, "ANY-1.2")
    lead.sees("No change", "▲ At risk")
    assert "path_action" in lead.questions


def test_what_was_restricted_stays_so_behind_something_changed(lead: Person, stage: Stage) -> None:
    """[No change], then the whole form: who may read it stands there as it was, and is sent so."""
    lead.opens("ANY-1.2")
    lead.fills_in(**GREEN)
    lead.asks_for_more()
    lead.fills_in(handling="restricted")
    lead.submits()
    stage.it_is("2022-01-04 09:30")
    newest = lead.prompts[-1]
    value = str(stage.return_id("ANY-1.2"))
    found = next(
        one for one in buttons(newest["blocks"]) if (one.action_id, one.value) == ("no_change", value)
    )
    lead.did(stage.workspace.click(lead.user, "", newest["ts"], found.action_id, found.value, found.block_id))
    something_changed(lead, stage)
    assert lead.typed("handling") == "restricted"
    lead.fills_in(
        progress="Six more visitors were trained by 3 December.", next_steps="Train four more by March."
    )
    lead.submits()
    (said,) = stage.revisions("ANY-1.2")
    assert said.content["answer"]["handling"] == Handling.RESTRICTED
    contains(words_of(lead.prompts[-1]["blocks"]), ("✔ ANY-1.2",))
