"""What may be a slip is asked once, all of it on one screen; a wall stands only where a rule blocks."""

import pytest
from sqlalchemy import select

from storage.tables import AuditEvent
from tests.flows.agreeing import Agreer
from tests.flows.person import AMBER, GREEN, Person, lacks
from tests.flows.stage import Stage
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")

DOUBTFUL = {
    **GREEN,
    "progress": "The Poole unit opened. Ring Mr Bell on 07700 900123: a second one will open in May.",
    "forecast": "2023-04-15",
}
TITLE = "Before you send"


def presses_change_it(person: Person, stage: Stage) -> None:
    """[Change it] in the challenge."""
    person.did(stage.workspace.choose(person.user, "change_it", None, "change_it"))


def is_challenged(person: Person) -> bool:
    """Whether the view on top asks if it is meant."""
    return bool(person.view["title"]) and person.view["title"]["text"] == TITLE


def fills_in_doubtfully(person: Person) -> None:
    """A green update with four things that may be slips, two of them personal data."""
    person.opens("ANY-1.2")
    person.chooses("rating", "green")
    person.asks_for_more()
    person.fills_in(**DOUBTFUL)
    person.submits()


def test_everything_that_may_be_a_slip_stands_on_one_screen(lead: Person, stage: Stage) -> None:
    """A forecast past the due date, a name, a number and a plan among what was done: asked together, and
    nothing is recorded yet."""
    fills_in_doubtfully(lead)
    assert is_challenged(lead)
    lead.sees("15 April 2023", "Mr Bell", "07700 900123", "“will”", "Change it")
    assert stage.revisions("ANY-1.2") == []


def test_submit_anyway_records_it_and_what_was_asked(lead: Person, stage: Stage) -> None:
    """Passed over once, it is recorded as it was typed, with what was asked beside it."""
    fills_in_doubtfully(lead)
    lead.submits()
    (said,) = stage.revisions("ANY-1.2")
    assert said.content["answer"]["progress"] == DOUBTFUL["progress"]
    assert set(said.content["passed_over"]) == {
        "V11.forecast.beyond_due",
        "V17.progress.named_person",
        "V17.progress.phone",
        "V20.progress.still_to_come",
    }
    assert not is_challenged(lead)


def test_the_same_text_is_not_asked_about_again(lead: Person, stage: Stage) -> None:
    """A later change of something else is recorded at once; a change of the text is asked anew."""
    fills_in_doubtfully(lead)
    lead.submits()
    lead.opens("ANY-1.2")
    lead.fills_in(next_steps="Recruit leaders for the Lyme unit by December.")
    lead.submits()
    assert len(stage.revisions("ANY-1.2")) == 2
    lead.opens("ANY-1.2")
    lead.fills_in(progress="The Poole unit opened in time, and the Lyme unit will open in May.")
    lead.submits()
    assert is_challenged(lead)
    lead.sees("“will”")
    assert len(stage.revisions("ANY-1.2")) == 2


def test_change_it_goes_back_with_everything_typed(lead: Person, stage: Stage) -> None:
    """[Change it] is the form again; put right, it is recorded without another question."""
    fills_in_doubtfully(lead)
    presses_change_it(lead, stage)
    assert lead.typed("progress") == DOUBTFUL["progress"]
    assert lead.typed("forecast") == DOUBTFUL["forecast"]
    lead.fills_in(progress=GREEN["progress"], forecast="2023-03-31")
    lead.submits()
    assert [one.content.get("passed_over") for one in stage.revisions("ANY-1.2")] == [None]


def test_a_challenge_that_is_closed_loses_nothing(lead: Person, stage: Stage) -> None:
    """Closed without an answer it is a draft, which the prompt offers to carry on."""
    fills_in_doubtfully(lead)
    lead.closes_the_form()
    stage.settle()
    lead.presses("Carry on", on="ANY-1.2", place=lead.prompt)
    assert lead.typed("progress") == DOUBTFUL["progress"]
    assert stage.revisions("ANY-1.2") == []


