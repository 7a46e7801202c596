"""Who is who: the person behind a Slack id, the roles they hold and cover on a day, and who holds a role.
What a capacity may do is in storage/rules/access.py; people come in with the plan
(storage/plan/intake/plans.py)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import BindParameter, ColumnElement, Date, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session, aliased
from sqlalchemy.orm.util import AliasedClass

from storage.enums import Duty, Route
from storage.record import audit
from storage.record.once import once
from storage.rules.access import Capacity
from storage.tables import Absence, Commitment, Holding, Person, Role, RoleDuty, StaffOfficer

_OF_DUTY: Mapping[Duty, Capacity] = {
    Duty.PLAN_OFFICE: Capacity.PLAN_OFFICE,
    Duty.CHIEF_EXECUTIVE: Capacity.CHIEF_EXECUTIVE,
    Duty.FINANCE: Capacity.FINANCE,
    Duty.VIEWER: Capacity.VIEWER,
}
"""Lead and SRO are capacities towards a commitment, not for holding the duty in general."""


@dataclass(frozen=True)
class Actor:
    """Someone who acts in Slack, with all they hold on the day. A stranger has no person and no role."""

    person_id: int | None
    slack_id: str
    role_ids: frozenset[int] = frozenset()
    roles: tuple[str, ...] = ()
    """Titles, in the order of the plan."""
    duties: frozenset[Duty] = frozenset()
    agrees_for: frozenset[int] = frozenset()
    """The roles of SROs on whose behalf they may agree, as staff officer."""
    covers: Mapping[int, "Cover"] = field(default_factory=dict)
    """The roles of absent people that they cover."""


@dataclass(frozen=True)
class Cover:
    """In which role someone covers for another, and the last day of the absence."""

    role: str
    until: date


@dataclass(frozen=True)
class RoleIds:
    """Whose a commitment is, by role."""

    lead_role_id: int
    force_lead_role_id: int | None
    deputy_role_id: int | None
    sro_role_id: int
    second_agreer_role_id: int | None


def held_on(
    day: date | BindParameter[date], holding: type[Holding] | AliasedClass[Holding] = Holding
) -> ColumnElement[bool]:
    """The condition that a holding covers `day`, its first and last days included."""
    return and_(holding.since <= day, or_(holding.until.is_(None), holding.until >= day))


# Built once: everyone who does anything in Slack is looked up.
WHO = (
    select(Person.id, Role.id, Role.title, RoleDuty.duty, StaffOfficer.sro_role_id)
    .outerjoin(Holding, and_(Holding.person_id == Person.id, held_on(bindparam("day", type_=Date))))
    .outerjoin(Role, Role.id == Holding.role_id)
    .outerjoin(RoleDuty, RoleDuty.role_id == Role.id)
    .outerjoin(StaffOfficer, StaffOfficer.role_id == Role.id)
    .where(Person.slack_id == bindparam("slack_id"))
    .order_by(Role.id)
)


_DAY = bindparam("day", type_=Date)
HOLDERS = (
    select(Holding.role_id, Holding.person_id)
    .join(Person, Person.id == Holding.person_id)
    .where(held_on(_DAY), Person.deactivated_on.is_(None))
    .order_by(Holding.since, Holding.id)
)
_THEIRS = aliased(Holding)
COVERED = (
    select(Holding.role_id, Role.title, Absence.last)
    .join(Absence, Absence.person_id == Holding.person_id)
    .join(Role, Role.id == Absence.cover_role_id)
    .join(_THEIRS, _THEIRS.role_id == Role.id)
    .where(
        _THEIRS.person_id == bindparam("person_id"),
        held_on(_DAY, _THEIRS),
        held_on(_DAY),
        Absence.cancelled_at.is_(None),
        Absence.first <= _DAY,
        Absence.last >= _DAY,
    )
)
"""Whom one person covers on a day, and in which role of theirs."""


def covered_by(session: Session, person_id: int, day: date) -> Mapping[int, Cover]:
    """The roles of absent people that this person covers on `day`, because they hold the role that was named
    as cover."""
    rows = session.execute(COVERED, {"person_id": person_id, "day": day})
    return {role_id: Cover(title, until) for role_id, title, until in rows}


@dataclass(frozen=True)
class KnownAccount:
    """A Slack account that is somebody's of the plan, and whether it was seen to have closed."""

    is_closed: bool


