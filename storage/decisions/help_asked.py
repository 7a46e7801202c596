"""The help that leads ask for, as it stands: of whom, by when, what came of it, and when it is asked for again.
Opening a request is support's, answering it help_answers'."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from storage.calendar.quarters import calendar, today
from storage.decisions.asked_of import reach
from storage.enums import Handling, OutboxKind, SupportState
from storage.facts.decisions import A_QUARTER, AskedOf, HelpOut, HelpSaid, Instead, SupportFacts
from storage.facts.plan import QuarterName
from storage.people.roles import Actor, actor_of, capacities
from storage.plan.plan_facts import GONE
from storage.record.marks import Shows
from storage.record.once import once
from storage.record.rows import AnyRow
from storage.rules.access import Act, Capacity, may
from storage.rules.help import help_steps
from storage.tables import (
    Commitment,
    HelpAnswer,
    OutboxMessage,
    Quarter,
    Return,
    Revision,
    Role,
    SupportRequest,
)

STANDS = and_(SupportRequest.state == SupportState.OPEN, Commitment.lifecycle.not_in(GONE))
"""What waits for an answer: of commitments that left the plan nothing does."""


@dataclass(frozen=True)
class HelpRow:
    """One request: what is asked, of which commitment, and of whom on that day."""

    facts: SupportFacts
    commitment: Commitment
    quarter: QuarterName
    """In which it was asked."""
    asked: AskedOf

    def capacities(self, actor: Actor) -> frozenset[Capacity]:
        """In what capacities somebody acts towards it: whoever is asked is, and holds the role though they be away.
        Nobody answers what they asked themselves, nor what they may not see."""
        held = capacities(actor, self.commitment)
        is_asked = actor.person_id is not None and actor.person_id == self.asked.person_id
        holds = self.asked.role_id in actor.role_ids and self.asked.why is not Instead.OWN
        seen = self.facts.handling is Handling.PUBLIC or may(Act.VIEW_WITHHELD, held)
        return held | {Capacity.ASKED_OF} if (is_asked or holds) and seen else held


def rows(session: Session, day: date, *conditions: ColumnElement[bool]) -> list[HelpRow]:
    """The requests of which these hold, those for the board first, then by date; two statements, and `reach`'s."""
    current = and_(Revision.return_id == Return.id, Revision.no == Return.revision_no)
    found = session.execute(
        select(SupportRequest, Commitment, Quarter, Role.title, Revision.content)
        .join(Commitment, Commitment.id == SupportRequest.commitment_id)
        .join(Role, Role.id == Commitment.lead_role_id)
        .join(Return, Return.id == SupportRequest.return_id)
        .join(Quarter, Quarter.id == Return.quarter_id)
        .outerjoin(Revision, current)
        .where(*conditions)
        .order_by(SupportRequest.for_board.desc(), SupportRequest.by_when, SupportRequest.id)
    ).all()
    answers = answers_of(session, [each[0].id for each in found])
    return [row_of(session, day, each, answers.get(each[0].id, ())) for each in found]


def answers_of(session: Session, ids: Collection[int]) -> dict[int, tuple[HelpSaid, ...]]:
    """All that was ever said of these requests, the newest last."""
    found: dict[int, tuple[HelpSaid, ...]] = {}
    said = select(HelpAnswer).where(HelpAnswer.request_id.in_(ids)).order_by(HelpAnswer.id)
    for row in session.scalars(said) if ids else ():
        found[row.request_id] = (*found.get(row.request_id, ()), as_said(row))
    return found


def as_said(row: HelpAnswer) -> HelpSaid:
    """The row as a fact."""
    return HelpSaid(
        state=row.state,
        words=row.words,
        by_role=row.by_role,
        at=row.at,
        on_behalf_of=row.on_behalf_of,
        decided_by=row.decided_by,
        decided_on=row.decided_on,
        reference=row.reference,
    )


