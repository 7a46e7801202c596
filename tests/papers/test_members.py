"""What members asked for in a paper: each with its answer or whose it is to answer, or that somebody is to say it."""

from dataclasses import replace
from datetime import UTC, date, datetime

from digests.papers.draft import draft_paper, paper_text
from storage.enums import MembersKind, MembersState
from storage.facts.members import MembersAnswer, MembersInPaper, MembersRequest
from tests.papers.snapshots import SHA256, dorset

OPEN = MembersRequest(
    id=1,
    ref="R1",
    forum="Dorset Police and Crime Panel",
    met_on=date(2021, 7, 7),
    asked_by="Member, Dorset Council",
    kind=MembersKind.ACTION,
    text="Send members the dates of the events.",
    as_noted=True,
    refs=("DOR-0.1",),
    owner="Head of Communications",
    due=date(2021, 7, 31),
)


def section_of(members: MembersInPaper) -> list[str]:
    """The lines of the section."""
    text = paper_text(replace(dorset(), members=members))
    assert "Earlier requests of members" not in text
    after = text.split(". What members asked for", 1)[1]
    return [
        line.strip()
        for line in after.split("Ongoing report development")[0].splitlines()
        if line.strip(" #.0123456789")
    ]


def said(state: MembersState) -> MembersRequest:
    """One that was answered so."""
    answer = MembersAnswer(
        state, "A list was sent.", "Policy Officer", datetime(2021, 7, 9, 12, tzinfo=UTC), OPEN.owner
    )
    return replace(OPEN, as_noted=False, refs=(), due=None, answer=answer)


def test_each_stands_with_its_answer_or_whose_it_is() -> None:
    """In the words of the record, as noted until the minutes are agreed, and what is not answered says so."""
    found = section_of(
        MembersInPaper(
            (
                OPEN,
                replace(said(MembersState.ANSWERED), ref="R2"),
                replace(said(MembersState.PARTLY_ANSWERED), ref="R3"),
                replace(said(MembersState.DECLINED), ref="R4"),
            )
        )
    )
    asked = "(action of Member, Dorset Council, 7 July 2021): Send members the dates of the events"
    whose = "(Policy Officer on behalf of Head of Communications): A list was sent."
    assert found == [
        "3.1 4 requests of members since the report before, or not answered by then; 2 are still to be answered.",
        f"3.2 R1 {asked.replace('2021)', '2021, as noted)')}. It concerns DOR-0.1.",
        "Not answered yet: Head of Communications is to answer; it was wanted by 31 July 2021.",
        f"3.3 R2 {asked}.",
        f"Answer {whose}",
        f"3.4 R3 {asked}.",
        f"Answer in part {whose}",
        "Still to come: Head of Communications is to answer.",
        f"3.5 R4 {asked}.",
        f"Declined {whose}",
    ]


def test_a_question_ends_as_it_was_asked() -> None:
    """Its own mark ends it, and whoever asked is named in the middle of the line."""
    asked = replace(OPEN, text="How many callers give up?", asked_by="The Panel", refs=())
    line = section_of(MembersInPaper((asked,)))[1]
    assert line == "3.2 R1 (action of the Panel, 7 July 2021, as noted): How many callers give up?"


def test_what_nobody_has_said_is_named() -> None:
    """None at all; and where the plan office has not said what a meeting asked for, a placeholder for it."""
    assert section_of(MembersInPaper(())) == ["3.1 Nothing that members asked for is waiting for an answer."]
    open_meeting = MembersInPaper((), date(2021, 9, 22), "Governance Manager")
    gap = "3.1 Members met on 22 September 2021. What they asked for: [To be supplied by: Governance Manager]"
    assert section_of(open_meeting)[0] == gap
    paper = draft_paper(replace(dorset(), members=open_meeting), SHA256)
    assert ("What members asked for on 22 September 2021", "Governance Manager") in paper.to_supply
