"""Headlines as a kind of ask: of the lead of each priority that has one, once its commitments are in."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.asks.row_kinds import RowKind
from storage.asks.rows import AskWanted
from storage.calendar.quarters import OUT, timetable_of
from storage.enums import Collected
from storage.facts.plan import QuarterName
from storage.plan.plan_facts import role_titles
from storage.record.once import once
from storage.rules.asks.out import Steps
from storage.rules.calendar.timetable import Timetable
from storage.tables import Ask, Commitment, Priority, Quarter, Return

HEADLINES = "headlines"


def wanted(session: Session, _name: QuarterName) -> Iterator[AskWanted]:
    """A headline of each priority that has a lead, in the plan's order."""
    led = select(Priority).where(Priority.withdrawn.is_(False), Priority.lead_role_id.is_not(None))
    rows = session.scalars(led.order_by(Priority.position, Priority.id)).all()
    titles = role_titles(session) if rows else {}
    for row in rows:
        if row.lead_role_id is not None:
            yield AskWanted(
                subject=row.id,
                ref=f"headline {row.code}",
                title=row.title,
                role_id=row.lead_role_id,
                whose=titles[row.lead_role_id],
            )


def ready(session: Session, name: QuarterName, one: AskWanted, now: datetime) -> bool:
    """Whether a priority's commitments are all in, or returns have closed."""
    return now >= timetable_of(session, name).cut_off or one.subject not in still_coming(session, name)


@once
def still_coming(session: Session, name: QuarterName) -> frozenset[int]:
    """The priorities of which a return is still to be answered."""
    rows = session.scalars(
        select(Commitment.priority_id)
        .join(Return, Return.commitment_id == Commitment.id)
        .join(Quarter, Return.quarter_id == Quarter.id)
        .where(Quarter.year == name.year, Quarter.number == name.number, Return.state.in_(OUT))
    )
    return frozenset(rows)


def steps(times: Timetable) -> Steps:
    """Told of as soon as it is asked for, which is when returns close at the latest, and on the day on which it is
    due."""
    morning = times.sros_done.replace(hour=times.overdue.hour, minute=times.overdue.minute)
    return Steps(first=times.prompts_open, overdue=morning)


def due(times: Timetable) -> datetime:
    """When SROs are done, before the paper is drafted."""
    return times.sros_done


KIND = RowKind(
    HEADLINES,
    Collected.HEADLINES,
    Ask.priority_id,
    wanted,
    steps=steps,
    due=due,
    ready=ready,
    tables=frozenset(("headline", "priority")),
)
