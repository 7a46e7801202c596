"""What doctor asks of the record: whether the database is set up as it should be, who is to be found in Slack,
and what the plan lacks. Judging it, and the words, are bot/doctor's."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import func, make_url, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from storage.enums import Duty, Route
from storage.people.roles import held_on
from storage.plan.plan_facts import GONE
from storage.record.trouble import key_of
from storage.tables import Commitment, Holding, Installation, Person, Plan, Priority, Role, RoleDuty

DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


@dataclass(frozen=True)
class Held:
    """A role as it is today: how it is asked, and who holds it. Without a holder, e-mail and id are empty."""

    title: str
    route: Route
    leads: int
    """Commitments that are part of the plan and led by this role."""
    held: bool
    email: str
    slack_id: str


def file_of(url: str) -> Path | None:
    """The file of an embedded database, whether or not it is there; None for a shared one. Raises what
    SQLAlchemy raises for an address that it cannot read."""
    found = make_url(url)
    return Path(found.database or "") if found.get_backend_name() == "sqlite" else None


def team_of(session: Session) -> str:
    """The Slack workspace that this database belongs to; "" before it has met one."""
    return session.scalars(select(Installation.team_id)).first() or ""


def has_plan(session: Session) -> bool:
    """Whether a plan was imported."""
    return session.scalars(select(Plan.id)).first() is not None


def journal_mode_of(session: Session) -> str:
    """The journal mode that an SQLite database is in, in capitals."""
    return str(session.connection().exec_driver_sql("PRAGMA journal_mode").scalar_one()).upper()


def damage(session: Session) -> list[str]:
    """What SQLite's check of every page finds wrong, in its own words, at most ten; [] where it is whole, or where it
    is no SQLite. Reads the whole file. Raises DatabaseError where it cannot be looked at, as while another has it."""
    if session.get_bind().dialect.name != "sqlite":
        return []
    try:
        found = [str(row[0]) for row in session.connection().exec_driver_sql("PRAGMA quick_check(10)")]
    except DatabaseError as error:
        if not key_of(error).startswith(DAMAGED):
            raise
        return [str(error.orig)]
    return [] if found == ["ok"] else found


def roles(session: Session, day: date) -> list[Held]:
    """Every role on that day, once for each person who holds it, in the plan's order."""
    led = (
        select(func.count())
        .where(Commitment.lead_role_id == Role.id, Commitment.lifecycle.not_in(GONE))
        .scalar_subquery()
    )
    rows = session.execute(
        select(Role.title, Role.route, led, Person.id, Person.email, Person.slack_id)
        .outerjoin(Holding, (Holding.role_id == Role.id) & held_on(day))
        .outerjoin(Person, Person.id == Holding.person_id)
        .order_by(Role.id, Holding.id)
    )
    return [
        Held(title, route, leads, person_id is not None, email or "", slack_id or "")
        for title, route, leads, person_id, email, slack_id in rows
    ]


def duties_nobody_has(session: Session, day: date) -> list[Duty]:
    """The duties that no holder of any role has on that day."""
    there = session.scalars(
        select(RoleDuty.duty).join(Holding, Holding.role_id == RoleDuty.role_id).where(held_on(day))
    ).all()
    return [duty for duty in Duty if duty not in there]


def without_co_lead(session: Session) -> list[str]:
    """Commitments whose lead is asked through the co-lead, and which name none."""
    return list(
        session.scalars(
            select(Commitment.ref)
            .join(Role, Role.id == Commitment.lead_role_id)
            .where(Role.route == Route.CO_LEAD, Commitment.force_lead_role_id.is_(None))
            .where(Commitment.lifecycle.not_in(GONE))
            .order_by(Commitment.priority_id, Commitment.position)
        )
    )


def priorities_without_statement(session: Session) -> list[str]:
    """The codes of priorities that say nothing of what they are for."""
    bare = select(Priority.code).where(Priority.withdrawn.is_(False), Priority.statement == "")
    return list(session.scalars(bare.order_by(Priority.position)))


def priorities_without_commitment(session: Session) -> list[str]:
    """The codes of priorities that nothing is promised for."""
    served = select(Commitment.priority_id).where(Commitment.lifecycle.not_in(GONE))
    bare = select(Priority.code).where(Priority.withdrawn.is_(False), Priority.id.not_in(served))
    return list(session.scalars(bare.order_by(Priority.position)))
