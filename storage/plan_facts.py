"""The plan as facts: the office, the plan's words and scheme, priorities, and the terms of commitments.
A fixed number of statements each, whatever the plan's size. How things stand lives in standings."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, func, select, true
from sqlalchemy.orm import Session

from storage.enums import Lifecycle
from storage.facts import CommitmentTerms, LevelWords, OfficeFacts, PlanFacts, PriorityFacts
from storage.rules.rag import scheme
from storage.tables import Area, Commitment, Office, Plan, Priority, Rebaseline, Role

GONE = (Lifecycle.WITHDRAWN, Lifecycle.SUPERSEDED)
"""Commitments in these are no longer part of the plan."""


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
    found = session.execute(select(Office, Plan).join(Plan, true())).first()
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
    for priority_id, title in session.execute(select(Area.priority_id, Area.title).order_by(Area.position)):
        areas.setdefault(priority_id, []).append(title)
    rows = session.execute(
        select(Priority.id, Priority.code, Priority.title, Priority.statement)
        .where(Priority.withdrawn.is_(False))
        .order_by(Priority.position)
    )
    return tuple(
        PriorityFacts(row.code, row.title, row.statement, tuple(areas.get(row.id, ()))) for row in rows
    )


def role_titles(session: Session) -> dict[int, str]:
    """Every role's title, by its id."""
    return dict(session.execute(select(Role.id, Role.title)).tuples().all())


def terms_by_id(
    session: Session, titles: Mapping[int, str], ids: Collection[int] | None = None
) -> dict[int, CommitmentTerms]:
    """The standing facts of commitments in the plan's order: of these, or of all that are part of it.
    `titles` are the roles' (role_titles)."""
    first_due = first_due_dates(session)
    query = (
        select(Commitment.__table__, Priority.code.label("code"), Priority.title.label("priority_title"))
        .join(Priority, Commitment.priority_id == Priority.id)
        .order_by(Priority.position, Commitment.position)
    )
    query = query.where(Commitment.id.in_(ids) if ids is not None else Commitment.lifecycle.not_in(GONE))
    return {row.id: terms(row, titles, first_due) for row in session.execute(query)}


def commitments_of(session: Session, priority: str) -> Sequence[int]:
    """The commitments that are part of the priority of that code."""
    ids = select(Commitment.id).join(Priority, Commitment.priority_id == Priority.id)
    return session.scalars(ids.where(Priority.code == priority, Commitment.lifecycle.not_in(GONE))).all()


def first_due_dates(session: Session) -> dict[int, date]:
    """The due date each moved commitment had at first."""
    first = select(func.min(Rebaseline.id)).group_by(Rebaseline.commitment_id)
    rows = select(Rebaseline.commitment_id, Rebaseline.old_due).where(Rebaseline.id.in_(first))
    return dict(session.execute(rows).tuples().all())


def terms(
    row: Row[*tuple[Any, ...]], titles: Mapping[int, str], first_due: Mapping[int, date]
) -> CommitmentTerms:
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
        original_due=first_due.get(row.id),
        completed_on=row.completed_on,
        lifecycle=row.lifecycle,
        handling=row.handling,
    )
