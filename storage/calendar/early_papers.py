"""A Panel whose paper is due early: which quarters it pulls forward, and what the plan office chooses. How steps
are pulled is rules/ladder's."""

from datetime import datetime

from sqlalchemy.orm import Session

from storage.calendar import timetables
from storage.calendar.quarters import calendar, ensure_quarter, quarter_row, timetable_of, today
from storage.calendar.step_changes import is_open
from storage.enums import QuarterState
from storage.facts.calendar import Chosen, PulledForward
from storage.facts.plan import QuarterName
from storage.rules.calendar import quarters
from storage.rules.calendar.ladder import FEW_DAYS, Pressed, pressed
from storage.rules.calendar.working_days import at
from storage.tables import Quarter

TOLD_AHEAD = 30
"""Days before a quarter's end from which the plan office hears that its steps are pulled forward."""


def pulled_forward(session: Session, now: datetime) -> list[PulledForward]:
    """The quarters ahead whose steps a Panel's early paper pulls forward, from a month before their end."""
    last = quarters.last_ended(today(now))
    found = (pulled(session, name, now) for name in (last, quarters.following(last)))
    return [one for one in found if one]


def to_open(session: Session, now: datetime) -> tuple[QuarterName, ...]:
    """The quarters that may be opened by hand: the last that ended, and the one under way where asking early was
    chosen. Any other would become the newest, or ask of days that nobody can tell of yet."""
    last = quarters.last_ended(today(now))
    early = quarter_row(session, quarters.following(last))
    return (last, early.name) if early and early.data_date else (last,)


def pulled(session: Session, name: QuarterName, now: datetime) -> PulledForward | None:
    """What pulls one quarter's steps forward, while that can still be told in time."""
    ahead = (quarters.last_day(name) - today(now)).days
    if ahead > TOLD_AHEAD or is_open(session, name):
        return None
    one = pressed(name, calendar(session), timetables.ladder_of(session, name), today(now))
    if one is None or now >= one.times.lead_deadline:
        return None
    row = quarter_row(session, name)
    choice = one.leads_days < FEW_DAYS and not (row and row.data_date)
    return facts_of(name, one, choice=choice)


def facts_of(name: QuarterName, one: Pressed, *, choice: bool) -> PulledForward:
    """What the plan office is told of it."""
    return PulledForward(
        quarter=name,
        meeting=one.meeting,
        paper_due=one.paper_due,
        usual_draft=one.usual.draft,
        steps=one.times.steps(),
        leads_days=one.leads_days,
        choice=choice,
        early=one.early,
    )


def choose(
    session: Session, name: QuarterName, *, early: bool, now: datetime, person_id: int | None
) -> Chosen:
    """Asks leads early, or gives the quarter's paper to the next Panel; not twice, and not once leads are asked."""
    ensure_quarter(session, name)
    row = quarter_row(session, name, lock=True)
    one = pulled(session, name, now)
    if row is None or row.state is not QuarterState.PLANNED or (early and one and one.early is None):
        return Chosen(name, why_not="too_late")
    if one is None or not one.choice:
        return Chosen(name, why_not="settled")
    if early:
        return ask_early(session, row, one, now, person_id)
    # The meeting is passed over, and the steps keep their usual days.
    timetables.pass_panel_over(session, row, one.meeting, now, person_id)
    return Chosen(name, passed=one.meeting, draft=timetable_of(session, name).draft)


def ask_early(
    session: Session, row: Quarter, one: PulledForward, now: datetime, person_id: int | None
) -> Chosen:
    """Prompts go out on the early day, and answers say how things stand on it."""
    assert one.early is not None  # noqa: S101 - whoever calls has looked
    usual = one.steps[0].at
    moment = at(one.early, usual.hour, usual.minute)
    timetables.ask_early(session, row, one.early, moment, now, person_id)
    return Chosen(one.quarter, early=one.early, draft=timetable_of(session, one.quarter).draft)
