"""Roles that change hands: accounts that close, holdings that end and begin, and roles that nobody holds. Each is
one step of the record; what is said of it is digests', and how commitments move to another role is parts'."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Date, bindparam, func, select
from sqlalchemy.orm import Session

from storage.enums import Duty, Route
from storage.facts.handover import RoleLeft
from storage.handover.parts import roles_left
from storage.people.roles import held_on, holders_on, take_address
from storage.record import audit
from storage.tables import Holding, Person, Role, RoleDuty

ONE_DAY = timedelta(days=1)


# --- accounts ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Account:
    """What Slack says of an account: whether it is closed, and its time zone (IANA), "" where unknown."""

    slack_id: str
    closed: bool
    time_zone: str = ""


@dataclass(frozen=True)
class Followed:
    """Whose account has closed, and whose is open again."""

    closed: tuple[int, ...]
    back: tuple[int, ...]


def follow_accounts(session: Session, accounts: Iterable[Account], day: date, now: datetime) -> Followed:
    """Brings people to what Slack says of their accounts."""
    people = {
        person.slack_id: person
        for person in session.scalars(select(Person).where(Person.slack_id.is_not(None)))
    }
    turned = [
        (people[one.slack_id].id, one.closed)
        for one in accounts
        if one.slack_id in people and follow(session, people[one.slack_id], one, day, now)
    ]
    closed = tuple(person_id for person_id, is_closed in turned if is_closed)
    return Followed(closed, tuple(person_id for person_id, is_closed in turned if not is_closed))


def follow(session: Session, person: Person, account: Account, day: date, now: datetime) -> bool:
    """Brings one person up to date, and says whether their account has just closed or is open again."""
    person.time_zone = account.time_zone or person.time_zone
    if account.closed == (person.deactivated_on is not None):
        return False
    person.deactivated_on = day if account.closed else None
    act = "account_closed" if account.closed else "account_open_again"
    audit.record(session, now, act, person)
    return True


def account_changes(session: Session, accounts: Iterable[Account]) -> list[Account]:
    """Those of these accounts that differ from what the record says of their people."""
    known = {
        slack_id: (time_zone, closed is not None)
        for slack_id, time_zone, closed in session.execute(
            select(Person.slack_id, Person.time_zone, Person.deactivated_on).where(
                Person.slack_id.is_not(None)
            )
        )
    }
    return [
        one
        for one in accounts
        if one.slack_id in known
        and known[one.slack_id] != (one.time_zone or known[one.slack_id][0], one.closed)
    ]


def person_of_account(session: Session, slack_id: str, email: str) -> Person:
    """Whose account it is: the person of that id, else the one of that address without an account, else somebody
    new."""
    found = session.scalars(select(Person).where(Person.slack_id == slack_id)).one_or_none()
    if found is None and email:
        same = select(Person).where(func.lower(Person.email) == email.casefold(), Person.slack_id.is_(None))
        found = session.scalars(same).first()
    if found is None:
        found = Person()
        session.add(found)
    found.slack_id, found.deactivated_on = slack_id, None
    take_address(session, found, email)
    session.flush()
    return found


# --- roles ---------------------------------------------------------------------------------------------


def roles_of(session: Session, person_id: int, day: date) -> list[RoleLeft]:
    """The roles that someone holds on `day`, each with the commitments that it leads and agrees."""
    rows = session.execute(
        select(Role.id, Role.title)
        .join(Holding, Holding.role_id == Role.id)
        .where(Holding.person_id == person_id, held_on(day))
        .order_by(Role.id)
    ).all()
    return roles_left(session, dict(rows))


@dataclass(frozen=True)
class Handed:
    """A holding that has begun, and who in Slack held the role until then; or who holds it `still`, where somebody
    acts."""

    holding_id: int
    person_id: int
    before: tuple[int, ...]
    still: tuple[int, ...] = ()


def hand_over(
    session: Session, role_id: int, person: Person, day: date, by: int | None, now: datetime
) -> Handed | None:
    """From `day` on this person holds the role, and nobody else does. None where that is so already."""
    held = session.scalars(
        select(Holding).where(Holding.role_id == role_id, held_on(day)).order_by(Holding.since, Holding.id)
    ).all()
    if [one.person_id for one in held] == [person.id] and held[0].until is None:
        return None
    for one in held:
        one.until = day - ONE_DAY
    before = tuple(one.person_id for one in held if one.person_id != person.id)
    holding = begin(session, role_id, person.id, day, None)
    audit_of_role(session, "role_handed_over", role_id, by, now, before, holding)
    return Handed(holding.id, person.id, before=in_slack(session, before))


def in_slack(session: Session, people: Iterable[int]) -> tuple[int, ...]:
    """Those of these people whose account is open."""
    found = (session.get_one(Person, one) for one in people)
    return tuple(one.id for one in found if one.slack_id is not None and one.deactivated_on is None)


def act_in(
    session: Session, role_id: int, person: Person, first: date, last: date, by: int | None, now: datetime
) -> Handed | None:
    """This person acts in the role on these days, both included; whoever holds it holds it still, and is asked
    again afterwards. None where they hold it themselves, for good: it would end with these days."""
    for_good = select(Holding.id).where(
        Holding.role_id == role_id, Holding.person_id == person.id, Holding.until.is_(None), held_on(first)
    )
    if session.scalars(for_good).first() is not None:
        return None
    still = session.scalars(IN_THEIR_PLACE, {"role_id": role_id, "day": first, "acting": person.id}).all()
    holding = begin(session, role_id, person.id, first, last)
    audit_of_role(session, "acting_in_role", role_id, by, now, (), holding)
    return Handed(holding.id, person.id, (), tuple(still))


IN_THEIR_PLACE = (
    select(Holding.person_id)
    .join(Role, Role.id == Holding.role_id)
    .join(Person, Person.id == Holding.person_id)
    .where(Holding.role_id == bindparam("role_id"), Holding.until.is_(None))
    .where(held_on(bindparam("day", type_=Date)), Holding.person_id != bindparam("acting"))
    .where(Role.route == Route.SLACK, Person.deactivated_on.is_(None))
    .order_by(Holding.id)
)
"""Who holds a role for good and can be told that somebody else acts in it."""


def begin(session: Session, role_id: int, person_id: int, first: date, last: date | None) -> Holding:
    """The holding of this person from that day: the one there is, or a new one."""
    same = (Holding.role_id == role_id, Holding.person_id == person_id, Holding.since == first)
    holding = session.scalars(select(Holding).where(*same)).one_or_none()
    if holding is None:
        holding = Holding(role_id=role_id, person_id=person_id, since=first)
        session.add(holding)
    holding.until = last
    session.flush()
    return holding


def audit_of_role(
    session: Session,
    act: str,
    role_id: int,
    by: int | None,
    now: datetime,
    before: tuple[int, ...],
    holding: Holding,
) -> None:
    """Who held a role, and who holds it from when to when."""
    until = holding.until.isoformat() if holding.until else None
    after = {"person_id": holding.person_id, "since": holding.since.isoformat(), "until": until}
    people = {"people": list(before)}
    audit.record(session, now, act, ("role", role_id), by=by, before=people, after=after)


# --- roles that nobody holds ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Vacancy:
    """A role asked in Slack that nobody holds; `key` is this vacancy's own, so that each is told once."""

    role: RoleLeft
    sro: bool
    key: str


