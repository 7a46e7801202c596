"""The quarters of which something may be out."""

from datetime import datetime

from storage.calendar.quarters import quarter_row
from storage.facts.plan import QuarterName
from storage.record.database import Session
from storage.standing.standing_rows import running_ids


def running(session: Session) -> list[QuarterName]:
    """The newest two quarters of which something may be out, the older first."""
    return [*reversed(running_ids(session).values())]


def opened_last(session: Session, now: datetime) -> datetime:
    """When the newest of them was opened."""
    names = running(session)
    row = quarter_row(session, names[-1]) if names else None
    return row.opened_at if row and row.opened_at else now
