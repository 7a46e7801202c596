"""What opens a quarter's collecting: when it is due, and a return for each commitment that is asked. Given
`now`, never reading it. Who is asked lives in asks/asking, what is said in a return in answering/returns."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from storage.calendar.quarters import ensure_quarter, quarter_row, timetable_of, today
from storage.enums import Lifecycle, QuarterState, ReturnState
from storage.facts.plan import QuarterName
from storage.plan.plan_facts import plan_known_since
from storage.record import audit
from storage.rules.calendar import quarters
from storage.tables import Commitment, Exemption, Return

ASKED = (
    Lifecycle.NOT_STARTED,
    Lifecycle.IN_PROGRESS,
    Lifecycle.ON_HOLD,
    Lifecycle.COMPLETE_MONITORING,
)
"""Live at the quarter's end, and not complete without monitoring."""


# --- opening and closing -------------------------------------------------------------------------------


def due_to_open(session: Session, now: datetime) -> QuarterName | None:
    """The quarter whose prompts are due and have not gone out. A plan that came in after they were due opens
    by hand: nobody is asked for a quarter that was under way before Muster knew the plan."""
    known_since = plan_known_since(session)
    if known_since is None:
        return None
    # The quarter under way too: its prompts go out early when the Panel's paper demands it.
    last = quarters.last_ended(today(now))
    names = (last, quarters.following(last))
    return next((name for name in names if opens_now(session, name, known_since, now)), None)


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
    audit.record(session, now, "quarter_opened", row, by=person_id)
    return True


def is_asked(quarter_end: date) -> ColumnElement[bool]:
    """The commitments that are asked for a quarter: live, and not completed before it without monitoring."""
    finished = Commitment.completed_on.is_not(None) & Commitment.monitor_after_completion.is_(False)
    return Commitment.lifecycle.in_(ASKED) & ~(finished & (Commitment.completed_on <= quarter_end))


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
