"""A decision that was given is asked for no more, wherever decisions are listed."""

import pytest

from digests.papers.draft import paper_text
from tests.flows.dorset import CHIEF, OFFICE, READER, SRO, Member, drafts, played, snapshot_of
from tests.flows.person import contains, lacks
from tests.flows.stage import Stage
from tests.flows.words import Json, buttons, words_of

REF = "DOR-4.3"
NEEDED = ("Decision needed: a new date", "a decision is needed", f"A decision on {REF}", "on a new date")


def the_wish(sro: Member) -> Json:
    """The message that asks them for the later date."""
    return next(one for one in sro.messages if "17 December" in words_of(one) and buttons(one["blocks"]))


def test_an_approved_date_is_no_decision_that_is_needed(stage: Stage) -> None:
    """Once the SRO has approved it, answers, App Home, the next draft and its notice say what was decided."""
    played(stage, "2021-10-22 09:00")
    contains(drafts(stage)[-1], (f"A decision on {REF}", "from Director of Operations by 29 October"))
    chief, sro, reader = Member(CHIEF, stage), Member(SRO[REF], stage), Member(READER, stage)
    sro.presses("Approve", place=the_wish(sro))
    stage.it_is("2021-10-22 11:00")
    for question in (f"/commitment {REF}", "/priority 4"):
        reader.types(question)
        reader.reads("New due date approved: 17 December 2021", "17 December 2021 (was 30 September 2021)")
        reader.does_not_read(*NEEDED)
    chief.opens_home()
    contains(
        words_of(chief.home["blocks"]), ("1 in need of a decision", "New due date approved: 17 December 2021")
    )
    lacks(words_of(chief.home["blocks"]), ("Decision needed: a new date",))
    Member(OFFICE, stage).types("/muster report")
    stage.it_is("2021-10-22 11:01")
    lacks(drafts(stage)[-1], NEEDED)
    paper = paper_text(snapshot_of(stage))
    lacks(paper, NEEDED)
    contains(paper, ("New due date approved: 17 December 2021",))


@pytest.mark.parametrize("question", [f"/commitment {REF}", "/priority 4"])
def test_a_declined_date_is_told_as_declined(stage: Stage, question: str) -> None:
    """The same where it was declined: nobody is asked again, and the date stands."""
    played(stage, "2021-10-19 12:00")
    sro, reader = Member(SRO[REF], stage), Member(READER, stage)
    sro.presses("Decline", place=the_wish(sro))
    sro.fills_in(due_date_reason="Two round tables were promised for September.")
    sro.submits()
    reader.types(question)
    reader.reads("New due date declined: 17 December 2021")
    reader.does_not_read(*NEEDED, "(was 30 September 2021)")


def test_an_earlier_quarter_has_the_due_date_that_it_had(stage: Stage) -> None:
    """A date that was moved since is not told of a quarter before; the quarter in which it was moved has both."""
    played(stage, "2021-10-22 09:00")
    sro, reader = Member(SRO[REF], stage), Member(READER, stage)
    sro.presses("Approve", place=the_wish(sro))
    for question in ("/priority 4", f"/commitment {REF}"):
        reader.types(f"{question} as at Q1 2021/22")
        reader.reads("30 September 2021")
        reader.does_not_read("17 December")
        reader.types(f"{question} as at Q2 2021/22")
        reader.reads("17 December 2021 (was 30 September 2021)")
