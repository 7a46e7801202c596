"""Who is away on a day, and who covers for them; recording an absence and calling it off. What that means for
a prompt is asks/cover's to say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from storage.record import audit
from storage.record.once import once
from storage.tables import Absence

ONE_DAY = timedelta(days=1)

TOUCHING = (
    select(Absence)
    .where(Absence.cancelled_at.is_(None))
    .where(Absence.first <= bindparam("last"), Absence.last >= bindparam("first"))
    .order_by(Absence.first, Absence.id)
)


@dataclass(frozen=True)
class Away:
    """One person's absence, first and last days included, and the role that covers, if one does."""

    person_id: int
    first: date
    last: date
    cover_role_id: int | None
    id: int = 0


@once
def absences_between(session: Session, first: date, last: date) -> list[Away]:
    """Every absence that touches these days, those called off left out; oldest first."""
    return [as_away(row) for row in session.scalars(TOUCHING, {"first": first, "last": last})]


def away_on(session: Session, day: date) -> Mapping[int, int | None]:
    """Each person who is away on that day, with the role that covers; of two absences, the newest counts."""
    return {one.person_id: one.cover_role_id for one in absences_between(session, day, day)}


def as_away(row: Absence) -> Away:
    """The row as a fact."""
    return Away(row.person_id, row.first, row.last, row.cover_role_id, row.id)


# --- recording -----------------------------------------------------------------------------------------


def overlapping(session: Session, person_id: int, first: date, last: date) -> Away | None:
    """The first absence of this person that shares a day with these."""
    return next((one for one in absences_between(session, first, last) if one.person_id == person_id), None)


def record(session: Session, away: Away, by: int | None, now: datetime) -> Away:
    """Keeps an absence that overlaps no other of theirs. `by` is the person who says so."""
    row = Absence(
        person_id=away.person_id,
        first=away.first,
        last=away.last,
        cover_role_id=away.cover_role_id,
        recorded_by_id=by,
        at=now,
    )
    session.add(row)
    session.flush()
    audit.record(
        session,
        now,
        "absence_recorded",
        row,
        by=by,
        after={"person_id": away.person_id, **days_of(row), "cover_role_id": away.cover_role_id},
    )
    return as_away(row)


def next_absence(session: Session, person_id: int, day: date) -> Away | None:
    """The absence that this person is in on `day`, or else the next to come."""
    row = next_row(session, person_id, day)
    return as_away(row) if row else None


def next_row(session: Session, person_id: int, day: date) -> Absence | None:
    """The row of that absence."""
    return session.scalars(
        select(Absence)
        .where(Absence.person_id == person_id, Absence.cancelled_at.is_(None), Absence.last >= day)
        .order_by(Absence.first, Absence.id)
        .limit(1)
    ).first()


def end(session: Session, person_id: int, day: date, by: int | None, now: datetime) -> Away | None:
    """Ends the absence that this person is in, so that `day` is their first day back, or calls off the next to
    come. Answers what it was, None where there was none."""
    row = next_row(session, person_id, day)
    if row is None:
        return None
    was, before = as_away(row), days_of(row)
    if row.first < day:
        row.last = day - ONE_DAY
    else:
        row.cancelled_at = now
    act = "absence_cancelled" if row.cancelled_at else "absence_ended"
    audit.record(session, now, act, row, by=by, before=before, after=days_of(row))
    return was


def days_of(row: Absence) -> dict[str, str]:
    """What the audit says of an absence."""
    return {"first": row.first.isoformat(), "last": row.last.isoformat()}
