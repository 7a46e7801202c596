"""What the record says of a quarter's steps: the office's own, those moved, the Panel's meetings, and what the
plan office changed of them. How they come together is rules/ladder's."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Select, bindparam, cast, literal, null, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.enums import ForumKind
from storage.facts.plan import QuarterName
from storage.record import audit
from storage.record.once import once
from storage.rules.calendar.ladder import Ladder
from storage.rules.calendar.timetable import StepTime
from storage.rules.calendar.working_days import LONDON, WorkingCalendar
from storage.tables import Closure, Forum, Meeting, Quarter, StepDate, StepRule

OF_THE_QUARTER = (Quarter.year == bindparam("year"), Quarter.number == bindparam("quarter"))
COLUMNS: Mapping[str, InstrumentedAttribute[Any]] = {
    "day": Closure.day,
    "step": StepDate.step,
    "at": StepDate.at,
    "working_days": StepRule.working_days,
    "time_of_day": StepRule.time_of_day,
}


def bearing(what: str, **given: InstrumentedAttribute[Any]) -> Select[*tuple[Any, ...]]:
    """One kind of thing that bears on a quarter's steps: these columns, and the others empty."""
    empty = {name: cast(null(), column.type) for name, column in COLUMNS.items()}
    columns = {**empty, **given}.items()
    return select(literal(what).label("what"), *(column.label(name) for name, column in columns))


# Built once, and one statement: the timetable is read with every answer and every view.
BEARING = union_all(
    bearing("closure", day=Closure.day),
    bearing("panel", day=Meeting.day)
    .join(Forum, Forum.id == Meeting.forum_id)
    .where(Forum.kind == ForumKind.PANEL),
    bearing("rule", step=StepRule.step, working_days=StepRule.working_days, time_of_day=StepRule.time_of_day),
    bearing("moved", step=StepDate.step, at=StepDate.at)
    .join(Quarter, Quarter.id == StepDate.quarter_id)
    .where(*OF_THE_QUARTER),
    bearing("passes", day=Quarter.passes_panel).where(*OF_THE_QUARTER, Quarter.passes_panel.is_not(None)),
)


@once
def steps_of(session: Session, quarter: QuarterName) -> tuple[WorkingCalendar, Ladder]:
    """The office's working days and all that bears on one quarter's steps."""
    found: dict[str, list[Any]] = {}
    for row in session.execute(BEARING, {"year": quarter.year, "quarter": quarter.number}):
        found.setdefault(row.what, []).append(row)
    ladder = Ladder(
        office={row.step: step_time(row) for row in found.get("rule", ())},
        panels=sorted(row.day for row in found.get("panel", ())),
        passes=next((row.day for row in found.get("passes", ())), None),
        moved={row.step: row.at.astimezone(LONDON) for row in found.get("moved", ())},
    )
    return WorkingCalendar(closures=frozenset(row.day for row in found.get("closure", ()))), ladder


def ladder_of(session: Session, quarter: QuarterName) -> Ladder:
    """What the record says of one quarter's steps."""
    return steps_of(session, quarter)[1]


def office_rules(session: Session) -> dict[str, StepTime]:
    """The steps that this office takes at another time than is standard."""
    return {row.step: step_time(row) for row in session.scalars(select(StepRule))}


def step_time(row: Any) -> StepTime:
    """The working day and the time of day of the office's own step."""
    return StepTime(row.working_days, time.fromisoformat(row.time_of_day))


def set_rule(session: Session, step: str, rule: StepTime, now: datetime, person_id: int | None) -> None:
    """Sets the office's own time for a step, from now on."""
    before = session.get(StepRule, step)
    old = {"working_days": before.working_days, "time": before.time_of_day} if before else None
    new = {"working_days": rule.working_days, "time": f"{rule.at:%H:%M}"}
    session.merge(StepRule(step=step, working_days=rule.working_days, time_of_day=f"{rule.at:%H:%M}"))
    session.flush()
    audit.record(
        session, now, "step_rule_set", ("step", None), by=person_id, before=old, after={"step": step, **new}
    )


def move_step(
    session: Session,
    quarter: Quarter,
    step: str,
    at: datetime,
    why: str,
    now: datetime,
    person_id: int | None,
) -> None:
    """Moves a step of one quarter, for that quarter alone. `at` is an aware time."""
    before = session.get(StepDate, (quarter.id, step))
    old = {"step": step, "at": before.at.isoformat()} if before else None
    session.merge(StepDate(quarter_id=quarter.id, step=step, at=at, why=why, moved_by_id=person_id))
    session.flush()
    audit.record(
        session,
        now,
        "step_moved",
        quarter,
        by=person_id,
        before=old,
        after={"step": step, "at": at.isoformat(), "why": why},
    )


def pass_panel_over(
    session: Session, quarter: Quarter, meeting: date, now: datetime, person_id: int | None
) -> None:
    """The quarter's paper goes to the Panel after that meeting, and its steps keep their usual days."""
    quarter.passes_panel = meeting
    session.flush()
    audit.record(
        session, now, "panel_passed_over", quarter, by=person_id, after={"meeting": meeting.isoformat()}
    )


def ask_early(
    session: Session, quarter: Quarter, day: date, at: datetime, now: datetime, person_id: int | None
) -> None:
    """Prompts open before the quarter has ended, and the answers describe how things stand on `day`."""
    quarter.data_date = day
    move_step(session, quarter, "prompts_open", at, "asked early for the Panel's paper", now, person_id)