# Built once: asked before everything that anybody does in Slack.
ACCOUNT = select(Person.deactivated_on).where(Person.slack_id == bindparam("slack_id"))


def known_account(session: Session, slack_id: str) -> KnownAccount | None:
    """What the record knows of an account; None for one that is nobody's in it."""
    row = session.execute(ACCOUNT, {"slack_id": slack_id}).one_or_none()
    return KnownAccount(row[0] is not None) if row else None


def actor(session: Session, slack_id: str, day: date) -> Actor:
    """Who acts, with their roles, duties and whom they cover on `day`: two statements, however many roles."""
    rows = session.execute(WHO, {"slack_id": slack_id, "day": day}).all()
    titles = {role_id: title for _, role_id, title, *_ in rows if role_id is not None}
    return Actor(
        person_id=rows[0][0] if rows else None,
        slack_id=slack_id,
        role_ids=frozenset(titles),
        roles=tuple(titles.values()),
        duties=frozenset(duty for *_, duty, _ in rows if duty is not None),
        agrees_for=frozenset(sro for *_, sro in rows if sro is not None),
        covers=covered_by(session, rows[0][0], day) if titles else {},
    )


def capacities(actor: Actor, commitment: Commitment | RoleIds | None = None) -> frozenset[Capacity]:
    """In what capacities someone of this workspace acts, towards `commitment` when there is one: guests
    like anyone else. Bots and people of other organisations are for the caller to turn away."""
    own = {_OF_DUTY[duty] for duty in actor.duties & _OF_DUTY.keys()} | {Capacity.ANYONE}
    if not actor.role_ids:
        own.add(Capacity.STRANGER)
    return frozenset(own) | (_towards(actor, commitment) if commitment else frozenset())


def _towards(actor: Actor, commitment: Commitment | RoleIds) -> frozenset[Capacity]:
    roles = (
        (commitment.lead_role_id, Capacity.LEAD_OF),
        (commitment.force_lead_role_id, Capacity.CO_LEAD_OF),
        (commitment.deputy_role_id, Capacity.CO_LEAD_OF),
        (commitment.sro_role_id, Capacity.SRO_OF),
        (commitment.second_agreer_role_id, Capacity.SECOND_AGREER_OF),
    )
    covered = (commitment.lead_role_id, commitment.force_lead_role_id)
    cover = {Capacity.COVER_OF} if any(role_id in actor.covers for role_id in covered) else set()
    for_sro = {Capacity.STAFF_OFFICER_OF} if commitment.sro_role_id in actor.agrees_for else set()
    return frozenset(capacity for role_id, capacity in roles if role_id in actor.role_ids) | cover | for_sro


def actor_of(session: Session, person_id: int, day: date) -> Actor:
    """Somebody of the record, with all they hold on the day."""
    account = session.scalars(select(Person.slack_id).where(Person.id == person_id)).first()
    return actor(session, account or "", day)


def holders_on(session: Session, day: date) -> Mapping[int, int]:
    """Who holds each role on that day; of two, the one who came last. Someone whose account is closed holds
    nothing that can be asked."""
    return dict(holdings_on(session, day))


@once
def holdings_on(session: Session, day: date) -> list[tuple[int, int]]:
    """(role, person) of everyone who holds a role on that day, whoever acts in it besides; who came last
    stands last."""
    return [(role_id, person_id) for role_id, person_id in session.execute(HOLDERS, {"day": day})]


def holder(session: Session, role_id: int, day: date) -> Person | None:
    """Who holds the role on `day`, the newest holding where two meet on one day; as in `holders_on`, nobody
    whose account is closed."""
    return session.scalars(
        select(Person)
        .join(Holding, Holding.person_id == Person.id)
        .where(Holding.role_id == role_id, held_on(day), Person.deactivated_on.is_(None))
        .order_by(Holding.since.desc(), Holding.id.desc())
        .limit(1)
    ).first()


