"""A quarter as the record has it, its timetable as it is in force, the office's working days, and the day it is
in London."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.calendar.timetables import steps_of
from storage.enums import QuarterState, ReturnState
from storage.facts.plan import QuarterName
from storage.record.locks import held
from storage.record.once import once
from storage.record.upserts import insert_into
from storage.rules.calendar.ladder import in_force
from storage.rules.calendar.timetable import Timetable
from storage.rules.calendar.working_days import LONDON, WorkingCalendar
from storage.tables import Closure, Quarter

OUT = (ReturnState.PROMPTED, ReturnState.DRAFTING, ReturnState.RETURNED)
"""Still to be answered, before the cut-off."""
KNOWN = select(Quarter).order_by(Quarter.year.desc(), Quarter.number.desc())


def today(now: datetime) -> date:
    """The day it is in London."""
    return now.astimezone(LONDON).date()


@once
def calendar(session: Session) -> WorkingCalendar:
    """The office's working days: England and Wales, less its own closures."""
    return WorkingCalendar(closures=frozenset(session.scalars(select(Closure.day))))


@once
def timetable_of(session: Session, quarter: QuarterName) -> Timetable:
    """The steps of that quarter as they are in force in this office."""
    return in_force(quarter, *steps_of(session, quarter))


@once
def known_quarters(session: Session) -> dict[QuarterName, Quarter]:
    """Every quarter that the record has, the newest first: at most four in a year."""
    return {row.name: row for row in session.scalars(KNOWN)}


def quarters_in(session: Session, *states: QuarterState) -> list[Quarter]:
    """Those that stand so, the newest first."""
    return [row for row in known_quarters(session).values() if row.state in states]


def quarter_row(session: Session, name: QuarterName, *, lock: bool = False) -> Quarter | None:
    """The quarter's row; with `lock`, nobody else changes it before this transaction ends."""
    if not lock:
        return known_quarters(session).get(name)
    query = select(Quarter).where(Quarter.year == name.year, Quarter.number == name.number)
    return session.scalars(held(query)).one_or_none()


def ensure_quarter(session: Session, name: QuarterName) -> None:
    """A row for the quarter, once, whoever comes first."""
    new = insert_into(session, Quarter).values(year=name.year, number=name.number, state=QuarterState.PLANNED)
    session.execute(new.on_conflict_do_nothing(index_elements=["year", "number"]))
