"""Drafts: each keystroke is kept in the order in which it was typed, and nothing typed is ever lost or stale."""

import copy
from typing import Any

import pytest
from sqlalchemy import select

from storage.enums import ReturnState
from storage.tables import Draft, Return
from tests.flows.person import AMBER, GREEN, Person
from tests.flows.stage import Stage
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")


def drafts(stage: Stage) -> list[dict[str, str]]:
    """What is kept and not sent, of everyone."""
    return stage.asks(select(Draft.typed))


def last_keystroke(stage: Stage) -> dict[str, Any]:
    """The newest report of something typed, as Slack sent it."""
    payloads = [one for one in stage.heard("interactive") if one["type"] == "block_actions"]
    return copy.deepcopy(payloads[-1])


def test_each_keystroke_is_kept(lead: Person, stage: Stage) -> None:
    """What is typed stands in the record before the form is closed or sent, and it opens with it again."""
    lead.opens("ANY-1.2")
    lead.chooses("rating", "green")
    lead.chooses("progress", "Half a tho")
    lead.chooses("progress", "Half a thought")
    assert [one["progress"] for one in drafts(stage)] == ["Half a thought"]
    lead.opens("ANY-1.2")
    assert lead.typed("progress") == "Half a thought"


def test_a_keystroke_never_draws_the_form_anew(lead: Person) -> None:
    """Nothing is changed under the person's hands: typing leaves the view as it is."""
    lead.opens("ANY-1.2")
    lead.chooses("rating", "green")
    before = lead.view["hash"]
    lead.chooses("progress", "Half a thought")
    assert lead.view["hash"] == before


def test_an_older_keystroke_that_comes_late_changes_nothing(lead: Person, stage: Stage) -> None:
    """Two reports that overtake one another: the newer text stands, whichever comes last."""
    lead.opens("ANY-1.2")
    lead.chooses("rating", "green")
    lead.chooses("progress", "Half")
    older = last_keystroke(stage)
    lead.chooses("progress", "Half a thought")
    newer = last_keystroke(stage)
    for payload in (older, newer, older):
        stage.delivers(payload)
    assert [one["progress"] for one in drafts(stage)] == ["Half a thought"]


def test_a_keystroke_after_the_answer_is_no_draft(lead: Person, stage: Stage) -> None:
    """What was typed and sent leaves no draft behind, even when the last keystroke arrives after it."""
    lead.opens("ANY-1.2")
    lead.fills_in(**GREEN)
    late = last_keystroke(stage)
    lead.submits()
    stage.delivers(late)
    assert drafts(stage) == []


def test_the_prompt_offers_to_carry_on(lead: Person, stage: Stage) -> None:
    """A form that was closed half-way: the prompt and /updates say [Carry on], until it is sent."""
    lead.opens("ANY-1.2")
    lead.chooses("rating", "amber")
    lead.chooses("progress", "Half a thought")
    lead.closes_the_form()
    stage.settle()
    assert words_of(lead.prompt["blocks"]).count("Carry on") == 1
    lead.types("/updates")
    lead.presses("Carry on", on="ANY-1.2")
    assert lead.typed("progress") == "Half a thought"
    lead.fills_in(**AMBER)
    lead.submits()
    assert "Carry on" not in words_of(lead.prompt["blocks"])


def test_a_form_that_is_only_looked_at_is_no_draft(lead: Person, stage: Stage) -> None:
    """Opening and closing changes nothing: no draft, and the return still waits."""
    lead.opens("ANY-1.2")
    lead.closes_the_form()
    assert drafts(stage) == []
    state = stage.asks(select(Return.state).where(Return.id == stage.return_id("ANY-1.2")))
    assert state == [ReturnState.PROMPTED]


def test_what_says_the_same_as_the_answer_is_no_draft(lead: Person, stage: Stage) -> None:
    """An answer that was opened, changed and changed back leaves nothing to carry on."""
    lead.answers("ANY-1.2", **GREEN)
    lead.opens("ANY-1.2")
    lead.chooses("next_steps", "Something else")
    assert len(drafts(stage)) == 1
    lead.chooses("next_steps", GREEN["next_steps"])
    assert drafts(stage) == []


def test_nobody_elses_keystroke_is_kept(lead: Person, other: Person, stage: Stage) -> None:
    """A report of typing in somebody else's name is refused, and nothing is kept."""
    lead.opens("ANY-1.2")
    lead.chooses("rating", "green")
    forged = last_keystroke(stage)
    forged["user"] = {**forged["user"], "id": other.user}
    forged["view"]["state"]["values"]["rating"]["rating"]["selected_option"] = {"value": "red"}
    stage.delivers(forged)
    assert [one["rating"] for one in drafts(stage)] == ["green"]


def test_a_form_that_comes_after_the_return_was_agreed_shows_its_text(lead: Person, stage: Stage) -> None:
    """Returns closed while the form was open: the text stands there to copy, with who can reopen it, and is
    kept as a draft."""
    lead.answers("ANY-1.2", **GREEN)
    lead.opens("ANY-1.2")
    lead.fills_in(next_steps="Recruit leaders for the Bridport and the Lyme units by May.")
    stage.it_is("2021-10-19 12:30")
    lead.submits()
    lead.sees("Not recorded", "takes no more answers", "the Bridport and the Lyme units", "/muster reopen")
    assert len(drafts(stage)) == 1
    assert len(stage.revisions("ANY-1.2")) == 1
