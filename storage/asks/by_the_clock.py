"""What live messages say changes with time alone: each morning, for who is away and who holds a role goes by
days, and when a deadline passes."""

from collections.abc import Iterator
from datetime import datetime, time

from storage.asks.running import running
from storage.calendar.quarters import timetable_of, today
from storage.outbox import live
from storage.record.database import Session
from storage.record.marks import Shows
from storage.rules.calendar.working_days import LONDON

MORNING = time(9, 30)
"""Nobody is told at midnight that an absence begins."""


def worded_too_long_ago(session: Session, now: datetime) -> list[Shows]:
    """The kinds of which a live message was worded last before the newest of these moments."""
    moment = max((one for one in moments(session, now) if one <= now), default=None)
    return live.not_followed_since(session, moment) if moment else []


def moments(session: Session, now: datetime) -> Iterator[datetime]:
    """The times of this morning, and of the deadlines of the quarters of which something may be out."""
    yield datetime.combine(today(now), MORNING, LONDON)
    for name in running(session):
        times = timetable_of(session, name)
        yield from (times.lead_deadline, times.cut_off, times.sros_done)
