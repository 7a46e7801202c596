"""A reminder that somebody has put off until their next working day. When that may be is a rule; what the
planner makes of it is reminding's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.calendar.quarters import calendar, quarter_row, timetable_of
from storage.people.hours import hours_of
from storage.record import audit
from storage.rules.asks.putting_off import put_off_to
from storage.standing.standing_rows import newest_quarter
from storage.tables import Person, PutOff


@dataclass(frozen=True)
class Delay:
    """How often somebody has put reminders off since a time, when last, and until which day."""

    times: int
    at: datetime
    until: date


def delays(session: Session, since: datetime) -> Mapping[int, Delay]:
    """Everybody's, by person."""
    rows = session.execute(
        select(PutOff.person_id, func.count(), func.max(PutOff.at), func.max(PutOff.until))
        .where(PutOff.at >= since)
        .group_by(PutOff.person_id)
    )
    return {person_id: Delay(times, at, until) for person_id, times, at, until in rows}


def put_off(session: Session, person_id: int, now: datetime) -> date | None:
    """Puts somebody's reminder off, and says until when; None where it cannot wait: twice was enough, or the
    next working day comes after the leads' deadline."""
    name = newest_quarter(session)
    row = quarter_row(session, name) if name else None
    if name is None or row is None or row.opened_at is None:
        return None
    before = delays(session, row.opened_at).get(person_id)
    until = put_off_to(
        now,
        hours_of(session.get_one(Person, person_id)),
        calendar(session),
        timetable_of(session, name).lead_deadline,
        times=before.times if before else 0,
    )
    if until is not None:
        session.add(PutOff(person_id=person_id, at=now, until=until))
        audit.record(
            session, now, "reminder_put_off", person_id=person_id, subject="person", subject_id=person_id
        )
    return until
