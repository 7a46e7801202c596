"""What of the plan has a day by now: commitments and milestones that fall due or are overdue, what was promised to
get one back on track, and help that is asked for. A reader is told only what they may read."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, func, select, true
from sqlalchemy.orm import Session

from storage.calendar.quarters import today
from storage.enums import CommitmentType, Handling, Lifecycle, PathKind, Rating, SupportKind, SupportState
from storage.facts.decisions import Outcomes
from storage.facts.weekly import Dated, Thing
from storage.people.roles import Actor, capacities
from storage.plan import plan_facts
from storage.record import answers
from storage.record.rows import AnyRow
from storage.rules.access import Act, may
from storage.rules.standing.rag import SLIPPING
from storage.rules.standing.wanted import way_is_settled
from storage.rules.weekly import HORIZON
from storage.standing import standing_rows
from storage.standing.standing_rows import NEWEST_ASK, NEWEST_WISH, POSITION, current_revision
from storage.tables import Commitment, DueDateRequest, Milestone, Quarter, Return, Revision, SupportRequest

DONE = (Lifecycle.COMPLETE, Lifecycle.COMPLETE_MONITORING, Lifecycle.CLOSED_NOT_DELIVERED, *plan_facts.GONE)
LIVE = and_(Commitment.completed_on.is_(None), Commitment.lifecycle.not_in(DONE))
ASKED_OF = func.coalesce(Milestone.forecast, Milestone.due)
"""A milestone that its lead has moved counts from the day that is now expected."""
ANSWERED = (
    select(
        Return.id.label("return_id"),
        func.row_number().over(partition_by=Return.commitment_id, order_by=POSITION.desc()).label("place"),
    )
    .join(Quarter, Return.quarter_id == Quarter.id)
    .where(Return.revision_no > 0)
    .subquery()
)
LAST_SAID = (
    select(
        Commitment.id,
        Commitment.ref,
        Commitment.title,
        Commitment.handling,
        Return.rating,
        Return.agreed_rating,
        Revision.content,
        DueDateRequest.state.label("new_date"),
        SupportRequest.state.label("decision"),
    )
    .join(Return, Return.commitment_id == Commitment.id)
    .join(ANSWERED, and_(ANSWERED.c.return_id == Return.id, ANSWERED.c.place == 1))
    .join(Revision, current_revision())
    .outerjoin(DueDateRequest, DueDateRequest.id == NEWEST_WISH)
    .outerjoin(SupportRequest, SupportRequest.id == NEWEST_ASK)
    .where(LIVE)
)
"""What was said last of each commitment, in whichever quarter."""


@dataclass(frozen=True)
class Glance:
    """Who looks on which day: `reader` None is the public. Of these commitments, or of all; those `finished` are
    complete as their lead says, and nothing of them is due any more."""

    day: date
    reader: Actor | None = None
    ids: frozenset[int] | None = None
    finished: frozenset[int] = frozenset()
    since: datetime | None = None
    """When they had their last digest."""

    @property
    def theirs(self) -> ColumnElement[bool]:
        """The condition that a commitment is looked at."""
        return true() if self.ids is None else Commitment.id.in_(self.ids)


@dataclass(frozen=True)
class FoundDated:
    """One dated thing, whose it is, and whether it is restricted or exempt."""

    commitment_id: int
    guarded: bool
    one: Dated


def dated(session: Session, looking: Glance) -> tuple[Dated, ...]:
    """All that has a day up to the horizon, and all help that is asked for."""
    found = [
        *whole(session, looking),
        *milestones(session, looking),
        *promises(session, looking),
        *asks(session, looking),
    ]
    hidden = unreadable(session, {each.commitment_id for each in found if each.guarded}, looking.reader)
    return tuple(
        each.one
        for each in found
        if each.commitment_id not in looking.finished and not (each.guarded and each.commitment_id in hidden)
    )


def unreadable(session: Session, guarded: Collection[int], reader: Actor | None) -> Collection[int]:
    """Those of these commitments of which the reader may not see what is withheld."""
    if reader is None or not guarded:
        return guarded
    owners = standing_rows.owners(session, guarded)
    return {key for key in guarded if not may(Act.VIEW_WITHHELD, capacities(reader, owners[key]))}


def whole(session: Session, looking: Glance) -> Iterator[FoundDated]:
    """Commitments whose own day has come or comes soon; of ongoing work it is a review date."""
    rows = session.execute(
        select(
            Commitment.id,
            Commitment.ref,
            Commitment.title,
            Commitment.due,
            Commitment.type,
            Commitment.handling,
        ).where(LIVE, Commitment.due <= looking.day + HORIZON, looking.theirs)
    )
    for row in rows:
        thing = Thing.REVIEW if row.type is CommitmentType.ONGOING else Thing.DUE
        yield FoundDated(row.id, is_guarded(row.handling), Dated(thing, row.ref, row.title, row.due))


def milestones(session: Session, looking: Glance) -> Iterator[FoundDated]:
    """Milestones that are not met."""
    rows = session.execute(
        select(
            Commitment.id,
            Commitment.ref,
            Commitment.title,
            Commitment.handling,
            Milestone.text,
            ASKED_OF.label("due"),
        )
        .join(Commitment, Milestone.commitment_id == Commitment.id)
        .where(LIVE, Milestone.met.is_(None), looking.day + HORIZON >= ASKED_OF, looking.theirs)
    )
    for row in rows:
        one = Dated(Thing.MILESTONE, row.ref, row.title, row.due, what=row.text)
        yield FoundDated(row.id, is_guarded(row.handling), one)


def promises(session: Session, looking: Glance) -> Iterator[FoundDated]:
    """What was promised to get a commitment back on track, where that day has come or comes soon and it was not
    answered since. A decision that is asked for as help too is told as that."""
    for row in session.execute(LAST_SAID.where(looking.theirs)):
        answer, outcomes = answers.from_json(row.content), Outcomes(row.new_date, row.decision)
        path = answer.path
        if path is None or path.by_when is None or path.by_when > looking.day + HORIZON:
            continue
        if (row.agreed_rating or row.rating or Rating.NONE) not in SLIPPING:
            continue
        decides = path.kind is not PathKind.ACTION
        if decides and (way_is_settled(path.kind, outcomes) or row.decision is SupportState.OPEN):
            continue
        one = Dated(
            Thing.PROMISE,
            row.ref,
            row.title,
            path.by_when,
            what=path.action,
            whom=path.owner,
            kind=path.kind,
        )
        yield FoundDated(row.id, is_guarded(row.handling, answer.handling), one)


def asks(session: Session, looking: Glance) -> Iterator[FoundDated]:
    """Help that is asked for and was not answered."""
    rows = session.execute(
        select(
            Commitment.id,
            Commitment.ref,
            Commitment.title,
            Commitment.handling,
            SupportRequest,
            Revision.content,
        )
        .join(Commitment, SupportRequest.commitment_id == Commitment.id)
        .join(Return, Return.id == SupportRequest.return_id)
        .outerjoin(Revision, current_revision())
        .where(SupportRequest.state == SupportState.OPEN, LIVE, looking.theirs)
        .order_by(SupportRequest.id)
    )
    for row in rows:
        yield FoundDated(row.id, is_guarded(row.handling, said_as(row)), wanted_help(row, looking.since))


def wanted_help(row: AnyRow, since: datetime | None) -> Dated:
    """One request, as it is told."""
    asked: SupportRequest = row.SupportRequest
    return Dated(
        Thing.HELP,
        row.ref,
        row.title,
        asked.by_when,
        what=asked.ask,
        whom=asked.of_whom,
        since=today(asked.asked_at),
        kind=SupportKind(asked.kind),
        new=since is None or asked.asked_at > since,
    )


def said_as(row: AnyRow) -> Handling:
    """How the answer that asks is marked."""
    return answers.from_json(row.content).handling if row.content else Handling.PUBLIC


def is_guarded(*marked: Handling) -> bool:
    """Whether any of it is restricted or exempt."""
    return any(one is not Handling.PUBLIC for one in marked)
