"""What everything that is said of one quarter stands against: the plan, the quarter, its steps, the roles' titles and
the dates that were moved. Read once and handed on; what differs by commitment is in standings' Book."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from storage.calendar.quarters import timetable_of
from storage.enums import RUNNING, QuarterState
from storage.facts.plan import PlanFacts, QuarterName
from storage.plan import plan_facts
from storage.plan.plan_facts import KnownRole, Move, PlanSettings
from storage.rules.calendar import quarters
from storage.rules.calendar.timetable import Timetable
from storage.standing.standing_rows import POSITION, in_quarter
from storage.tables import Quarter, Report

FIRST_DRAFT = (
    select(Report.made_at)
    .where(Report.quarter_id == Quarter.id)
    .order_by(Report.version_no)
    .limit(1)
    .correlate(Quarter)
    .scalar_subquery()
)
"""When the quarter's first draft was made: what comes later is not in it."""
WITH_DRAFT = select(Quarter, FIRST_DRAFT.label("draft_at"))
BY_ID = WITH_DRAFT.where(Quarter.id == bindparam("quarter_id"))
BY_NAME = WITH_DRAFT.where(Quarter.year == bindparam("year"), Quarter.number == bindparam("quarter"))
NEWEST = WITH_DRAFT.where(Quarter.state != QuarterState.PLANNED).order_by(POSITION.desc()).limit(1)
COLLECTED_BEFORE = (
    WITH_DRAFT.where(Quarter.state.in_(RUNNING))
    .where(bindparam("position") > POSITION)
    .order_by(POSITION.desc())
    .limit(1)
)


@dataclass(frozen=True)
class Backdrop:
    """One quarter's."""

    plan: PlanFacts
    settings: PlanSettings
    quarter: Quarter
    draft_at: datetime | None
    """When the quarter's first draft was made: what comes later is not in it."""
    times: Timetable
    roles: Mapping[int, KnownRole]
    moves: Mapping[int, Sequence[Move]]

    @property
    def name(self) -> QuarterName:
        """Which quarter it is."""
        return self.quarter.name

    @cached_property
    def titles(self) -> Mapping[int, str]:
        """What each role is called."""
        return {id: role.title for id, role in self.roles.items()}

    @property
    def closed(self) -> bool:
        """Whether returns have closed: what is in is not changed any more."""
        return self.quarter.state is not QuarterState.OPEN

    def overdue(self, now: datetime) -> bool:
        """Whether the leads' deadline has passed."""
        return now > self.times.lead_deadline


def backdrop_of(session: Session, quarter_id: int) -> Backdrop:
    """A quarter's: five statements. Raises NoPlan."""
    return behind(session, *session.execute(BY_ID, {"quarter_id": quarter_id}).one())


def backdrop_named(session: Session, name: QuarterName) -> Backdrop:
    """That of a quarter which the record knows. Raises NoPlan."""
    return behind(session, *session.execute(BY_NAME, in_quarter(name)).one())


def newest_backdrop(session: Session) -> Backdrop | None:
    """That of the newest quarter that has been opened or imported. Raises NoPlan."""
    found = session.execute(NEWEST).first()
    return behind(session, *found) if found else None


def collected_before(session: Session, newer: Backdrop) -> Backdrop | None:
    """That of the newest quarter before it whose returns may still come. What both share is not read again."""
    found = session.execute(COLLECTED_BEFORE, {"position": quarters.index(newer.name)}).first()
    if found is None:
        return None
    quarter, draft_at = found
    return replace(newer, quarter=quarter, draft_at=draft_at, times=timetable_of(session, quarter.name))


def behind(session: Session, quarter: Quarter, draft_at: datetime | None) -> Backdrop:
    """What stands behind this quarter."""
    _, plan, settings = plan_facts.plan_in_force(session)
    return Backdrop(
        plan=plan,
        settings=settings,
        quarter=quarter,
        draft_at=draft_at,
        times=timetable_of(session, quarter.name),
        roles=plan_facts.known_roles(session),
        moves=plan_facts.moves(session),
    )