def held_then(session: Session, role_id: int, person_id: int, day: date) -> bool:
    """Whether this person held the role on a day that is past, whatever became of their account since."""
    theirs = (Holding.role_id == role_id, Holding.person_id == person_id, held_on(day))
    return session.scalars(select(Holding.id).where(*theirs).limit(1)).first() is not None


def holders_of_duty(session: Session, duty: Duty, day: date) -> list[tuple[Person, str]]:
    """Each person with the duty on `day` and the title of the role it comes with, in the plan's order; nobody
    whose account is closed, for they can neither be told nor decide."""
    rows = session.execute(
        select(Person, Role.title)
        .join(Holding, Holding.person_id == Person.id)
        .join(Role, Role.id == Holding.role_id)
        .join(RoleDuty, RoleDuty.role_id == Role.id)
        .where(RoleDuty.duty == duty, held_on(day), Person.deactivated_on.is_(None))
        .order_by(Role.id, Holding.id)
    )
    return [(person, title) for person, title in rows]


def role_title_of_duty(session: Session, duty: Duty, day: date) -> str:
    """The title of the first role with the duty, "" when there is none. A role that someone holds on `day`
    comes before a vacant one; a vacant role is named too, since papers name posts."""
    held = select(Holding.id).where(Holding.role_id == Role.id, held_on(day)).exists()
    titles = (
        select(Role.title)
        .join(RoleDuty, RoleDuty.role_id == Role.id)
        .where(RoleDuty.duty == duty)
        .order_by(held.desc(), Role.id)
    )
    return session.scalars(titles.limit(1)).first() or ""


WITHOUT_ACCOUNT = or_(Person.slack_id.is_(None), Person.deactivated_on.is_not(None))
"""Nobody whom Slack can reach."""


def unmatched(session: Session) -> list[tuple[int, str]]:
    """(person id, e-mail) of each person who holds a role that is asked in Slack and has no account: none
    yet, or one that Slack has closed."""
    asked_in_slack = (
        select(Holding.id)
        .join(Role, Role.id == Holding.role_id)
        .where(Holding.person_id == Person.id, Holding.until.is_(None), Role.route == Route.SLACK)
        .exists()
    )
    rows = session.execute(
        select(Person.id, Person.email)
        .where(WITHOUT_ACCOUNT, Person.email.is_not(None), asked_in_slack)
        .order_by(Person.id)
    )
    return [(person_id, email) for person_id, email in rows if email is not None]


def take_address(session: Session, person: Person, email: str) -> None:
    """The address is theirs, unless it is somebody else's whose account is open: an e-mail address follows
    its owner from a closed account to a new one."""
    if not email or person.email:
        return
    other = session.scalars(select(Person).where(func.lower(Person.email) == email.casefold())).first()
    if other is not None and other.deactivated_on is None:
        return
    if other is not None:
        other.email = None
        session.flush()
    person.email = email


@dataclass(frozen=True)
class Matched:
    """Somebody whose account was found; `moved` says that it takes the place of one that had closed."""

    person_id: int
    moved: bool


def match(session: Session, found: Mapping[str, str], at: datetime) -> list[Matched]:
    """Keeps the Slack ids that were found for e-mail addresses, and says whose are new. Addresses compare
    without regard to case. An id that belongs to someone already is left with them. Whoever has a new account
    in place of a closed one is asked there."""
    ids = {email.casefold(): slack_id for email, slack_id in found.items()}
    taken = set(session.scalars(select(Person.slack_id).where(Person.slack_id.in_(ids.values()))))
    people = session.scalars(
        select(Person).where(WITHOUT_ACCOUNT, Person.email.is_not(None)).order_by(Person.id)
    )
    matched = []
    for person in people:
        slack_id = ids.get((person.email or "").casefold())
        if slack_id and slack_id not in taken:
            matched.append(Matched(person.id, moved=person.slack_id is not None))
            person.move_to(slack_id)
            audit.record(session, at, "person_matched", person)
            taken.add(slack_id)
        elif slack_id and slack_id != person.slack_id:
            owner = session.scalars(select(Person).where(Person.slack_id == slack_id)).one()
            take_address(session, owner, person.email or "")
    return matched
