"""The rows of asks that have none of another table: reading them, noting that one came, letting one off. Which kinds
there are, and what they ask of whom, is row_kinds'."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.asks.kinds import Stands
from storage.enums import Collected
from storage.facts.plan import QuarterName
from storage.people.roles import Actor
from storage.plan.plan_facts import the_plan
from storage.record import audit
from storage.record.once import once
from storage.rules.access import Capacity
from storage.rules.asks.out import Steps
from storage.rules.asks.participation import Part
from storage.tables import Ask, Quarter

Subject = int | str
"""What an ask is about: the id of a measure, a priority, a return or a request, or the name of an annex."""


@dataclass(frozen=True)
class AskWanted:
    """What a kind wants in a quarter, whether it has come or not: of which role it is asked, None where nobody in
    Slack is, and to which it escalates; both also as people read them."""

    subject: Subject
    ref: str
    """How it is named: DM1, finance, "headline 4"."""
    title: str
    role_id: int | None
    whose: str
    escalates_to: int | None = None
    superior: str = ""
    deputies: tuple[int, ...] = ()
    due: datetime | None = None
    """Its own deadline, where it has another than its like."""
    steps: Steps | None = None
    """Its own steps, where they come at another time than those of its like."""


# --- rows ----------------------------------------------------------------------------------------------


def collects(session: Session, what: Collected) -> bool:
    """Whether the plan has this collected: what it says, else everything."""
    plan = the_plan(session)
    return plan is not None and what.value in plan.collects.get("items", tuple(Collected))


@once
def asks_in(session: Session, name: QuarterName) -> tuple[Ask, ...]:
    """The asks of a quarter, of every kind, in the order in which they were made."""
    of_quarter = (Quarter.year == name.year) & (Quarter.number == name.number)
    return tuple(session.scalars(select(Ask).join(Quarter).where(of_quarter).order_by(Ask.id)))


def asks_of(session: Session, kind: str, name: QuarterName) -> tuple[Ask, ...]:
    """Those of one kind."""
    return tuple(row for row in asks_in(session, name) if row.kind == kind)


def subject_of(row: Ask) -> Subject:
    """What an ask is about: exactly one of these is filled."""
    return next(
        one
        for one in (row.measure_id, row.annex, row.priority_id, row.return_id, row.request_id)
        if one is not None
    )


def is_out(row: Ask) -> bool:
    """Whether it has neither come nor been waived."""
    return row.answered_at is None and row.let_off_at is None


def stands_now(row: Ask) -> Stands:
    """How an ask stands."""
    if row.let_off_at is not None:
        return Stands.LET_OFF
    return Stands.WANTED if row.answered_at is None else Stands.IN


def part_of(row: Ask, due: datetime, *, ended: bool) -> Part:
    """What an ask counts as: `ended` says that its quarter is not collected any more."""
    if row.let_off_at is not None:
        return Part.WAIVED
    if row.answered_at is not None:
        return Part.ON_TIME if row.answered_at <= due else Part.LATE
    return Part.MISSING if ended else Part.AWAITED


def ask_about(session: Session, kind: str, name: QuarterName, subject: Subject) -> Ask | None:
    """The ask of a kind about a subject in a quarter, held until this transaction ends."""
    found = next((row for row in asks_of(session, kind, name) if subject_of(row) == subject), None)
    return session.get(Ask, found.id, with_for_update=True) if found else None


@dataclass(frozen=True)
class AskOf:
    """What an ask is about, and of which quarter."""

    subject: Subject
    quarter: QuarterName


def ask_of_id(session: Session, kind: str, ask_id: int) -> AskOf | None:
    """What the ask of that id is about; None where it is none of this kind."""
    row = session.get(Ask, ask_id)
    if row is None or row.kind != kind:
        return None
    return AskOf(subject_of(row), session.get_one(Quarter, row.quarter_id).name)


def came(session: Session, row: Ask, person_id: int | None, now: datetime) -> None:
    """Notes that an ask was answered: the first answer counts, and what was waived is not any more."""
    row.answered_at, row.answered_by_id = row.answered_at or now, row.answered_by_id or person_id
    row.let_off_at = row.let_off_by_id = None
    row.let_off_reason = ""
    session.flush()


def let_off(session: Session, row: Ask, reason: str, person_id: int | None, now: datetime) -> None:
    """Waives an ask, for a reason; what came before stands."""
    row.let_off_at, row.let_off_by_id, row.let_off_reason = now, person_id, reason
    audit.record(
        session,
        now,
        "ask_waived",
        row,
        by=person_id,
        after={"kind": row.kind, "reason": reason},
    )


def take_up(
    session: Session, row: Ask, due: datetime, person_id: int | None, reason: str, now: datetime
) -> None:
    """Asks again for what was waived, until `due`."""
    row.let_off_at = row.let_off_by_id = None
    row.let_off_reason, row.due_at, row.escalated_at = "", due, None
    audit.record(
        session,
        now,
        "ask_taken_up",
        row,
        by=person_id,
        after={"kind": row.kind, "reason": reason},
    )


def capacities_towards(actor: Actor, one: AskWanted, held: frozenset[Capacity]) -> frozenset[Capacity]:
    """In what capacities somebody acts towards an ask: whoever holds the role, covers or deputises is asked."""
    theirs = {one.role_id, *one.deputies}
    asked = theirs & actor.role_ids or one.role_id in actor.covers
    return held | {Capacity.ASKED_OF} if asked else held
