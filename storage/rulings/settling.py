"""What the office settles about a return by hand: it waives it, takes it up again, gives it more time, or
exempts a role for a quarter. Who may is storage/rules/access.py's; the lead's own answers are submissions'."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.answering.returns import current_revision, return_row
from storage.calendar.quarters import OUT, calendar, timetable_of, today
from storage.enums import RUNNING, QuarterState, ReturnState, RulingKind
from storage.facts.plan import QuarterName
from storage.facts.rulings import Answered, Exempted, Ruled
from storage.plan.plan_facts import plan_in_force
from storage.record import audit
from storage.record.locks import held
from storage.rules.calendar import more_time, quarters
from storage.rules.calendar.more_time import Limits
from storage.rules.calendar.working_days import at
from storage.sign_off.taking_back import undo_agreement
from storage.standing.standing_rows import newest_quarter
from storage.tables import Commitment, Exemption, Quarter, Return, Role, Ruling

FROZEN = (ReturnState.CLEARED, ReturnState.PUBLISHED)
TAKEN_UP_AGAIN = (ReturnState.AGREED, ReturnState.NO_RETURN, ReturnState.WAIVED)
MORE_DAYS = 2
"""Working days that a return has once it is taken up again after its deadline."""
EVENING = 17


@dataclass(frozen=True)
class Order:
    """What the office wants of one return. `until` is for more time only."""

    kind: RulingKind
    return_id: int
    reason: str
    until: datetime | None = None


def collecting_quarter(session: Session) -> QuarterName | None:
    """The newest quarter, while its returns may still change."""
    return newest_quarter(session, *RUNNING)


def quarter_of(session: Session, return_id: int) -> QuarterName:
    """The quarter of a return. Raises NoSuchReturn."""
    return return_row(session, return_id).quarter.name


# --- one return ----------------------------------------------------------------------------------------


def rule(session: Session, order: Order, person_id: int | None, now: datetime) -> Ruled:
    """Makes the ruling, or says why not. Raises NoSuchReturn."""
    row = return_row(session, order.return_id, lock=True)
    stands = as_it_stands(session, row, order, now)
    refused = refusal(session, row, order, stands, now)
    if refused:
        return refused
    before = state_of(row)
    CHANGES[order.kind](row, stands)
    # Nothing counts while it is waived, for no later quarter compares itself with that.
    said = None if row.state is ReturnState.WAIVED else current_revision(session, row)
    row.rating = said.rating if said else None
    ruling = Ruling(
        return_id=row.id,
        kind=order.kind,
        reason=order.reason,
        until=row.due_at,
        by_id=person_id,
        at=now,
        agreed_by=stands.answered.agreed_by if stands.answered else "",
    )
    session.add(ruling)
    session.flush()
    audit.record(
        session,
        now,
        f"return_{order.kind}",
        row,
        by=person_id,
        before=before,
        after=state_of(row) | {"ruling": ruling.id},
    )
    return replace(stands, state=row.state, id=ruling.id)


def look(session: Session, order: Order, now: datetime) -> Ruled:
    """The ruling as it would be, or why it would not; nothing is changed. Raises NoSuchReturn."""
    row = return_row(session, order.return_id)
    stands = as_it_stands(session, row, order, now)
    return refusal(session, row, order, stands, now) or stands


def answered(session: Session, row: Return) -> Answered | None:
    """How a return stands answered; None where nothing was said, or nothing counts."""
    said = None if row.state is ReturnState.WAIVED else current_revision(session, row)
    if said is None:
        return None
    agreer = session.get(Role, row.agreed_by_role_id) if row.agreed_by_role_id else None
    return Answered(
        rating=row.agreed_rating or said.rating,
        agreed_by=agreer.title if agreer else "",
        agreed_on=row.agreed_on,
        scheme=plan_in_force(session)[1].scheme,
        version=f"{row.id}:{said.no}:{row.state}",
    )


def as_it_stands(session: Session, row: Return, order: Order, now: datetime) -> Ruled:
    """The return's facts, with the deadline that the ruling would leave."""
    quarter, commitment = row.quarter, row.commitment
    times = timetable_of(session, quarter.name)
    until = order.until
    if until is None:
        again = at(calendar(session).add(today(now), MORE_DAYS), EVENING)
        until = max(times.lead_deadline, again)
    return Ruled(
        kind=order.kind,
        return_id=row.id,
        ref=commitment.ref,
        title=commitment.title,
        lead=commitment.lead.title,
        quarter=quarter.name,
        reason=order.reason,
        state=row.state,
        until=until,
        after_draft=until > times.draft,
        other_year=today(until).year != today(now).year,
        answered=answered(session, row),
    )


