"""What the record says of a quarter's steps: the office's own, those moved, the Panel's meetings, and what the
plan office changed of them. How they come together is rules/ladder's."""

from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import audit
from storage.facts import QuarterName
from storage.meetings import panel_days
from storage.rules.ladder import Ladder
from storage.rules.timetable import StepTime
from storage.rules.working_days import LONDON
from storage.tables import Quarter, StepDate, StepRule


def ladder_of(session: Session, quarter: QuarterName) -> Ladder:
    """All that bears on one quarter's steps, in three statements."""
    rows = session.execute(
        select(Quarter.passes_panel, StepDate.step, StepDate.at)
        .outerjoin(StepDate, StepDate.quarter_id == Quarter.id)
        .where(Quarter.year == quarter.year, Quarter.number == quarter.number)
    ).all()
    return Ladder(
        office=office_rules(session),
        panels=panel_days(session),
        passes=rows[0].passes_panel if rows else None,
        moved={row.step: row.at.astimezone(LONDON) for row in rows if row.step},
    )


def office_rules(session: Session) -> dict[str, StepTime]:
    """The steps that this office takes at another time than is standard."""
    return {
        row.step: StepTime(row.working_days, time.fromisoformat(row.time_of_day))
        for row in session.scalars(select(StepRule))
    }


def set_rule(session: Session, step: str, rule: StepTime, now: datetime, person_id: int | None) -> None:
    """Sets the office's own time for a step, from now on."""
    before = session.get(StepRule, step)
    old = {"working_days": before.working_days, "time": before.time_of_day} if before else None
    new = {"working_days": rule.working_days, "time": f"{rule.at:%H:%M}"}
    session.merge(StepRule(step=step, working_days=rule.working_days, time_of_day=f"{rule.at:%H:%M}"))
    session.flush()
    audit.record(
        session,
        now,
        "step_rule_set",
        person_id=person_id,
        subject="step",
        before=old,
        after={"step": step, **new},
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
        person_id=person_id,
        subject="quarter",
        subject_id=quarter.id,
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
        session,
        now,
        "panel_passed_over",
        person_id=person_id,
        subject="quarter",
        subject_id=quarter.id,
        after={"meeting": meeting.isoformat()},
    )


def ask_early(
    session: Session, quarter: Quarter, day: date, at: datetime, now: datetime, person_id: int | None
) -> None:
    """Prompts open before the quarter has ended, and the answers describe how things stand on `day`."""
    quarter.data_date = day
    move_step(session, quarter, "prompts_open", at, "asked early for the Panel's paper", now, person_id)
