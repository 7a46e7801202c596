"""The plan as the record holds it: every row of it in a fixed number of statements, and the document those
rows amount to. Nothing here changes a row."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from storage.enums import Collected, Duty, MembersState
from storage.plan.files import document as doc
from storage.plan.plan_facts import GONE
from storage.rules.calendar.working_days import LONDON
from storage.tables import (
    Commitment,
    Forum,
    Holding,
    Measure,
    MemberAnswer,
    MemberRequest,
    Office,
    Person,
    Plan,
    PlanVersion,
    Priority,
    Role,
)


@dataclass
class Record:
    """The rows of the plan by their own keys, those that were withdrawn included."""

    session: Session
    office: Office | None
    plan: Plan | None
    newest_file: PlanVersion | None
    forums: dict[str, Forum]
    roles: dict[str, Role]
    people: list[Person]
    priorities: dict[str, Priority]
    commitments: dict[str, Commitment]
    measures: dict[str, Measure]
    requests: dict[str, MemberRequest]
    answers: dict[int, MemberAnswer]
    """The newest answer of each request that has one, by the request's id."""

    def listed(self, group: str) -> list[dict[str, Any]]:
        """What the newest plan file said under `group`, as it was read; nothing before the first."""
        return list(self.newest_file.document[group]) if self.newest_file else []

    def role(self, title: str | None) -> Role | None:
        """The role of this title; None for none."""
        return self.roles[title] if title else None


def load(session: Session) -> Record:
    """Reads the whole plan, with the same number of statements for any size of plan."""
    in_order = (
        select(Commitment)
        .order_by(Commitment.position, Commitment.id)
        .options(selectinload(Commitment.milestones))
    )
    priorities = select(Priority).order_by(Priority.position).options(selectinload(Priority.areas))
    forums = select(Forum).order_by(Forum.position).options(selectinload(Forum.meetings))
    holdings = selectinload(Role.holdings).joinedload(Holding.person)
    return Record(
        session=session,
        office=session.scalars(select(Office)).first(),
        plan=session.scalars(select(Plan)).first(),
        newest_file=session.scalars(select(PlanVersion).order_by(PlanVersion.id.desc()).limit(1)).first(),
        forums={row.name: row for row in session.scalars(forums)},
        roles={
            row.title: row
            for row in session.scalars(
                select(Role).options(selectinload(Role.duties), selectinload(Role.agrees_for), holdings)
            )
        },
        people=list(session.scalars(select(Person).order_by(Person.id))),
        priorities={row.code: row for row in session.scalars(priorities)},
        commitments={row.ref: row for row in session.scalars(in_order)},
        measures={row.code: row for row in session.scalars(select(Measure).order_by(Measure.position))},
        requests={row.ref: row for row in session.scalars(select(MemberRequest).order_by(MemberRequest.id))},
        answers={
            row.request_id: row for row in session.scalars(select(MemberAnswer).order_by(MemberAnswer.id))
        },
    )


def document_of(record: Record) -> doc.PlanDocument | None:
    """The record as a plan document, None when no plan has been imported."""
    if record.office is None or record.plan is None:
        return None
    roles = {row.title: row for row in record.roles.values()}
    return doc.PlanDocument(
        format=1,
        office=doc.OfficeEntry.model_validate(_columns(record.office, doc.OfficeEntry)),
        plan=_plan(record.plan),
        papers=doc.Papers.model_validate(record.plan.papers),
        forums=tuple(_forum(row) for row in record.forums.values()),
        people=tuple(_person(roles[entry["role"]], entry) for entry in record.listed("people")),
        priorities=tuple(_priority(row) for row in record.priorities.values() if not row.withdrawn),
        commitments=tuple(
            _commitment(row) for row in record.commitments.values() if row.lifecycle not in GONE
        ),
        measures=tuple(_measure(row) for row in record.measures.values() if not row.withdrawn),
        requests=tuple(request_entry(record, row) for row in record.requests.values()),
        words=tuple(doc.WordEntry(word=word, means=means) for word, means in record.plan.synonyms.items()),
    )


