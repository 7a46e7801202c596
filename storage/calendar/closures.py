"""Days on which the office is closed, besides weekends and bank holidays: noted, taken back, and what moves with
them. What is a working day is rules/working_days'."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from storage.calendar import timetables
from storage.calendar.quarters import calendar, today
from storage.calendar.step_changes import is_open, moves, timetables_near
from storage.facts.calendar import ClosedDays, StepMove
from storage.facts.plan import QuarterName
from storage.record import audit
from storage.rules.calendar.ladder import in_force
from storage.rules.calendar.timetable import Timetable
from storage.rules.calendar.working_days import WorkingCalendar
from storage.tables import Closure

LONGEST = timedelta(days=31)
"""An office that is closed for longer was typed wrongly."""


def close(
    session: Session, first: date, last: date, why: str, now: datetime, person_id: int | None
) -> ClosedDays:
    """Closes the office on the working days from `first` to `last`; says which, and what moves."""
    working = calendar(session)
    days = [day for day in span(first, last) if working.is_working_day(day)]
    done = looked_at(session, days, working.closures | set(days), now)
    if not done.why_not:
        session.add_all(Closure(day=day, why=why) for day in days)
        record(session, "office_closed", days, why, now, person_id)
    return done


def reopen(session: Session, first: date, last: date, now: datetime, person_id: int | None) -> ClosedDays:
    """Takes back what was closed from `first` to `last`."""
    closed = calendar(session).closures
    days = [day for day in span(first, last) if day in closed]
    done = looked_at(session, days, closed - set(days), now, opened=True)
    if not done.why_not:
        session.execute(delete(Closure).where(Closure.day.in_(days)))
        record(session, "office_open_again", days, "", now, person_id)
    return done


def closures(session: Session, now: datetime) -> ClosedDays:
    """The days ahead on which the office is closed."""
    return ClosedDays((), ahead(calendar(session).closures, now))


def span(first: date, last: date) -> list[date]:
    """Every day from the first to the last, a year's at most."""
    return [first + timedelta(days=n) for n in range(min((last - first).days, 365) + 1)]


def looked_at(
    session: Session,
    days: Sequence[date],
    closed: Collection[date],
    now: datetime,
    *,
    opened: bool = False,
) -> ClosedDays:
    """What comes of these closures in place of those that are known, and why they cannot be where they cannot."""
    before = timetables_near(session, now)
    moved = moves(before, with_closures(session, before, closed))
    taken = next((one for one in moved if undoes(session, one, now)), None)
    why_not = "nothing" if not days else "past" if days[0] < today(now) else ""
    why_not = why_not or ("long" if days[-1] - days[0] > LONGEST else "taken" if taken else "")
    known = calendar(session).closures if why_not else closed
    return ClosedDays(tuple(days), ahead(known, now), opened, () if why_not else moved, why_not, taken)


def with_closures(
    session: Session, names: Collection[QuarterName], closed: Collection[date]
) -> Mapping[QuarterName, Timetable]:
    """The timetables of these quarters if the office were closed on those days."""
    working = WorkingCalendar(closures=frozenset(closed))
    return {name: in_force(name, working, timetables.ladder_of(session, name)) for name in names}


def undoes(session: Session, move: StepMove, now: datetime) -> bool:
    """Whether a step that has been would be ahead again, or one that is ahead would have been."""
    has_been, would_have_been = move.before <= now, move.after <= now
    return has_been is not would_have_been and is_open(session, move.quarter)


def ahead(closed: Collection[date], now: datetime) -> tuple[date, ...]:
    """The closed days from today on, in order."""
    return tuple(sorted(day for day in closed if day >= today(now)))


def record(
    session: Session, act: str, days: Sequence[date], why: str, now: datetime, person_id: int | None
) -> None:
    """Leaves the audit event."""
    session.flush()
    after = {"days": [day.isoformat() for day in days], "why": why}
    audit.record(session, now, act, ("office", None), by=person_id, after=after)
