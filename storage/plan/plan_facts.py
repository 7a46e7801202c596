"""The plan as facts: the office, the plan's words and scheme, priorities, and the terms of commitments.
A fixed number of statements each, whatever the plan's size. How things stand lives in standings."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Row,
    Select,
    bindparam,
    exists,
    or_,
    select,
    true,
)
from sqlalchemy.orm import Session

from storage.enums import Lifecycle, OfficeKind, Route
from storage.facts.plan import CommitmentTerms, LevelWords, OfficeFacts, PlanFacts, PriorityFacts, QuarterName
from storage.record.once import once
from storage.rules.calendar import quarters
from storage.rules.standing.rag import scheme
from storage.tables import Area, Commitment, Office, Plan, Priority, Rebaseline, Role

GONE = (Lifecycle.WITHDRAWN, Lifecycle.SUPERSEDED)
"""Commitments in these are no longer part of the plan."""
NOW = 2**31 - 1
"""After every quarter: where the plan is meant as it stands."""


def part_in(position: ColumnElement[int] | BindParameter[int]) -> ColumnElement[bool]:
    """Whether a commitment was part of the plan in the quarter of that `position`: a quarter keeps what it had."""
    return or_(Commitment.left_in.is_(None), Commitment.left_in > position)


# Built once: see standing_rows.
IN_FORCE = select(Office, Plan).join(Plan, true())
PRIORITIES = (
    select(Priority.code, Priority.title, Priority.statement, Area.title.label("area"))
    .outerjoin(Area, Area.priority_id == Priority.id)
    .where(
        or_(
            Priority.withdrawn.is_(False),
            exists().where(
                Commitment.priority_id == Priority.id,
                Commitment.left_in > bindparam("position", type_=Integer),
            ),
        )
    )
    .order_by(Priority.position, Priority.id, Area.position)
)
ROLES = select(Role.id, Role.title, Role.route)
MOVES = select(Rebaseline.commitment_id, Rebaseline.at, Rebaseline.old_due).order_by(Rebaseline.id)
OF_COMMITMENT = (
    Commitment.id,
    Commitment.ref,
    Commitment.title,
    Commitment.area,
    Commitment.responsible_body,
    Commitment.type,
    Commitment.lead_role_id,
    Commitment.force_lead_role_id,
    Commitment.deputy_role_id,
    Commitment.sro_role_id,
    Commitment.start,
    Commitment.due,
    Commitment.completed_on,
    Commitment.monitor_after_completion,
    Commitment.lifecycle,
    Commitment.left_in,
    Commitment.handling,
    Commitment.came_of,
)
Ids = Collection[int] | None
"""Which commitments are meant: these, or all."""
THESE: BindParameter[int] = bindparam("ids", expanding=True)
"""Where a statement names them: see `named`."""


def named(ids: Ids) -> dict[str, list[int]]:
    """The value of THESE."""
    return {} if ids is None else {"ids": list(ids)}


class Move(NamedTuple):
    """A due date that was moved: when, and what it was before."""

    at: datetime
    old_due: date


class KnownRole(NamedTuple):
    """What a role is called, and how its holder is reached."""

    title: str
    route: Route


class NoPlan(Exception):
    """No plan has been imported yet."""


@dataclass(frozen=True)
class PlanSettings:
    """What the plan row knows besides the facts: its scheme's key, its own words for ratings, the papers' head
    and foot, and what the office calls things besides."""

    id: int
    scheme_key: str
    rag_words: dict[str, Any]
    papers: dict[str, Any]
    synonyms: dict[str, Any]


@once
def the_plan(session: Session) -> Plan | None:
    """The plan's row; None before the first."""
    return session.scalars(select(Plan)).first()


def plan_known_since(session: Session) -> datetime | None:
    """When the plan came in; None before the first."""
    plan = the_plan(session)
    return plan.imported_at if plan else None


TITLES = {
    OfficeKind.PCC: "Police and Crime Commissioner",
    OfficeKind.PFCC: "Police, Fire and Crime Commissioner",
    OfficeKind.MAYOR: "Mayor",
    OfficeKind.POLICING_AND_CRIME_BOARD: "Policing and Crime Board",
    OfficeKind.OTHER: "local policing body",
}
"""What is printed of whoever holds the office, where the plan names no title (the last is the Act's own word)."""


@once
def plan_in_force(session: Session) -> tuple[OfficeFacts, PlanFacts, PlanSettings]:
    """The office and its plan. Raises NoPlan."""
    found = session.execute(IN_FORCE).first()
    if found is None:
        raise NoPlan
    office, plan = found
    return (
        OfficeFacts(office.name, office.commissioner or TITLES[office.kind], office.area, office.force),
        plan_facts(plan),
        PlanSettings(plan.id, plan.rag_scheme, plan.rag_words, plan.papers, plan.synonyms),
    )