def row_of(session: Session, day: date, found: AnyRow, answers: tuple[HelpSaid, ...]) -> HelpRow:
    """One request with what was said of it, and whom it reaches."""
    request, commitment, quarter, lead, content = found
    said = Handling(content["answer"].get("handling", Handling.PUBLIC)) if content else Handling.PUBLIC
    guarded = said if commitment.handling is Handling.PUBLIC else commitment.handling
    asked = asked_today(session, day, request, commitment, guarded)
    facts = SupportFacts(
        id=request.id,
        kind=request.kind,
        ask=request.ask,
        of_whom=request.of_whom,
        by_when=request.by_when,
        for_board=request.for_board,
        asked_at=request.asked_at,
        state=request.state,
        of_force=asked.of_force,
        handling=guarded,
        answers=answers,
        late=request.state is SupportState.OPEN and request.by_when is not None and request.by_when < day,
        ref=commitment.ref,
        title=commitment.title,
        lead=lead,
    )
    return HelpRow(facts, commitment, quarter.name, asked)


def asked_today(
    session: Session, day: date, request: SupportRequest, commitment: Commitment, guarded: Handling
) -> AskedOf:
    """Whom it is asked of: never somebody who may not see it."""
    found = reach(session, day).of(request.of_whom, commitment.lead_role_id)
    if found.person_id is None or guarded is Handling.PUBLIC:
        return found
    held = capacities(actor_of(session, found.person_id, day), commitment)
    if may(Act.VIEW_WITHHELD, held):
        return found
    return replace(found, person_id=None, why=Instead.GUARDED)


# --- what waits ----------------------------------------------------------------------------------------


@once
def waiting(session: Session, day: date) -> list[HelpRow]:
    """All that waits for an answer."""
    return rows(session, day, STANDS)


def one(session: Session, request_id: int, day: date) -> HelpRow | None:
    """The request of that id, whatever became of it."""
    return next(iter(rows(session, day, SupportRequest.id == request_id)), None)


def by_id(session: Session, ids: Collection[int], day: date) -> dict[int, HelpRow]:
    """These requests."""
    return {row.facts.id: row for row in rows(session, day, SupportRequest.id.in_(ids))}


def asked_of(session: Session, actor: Actor, day: date) -> tuple[SupportFacts, ...]:
    """What waits for an answer of this person, theirs and what they cover."""
    if actor.person_id is None:
        return ()
    return tuple(row.facts for row in waiting(session, day) if row.asked.person_id == actor.person_id)


def help_out(session: Session, day: date) -> tuple[HelpOut, ...]:
    """Each ask that was put to somebody and waits, whom it reaches that day, and the instants at which they hear of
    it again: what a registry of asks needs of this kind. One that reaches the plan office has no person to remind."""
    found = waiting(session, day)
    told = first_told(session, [row.facts.id for row in found])
    working = calendar(session)
    return tuple(
        HelpOut(row.facts, row.asked, told[key], help_steps(told[key], row.facts.by_when, working))
        for row in found
        if (key := row.facts.id) in told
    )


def first_told(session: Session, ids: Collection[int]) -> dict[int, datetime]:
    """When each of these requests was first put to anybody, of those that were."""
    if not ids:
        return {}
    found = session.execute(
        select(OutboxMessage.subject_id, func.min(OutboxMessage.created_at))
        .where(OutboxMessage.shows == Shows.HELP, OutboxMessage.kind == OutboxKind.POST)
        .where(OutboxMessage.subject_id.in_(ids))
        .group_by(OutboxMessage.subject_id)
    )
    return {request_id: at for request_id, at in found if request_id is not None}


# --- what there is to tell -----------------------------------------------------------------------------


def answered_since(
    session: Session, since: datetime, now: datetime, theirs: ColumnElement[bool]
) -> list[HelpRow]:
    """What was answered after that, of these commitments of the plan, and stands."""
    lately = select(HelpAnswer.request_id).where(HelpAnswer.at > since, HelpAnswer.at <= now)
    conditions = (SupportRequest.id.in_(lately), Commitment.lifecycle.not_in(GONE), theirs)
    if session.scalar(select(func.count()).select_from(lately.subquery())) == 0:
        return []
    found = rows(session, today(now), *conditions)
    return [row for row in found if row.facts.answer and row.facts.state is not SupportState.WITHDRAWN]


def answered_lately(session: Session, now: datetime) -> tuple[SupportFacts, ...]:
    """What was answered within a quarter of a year, and stands."""
    lately = select(HelpAnswer.request_id).where(HelpAnswer.at > now - A_QUARTER)
    found = rows(
        session, today(now), SupportRequest.state != SupportState.OPEN, SupportRequest.id.in_(lately)
    )
    return tuple(row.facts for row in found)
