"""Short paths: no change, several updates in one sitting, a typed reply, and how many clicks each takes."""

import pytest

from tests.flows.person import AMBER, BLUE, GREEN, Person
from tests.flows.plan import PROMISE
from tests.flows.stage import Stage, wait_for
from tests.flows.words import buttons, words_of

pytestmark = pytest.mark.usefixtures("asked")

DONE_AND_NEXT = ["promise", "progress", "next_steps"]


def says_no_change(person: Person, ref: str, stage: Stage) -> None:
    """Presses [No change] for a commitment of the prompt."""
    value = str(stage.return_id(ref))
    found = next(
        one for one in buttons(person.prompt["blocks"]) if (one.action_id, one.value) == ("no_change", value)
    )
    person.did(
        stage.workspace.click(
            person.user, "", person.prompt["ts"], found.action_id, found.value, found.block_id
        )
    )


def test_no_change_asks_for_done_and_next_alone(lead: Person, stage: Stage) -> None:
    """What was on track stays on track: two boxes, and the rating is last time's."""
    says_no_change(lead, "ANY-1.2", stage)
    assert lead.questions == DONE_AND_NEXT
    lead.sees("No change", "On track", "You said", "Train six more visitors", "Was it done?")
    lead.fills_in(**GREEN)
    lead.submits()
    assert lead.has_no_form, lead.view["errors"]
    assert [one.rating for one in stage.revisions("ANY-1.2")] == ["green"]


def test_no_change_asks_for_what_is_missing_too(lead: Person, stage: Stage) -> None:
    """At risk needs a way back, and last time named none: it is asked with done and next, and the rating is not."""
    says_no_change(lead, "ANY-1.1", stage)
    lead.sees("No change", "▲ At risk", "what was not said last time or has passed")
    missing = ["reason", "path_action", "path_owner", "path_by_when", "support_kind"]
    assert lead.questions == [*DONE_AND_NEXT, *missing]
    lead.fills_in(**{**AMBER, "support_kind": "data"})
    assert lead.questions[-4:] == ["support_ask", "support_of_whom", "support_by_when", "for_board"]
    lead.chooses("support_kind", "none")
    lead.submits()
    assert lead.has_no_form, lead.view["errors"]
    assert [one.rating for one in stage.revisions("ANY-1.1")] == ["amber"]


def test_only_what_can_stay_offers_no_change(lead: Person, other: Person) -> None:
    """A commitment that was off track, or was never rated, has no such button."""
    assert len([one for one in buttons(lead.prompt["blocks"]) if one.label == "No change"]) == 3
    assert not [one for one in buttons(other.prompt["blocks"]) if one.label == "No change"]


def test_something_changed_opens_the_whole_form(lead: Person, stage: Stage) -> None:
    """The short form becomes the whole one, and what was typed stays."""
    says_no_change(lead, "ANY-1.2", stage)
    lead.fills_in(progress=GREEN["progress"])
    lead.did(stage.workspace.choose(lead.user, "form_whole", None, "form_whole"))
    assert lead.questions == ["rating", *DONE_AND_NEXT]
    assert lead.typed("rating") == "green"
    assert lead.typed("progress") == GREEN["progress"]


def test_the_next_form_opens_where_one_was_recorded(lead: Person, stage: Stage) -> None:
    """Four updates in one sitting: each is recorded under its own commitment, and nothing of one stands in
    the next; the last closes the form."""
    lead.opens("ANY-1.1")
    lead.fills_in(**AMBER)
    lead.submits()
    lead.sees("ANY-1.1 Cadet units is recorded. Next: ANY-1.2 (2 of 4)")
    assert lead.questions == ["rating"]
    for ref, number in (("ANY-1.2", 3), ("ANY-1.3", 4), ("ANY-3.1", 5)):
        lead.sees(ref)
        lead.fills_in(**{**GREEN, "progress": f"Done of {ref}: opened the unit with 24 cadets."})
        lead.submits()
        assert number == 5 or f"({number} of 4)" in words_of(lead.view["blocks"])
    assert not lead.view["blocks"]
    for ref in ("ANY-1.2", "ANY-1.3", "ANY-3.1"):
        (said,) = stage.revisions(ref)
        assert ref in said.content["answer"]["progress"]


def test_closing_the_next_form_ends_the_sitting(lead: Person, stage: Stage) -> None:
    """Close is done: nothing was begun, and the prompt offers the next as before."""
    lead.answers("ANY-1.1", **AMBER)
    lead.closes_the_form()
    stage.settle()
    assert not lead.view["blocks"]
    assert "Carry on" not in words_of(lead.prompt["blocks"])


