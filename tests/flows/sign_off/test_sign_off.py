"""Sign-off as the people concerned live it: an SRO agrees many returns in a few clicks, changes one, sends one back;
the lead hears of it in the thread of the prompt."""

import pytest

from storage.enums import Lifecycle, Rating, ReturnState
from tests.flows.agreeing import Agreer, commitment, returned, reviews
from tests.flows.person import AMBER, BLUE, GREEN, Person, contains
from tests.flows.plan import ACCOUNTS
from tests.flows.stage import Stage
from tests.flows.words import words_of

OVERDUE = "2021-10-15 09:30"
"""The morning after the leads' deadline."""


def told(lead: Person) -> list[str]:
    """What hangs under the lead's prompt, without the receipts."""
    said = [words_of(one["blocks"]) for one in lead.receipts]
    return [words for words in said if "Recorded:" not in words]


@pytest.mark.usefixtures("asked")
def test_an_sro_is_told_once_of_all_that_waits(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """The morning after the deadline: one message with the number, what needs a look, and by when."""
    lead.answers("ANY-1.1", **AMBER)
    lead.answers("ANY-1.2", **GREEN)
    stage.it_is("2021-10-15 09:00")
    assert agreer.asks == []
    stage.it_is(OVERDUE)
    stage.it_is("2021-10-15 12:00")
    (ask,) = agreer.asks
    words = words_of(ask["blocks"])
    assert "2 returns to agree, by 5pm on Thursday 21 October" in words
    assert "1 is as expected" in words
    assert "ANY-1.1 Cadet units: At risk" in words


@pytest.mark.usefixtures("asked")
def test_the_lead_reads_it_in_the_thread_of_the_prompt(lead: Person, agreer: Agreer) -> None:
    """Agreed: the thread says by whom, the prompt's line says so and has no button any more."""
    lead.answers("ANY-1.1", **AMBER)
    agreer.opens_the_queue_at_home()
    agreer.agrees()
    (words,) = told(lead)
    assert "Agreed: ANY-1.1 Cadet units" in words
    assert "by Director of Operations" in words
    assert "ANY-1.1 Cadet units · agreed" in words_of(lead.prompt["blocks"])
    lead.types("/commitment ANY-1.1")
    lead.reads("agreed by Director of Operations")


@pytest.mark.usefixtures("asked")
def test_another_rating_is_agreed_and_both_are_shown(lead: Person, agreer: Agreer) -> None:
    """The SRO agrees another rating with a reason: the lead reads both, and so does whoever asks."""
    lead.answers("ANY-1.1", **AMBER)
    agreer.opens_the_queue_at_home()
    agreer.agrees_another("red", "The Poole venue is lost, and no other is in sight.")
    (words,) = told(lead)
    assert "Director of Operations agreed" in words
    assert "Off track; you said" in words
    assert "no other is in sight" in words
    lead.types("/commitment ANY-1.1")
    lead.reads(
        "Off track", "agreed by Director of Operations", "the lead said", "At risk", "no other is in sight"
    )


@pytest.mark.usefixtures("asked")
def test_a_return_is_sent_back_and_answered_again(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """The lead reads what is asked, in the thread, on the prompt and in the form; the new answer waits by itself
    for the SRO, with what was asked."""
    lead.answers("ANY-1.2", **GREEN)
    agreer.opens_the_queue_at_home()
    agreer.unticks_all()
    agreer.sends_back("Which months do you mean?")
    (words,) = told(lead)
    assert "Sent back: ANY-1.2" in words
    assert "by 5pm on Thursday 14 October" in words
    assert "sent back: “Which months do you mean?”" in words_of(lead.prompt["blocks"])
    agreer.opens_home()
    waits = "ANY-1.2 was sent back, and its lead has until 5pm on Thursday 14 October to answer again"
    contains(words_of(agreer.home["blocks"]), (waits,))
    lead.opens("ANY-1.2")
    lead.sees("Which months do you mean?")
    lead.fills_in(next_steps="Train four more visitors in October and November.")
    lead.submits()
    agreer.opens_the_queue_at_home()
    agreer.sees("it was sent back and answered again", "Which months do you mean?", "in October and November")
    agreer.agrees()
    assert returned(stage, "ANY-1.2").state is ReturnState.AGREED


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("answered_at", ["2021-10-19 09:00", "2021-10-20 17:01"])
def test_a_lead_may_stand_by_what_was_sent_back(
    lead: Person, agreer: Agreer, stage: Stage, answered_at: str
) -> None:
    """The same words again, in time or when it has become "No return", are an answer: the SRO is asked anew, and a
    submission that comes twice is one."""
    lead.answers("ANY-1.2", **GREEN)
    stage.it_is("2021-10-18 15:00")
    agreer.opens_the_queue_at_home()
    agreer.unticks_all()
    agreer.sends_back("Are you sure?")
    stage.it_is(answered_at)
    lead.opens("ANY-1.2")
    lead.submits()
    again = stage.heard("interactive")[-1]
    assert again["type"] == "view_submission"
    stage.delivers(again)
    assert returned(stage, "ANY-1.2").state is ReturnState.SUBMITTED
    assert len(stage.revisions("ANY-1.2")) == 2
    agreer.opens_the_queue_at_home()
    agreer.sees("it was sent back and answered again", "Are you sure?")


@pytest.mark.usefixtures("asked")
def test_what_is_sent_back_late_stays_open_for_its_lead(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """Sent back the day before returns close: its lead may still answer when they have, until its own deadline. What
    they said before is kept: one question erases nothing."""
    lead.answers("ANY-1.2", **GREEN)
    lead.answers("ANY-1.1", **AMBER)
    stage.it_is("2021-10-18 15:00")
    agreer.opens_the_queue_at_home()
    agreer.unticks_all()
    agreer.sends_back("Which months do you mean?")
    agreer.sends_back("Which hall?")
    stage.it_is("2021-10-20 15:00")
    assert returned(stage, "ANY-1.2").state is ReturnState.RETURNED
    lead.answers("ANY-1.2", **{**GREEN, "next_steps": "Train four more visitors in November."})
    stage.it_is("2021-10-20 17:01")
    assert returned(stage, "ANY-1.2").state is ReturnState.SUBMITTED
    unanswered = returned(stage, "ANY-1.1")
    assert (unanswered.state, unanswered.rating) == (ReturnState.NO_RETURN, Rating.AMBER)


@pytest.mark.usefixtures("asked")
def test_what_was_sent_back_says_by_when_and_why_until_it_is_answered(
    lead: Person, agreer: Agreer, stage: Stage
) -> None:
    """/updates names the time it has, the prompt too; when that has run out, what the SRO wrote
    stands there and in the form still, and goes with the answer."""
    lead.answers("ANY-1.1", **AMBER)
    stage.it_is("2021-10-18 15:00")
    agreer.opens_the_queue_at_home()
    agreer.sends_back("Which hall?")
    due = "ANY-1.1 Cadet units · sent back: “Which hall?” · due by 5pm on Wednesday 20 October"
    lead.types("/updates")
    lead.reads(due, "One with a time beside it has until then.")
    contains(words_of(lead.prompt["blocks"]), (due, "One with a time beside it has until then."))
    agreer.types("/updates")
    agreer.reads("sent back, due by 5pm on Wednesday 20 October")
    stage.it_is("2021-10-20 17:01")
    lead.types("/updates")
    lead.reads("sent back: “Which hall?” · was due by 5pm on Wednesday 20 October")
    lead.does_not_read("One with a time beside it")
    lead.presses("Update", on="ANY-1.1")
    lead.sees("Sent back by Director of Operations: “Which hall?”")
    lead.fills_in(reason="The hall in Poole has burnt down.")
    lead.submits()
    lead.types("/updates")
    lead.does_not_read("Which hall?", "20 October")


@pytest.mark.usefixtures("asked")
def test_whoever_sends_back_reads_by_when_it_comes_again(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """Two working days, or what is left until SROs are to be done; a screen that stood open longer names no time, and
    is refused."""
    lead.answers("ANY-1.1", **AMBER)
    stage.it_is(OVERDUE)
    agreer.opens_the_queue()
    agreer.uses_view("Send back")
    agreer.sees("has until 5pm on Tuesday 19 October to answer again")
    agreer.uses_view("Back")
    stage.it_is("2021-10-21 09:30")
    agreer.uses_view("Send back")
    agreer.sees("has until 5pm on Thursday 21 October to answer again")
    agreer.uses_view("Back")
    stage.it_is("2021-10-21 17:01")
    agreer.uses_view("Send back")
    agreer.fills_in(comment="Which hall?")
    agreer.submits()
    agreer.is_told("It is too late to send this back")


@pytest.mark.usefixtures("asked")
def test_complete_awaits_agreement_and_then_is(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """A blue return is complete for its lead alone until the SRO agrees; then the commitment is complete."""
    lead.answers("ANY-1.1", **BLUE)
    lead.types("/commitment ANY-1.1")
    lead.reads("Complete, awaiting agreement")
    agreer.opens_the_queue_at_home()
    agreer.sees("the lead says that it is complete")
    agreer.agrees()
    lead.types("/commitment ANY-1.1")
    lead.reads("agreed by Director of Operations")
    complete = commitment(stage, "ANY-1.1")
    assert complete.lifecycle is Lifecycle.COMPLETE
    assert complete.completed_on is not None


@pytest.mark.usefixtures("asked")
def test_an_answer_that_changed_since_is_shown_anew(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """The lead revises while the SRO reads: nothing is agreed unseen."""
    lead.answers("ANY-1.1", **AMBER)
    agreer.opens_the_queue_at_home()
    lead.answers("ANY-1.1", **{**AMBER, "reason": "The hall has burnt down."})
    agreer.agrees()
    agreer.sees("ANY-1.1 changed since you saw it", "The hall has burnt down")
    assert returned(stage, "ANY-1.1").state is ReturnState.SUBMITTED
    agreer.agrees()
    assert returned(stage, "ANY-1.1").agreed_rating is Rating.AMBER


@pytest.mark.usefixtures("asked")
def test_a_click_that_comes_twice_agrees_once(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """Slack delivers the same click again: one agreement, one message."""
    lead.answers("ANY-1.1", **AMBER)
    agreer.opens_the_queue_at_home()
    agreer.agrees()
    stage.workspace.send_again()
    stage.settle()
    assert len(told(lead)) == 1
    assert len(reviews(stage, "ANY-1.1")) == 1


@pytest.mark.usefixtures("asked")
def test_an_agreed_return_is_not_revised(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """A form that was open when the SRO agreed is refused in words; what was agreed stands."""
    lead.answers("ANY-1.1", **AMBER)
    lead.opens("ANY-1.1")
    agreer.opens_the_queue_at_home()
    agreer.agrees()
    lead.fills_in(reason="The hall has burnt down.")
    lead.submits()
    assert len(stage.revisions("ANY-1.1")) == 1
    lead.sees("it has been agreed by Director of Operations", "The hall has burnt down.")


OTHERS = {
    "Head of Scrutiny": "Nobody agrees their own: you lead this or sent it. It is for Director of Operations",
    "Head of Custody": "is for its SRO, the SRO's staff officer",
    "Governance Manager": "is for its SRO, the SRO's staff officer",
    "Someone else": "is for its SRO, the SRO's staff officer",
}


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_agrees(lead: Person, stage: Stage, role: str) -> None:
    """The lead, another lead, the plan office and a stranger who press the SRO's button read whose it is."""
    lead.answers("ANY-1.1", **AMBER)
    other = Agreer(role, stage)
    other.forges_in_view("sign_off_agree", f"{stage.return_id('ANY-1.1')}.1")
    other.sees("Not done", OTHERS[role])
    assert returned(stage, "ANY-1.1").state is ReturnState.SUBMITTED
    assert reviews(stage, "ANY-1.1") == []


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("role", OTHERS)
@pytest.mark.parametrize("verdict", ["Agree another rating", "Send back"])
def test_a_verdict_replayed_as_another_person_records_nothing(
    lead: Person, agreer: Agreer, stage: Stage, role: str, verdict: str
) -> None:
    """The SRO's own filled-in verdict, under another person's name, is answered with whose it is."""
    lead.answers("ANY-1.1", **AMBER)
    agreer.opens_the_queue_at_home()
    agreer.uses_view(verdict)
    agreer.fills_in(agreed_rating="red", agreed_reason="Lost.", comment="Which hall?")
    answer = stage.delivers(agreer.submission_as(ACCOUNTS[role]))
    assert answer.status_code == 200
    assert OTHERS[role] in words_of(answer.json()["view"])
    assert reviews(stage, "ANY-1.1") == []