def plan_facts(plan: Plan) -> PlanFacts:
    """The plan as messages and papers name it."""
    return PlanFacts(
        title=plan.title,
        version=plan.version,
        starts=plan.starts,
        ends=plan.ends,
        vision=plan.vision,
        status_note=plan.status_note,
        words=LevelWords(**plan.words),
        scheme=scheme(plan.rag_scheme).meanings,
        strapline=plan.strapline,
    )


@once
def priorities(session: Session, quarter: QuarterName | None = None) -> tuple[PriorityFacts, ...]:
    """The plan's priorities in its order, with their areas; with a `quarter`, those that it had then too."""
    by_area = session.execute(PRIORITIES, position_of(quarter))
    return tuple(
        PriorityFacts(code, title, statement, tuple(row.area for row in rows if row.area is not None))
        for (code, title, statement), rows in groupby(by_area, key=itemgetter(0, 1, 2))
    )


@once
def known_roles(session: Session) -> dict[int, KnownRole]:
    """Every role by its id."""
    return {row.id: KnownRole(row.title, row.route) for row in session.execute(ROLES)}


def role_titles(session: Session) -> dict[int, str]:
    """Every role's title, by its id."""
    return {id: role.title for id, role in known_roles(session).items()}


def position_of(quarter: QuarterName | None) -> dict[str, int]:
    """The value of `position` in statements: the quarter's, or where the plan is meant as it stands."""
    return {"position": quarters.index(quarter) if quarter else NOW}


def terms_by_id(
    session: Session,
    titles: Mapping[int, str],
    moved: Mapping[int, Sequence[Move]],
    ids: Ids = None,
    quarter: QuarterName | None = None,
) -> dict[int, CommitmentTerms]:
    """The standing facts of commitments in the plan's order: of these, or of all that are part of it, or were in that
    `quarter`. `titles` are the roles' (role_titles), `moved` the due dates that were moved (moves)."""
    then = position_of(quarter)
    rows = session.execute(commitments(some=ids is not None), named(ids) | then)
    return {row.id: terms(row, titles, moved.get(row.id, ()), then["position"]) for row in rows}


@cache
def commitments(*, some: bool) -> Select[*tuple[Any, ...]]:
    """The statement behind the terms: of some commitments, or of all that are part of the plan in a quarter."""
    query = select(*OF_COMMITMENT, Priority.code.label("code"), Priority.title.label("priority_title"))
    query = query.join(Priority, Commitment.priority_id == Priority.id)
    query = query.where(Commitment.id.in_(THESE) if some else part_in(bindparam("position", type_=Integer)))
    return query.order_by(Priority.position, Commitment.position, Commitment.id)


@once
def moves(session: Session) -> dict[int, list[Move]]:
    """Each time that a commitment's due date was moved, the first one first."""
    found: dict[int, list[Move]] = {}
    for commitment_id, at, old_due in session.execute(MOVES):
        found.setdefault(commitment_id, []).append(Move(at, old_due))
    return found


def terms(
    row: Row[*tuple[Any, ...]], titles: Mapping[int, str], moved: Sequence[Move], position: int
) -> CommitmentTerms:
    """One commitment's row as facts, for the quarter of that position."""
    return CommitmentTerms(
        ref=row.ref,
        title=row.title,
        priority_code=row.code,
        priority_title=row.priority_title,
        area=row.area,
        responsible_body=row.responsible_body,
        type=row.type,
        lead=titles[row.lead_role_id],
        force_lead=titles.get(row.force_lead_role_id, ""),
        deputy=titles.get(row.deputy_role_id, ""),
        sro=titles[row.sro_role_id],
        start=row.start,
        due=row.due,
        original_due=moved[0].old_due if moved else None,
        completed_on=row.completed_on,
        lifecycle=as_it_was(row, position),
        handling=row.handling,
        came_of=tuple((row.came_of or {}).get("refs", ())),
        came_by=(row.came_of or {}).get("how", ""),
        moves=len(moved),
    )


def as_it_was(row: Row[*tuple[Any, ...]], position: int) -> Lifecycle:
    """Where a commitment stands in its life; one that is gone, as it was for the quarters that keep it."""
    if row.left_in is None or row.left_in <= position:
        return Lifecycle(row.lifecycle)
    if row.completed_on is None:
        return Lifecycle.IN_PROGRESS
    return Lifecycle.COMPLETE_MONITORING if row.monitor_after_completion else Lifecycle.COMPLETE
