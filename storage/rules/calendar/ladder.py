"""A quarter's timetable as it is in force: the office's own steps, pulled forward when the Panel's paper is due
earlier, and the steps moved by hand. The standard steps are timetable.py's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from storage.facts.plan import QuarterName
from storage.rules.calendar import quarters
from storage.rules.calendar.timetable import NO_RULES, StepTime, Timetable, timetable
from storage.rules.calendar.working_days import WorkingCalendar, at

LEAST_GAPS: Mapping[str, int] = {
    "reminder_1": 1,
    "reminder_2": 0,
    "lead_deadline": 0,
    "overdue": 1,
    "escalation": 0,
    "cut_off": 0,
    "sros_done": 1,
    "draft": 1,
}
"""How few working days may lie between a step and the one before it, when time is short: leads have at least
two working days, SROs one, and whoever makes the draft one."""
FEW_DAYS = 5
"""Leads with fewer working days than this are asked early, or their answers go to the next Panel."""
USUAL_DAYS = 10
"""The working days that leads have when nothing presses."""


@dataclass(frozen=True)
class Ladder:
    """What the record says of one quarter's steps. `panels` are the days of the Panel's meetings; those up to
    `passes` get no paper of this quarter, because the plan office chose the next one."""

    office: Mapping[str, StepTime] = field(default_factory=lambda: NO_RULES)
    panels: Sequence[date] = ()
    passes: date | None = None
    moved: Mapping[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True)
class Pressed:
    """A quarter whose paper is due before its draft would be made: the meeting, the days, and what is left."""

    meeting: date
    paper_due: date
    usual: Timetable
    times: Timetable
    leads_days: int
    early: date | None
    """The day on which prompts could go out before the quarter has ended, where that would give leads more."""


def in_force(quarter: QuarterName, calendar: WorkingCalendar, ladder: Ladder) -> Timetable:
    """The quarter's steps. One that was moved by hand stays where it was put, whatever else moves."""
    usual = timetable(quarter, calendar, ladder.office)
    meeting = panel_of(quarter, calendar, ladder)
    times = pulled_forward(usual, calendar, calendar.paper_deadline(meeting)) if meeting else usual
    return replace(times, **ladder.moved)


def panel_of(quarter: QuarterName, calendar: WorkingCalendar, ladder: Ladder) -> date | None:
    """The Panel that the quarter's paper is for: the first after the quarter that can be met at all, and that
    was not passed over."""
    soonest = _soonest(timetable(quarter, calendar, ladder.office), calendar)["draft"]
    after = max(quarters.last_day(quarter), ladder.passes or date.min)
    coming = (day for day in sorted(ladder.panels) if day > after)
    return next((day for day in coming if calendar.paper_deadline(day) >= soonest), None)


def pressed(quarter: QuarterName, calendar: WorkingCalendar, ladder: Ladder, today: date) -> Pressed | None:
    """What a Panel's early paper does to the quarter; None where it does nothing."""
    meeting = panel_of(quarter, calendar, ladder)
    if meeting is None:
        return None
    usual = timetable(quarter, calendar, ladder.office)
    due = calendar.paper_deadline(meeting)
    times = pulled_forward(usual, calendar, due)
    if times == usual:
        return None
    days = leads_days(replace(times, **ladder.moved), calendar)
    return Pressed(meeting, due, usual, times, days, early_day(times, calendar, today))


def early_day(times: Timetable, calendar: WorkingCalendar, today: date) -> date | None:
    """The day, after today, from which leads would have their usual days up to the deadline, or as many of
    them as are left; None where that is no earlier than they are asked anyway."""
    day = times.lead_deadline.date()
    for _ in range(USUAL_DAYS - 1):
        day = calendar.previous_working_day(day)
    day = max(day, calendar.add(today, 1))
    return day if day < times.prompts_open.date() else None


def leads_days(times: Timetable, calendar: WorkingCalendar) -> int:
    """How many working days leads have, the day of the prompt and the day of the deadline included."""
    first, last = times.prompts_open.date(), times.lead_deadline.date()
    return sum(calendar.is_working_day(first + timedelta(days=n)) for n in range((last - first).days + 1))


def pulled_forward(times: Timetable, calendar: WorkingCalendar, paper_due: date) -> Timetable:
    """The same steps with the draft made by the day on which the paper is due. Nothing moves later, each step
    keeps its time of day, and the leads' deadline is as late as it can be; where even the least gaps do not
    fit, the draft comes as soon as they allow."""
    if times.draft.date() <= paper_due:
        return times
    latest, soonest = _latest(times, calendar, paper_due), _soonest(times, calendar)
    moved = {}
    for step in times.steps():
        day = max(soonest[step.key], min(step.at.date(), latest[step.key]))
        moved[step.key] = at(day, step.at.hour, step.at.minute)
    return Timetable(**moved)


def _latest(times: Timetable, calendar: WorkingCalendar, paper_due: date) -> dict[str, date]:
    """The last day for each step, counted back from the day on which the paper is due."""
    last = paper_due if calendar.is_working_day(paper_due) else calendar.previous_working_day(paper_due)
    steps, days = times.steps(), {"draft": last}
    for step, following in zip(reversed(steps[:-1]), reversed(steps[1:]), strict=True):
        day = days[following.key]
        for _ in range(_gap(step.at, following.key, following.at)):
            day = calendar.previous_working_day(day)
        days[step.key] = day
    return days


def _soonest(times: Timetable, calendar: WorkingCalendar) -> dict[str, date]:
    """The first day for each step, counted on from the prompts."""
    steps = times.steps()
    days = {"prompts_open": times.prompts_open.date()}
    for before, step in pairwise(steps):
        days[step.key] = calendar.add(days[before.key], _gap(before.at, step.key, step.at))
    return days


def _gap(before: datetime, step: str, at: datetime) -> int:
    """The least working days before a step; one where the times of day would put it before its forerunner."""
    return LEAST_GAPS[step] if before.time() <= at.time() else max(1, LEAST_GAPS[step])
