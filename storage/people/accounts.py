"""People of the plan whom Slack does not find by e-mail: who they are, the account that the plan office picked for
one, and that person's own word that it is theirs. Never a guess."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.enums import Route
from storage.facts.people import NotFound
from storage.people.roles import held_on
from storage.record import audit
from storage.record.locks import held_row
from storage.tables import AuditEvent, Holding, Person, Role

PICKED = "account_picked"


def not_found(session: Session, day: date) -> list[NotFound]:
    """Everyone who holds a role that is asked in Slack and has no account yet, in the plan's order."""
    rows = session.execute(
        select(Person.id, Person.email, Person.picked_slack_id, Role.title)
        .join(Holding, Holding.person_id == Person.id)
        .join(Role, Role.id == Holding.role_id)
        .where(Person.slack_id.is_(None), held_on(day), Role.route == Route.SLACK)
        .order_by(Role.id)
    )
    found: dict[int, NotFound] = {}
    for person_id, email, picked, title in rows:
        roles = (*found[person_id].roles, title) if person_id in found else (title,)
        found[person_id] = NotFound(person_id, roles, email or "", waits=picked is not None)
    return list(found.values())


@dataclass(frozen=True)
class Picked:
    """An account was picked: for which roles, and how many picks there have been for this person."""

    roles: tuple[str, ...]
    number: int


def pick(
    session: Session, person_id: int, slack_id: str, by: int | None, day: date, now: datetime
) -> Picked | None:
    """Keeps the account that the plan office picked, until its owner says yes. None where the person has an
    account by now."""
    person = held_row(session, Person, person_id)
    if person is None or person.slack_id is not None:
        return None
    person.picked_slack_id = slack_id
    audit.record(session, now, PICKED, ("person", person_id), by=by)
    session.flush()
    number = session.scalars(
        select(func.count())
        .select_from(AuditEvent)
        .where(AuditEvent.act == PICKED, AuditEvent.subject_id == person_id)
    ).one()
    return Picked(titles(session, person_id, day), number)


def picked_for(session: Session, person_id: int) -> str | None:
    """The account that was picked for somebody and whose owner has not answered."""
    return session.get_one(Person, person_id).picked_slack_id


def titles(session: Session, person_id: int, day: date) -> tuple[str, ...]:
    """The titles of the roles that someone holds, in the plan's order."""
    rows = session.scalars(
        select(Role.title)
        .join(Holding, Holding.role_id == Role.id)
        .where(Holding.person_id == person_id, held_on(day))
        .order_by(Role.id)
    )
    return tuple(dict.fromkeys(rows))


def confirm(session: Session, person_id: int, slack_id: str, *, yes: bool, now: datetime) -> int | None:
    """The owner of the picked account says whether they are that person. Answers whose account it is now: where
    the account was somebody's already, the two are one. None where the question was not, or is no more, theirs."""
    person = held_row(session, Person, person_id)
    if person is None or person.picked_slack_id != slack_id or person.slack_id is not None:
        return None
    person.picked_slack_id = None
    act = "account_confirmed" if yes else "account_denied"
    audit.record(session, now, act, ("person", person_id))
    if not yes:
        return person_id
    other = session.scalars(select(Person).where(Person.slack_id == slack_id)).one_or_none()
    if other is not None:
        return unite(session, person, other)
    person.slack_id = slack_id
    return person_id


def unite(session: Session, person: Person, other: Person) -> int:
    """What this person holds is held by the other, who has the account: the record had one person twice."""
    theirs = session.execute(select(Holding.role_id, Holding.since).where(Holding.person_id == other.id))
    held = {(role_id, since) for role_id, since in theirs}
    for holding in session.scalars(select(Holding).where(Holding.person_id == person.id)).all():
        if (holding.role_id, holding.since) not in held:
            holding.person_id = other.id
    session.flush()
    return other.id
