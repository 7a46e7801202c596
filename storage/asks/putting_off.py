"""A reminder that somebody puts off until their next working day. When that may be is a rule; what the planner makes
of it is reminding's."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy.orm import Session

from storage.asks.reminding import Seen, look
from storage.record import audit
from storage.rules.asks.out import AskId
from storage.rules.asks.putting_off import put_off_to
from storage.rules.asks.reminders import stand_ins
from storage.tables import PutOff


def put_off(session: Session, person_id: int, now: datetime) -> date | None:
    """Puts somebody's reminder off, and says until when; None where it cannot wait: twice was enough, or the
    next working day comes after the first of their deadlines."""
    found = look(session, now)
    theirs = [ask for ask, one in found.out.items() if person_id in stand_ins(found.office, one)]
    until = may_wait(found, person_id, theirs)
    if until is not None:
        session.add(PutOff(person_id=person_id, at=now, until=until))
        audit.record(session, now, "reminder_put_off", ("person", person_id), by=person_id)
    return until


def may_wait(found: Seen, person_id: int, asks: Collection[AskId]) -> date | None:
    """The day until which a reminder of these may be put off: never past the first of their deadlines that is still
    ahead; None where none is."""
    office, someone = found.office, found.office.people[person_id]
    ahead = [found.out[ask].due for ask in asks if found.out[ask].due > office.now]
    if not ahead:
        return None
    return put_off_to(office.now, someone.hours, office.calendar, min(ahead), times=someone.put_off_times)
