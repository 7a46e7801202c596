"""When a return came, and that what came late is told alike wherever it is told."""

from digests.papers.draft import paper_text
from tests.flows.dorset import (
    MISSING,
    OFFICE,
    SENT_BACK,
    Member,
    drafts,
    leads_answer,
    played,
    snapshot_of,
)
from tests.flows.person import AMBER, GREEN, contains, lacks
from tests.flows.stage import Stage

CLOSED, LATE, DRAFTED = "2021-10-19 12:00", "2021-10-20 10:00", "2021-10-22 09:00"


def comes_late(stage: Stage) -> None:
    """The return that was missing comes on the day after returns have closed."""
    played(stage, CLOSED)
    stage.it_is(LATE)
    leads_answer(stage, [MISSING], {MISSING: AMBER})


def test_a_paper_says_what_came_after_returns_closed(stage: Stage) -> None:
    """It is in the paper and is named there as what it is: neither missing nor in time."""
    comes_late(stage)
    stage.it_is(DRAFTED)
    paper = paper_text(snapshot_of(stage))
    contains(paper, ("No return is missing.", "1 of 26 came after returns closed:\n"))
    told = paper.split("1 of 26 came after returns closed:")[1].splitlines()[1]
    assert told.strip("•- ").startswith(MISSING), told
    lacks(paper, ("Every return that was asked for came", "came after the leads' deadline"))


def test_a_draft_that_is_asked_for_again_has_what_came_since(stage: Stage) -> None:
    """It is made anew, as the next version, with the late answer in it and named as that; asked for once more,
    nothing has changed."""
    played(stage, DRAFTED)
    first = snapshot_of(stage)
    leads_answer(stage, [MISSING], {MISSING: AMBER})
    office = Member(OFFICE, stage)
    office.types("/muster report")
    office.reads("Draft v0.2 goes to the chief executive's channel")
    stage.it_is("2021-10-22 09:30")
    contains(drafts(stage)[-1], ("DRAFT · Quarter 2 2021/22", "v0.2", "26 commitments:"))
    lacks(drafts(stage)[-1], ("No return", "never came"))
    contains(paper_text(snapshot_of(stage)), ("1 of 26 came after returns closed:", AMBER["path_action"]))
    lacks(paper_text(first), (AMBER["path_action"],))
    office.types("/muster report")
    office.reads("nothing has changed since draft v0.2")
    assert len(drafts(stage)) == 2


def test_a_paper_of_returns_in_time_says_so(stage: Stage) -> None:
    """Of what never came it says that it has not come, and nothing came late."""
    played(stage, DRAFTED)
    paper = paper_text(snapshot_of(stage))
    contains(paper, ("No return came for 1 commitment.",))
    lacks(paper, ("after returns closed",))


def test_what_is_answered_again_late_had_come_in_time(stage: Stage) -> None:
    """A return counts as it was first answered, in the status as in participation; the paper says that it was
    answered again after returns closed."""
    comes_late(stage)
    stage.it_is("2021-10-20 15:00")
    leads_answer(stage, [SENT_BACK], {SENT_BACK: GREEN})
    office = Member(OFFICE, stage)
    office.types("/muster status Q2 2021/22")
    office.reads("26 of 26 returns in; 2 not asked for; 1 came late.")
    office.types("/muster participation 2021/22")
    office.reads("(25 of 26), 1 late")
    stage.it_is(DRAFTED)
    paper = paper_text(snapshot_of(stage))
    again = "1 return was answered again after returns closed:"
    contains(paper, ("1 of 26 came after returns closed:", again))
    assert SENT_BACK in paper.split(again)[1].splitlines()[1]
    lacks(paper, ("came after the leads' deadline", "received late"))