def test_a_typed_reply_becomes_the_text(lead: Person, stage: Stage) -> None:
    """What somebody types to Muster is offered as an update; the form opens with it as what was done."""
    stage.workspace.say(lead.user, "Opened the Poole unit & trained 24 cadets on 9 September.")
    wait_for(lambda: stage.waiting() > 0)
    stage.settle()
    offer = lead.messages[-1]
    assert "Tell us, at the foot of your list, tells the plan office" in words_of(offer["blocks"])
    assert "Use this as your update?" in words_of(offer["blocks"])
    choice = next(
        one
        for block in offer["blocks"]
        for element in block.get("elements", [])
        for one in element.get("options", [])
        if one["text"]["text"].startswith("ANY-1.2")
    )
    block = offer["blocks"][-1]
    lead.did(
        stage.workspace.click(
            lead.user, "", offer["ts"], "use_reply_menu", choice["value"], block["block_id"]
        )
    )
    lead.chooses("rating", "green")
    assert lead.typed("progress") == "Opened the Poole unit & trained 24 cadets on 9 September."
    lead.fills_in(next_steps=GREEN["next_steps"])
    lead.submits()
    assert [one.rating for one in stage.revisions("ANY-1.2")] == ["green"]


def test_a_reply_that_begins_with_a_ref_is_for_that_one(lead: Person, stage: Stage) -> None:
    """Nobody is asked which commitment is meant; the form opens with what follows the ref."""
    stage.workspace.say(lead.user, "any-1.2: Opened the Poole unit.")
    wait_for(lambda: stage.waiting() > 0)
    stage.settle()
    offer = lead.messages[-1]
    assert "Use this as your update for ANY-1.2 Custody visiting scheme?" in words_of(offer["blocks"])
    lead.presses("Use it", place=offer)
    lead.chooses("rating", "green")
    assert lead.typed("progress") == "Opened the Poole unit."


def test_a_courtesy_is_no_update(lead: Person, stage: Stage) -> None:
    """ "ok" and "thanks" are not offered as one; what follows them is more than a courtesy."""
    for said in ("ok", "Thanks!", "OK, thank you :+1:"):
        stage.workspace.say(lead.user, said)
    stage.workspace.say(lead.user, "Thanks to the Force the unit is open.")
    wait_for(lambda: stage.waiting() > 0)
    stage.settle()
    shown = [words_of(one.get("blocks", [])) for one in lead.messages]
    offers = [words for words in shown if "Use this as your" in words]
    assert ["the unit is open" in one for one in offers] == [True]


def test_nobody_is_offered_an_update_for_whom_nothing_waits(stranger: Person, stage: Stage) -> None:
    """Someone without a commitment types to Muster: it offers no update, and nothing is kept."""
    stage.workspace.say(stranger.user, "Hello?")
    wait_for(stage.waiting)
    stranger.types("/updates")
    stage.settle()
    assert not [one for one in stranger.messages if "update?" in words_of(one.get("blocks", []))]


def test_how_many_clicks_an_answer_takes(lead: Person, stage: Stage) -> None:
    """Typing aside: a first answer takes three clicks, no change two, and the next of a sitting two."""
    before = len(stage.heard("interactive"))
    lead.opens("ANY-1.2")
    lead.chooses("rating", "green")
    typing = len(stage.heard("interactive"))
    lead.fills_in(progress=GREEN["progress"], next_steps=GREEN["next_steps"])
    typed = len(stage.heard("interactive")) - typing
    lead.submits()
    assert len(stage.heard("interactive")) - before - typed == 3
    before = len(stage.heard("interactive"))
    says_no_change(lead, "ANY-3.1", stage)
    lead.closes_the_form()
    assert len(stage.heard("interactive")) - before == 2


def test_the_promise_stands_above_its_box(lead: Person) -> None:
    """“You said” stands just above the question whether it was done."""
    lead.opens("ANY-1.1")
    lead.chooses("rating", "green")
    blocks = lead.view["blocks"]
    names = [block["block_id"] if block["type"] == "input" else words_of(block) for block in blocks]
    promise = next(place for place, words in enumerate(names) if PROMISE in words)
    assert names.index("promise") == promise + 1 < names.index("progress")


def test_complete_is_not_asked_twice(lead: Person, stage: Stage) -> None:
    """A blue answer is recorded like any other, and the sitting goes on."""
    lead.answers("ANY-1.2", **BLUE)
    assert [one.rating for one in stage.revisions("ANY-1.2")] == ["blue"]
