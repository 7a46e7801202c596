"""What stays of words that were taken out of what was said: when, by whom and why. Taking them out is redaction's."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.calendar.quarters import today
from storage.enums import Duty, RequestState
from storage.facts.plan import QuarterName
from storage.facts.redaction import Tombstone
from storage.people.roles import held_on, role_title_of_duty
from storage.record.rows import AnyRow
from storage.tables import Holding, Quarter, Redaction, Return, Revision, Role, RoleDuty

NOTED = (Revision.redacted_at, Revision.redacted_by_id, Revision.redacted_why)
Tombstones = dict[QuarterName, tuple[Tombstone, ...]]


def of_commitment(session: Session, commitment_id: int) -> Tombstones:
    """The tombstones of every version of its answers, by quarter, the oldest first; each redaction once."""
    rows = session.execute(
        select(Quarter.year, Quarter.number, *NOTED)
        .join(Return, Return.quarter_id == Quarter.id)
        .join(Revision, Revision.return_id == Return.id)
        .where(Return.commitment_id == commitment_id, Revision.redacted_at.is_not(None))
        .order_by(Revision.redacted_at)
        .distinct()
    )
    found: Tombstones = {}
    for row in rows.all():
        name = QuarterName(row.year, row.number)
        found[name] = (*found.get(name, ()), tombstone(session, row))
    return found


def of_revisions(session: Session, ids: Collection[int]) -> dict[int, Tombstone]:
    """The tombstones of those of these versions that have one, by version."""
    noted = select(Revision.id, *NOTED).where(Revision.id.in_(ids), Revision.redacted_at.is_not(None))
    return {row.id: tombstone(session, row) for row in session.execute(noted).all()}


def any_since(session: Session, at: datetime | None) -> bool:
    """Whether words have been taken out since then; None for ever."""
    query = select(Redaction.id).where(Redaction.state == RequestState.APPROVED)
    return session.scalars(query.where(Redaction.decided_at >= at) if at else query).first() is not None


def tombstone(session: Session, row: AnyRow) -> Tombstone:
    """One of them; by the role in which it was confirmed."""
    day = today(row.redacted_at)
    confirmed = (
        select(Role.title)
        .join(Holding, Holding.role_id == Role.id)
        .join(RoleDuty, RoleDuty.role_id == Role.id)
        .where(Holding.person_id == row.redacted_by_id, held_on(day), RoleDuty.duty == Duty.CHIEF_EXECUTIVE)
        .order_by(Role.id)
    )
    role = session.scalars(confirmed.limit(1)).first()
    return Tombstone(
        day, role or role_title_of_duty(session, Duty.CHIEF_EXECUTIVE, day), row.redacted_why or ""
    )
