"""What a role does in the plan, and how that moves to another role: the commitments that it leads, those that it
agrees as SRO, and what it agrees beside them. Who holds a role is people/roles'."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.facts.handover import Beside, RoleLeft
from storage.people.agreers import agreers
from storage.plan.plan_facts import GONE, role_titles
from storage.record import audit
from storage.tables import Commitment, StaffOfficer

LIVE = Commitment.lifecycle.not_in(GONE)
ROLES: Mapping[str, InstrumentedAttribute[int]] = {
    "lead": Commitment.lead_role_id,
    "sro": Commitment.sro_role_id,
}
STAFF = select(StaffOfficer.sro_role_id, StaffOfficer.role_id).order_by(
    StaffOfficer.sro_role_id, StaffOfficer.role_id
)


def roles_left(session: Session, titles: Mapping[int, str]) -> list[RoleLeft]:
    """Each of these roles, titles by id, with what it leads and what it agrees."""
    led, agreed = (refs_by(session, column, titles) for column in ROLES.values())
    also = besides(session, titles)
    return [
        RoleLeft(one, title, led.get(one, ()), agreed.get(one, ()), also[one])
        for one, title in titles.items()
    ]


def nobody_agrees(session: Session, person_id: int, day: date) -> tuple[str, ...]:
    """The refs of what this person leads and would agree as SRO on `day`, with no second person who may (V23)."""
    found = agreers(session, day)
    theirs = [role_id for role_id, holder_id in found.holders.items() if holder_id == person_id]
    both = live(session, Commitment.lead_role_id.in_(theirs) & Commitment.sro_role_id.in_(theirs))
    return tuple(one.ref for one in both if found.parties(one, None).agreer is None)


def role_left(session: Session, role_id: int, title: str) -> RoleLeft:
    """One role with what it leads and what it agrees."""
    return roles_left(session, {role_id: title})[0]


def besides(session: Session, role_ids: Iterable[int]) -> Mapping[int, Beside]:
    """What each of these roles agrees beside, and who agrees for it."""
    second = refs_by(session, Commitment.second_agreer_role_id, role_ids)
    titles, staff = role_titles(session), session.execute(STAFF).all()
    return {
        one: Beside(
            second.get(one, ()),
            tuple(titles[sro] for sro, officer in staff if officer == one),
            tuple(titles[officer] for sro, officer in staff if sro == one),
        )
        for one in role_ids
    }


def refs_by(
    session: Session,
    column: InstrumentedAttribute[int] | InstrumentedAttribute[int | None],
    role_ids: Iterable[int],
) -> Mapping[int, tuple[str, ...]]:
    """The refs of the live commitments in which each of these roles stands in that column, in the plan's order."""
    rows = session.execute(
        select(column, Commitment.ref)
        .where(column.in_(list(role_ids)), LIVE)
        .order_by(Commitment.priority_id, Commitment.position)
    )
    found: dict[int, tuple[str, ...]] = {}
    for role_id, ref in rows:
        if role_id is not None:
            found[role_id] = (*found.get(role_id, ()), ref)
    return found


def clashes(session: Session, from_role: int, to_role: int) -> tuple[str, ...]:
    """The refs of what cannot move to the other role: it would agree what it leads, which no plan may say (V23)."""
    theirs = or_(*(column == from_role for column in ROLES.values()))
    return tuple(one.ref for one in live(session, theirs) if clash(one, from_role, to_role))


def clash(one: Commitment, from_role: int, to_role: int) -> bool:
    """Whether lead, SRO and second agreer would not be different roles any more."""
    lead, sro = (to_role if role == from_role else role for role in (one.lead_role_id, one.sro_role_id))
    return lead == sro or one.second_agreer_role_id in (lead, sro)


def move_commitments(
    session: Session, from_role: int, to_role: int, by: int | None, now: datetime
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Another role leads what this one led, and agrees as SRO what it agreed. Answers the refs of both. Whoever
    calls has looked for clashes."""
    led, agreed = (move(session, part, from_role, to_role, by, now) for part in ROLES)
    return led, agreed


def move(
    session: Session, part: str, from_role: int, to_role: int, by: int | None, now: datetime
) -> tuple[str, ...]:
    """One part, `lead` or `sro`, goes to another role, wherever this one has it. Answers the refs."""
    moved = live(session, ROLES[part] == from_role)
    for one in moved:
        change(session, one, part, from_role, to_role, by, now)
    session.flush()
    return tuple(one.ref for one in moved)


def change(
    session: Session, one: Commitment, part: str, from_role: int, to_role: int, by: int | None, now: datetime
) -> None:
    """That part of one commitment is the other role's."""
    setattr(one, f"{part}_role_id", to_role)
    before, after = ({f"{part}_role_id": role} for role in (from_role, to_role))
    audit.record(session, now, f"{part}_changed", one, by=by, before=before, after=after)


def live(session: Session, condition: ColumnElement[bool]) -> list[Commitment]:
    """The live commitments of which this holds, in the plan's order."""
    query = select(Commitment).where(LIVE, condition)
    return list(session.scalars(query.order_by(Commitment.priority_id, Commitment.position)))


# --- what it agrees beside, and who agrees for it -----------------------------------------------------------


def move_beside(
    session: Session, from_role: int, to_role: int, by: int | None, now: datetime
) -> tuple[Beside, Beside]:
    """The other role is second agreer and staff officer where this one was, and has its staff officers; once the
    commitments have moved. Nobody agrees their own: what would come to that stays. Answers what went, and what
    stayed."""
    had = besides(session, [from_role])[from_role]
    for one in live(session, Commitment.second_agreer_role_id == from_role):
        if to_role not in (one.lead_role_id, one.sro_role_id):
            change(session, one, "second_agreer", from_role, to_role, by, now)
    move_staff(session, from_role, to_role, by, now)
    session.flush()
    stays = besides(session, [from_role])[from_role]
    return without(had, stays), stays


def without(had: Beside, stays: Beside) -> Beside:
    """What of it went."""
    return Beside(
        *(
            tuple(one for one in before if one not in after)
            for before, after in (
                (had.second_for, stays.second_for),
                (had.on_behalf_of, stays.on_behalf_of),
                (had.staff, stays.staff),
            )
        )
    )


def move_staff(session: Session, from_role: int, to_role: int, by: int | None, now: datetime) -> None:
    """Staff officers: the other role takes this one's place on either side, but never on both."""
    for pair in session.execute(STAFF).all():
        sro, officer = (to_role if role == from_role else role for role in pair)
        if from_role not in pair or sro == officer:
            continue
        session.delete(session.get_one(StaffOfficer, tuple(pair)))
        session.flush()
        session.merge(StaffOfficer(sro_role_id=sro, role_id=officer))
        audit.record(
            session,
            now,
            "staff_officer_changed",
            ("role", sro),
            by=by,
            before={"sro_role_id": pair[0], "role_id": pair[1]},
            after={"sro_role_id": sro, "role_id": officer},
        )
