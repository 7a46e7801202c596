"""The plan as facts: the office, the plan's words and scheme, priorities, and the terms of commitments.
A fixed number of statements each, whatever the plan's size. How things stand lives in standings."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, select, true
from sqlalchemy.orm import Session

from storage.enums import Lifecycle
from storage.facts import CommitmentTerms, LevelWords, OfficeFacts, PlanFacts, PriorityFacts
from storage.rules.rag import scheme
from storage.tables import Area, Commitment, Office, Plan, Priority, Rebaseline, Role

GONE = (Lifecycle.WITHDRAWN, Lifecycle.SUPERSEDED)
"""Commitments in these are no longer part of the plan."""

# Built once: see standing_rows.
IN_FORCE = select(Office, Plan).join(Plan, true())
AREAS = select(Area.priority_id, Area.title).order_by(Area.position)
PRIORITIES = (
    select(Priority.id, Priority.code, Priority.title, Priority.statement)
    .where(Priority.withdrawn.is_(False))
    .order_by(Priority.position)
)
ROLES = select(Role.id, Role.title)
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
    Commitment.lifecycle,
    Commitment.handling,
)
Ids = Collection[int] | Select[int] | None
"""Which commitments are meant: these, those that a query finds, or all."""


class Move(NamedTuple):
    """A due date that was moved: when, and what it was before."""

    at: datetime
    old_due: date


class NoPlan(Exception):
    """No plan has been imported yet."""


@dataclass(frozen=True)
class PlanSettings:
    """What the plan row knows besides the facts: its scheme's key and the papers' head and foot."""

    id: int
    scheme_key: str
    papers: dict[str, Any]


def plan_in_force(session: Session) -> tuple[OfficeFacts, PlanFacts, PlanSettings]:
    """The office and its plan. Raises NoPlan."""
    found = session.execute(IN_FORCE).first()
    if found is None:
        raise NoPlan
    office, plan = found
    return (
        OfficeFacts(office.name, office.commissioner, office.area, office.force),
        plan_facts(plan),
        PlanSettings(plan.id, plan.rag_scheme, plan.papers),
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
    )


def priorities(session: Session) -> tuple[PriorityFacts, ...]:
    """The plan's priorities in its order, with their areas."""
    areas: dict[int, list[str]] = {}
    for priority_id, title in session.execute(AREAS):
        areas.setdefault(priority_id, []).append(title)
    return tuple(
        PriorityFacts(row.code, row.title, row.statement, tuple(areas.get(row.id, ())))
        for row in session.execute(PRIORITIES)
    )


def role_titles(session: Session) -> dict[int, str]:
    """Every role's title, by its id."""
    return dict(session.execute(ROLES).all())


def terms_by_id(
    session: Session, titles: Mapping[int, str], moved: Mapping[int, Sequence[Move]], ids: Ids = None
) -> dict[int, CommitmentTerms]:
    """The standing facts of commitments in the plan's order: of these, or of all that are part of it.
    `titles` are the roles' (role_titles), `moved` the due dates that were moved (moves)."""
    query = (
        select(*OF_COMMITMENT, Priority.code.label("code"), Priority.title.label("priority_title"))
        .join(Priority, Commitment.priority_id == Priority.id)
        .order_by(Priority.position, Commitment.position)
    )
    query = query.where(Commitment.id.in_(ids) if ids is not None else Commitment.lifecycle.not_in(GONE))
    return {row.id: terms(row, titles, moved.get(row.id, ())) for row in session.execute(query)}


def commitments_of(priority: str) -> Select[int]:
    """The ids of the commitments that are part of the priority of that code."""
    ids = select(Commitment.id).join(Priority, Commitment.priority_id == Priority.id)
    return ids.where(Priority.code == priority, Commitment.lifecycle.not_in(GONE))


def moves(session: Session) -> dict[int, list[Move]]:
    """Each time that a commitment's due date was moved, the first one first."""
    found: dict[int, list[Move]] = {}
    for commitment_id, at, old_due in session.execute(MOVES):
        found.setdefault(commitment_id, []).append(Move(at, old_due))
    return found


def terms(row: Row[*tuple[Any, ...]], titles: Mapping[int, str], moved: Sequence[Move]) -> CommitmentTerms:
    """One commitment's row as facts."""
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
        lifecycle=row.lifecycle,
        handling=row.handling,
    )
