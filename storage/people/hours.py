"""Within which hours somebody is reminded, as they said themselves. That reminders keep to them is
asks/reminding's and rules/reminders'."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from storage.record import audit
from storage.record.rows import AnyRow
from storage.rules.asks.out import Hours
from storage.rules.calendar.working_days import LONDON
from storage.tables import Person


def own_hours(session: Session, person_id: int) -> Hours:
    """This person's."""
    return hours_of(session.get_one(Person, person_id))


def hours_of(row: Person | AnyRow) -> Hours:
    """Somebody's hours in their own time zone; the office's hours where they set none, or none that make sense."""
    start, end = time_in(row.works_from), time_in(row.works_until)
    own = start and end and start < end
    zone = zone_in(row.time_zone)
    return Hours(zone, start, end) if own and start and end else Hours(zone)


def time_in(text: str) -> time | None:
    """ "08:30" as a time of day."""
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None


def zone_in(name: str) -> ZoneInfo:
    """A time zone by its name, as Slack has it; London's for a name that is not known."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError):
        return LONDON


def set_hours(session: Session, person_id: int, start: time | None, end: time | None, now: datetime) -> Hours:
    """Keeps the hours from `start` until `end`; the office's where both are None."""
    person = session.get_one(Person, person_id)
    before = said_by(person)
    person.works_from, person.works_until = as_text(start), as_text(end)
    audit.record(
        session, now, "hours_set", ("person", person_id), by=person_id, before=before, after=said_by(person)
    )
    return hours_of(person)


def said_by(person: Person) -> dict[str, str]:
    """What the audit says of somebody's hours."""
    return {"from": person.works_from, "until": person.works_until}


def as_text(moment: time | None) -> str:
    """A time of day as the record keeps it; "" for none."""
    return f"{moment:%H:%M}" if moment else ""