def vacancies(session: Session, day: date) -> list[Vacancy]:
    """Roles that lead commitments or agree returns and that nobody with an open account has held since before
    `day`: the plan office has had a day to hand them over."""
    held = holders_on(session, day).keys() | recently_left(session, day)
    rows = session.execute(
        select(Role.id, Role.title, RoleDuty.duty, func.max(Holding.id))
        .outerjoin(RoleDuty, (RoleDuty.role_id == Role.id) & (RoleDuty.duty == Duty.SRO))
        .outerjoin(Holding, Holding.role_id == Role.id)
        .where(Role.route == Route.SLACK)
        .group_by(Role.id, Role.title, RoleDuty.duty)
        .order_by(Role.id)
    ).all()
    vacant = [row for row in rows if row[0] not in held]
    left = roles_left(session, {row[0]: row[1] for row in vacant}) if vacant else []
    found = [
        Vacancy(role, duty is not None or bool(role.agrees), f"{role.role_id}.{newest or 0}")
        for role, (_, _, duty, newest) in zip(left, vacant, strict=True)
    ]
    return [one for one in found if one.role.refs or one.sro]


def recently_left(session: Session, day: date) -> set[int]:
    """The roles whose holder's account closed on that very day."""
    rows = session.scalars(
        select(Holding.role_id)
        .join(Person, Person.id == Holding.person_id)
        .where(held_on(day), Person.deactivated_on == day)
    )
    return set(rows)