def test_what_was_changed_elsewhere_is_asked_anew(lead: Person, stage: Stage) -> None:
    """[Submit anyway] is for the text that was asked about: changed on another device, it is looked at again."""
    fills_in_doubtfully(lead)
    challenge = lead.view
    lead.opens("ANY-1.2")
    lead.fills_in(progress="The Lyme unit opened, and Mrs Bell will open the next one in the summer.")
    sent = [one for one in stage.heard("interactive") if one["type"] == "view_submission"][-1]
    answer = stage.delivers({**sent, "trigger_id": "9.9.other", "view": challenge}).json()
    assert answer["view"]["callback_id"] == "challenge"
    assert stage.revisions("ANY-1.2") == []


def test_a_crime_number_is_a_wall(lead: Person, stage: Stage) -> None:
    """A crime number is refused beside its field, and there is no way past it."""
    lead.opens("ANY-1.2")
    lead.fills_in(**{**GREEN, "progress": "Met the family about 55210012345 and agreed a plan with them."})
    lead.submits()
    lead.is_told("looks like a crime or occurrence number", beside="progress")
    assert not is_challenged(lead)
    assert stage.revisions("ANY-1.2") == []


def test_no_warning_is_repeated_in_the_receipt(lead: Person, stage: Stage) -> None:
    """Asked once is asked: the receipt of what was submitted anyway says nothing of it."""
    fills_in_doubtfully(lead)
    lead.submits()
    assert "second look" not in lead.receipts[-1]["text"]
    assert "submitted" in stage.asks(select(AuditEvent.act))


def test_a_role_of_the_plan_is_no_name(lead: Person, stage: Stage) -> None:
    """A role with a rank in it, and a place of the plan, are not taken for people."""
    lead.opens("ANY-1.1")
    lead.fills_in(**{**AMBER, "reason": "The Chief Inspector Prevention waits for the hall in Poole."})
    lead.submits()
    assert [one.rating for one in stage.revisions("ANY-1.1")] == ["amber"]


def test_a_full_name_and_next_steps_of_the_past_are_asked_once(lead: Person, stage: Stage) -> None:
    """Both stand on the one screen, with where each belongs; submitted anyway, they are recorded as typed."""
    named = GREEN["progress"] + " Josephine Bloggs opened it."
    lead.opens("ANY-1.1")
    lead.fills_in(**GREEN | {"progress": named, "next_steps": "The survey was held in June."})
    lead.submits()
    assert is_challenged(lead)
    lead.sees("“Josephine Bloggs” looks like a person's name", "“was held” tells of something already done")
    lead.submits()
    (said,) = stage.revisions("ANY-1.1")
    assert said.content["answer"]["progress"] == named
    assert set(said.content["passed_over"]) == {"V17.progress.named_person", "V20.next_steps.already_done"}


@pytest.mark.usefixtures("asked")
def test_nothing_restricted_is_said_to_be_published(lead: Person, agreer: Agreer) -> None:
    """Form, challenge and the SRO's page of a restricted commitment say who reads it; what is public may be
    published."""
    lead.opens("ANY-1.2")
    lead.chooses("rating", "green")
    lead.sees("This may be published")
    lead.closes_the_form()
    lead.opens("ANY-3.1")
    lead.fills_in(
        **{**AMBER, "progress": "Mr Smith of the visiting team wrote to all of the units in August."}
    )
    lead.sees("This is restricted and is not published: it is shown only to those who lead or agree it")
    lacks(words_of(lead.view["blocks"]), ("may be published",))
    lead.submits()
    lead.sees("Before you send", "looks like a person's name")
    lacks(words_of(lead.view["blocks"]), ("may be published",))
    lead.submits()
    agreer.opens_the_queue_at_home()
    agreer.sees("looks like a person's name")
    lacks(words_of(agreer.view["blocks"]), ("may be published",))
    agreer.uses_view("Agree another rating")
    agreer.sees("this reason only to those who lead or agree it")
