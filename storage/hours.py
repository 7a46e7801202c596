"""Within which hours somebody is reminded, as they said themselves. That reminders keep to them is chasing's and
rules/reminders'."""

from datetime import datetime, time
from typing import NamedTuple

from sqlalchemy.orm import Session

from storage import audit
from storage.tables import Person


class OwnHours(NamedTuple):
    """From when until when, on their own clock; the office's hours where they are None. `zone` is that clock's."""

    start: time | None
    end: time | None
    zone: str


def hours_of(session: Session, person_id: int) -> OwnHours:
    """What this person said."""
    person = session.get_one(Person, person_id)
    own = bool(person.works_from and person.works_until)
    start, end = (
        (time.fromisoformat(person.works_from), time.fromisoformat(person.works_until))
        if own
        else (None, None)
    )
    return OwnHours(start, end, person.time_zone)


def set_hours(
    session: Session, person_id: int, start: time | None, end: time | None, now: datetime
) -> OwnHours:
    """Keeps the hours from `start` until `end`; the office's where both are None."""
    person = session.get_one(Person, person_id)
    before = {"from": person.works_from, "until": person.works_until}
    person.works_from, person.works_until = as_text(start), as_text(end)
    after = {"from": person.works_from, "until": person.works_until}
    audit.record(
        session,
        now,
        "hours_set",
        person_id=person_id,
        subject="person",
        subject_id=person_id,
        before=before,
        after=after,
    )
    session.flush()
    return hours_of(session, person_id)


def as_text(moment: time | None) -> str:
    """A time of day as the record keeps it; "" for none."""
    return f"{moment:%H:%M}" if moment else ""
