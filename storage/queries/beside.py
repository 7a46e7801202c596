"""What the plan file says of a commitment or a priority besides its terms; and when its forums meet next."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import String, bindparam, cast, select
from sqlalchemy.orm import Session

from storage.calendar.quarters import calendar
from storage.enums import ForumKind, Handling, Origin
from storage.facts.plan import OpenMilestone, PriorityFacts, QuarterName
from storage.facts.queries import CommitmentBeside, ForumDays, PriorityBeside
from storage.headlines.saying import headlines
from storage.members.requests import requests_about
from storage.plan.plan_facts import GONE
from storage.rechecks.saying import since_then
from storage.tables import Commitment, Forum, Meeting, Milestone, Priority, Rebaseline, Role

OF_COMMITMENT = select(Commitment).where(Commitment.id == bindparam("commitment_id"))
STEPS = (
    select(Milestone)
    .where(Milestone.commitment_id == bindparam("commitment_id"))
    .order_by(Milestone.position)
)
MOVES = (
    select(Rebaseline.old_due)
    .where(Rebaseline.commitment_id == bindparam("commitment_id"))
    .order_by(Rebaseline.id)
)
WAITED_FOR = select(Commitment.ref, Commitment.title, Commitment.handling).where(
    Commitment.ref.in_(bindparam("refs", expanding=True)), Commitment.lifecycle.not_in(GONE)
)
OF_PRIORITY = (
    select(Priority, Role.title)
    .outerjoin(Role, Role.id == Priority.lead_role_id)
    .where(Priority.code == bindparam("code"), Priority.withdrawn.is_(False))
)
SERVING = (
    select(Commitment.id, Commitment.also)
    .join(Priority, Commitment.priority_id == Priority.id)
    .where(Commitment.lifecycle.not_in(GONE), Priority.code != bindparam("code"))
    # Few commitments serve another priority: the others are not read.
    .where(cast(Commitment.also, String).not_in(("{}", '{"codes": []}')))
    .order_by(Priority.position, Commitment.position)
)
MEETINGS = (
    select(Forum.name, Forum.kind, Meeting.day)
    .join(Meeting, Meeting.forum_id == Forum.id)
    .where(Meeting.day >= bindparam("day"))
    .order_by(Meeting.day, Forum.position)
)
FORUMS = select(Forum.name).order_by(Forum.position)


def beside(
    session: Session, commitment_id: int, quarter: QuarterName | None = None, *, withheld: bool
) -> CommitmentBeside:
    """What the plan says of this commitment, and what was said of it after the paper of that `quarter`; of one that
    its reader may not see, no words."""
    row = session.scalars(OF_COMMITMENT, {"commitment_id": commitment_id}).one()
    refs = list(row.depends_on.get("refs", ()))
    waited = session.execute(WAITED_FOR, {"refs": refs}).all() if refs else []
    steps = session.scalars(STEPS, {"commitment_id": commitment_id}).all()
    return CommitmentBeside(
        also=tuple(row.also.get("codes", ())),
        board="" if withheld else row.board,
        origin="" if row.origin is Origin.PLAN else row.origin.value,
        waits_for=tuple((one.ref, one.title if one.handling is Handling.PUBLIC else "") for one in waited),
        steps=()
        if withheld
        else tuple(OpenMilestone(one.id, one.text, one.due, one.met, one.forecast) for one in steps),
        moves=tuple(session.scalars(MOVES, {"commitment_id": commitment_id})),
        requests=() if withheld else requests_about(session, row.ref),
        since=since_then(session, quarter).get(row.ref) if quarter and not withheld else None,
    )


def priority_beside(session: Session, priority: PriorityFacts, quarter: QuarterName) -> PriorityBeside:
    """What the plan says of this priority, and its lead in that quarter."""
    found = session.execute(OF_PRIORITY, {"code": priority.code}).first()
    if found is None:
        return PriorityBeside()
    row, lead = found
    return PriorityBeside(
        aim=row.aim,
        lead=lead or "",
        outcomes=tuple(row.outcomes.get("items", ())),
        headline=headlines(session, quarter).get(priority.code),
    )


def serving(session: Session, code: str) -> list[int]:
    """The commitments of other priorities that serve this one too, by id, in the plan's order."""
    rows = session.execute(SERVING, {"code": code})
    return [row.id for row in rows if code in row.also.get("codes", ())]


def next_meetings(session: Session, names: Sequence[str], day: date) -> tuple[ForumDays, ...]:
    """When these forums meet from that day on, or the Panels where none is named; those without a day too."""
    known = session.scalars(FORUMS).all()
    days: dict[str, list[date]] = {name: [] for name in known if name in names}
    panels: set[str] = set()
    for name, kind, when in session.execute(MEETINGS, {"day": day}):
        if name in names or (not names and kind is ForumKind.PANEL):
            days.setdefault(name, []).append(when)
        if kind is ForumKind.PANEL:
            panels.add(name)
    working = calendar(session)
    return tuple(
        ForumDays(
            name, tuple(found[:3]), working.latest_publication(found[0]) if name in panels and found else None
        )
        for name, found in days.items()
    )
