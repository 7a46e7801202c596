"""When a commitment leaves the plan: from which quarter on it is counted no more. Those before keep it, with all that
was said of it."""

from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from storage.enums import Lifecycle, QuarterState
from storage.facts.plan import QuarterName
from storage.rules.calendar import quarters
from storage.rules.calendar.working_days import LONDON
from storage.tables import Commitment, Quarter, Report

NEWEST = (
    select(Quarter, exists().where(Report.quarter_id == Quarter.id).label("drafted"))
    .where(Quarter.state != QuarterState.PLANNED)
    .order_by(Quarter.year.desc(), Quarter.number.desc())
    .limit(1)
)
"""The newest quarter that has been opened or imported, and whether a paper of it was drafted."""


def under_way(session: Session) -> QuarterName | None:
    """The quarter that still changes with the plan: its returns are collected, and no paper of it was drafted."""
    found = session.execute(NEWEST).first()
    if found is None or found.drafted:
        return None
    row = found[0]
    return row.name if row.state in (QuarterState.OPEN, QuarterState.CUT_OFF) else None


def first_without(session: Session, now: datetime) -> QuarterName:
    """The first quarter that does not count what leaves the plan now: the one under way, else the next to be."""
    found = session.execute(NEWEST).first()
    if found is None:
        return quarters.quarter_of(now.astimezone(LONDON).date())
    return under_way(session) or quarters.following(found[0].name)


def leave(session: Session, row: Commitment, lifecycle: Lifecycle, reason: str, now: datetime) -> None:
    """The commitment is part of the plan no longer, and its ref is never used again."""
    row.lifecycle, row.withdrawn_reason = lifecycle, reason
    row.left_in = quarters.index(first_without(session, now))
