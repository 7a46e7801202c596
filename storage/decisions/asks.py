"""Decisions on later due dates as a kind of ask: who is to decide, and when they are reminded."""

from collections.abc import Collection, Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.asks.kinds import AskKind, Stands, State
from storage.calendar.quarters import calendar, today
from storage.decisions import due_dates, undecided
from storage.enums import Duty, RequestState
from storage.people.roles import holders_on
from storage.rules.asks.out import AskId, Out, Steps
from storage.rules.calendar.working_days import WorkingCalendar, at
from storage.tables import DueDateRequest, RoleDuty

DATES = "dates"
DECIDE_WITHIN = 5
"""Working days after which a decision is overdue; the reminders come the working day before, and after."""


def out(session: Session, now: datetime) -> Iterator[Out]:
    """The later due dates that nobody has decided: asked of the SRO, of the chief executive where the date is theirs
    alone or while the SRO is away; nobody else decides in their place."""
    waiting = undecided.due_dates(session)
    if not waiting:
        return
    holders, working = holders_on(session, today(now)), calendar(session)
    for one in waiting:
        commitment = due_dates.commitment_of(session, one)
        roles = [role_id for role_id in deciding_roles(session, one, now) if role_id in holders]
        yield Out(
            AskId(DATES, one.id),
            asked=roles[0] if roles else None,
            steps=steps_of(one.asked_at, working),
            due=due_of(one.asked_at, working),
            ref=commitment.ref,
            title=commitment.title,
            deputies=tuple(roles[1:]),
            may_be_covered=False,
        )


def deciding_roles(session: Session, request: DueDateRequest, now: datetime) -> list[int]:
    """The roles whose holders may decide it, the SRO's first."""
    day = today(now)
    may = due_dates.deciders(session, request, day)
    holders = holders_on(session, day)
    chiefs = select(RoleDuty.role_id).where(RoleDuty.duty == Duty.CHIEF_EXECUTIVE).order_by(RoleDuty.role_id)
    roles = [due_dates.commitment_of(session, request).sro_role_id, *session.scalars(chiefs)]
    return [role_id for role_id in dict.fromkeys(roles) if holders.get(role_id) in may]


def due_of(asked_at: datetime, working: WorkingCalendar) -> datetime:
    """By when a date that was asked for then is to be decided."""
    return at(working.add(today(asked_at), DECIDE_WITHIN), 17)


def steps_of(asked_at: datetime, working: WorkingCalendar) -> Steps:
    """When its reminders come."""
    day = today(due_of(asked_at, working))
    return Steps(first=at(working.previous_working_day(day), 9, 30), overdue=at(working.add(day, 1), 9, 30))


def states(session: Session, ids: Collection[int]) -> dict[int, State]:
    """How some of these requests stand."""
    rows = session.execute(select(DueDateRequest.id, DueDateRequest.state).where(DueDateRequest.id.in_(ids)))
    return {id: State(Stands.WANTED if state is RequestState.ASKED else Stands.IN) for id, state in rows}


KIND = AskKind(DATES, out, states, tables=frozenset(("due_date_request",)))
