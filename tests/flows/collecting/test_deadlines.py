"""What the calendar does to an answer: late after the deadline, closed at the cut-off, not in the draft."""

import pytest

from tests.flows.person import AMBER, GREEN, Person, contains, lacks
from tests.flows.stage import CHIEFS, Stage
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")


def test_an_answer_after_the_deadline_is_taken_and_marked_late(lead: Person, stage: Stage) -> None:
    """At 5pm sharp it is in time; a minute later the form says late, and so does the receipt."""
    stage.it_is("2021-10-14 17:00")
    lead.answers("ANY-1.1", **AMBER)
    stage.it_is("2021-10-14 17:01")
    lead.opens("ANY-1.2")
    lead.sees("The deadline has passed: what you send is recorded and marked late.")
    lead.fills_in(**GREEN)
    lead.submits()
    contains(words_of(lead.receipts[0]["blocks"]), (", in time",))
    contains(words_of(lead.receipts[1]["blocks"]), ("after the deadline: it is marked late",))


def test_what_was_sent_in_time_is_closed_at_the_cut_off(lead: Person, stage: Stage) -> None:
    """A minute before noon an answer can be changed; at noon a notice stands where the form would."""
    lead.answers("ANY-1.1", **AMBER)
    stage.it_is("2021-10-19 11:59")
    lead.opens("ANY-1.1")
    assert lead.questions
    lead.closes_the_form()
    stage.it_is("2021-10-19 12:00")
    lead.opens("ANY-1.1")
    assert lead.questions == []
    lead.sees("Cannot be opened", "closed at noon on Tuesday 19 October", "/muster reopen ANY-1.1")
    lacks(words_of(lead.view["blocks"]), ("What you typed", "draft and", "Carry on"))


def test_a_form_that_was_open_at_the_cut_off_keeps_its_text(lead: Person, stage: Stage) -> None:
    """A change sent too late is kept as a draft and stands there to copy, with who can reopen it; what was
    recorded stands."""
    lead.answers("ANY-1.1", **AMBER)
    lead.opens("ANY-1.1")
    lead.fills_in(progress="Opened the Poole unit, and the one at Bridport as well.")
    stage.it_is("2021-10-19 12:00")
    lead.submits()
    lead.sees(
        "closed at noon on Tuesday 19 October", "kept as a draft", "/muster reopen", "Bridport as well."
    )
    assert len(stage.revisions("ANY-1.1")) == 1


def test_a_missing_return_may_still_come_before_the_draft(lead: Person, stage: Stage) -> None:
    """Between cut-off and draft a return that never came is taken, marked late, and is in the draft."""
    stage.it_is("2021-10-20 10:00")
    lead.answers("ANY-1.1", **AMBER)
    contains(words_of(lead.receipts[0]["blocks"]), ("marked late", "came in time for the draft"))
    stage.it_is("2021-10-22 09:00")
    lead.types("/commitment ANY-1.1")
    lead.reads("At risk", "sent late")


def test_an_answer_after_the_draft_is_kept_and_not_in_it(lead: Person, stage: Stage) -> None:
    """The receipt says so, and the plan shows it from then on."""
    stage.it_is("2021-10-19 12:00")
    stage.it_is("2021-10-22 09:00")
    stage.it_is("2021-10-22 09:05")
    lead.answers("ANY-1.1", **AMBER)
    contains(words_of(lead.receipts[0]["blocks"]), ("is not in that draft",))
    lead.types("/commitment ANY-1.1")
    lead.reads("At risk", AMBER["progress"])


def closings(stage: Stage) -> list[str]:
    """What the chief executive's channel says of returns that have closed."""
    shown = (words_of(notice["blocks"]) for notice in stage.messages(CHIEFS))
    return [words for words in shown if "have closed" in words]


def test_the_chief_executive_hears_which_returns_are_missing(lead: Person, stage: Stage) -> None:
    """At noon one notice counts what came; its thread names the rest by ref and role, without anyone's words."""
    lead.answers("ANY-1.1", **AMBER)
    stage.it_is("2021-10-19 11:59")
    assert closings(stage) == []
    stage.it_is("2021-10-19 12:00")
    stage.it_is("2021-10-19 12:01")
    (shown,) = closings(stage)
    contains(shown, ("1 of 25 returns in", "24 returns have not come", "The thread says which."))
    *_, listed = [words_of(one["blocks"]) for one in stage.messages(CHIEFS)]
    contains(listed, ("ANY-1.2: Head of Scrutiny", "ANY-2.3: Charity Manager"))
    lacks(shown + listed, ("ANY-1.1", AMBER["progress"]))


def test_what_is_missing_is_no_return_and_not_last_quarters_rating(lead: Person, stage: Stage) -> None:
    """After the cut-off an unanswered commitment reads "No return", with what it was before."""
    lead.types("/commitment ANY-1.1")
    lead.does_not_read("No return")
    stage.it_is("2021-10-19 12:00")
    lead.types("/commitment ANY-1.1")
    lead.reads("No return", "Q1 2021/22: :large_yellow_circle: ▲ At risk")
