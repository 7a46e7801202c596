"""Who is away on a day, and who covers for them. What that means for a prompt or a reminder is asking's and
chasing's to say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.tables import Absence


@dataclass(frozen=True)
class Away:
    """One person's absence, first and last days included, and the role that covers, if one does."""

    person_id: int
    first: date
    last: date
    cover_role_id: int | None


def absences_between(session: Session, first: date, last: date) -> list[Away]:
    """Every absence that touches these days, those called off left out; oldest first."""
    rows = session.scalars(
        select(Absence)
        .where(Absence.cancelled_at.is_(None), Absence.first <= last, Absence.last >= first)
        .order_by(Absence.first, Absence.id)
    )
    return [Away(row.person_id, row.first, row.last, row.cover_role_id) for row in rows]


def away_on(session: Session, day: date) -> Mapping[int, int | None]:
    """Each person who is away on that day, with the role that covers; of two absences, the newest counts."""
    return {one.person_id: one.cover_role_id for one in absences_between(session, day, day)}
