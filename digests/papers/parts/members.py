"""What members asked for, and what they are answered: a section of its own, in the paper that answers it."""

from collections.abc import Callable, Iterator

from digests.kit import labels
from digests.papers.kit import reading, wording
from digests.papers.kit.tree import Block, Kind, Words, labelled, paragraph, with_next
from storage.enums import MembersState
from storage.facts.members import MembersRequest
from storage.facts.papers import Snapshot

Say = Callable[..., str]
ANSWERED = {
    MembersState.ANSWERED: "Answer",
    MembersState.PARTLY_ANSWERED: "Answer in part",
    MembersState.DECLINED: "Declined",
}
"""What stands before an answer, by how it answers."""


def section(snapshot: Snapshot, say: Say) -> Iterator[Block]:
    """The whole section; nothing where it is written by hand."""
    asked = snapshot.members
    if asked is None:
        return
    waiting = sum(not one.is_settled for one in asked.requests)
    yield paragraph(Kind.HEADING, "What members asked for")
    is_known = asked.requests or not asked.not_reported or snapshot.renderer < reading.SIGNABLE
    if is_known:
        yield paragraph(Kind.NUMBERED, say(snapshot, "members", number=len(asked.requests), waiting=waiting))
    if asked.not_reported:
        day = labels.plain_day(asked.not_reported)
        gap = wording.gap(f"What members asked for on {day}", asked.office or snapshot.chief_executive)
        yield paragraph(Kind.NUMBERED, say(snapshot, "members_not_reported", day=day), " ", gap)
    for one in asked.requests:
        yield from _request(one, snapshot, say)


def _request(one: MembersRequest, snapshot: Snapshot, say: Say) -> Iterator[Block]:
    head = Words(f"{one.ref} ", strong=True)
    yield with_next(paragraph(Kind.NUMBERED, head, say(snapshot, "members_asked", one=one)))
    if one.answer and (label := ANSWERED.get(one.answer.state)):
        whose = labels.acting_for(one.answer.by_role, one.answer.on_behalf_of)
        yield labelled(Kind.DETAIL, f"{label} ({whose})", one.answer.words)
    if not one.is_settled:
        overdue = one.is_overdue(snapshot.taken_at.date())
        label = "Still to come" if one.answer else "Not answered yet"
        yield labelled(Kind.DETAIL, label, say(snapshot, "members_waiting", one=one, overdue=overdue))