def open_holding(role: Role) -> Holding | None:
    """Who holds the role with no end in sight."""
    return next((holding for holding in role.holdings if holding.until is None), None)


def _columns(
    row: object, kind: type[doc.OfficeEntry | doc.PlanEntry | doc.CommitmentEntry | doc.MeasureEntry]
) -> dict[str, Any]:
    """The row's columns that bear the same name in the document; an empty text was never written."""
    named = {name: getattr(row, name) for name in kind.model_fields if hasattr(type(row), name)}
    return {name: None if value == "" else value for name, value in named.items()}


def _plan(row: Plan) -> doc.PlanEntry:
    collects = row.collects.get("items", tuple(Collected))
    return doc.PlanEntry.model_validate(_columns(row, doc.PlanEntry) | {"collects": collects})


def _forum(row: Forum) -> doc.ForumEntry:
    days: tuple[date, ...] = tuple(meeting.day for meeting in row.meetings)
    return doc.ForumEntry(name=row.name, kind=row.kind, meetings=days)


def _person(role: Role, written: dict[str, Any]) -> doc.PersonEntry:
    """`written` is the file's own entry, for the order of what the record has no order for."""
    holding = open_holding(role)
    held = {row.duty.value for row in role.duties}
    agrees_for = {sro.title for sro in role.agrees_for}
    return doc.PersonEntry(
        role=role.title,
        email=holding.person.email if holding else None,
        slack=holding.person.slack_id if holding else None,
        route=role.route,
        duties=tuple(Duty(duty) for duty in written["duties"] if duty in held),
        agrees_for=tuple(title for title in written.get("agrees_for", ()) if title in agrees_for),
    )


def _priority(row: Priority) -> doc.PriorityEntry:
    return doc.PriorityEntry(
        code=row.code,
        title=row.title,
        statement=row.statement or None,
        aim=row.aim or None,
        outcomes="\n".join(row.outcomes["items"]) or None,
        areas=tuple(area.title for area in row.areas),
        lead=row.lead.title if row.lead else None,
    )


def _commitment(row: Commitment) -> doc.CommitmentEntry:
    return doc.CommitmentEntry.model_validate(
        _columns(row, doc.CommitmentEntry)
        | {
            "priority": row.priority.code,
            "also": row.also["codes"],
            "depends_on": row.depends_on["refs"],
            "lead": row.lead.title,
            "force_lead": row.force_lead.title if row.force_lead else None,
            "deputy": row.deputy.title if row.deputy else None,
            "sro": row.sro.title,
            "second_agreer": row.second_agreer.title if row.second_agreer else None,
            "milestones": tuple(
                doc.MilestoneEntry(text=step.text, due=step.due, met=step.met) for step in row.milestones
            ),
        }
    )


def _measure(row: Measure) -> doc.MeasureEntry:
    owner = row.owner.title if row.owner else None
    return doc.MeasureEntry.model_validate(
        _columns(row, doc.MeasureEntry) | {"owner": owner} | dict(row.speaks_to)
    )


def request_entry(record: Record, row: MemberRequest) -> doc.RequestEntry:
    """A request with the answer that counts."""
    answer = record.answers.get(row.id)
    owner = next(title for title, role in record.roles.items() if role.id == row.owner_role_id)
    live = {ref for ref, one in record.commitments.items() if one.lifecycle not in GONE}
    return doc.RequestEntry(
        ref=row.ref,
        forum=row.forum,
        meeting=row.met_on,
        asked_by=row.asked_by,
        kind=row.kind,
        text=row.minuted or row.text,
        minuted=bool(row.minuted),
        owner=owner,
        due=row.due,
        commitments=tuple(ref for ref in row.commitments["refs"] if ref in live),
        state=answer.state if answer else MembersState.OPEN,
        response=(answer.words or None) if answer else None,
        responded_on=answer.at.astimezone(LONDON).date() if answer else None,
        answered_in=row.answered_in or None,
    )