def refusal(session: Session, row: Return, order: Order, stands: Ruled, now: datetime) -> Ruled | None:
    """The ruling with the reason why it cannot be made; None where it can."""
    why_not = reason_against(row, order)
    name = row.quarter.name
    deadline = row.due_at or timetable_of(session, name).lead_deadline
    if why_not == "never_closed":
        later = more_time.first_day(deadline, now, calendar(session))
        return replace(stands, why_not=why_not, instead=later)
    if why_not or order.until is None:
        return replace(stands, why_not=why_not) if why_not else None
    limits = Limits(deadline, opening=timetable_of(session, quarters.following(name)).prompts_open)
    found = more_time.reason_against(order.until, now, limits, calendar(session))
    return replace(stands, why_not=found.why_not, bound=found.bound, instead=found.instead) if found else None


def reason_against(row: Return, order: Order) -> str:
    """Why the return's state forbids the ruling, "" where it does not: see Ruled.why_not."""
    if row.state in FROZEN:
        return "frozen"
    if order.kind is RulingKind.WAIVED:
        return "already" if row.state is ReturnState.WAIVED else ""
    if order.kind is RulingKind.REOPENED:
        return "" if row.state in TAKEN_UP_AGAIN or is_shut(row) else "never_closed"
    if row.state not in (*OUT, ReturnState.NO_RETURN):
        return "in_already"
    return ""


def is_shut(row: Return) -> bool:
    """Whether what was answered waits to be agreed, and its lead cannot change it any more: returns have closed."""
    return row.state is ReturnState.SUBMITTED and row.quarter.state is not QuarterState.OPEN


def waived(row: Return, ruled: Ruled) -> None:
    """Nothing is asked any more. What was said so far stays in its revisions."""
    row.state, row.waived_reason, row.due_at = ReturnState.WAIVED, ruled.reason, None
    undo_agreement(row)


def reopened(row: Return, ruled: Ruled) -> None:
    """What was agreed is to be agreed again, what was not said may be said."""
    row.state = ReturnState.SUBMITTED if row.revision_no else ReturnState.PROMPTED
    undo_agreement(row)
    row.waived_reason = ""
    row.due_at = ruled.until


def extended(row: Return, ruled: Ruled) -> None:
    """More time; a return that was missing already is out again."""
    row.due_at = ruled.until
    if row.state is ReturnState.NO_RETURN:
        row.state = ReturnState.RETURNED if row.revision_no else ReturnState.PROMPTED


def overtake_more_time(session: Session, name: QuarterName, deadline: datetime, now: datetime) -> None:
    """More time that everybody has by now is none: what ends no later than this new deadline of the quarter goes by
    that one again. What was sent back keeps the time that its SRO gave."""
    ends_sooner = (
        Return.quarter.has(year=name.year, number=name.number),
        Return.state.in_((ReturnState.PROMPTED, ReturnState.DRAFTING)),
        Return.due_at <= deadline,
    )
    for row in session.scalars(held(select(Return).where(*ends_sooner).order_by(Return.id))).all():
        before, row.due_at = state_of(row), None
        audit.record(session, now, "more_time_overtaken", row, before=before, after=state_of(row))


CHANGES: Mapping[RulingKind, Callable[[Return, Ruled], None]] = {
    RulingKind.WAIVED: waived,
    RulingKind.REOPENED: reopened,
    RulingKind.EXTENDED: extended,
}


def state_of(row: Return) -> dict[str, str | None]:
    """What the audit says of a return: no reason, for a reason may have to be redacted."""
    return {"state": row.state, "due_at": row.due_at.isoformat() if row.due_at else None}


# --- a role for a quarter ------------------------------------------------------------------------------


def exempt(
    session: Session, role_id: int, name: QuarterName, reason: str, person_id: int | None, now: datetime
) -> tuple[Exempted, tuple[Ruled, ...]]:
    """Exempts a role for a quarter, once: what it has not answered is waived, by the rulings that come with it,
    and its returns do not count against the rate."""
    named = (Quarter.year == name.year, Quarter.number == name.number)
    quarter = session.scalars(held(select(Quarter).where(*named))).one()
    role = session.get_one(Role, role_id)
    new = session.get(Exemption, (quarter.id, role_id)) is None
    if new:
        session.add(Exemption(quarter_id=quarter.id, role_id=role_id, reason=reason, by_id=person_id, at=now))
        audit.record(
            session, now, "role_exempted", ("role", role_id), by=person_id, after={"quarter_id": quarter.id}
        )
    rows = unanswered(session, quarter.id, role_id)
    rulings = tuple(rule(session, Order(RulingKind.WAIVED, row, reason), person_id, now) for row in rows)
    return Exempted(role.title, name, reason, tuple(one.ref for one in rulings), new), rulings


def unanswered(session: Session, quarter_id: int, role_id: int) -> list[int]:
    """The returns that this role leads and that are still out or missing."""
    return list(
        session.scalars(
            select(Return.id)
            .join(Commitment, Return.commitment_id == Commitment.id)
            .where(Return.quarter_id == quarter_id, Commitment.lead_role_id == role_id)
            .where(Return.state.in_((*OUT, ReturnState.NO_RETURN)), Return.revision_no == 0)
            .order_by(Return.id)
        )
    )
