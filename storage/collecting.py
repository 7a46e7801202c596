"""A quarter's collecting: when it is due to open and to close, and what opening and closing do. Given `now`,
never reading it. Who is asked lives in asking, what is said in a return in returns."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from storage import audit
from storage.enums import Lifecycle, QuarterState, ReturnState
from storage.facts import QuarterName
from storage.locks import held
from storage.rules import quarters
from storage.rules.ladder import in_force
from storage.rules.timetable import Timetable
from storage.rules.working_days import LONDON, WorkingCalendar
from storage.tables import Closure, Commitment, Exemption, Plan, Quarter, Return
from storage.timetables import steps_of
from storage.upserts import insert_into

ASKED = (
    Lifecycle.NOT_STARTED,
    Lifecycle.IN_PROGRESS,
    Lifecycle.ON_HOLD,
    Lifecycle.COMPLETE_MONITORING,
)
"""Live at the quarter's end, and not complete without monitoring."""
OUT = (ReturnState.PROMPTED, ReturnState.DRAFTING, ReturnState.RETURNED)
"""Still to be answered, before the cut-off."""


def today(now: datetime) -> date:
    """The day it is in London."""
    return now.astimezone(LONDON).date()


def calendar(session: Session) -> WorkingCalendar:
    """The office's working days: England and Wales, less its own closures."""
    return WorkingCalendar(closures=frozenset(session.scalars(select(Closure.day))))


def timetable_of(session: Session, quarter: QuarterName) -> Timetable:
    """The steps of that quarter as they are in force in this office."""
    return in_force(quarter, *steps_of(session, quarter))


def quarter_row(session: Session, name: QuarterName, *, lock: bool = False) -> Quarter | None:
    """The quarter's row; with `lock`, nobody else changes it before this transaction ends."""
    query = select(Quarter).where(Quarter.year == name.year, Quarter.number == name.number)
    return session.scalars(held(query) if lock else query).one_or_none()


# --- opening and closing -------------------------------------------------------------------------------


def due_to_open(session: Session, now: datetime) -> QuarterName | None:
    """The quarter whose prompts are due and have not gone out. A plan that came in after they were due opens
    by hand: nobody is asked for a quarter that was under way before Muster knew the plan."""
    plan = session.scalars(select(Plan)).first()
    if plan is None:
        return None
    # The quarter under way too: its prompts go out early when the Panel's paper demands it.
    last = quarters.last_ended(today(now))
    names = (last, quarters.following(last))
    return next((name for name in names if opens_now(session, name, plan.imported_at, now)), None)


def opens_now(session: Session, name: QuarterName, known_since: datetime, now: datetime) -> bool:
    """Whether the quarter's prompts are due, and have not gone out."""
    times, row = timetable_of(session, name), quarter_row(session, name)
    waiting = row is None or row.state is QuarterState.PLANNED
    return waiting and known_since < times.prompts_open <= now < times.cut_off


def open_quarter(session: Session, name: QuarterName, now: datetime, person_id: int | None = None) -> bool:
    """Opens the quarter: a return, waiting for its answer, for each commitment that is asked. Says whether it
    was this call that opened it: two processes, or two ticks, open a quarter once."""
    ensure_quarter(session, name)
    row = quarter_row(session, name, lock=True)
    if row is None or row.state is not QuarterState.PLANNED:
        return False
    row.state, row.opened_at = QuarterState.OPEN, now
    ids = session.scalars(select(Commitment.id).where(is_asked(quarters.last_day(name))))
    session.add_all(
        Return(commitment_id=commitment_id, quarter_id=row.id, state=ReturnState.PROMPTED)
        for commitment_id in ids
    )
    audit.record(session, now, "quarter_opened", person_id=person_id, subject="quarter", subject_id=row.id)
    return True


def is_asked(quarter_end: date) -> ColumnElement[bool]:
    """The commitments that are asked for a quarter: live, and not completed before it without monitoring."""
    finished = Commitment.completed_on.is_not(None) & Commitment.monitor_after_completion.is_(False)
    return Commitment.lifecycle.in_(ASKED) & ~(finished & (Commitment.completed_on <= quarter_end))


def ensure_quarter(session: Session, name: QuarterName) -> None:
    """A row for the quarter, once, whoever comes first."""
    new = insert_into(session, Quarter).values(year=name.year, number=name.number, state=QuarterState.PLANNED)
    session.execute(new.on_conflict_do_nothing(index_elements=["year", "number"]))


def due_for_cut_off(session: Session, now: datetime) -> list[QuarterName]:
    """Open quarters whose cut-off has passed."""
    opened = session.scalars(select(Quarter).where(Quarter.state == QuarterState.OPEN)).all()
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
    audit.record(session, now, "quarter_cut_off", subject="quarter", subject_id=row.id)
    return True


def due_to_lapse(session: Session, now: datetime) -> list[QuarterName]:
    """Quarters after their cut-off in which a return's own deadline has passed without an answer."""
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
        audit.record(session, now, what, subject="return", subject_id=one.id)
    return len(missing)


def exempted(session: Session, quarter_id: int) -> dict[int, str]:
    """The returns of roles that need not answer in this quarter, with the reason why."""
    rows = session.execute(
        select(Return.id, Exemption.reason)
        .join(Commitment, Return.commitment_id == Commitment.id)
        .join(
            Exemption,
            and_(Exemption.role_id == Commitment.lead_role_id, Exemption.quarter_id == Return.quarter_id),
        )
        .where(Return.quarter_id == quarter_id)
    )
    return dict(rows.all())
