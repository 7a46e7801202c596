"""What the direction of travel compares is what is printed: the rating before is the agreed one, whoever said
otherwise."""

from digests.papers.draft import paper_text
from tests.flows.dorset import (
    OVERRULED,
    Q3,
    READER,
    Member,
    drafts,
    leads_answer,
    line_of,
    played,
    snapshot_of,
)
from tests.flows.person import AMBER, contains
from tests.flows.stage import Stage

STILL = {
    "what decisions are needed": ("DOR-2.2", "Decision needed: money", "Asked in Q2 2021/22", "DOR-4.3"),
    "help asked for": ("DOR-2.3", "Help wanted: A partner's help", "DOR-3.4"),
    "help wanted by 22 October 2021": ("wanted by 22 October 2021: 1 commitment", "DOR-2.2"),
    "decisions due before 29 October 2021": ("wanted by 28 October 2021: 1 commitment", "DOR-2.2"),
    "is anything the chief constable has to decide": ("asked of “chief constable”", "DOR-2.2"),
    "what has changed since september": ("Quarter 1 2021/22 to Quarter 2 2021/22", "1 not reported"),
    "what has changed since 1 October": ("14 ratings changed", "3 worsened"),
    "what has changed since 1 November": ("No rating changed",),
    "compare q2 q3": ("5 unchanged, 23 not in yet",),
    "any good news": ("Better than last time: 11 commitments", "Quarter 2 2021/22"),
}
"""What is asked in the first days of a quarter, of which nobody has answered; and what is read."""


def waits_still(reader: Member) -> None:
    """What the quarter before left open is no less open for the new one."""
    for asked, read in STILL.items():
        reader.types(f"/priority {asked}")
        reader.reads(*read)


def test_a_lead_who_says_the_same_again_has_moved_where_another_rating_was_agreed(stage: Stage) -> None:
    """The lead said at risk and off track was agreed; at risk in the next quarter is better than what was agreed, in
    answers, notice and paper. Until that is answered, what was asked for and what moved last is told."""
    played(stage, "2021-10-25 09:00")
    stage.it_is("2022-01-04 09:30")
    waits_still(Member(READER, stage))
    leads_answer(stage, [OVERRULED], {OVERRULED: AMBER | {"path_by_when": "2022-02-25"}})
    stage.it_is("2022-01-20 12:00")
    reader = Member(READER, stage)
    reader.types(f"/commitment {OVERRULED}")
    reader.reads("▲ At risk", "↑ Improved since Q2 2021/22", "Q2 2021/22: :red_circle: ■ Off track (agreed)")
    stage.it_is("2022-01-25 09:00")
    contains(drafts(stage)[-1], ("Since Q2 2021/22: 1 improved,",))
    paper = paper_text(snapshot_of(stage, Q3))
    assert " | Q2 2021/22 | Q3 2021/22\n" in paper
    changed = line_of(paper, "    Improved: ")
    assert f"{OVERRULED} " in changed
    assert "(off track to at risk" in changed
