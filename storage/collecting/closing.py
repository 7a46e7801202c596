"""What closes a quarter's collecting, and the extra time that some returns were given. Given `now`, never
reading it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.calendar.quarters import OUT, quarter_row, quarters_in, timetable_of
from storage.collecting.opening import exempted
from storage.enums import QuarterState, ReturnState
from storage.facts.plan import QuarterName
from storage.record import audit
from storage.record.locks import held
from storage.tables import Quarter, Return


def due_for_cut_off(session: Session, now: datetime) -> list[QuarterName]:
    """Open quarters whose cut-off has passed."""
    opened = quarters_in(session, QuarterState.OPEN)
    return [row.name for row in opened if timetable_of(session, row.name).cut_off <= now]


def cut_off(session: Session, name: QuarterName, now: datetime) -> bool:
    """Closes the collecting: what is unanswered becomes "No return", never last quarter's rating. What was sent
    back or extended stays open until its own deadline."""
    row = quarter_row(session, name, lock=True)
    if row is None or row.state is not QuarterState.OPEN:
        return False
    row.state, row.cut_off_at = QuarterState.CUT_OFF, now
    row.lead_deadline_at = timetable_of(session, name).lead_deadline
    give_up(session, row.id, now)
    audit.record(session, now, "quarter_cut_off", row)
    return True


def due_to_lapse(session: Session, now: datetime) -> list[QuarterName]:
    """Quarters after their cut-off in which a return's own deadline has passed without an answer."""
    if not quarters_in(session, QuarterState.CUT_OFF):
        return []
    rows = session.scalars(
        select(Quarter)
        .join(Return, Return.quarter_id == Quarter.id)
        .where(Quarter.state == QuarterState.CUT_OFF, Return.state.in_(OUT), Return.due_at <= now)
        .distinct()
    ).all()
    return [row.name for row in rows]


def lapse(session: Session, name: QuarterName, now: datetime) -> bool:
    """What was sent back or extended, and not answered by its own deadline, becomes "No return"."""
    row = quarter_row(session, name, lock=True)
    return row is not None and row.state is QuarterState.CUT_OFF and give_up(session, row.id, now) > 0


def give_up(session: Session, quarter_id: int, now: datetime) -> int:
    """Makes a "No return" of whatever is out and has no deadline of its own ahead; what an exempted role has not
    answered is waived. Says how many. Each is held first: what is sent at the last moment is an answer."""
    passed = Return.due_at.is_(None) | (Return.due_at <= now)
    out = select(Return).where(Return.quarter_id == quarter_id, Return.state.in_(OUT), passed)
    missing = session.scalars(held(out.order_by(Return.id))).all()
    exempt = exempted(session, quarter_id)
    for one in missing:
        # What was sent back keeps its lead's rating, and so stands as sent back: see rules/counting.
        let_off = one.id in exempt and not one.revision_no
        one.state = ReturnState.WAIVED if let_off else ReturnState.NO_RETURN
        one.waived_reason = exempt[one.id] if let_off else ""
        what = "return_waived" if let_off else "no_return"
        audit.record(session, now, what, one)
    return len(missing)
