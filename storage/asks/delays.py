"""Reminders that people have put off until their next working day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.tables import PutOff


@dataclass(frozen=True)
class Delay:
    """How often somebody has put reminders off since a time, when last, and until which day."""

    times: int
    at: datetime
    until: date | None


def delays(session: Session, since: datetime) -> Mapping[int, Delay]:
    """Everybody's, by person."""
    rows = session.execute(
        select(PutOff.person_id, func.count(), func.max(PutOff.at), func.max(PutOff.until))
        .where(PutOff.at >= since)
        .group_by(PutOff.person_id)
    )
    return {person_id: Delay(times, at, until) for person_id, times, at, until in rows}
