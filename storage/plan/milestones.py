"""The milestones of commitments: which are still to meet, and what an answer says of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from storage.facts.answering import Answer, MilestoneSaid
from storage.facts.plan import OpenMilestone
from storage.plan.plan_facts import THESE, named
from storage.record import audit
from storage.tables import Milestone

STILL_OPEN = (
    select(Milestone)
    .where(
        Milestone.commitment_id.in_(THESE), or_(Milestone.met.is_(None), Milestone.met >= bindparam("since"))
    )
    .order_by(Milestone.position)
)
SAID = select(Milestone).where(
    Milestone.commitment_id == bindparam("commitment_id"),
    Milestone.id.in_(bindparam("said", expanding=True)),
)


def open_milestones(
    session: Session, ids: Collection[int], since: date
) -> Mapping[int, Sequence[OpenMilestone]]:
    """Each commitment's milestones that are to be met, and those met from that day on: what was said of them
    may still be corrected."""
    rows = session.scalars(STILL_OPEN, {"since": since, **named(ids)})
    found: dict[int, list[OpenMilestone]] = {}
    for row in rows:
        facts = OpenMilestone(row.id, row.text, row.due, row.met, row.forecast)
        found.setdefault(row.commitment_id, []).append(facts)
    return found


def overdue(milestones: Sequence[OpenMilestone], day: date, answer: Answer | None = None) -> tuple[str, ...]:
    """Those that should have been met by that day, and of which the answer does not say that they were."""
    said_met = {one.id for one in answer.milestones if one.met} if answer else set()
    return tuple(
        one.text
        for one in milestones
        if one.due and one.due <= day and not one.met and one.id not in said_met
    )


def name_milestones(session: Session, commitment_id: int, answer: Answer) -> Answer:
    """The answer with each milestone's own words, and with none that is another commitment's."""
    if not answer.milestones:
        return answer
    texts = dict(
        session.execute(
            select(Milestone.id, Milestone.text).where(Milestone.commitment_id == commitment_id)
        ).all()
    )
    own = tuple(replace(one, text=texts[one.id]) for one in answer.milestones if one.id in texts)
    return replace(answer, milestones=own)


def record_milestones(
    session: Session,
    commitment_id: int,
    answer: Answer,
    before: Answer | None,
    person_id: int | None,
    now: datetime,
) -> None:
    """Writes into the plan's milestones what the answer says of them, and takes back what the answer it
    replaces said. A milestone's own date stays."""
    said: dict[int, MilestoneSaid | None] = {one.id: None for one in before.milestones} if before else {}
    said.update({one.id: one for one in answer.milestones})
    for row in session.scalars(SAID, {"commitment_id": commitment_id, "said": list(said)}) if said else ():
        one, was = said[row.id], dates_of(row)
        row.met, row.forecast = (one.met, one.forecast) if one else (None, None)
        if dates_of(row) != was:
            audit.record(session, now, "milestone_said", row, by=person_id, before=was, after=dates_of(row))


def dates_of(row: Milestone) -> dict[str, str | None]:
    """What the audit says of a milestone."""
    dates = {"met": row.met, "forecast": row.forecast}
    return {name: day.isoformat() if day else None for name, day in dates.items()}
