"""What is told of a quarter's timetable: the steps, what a change moved, and what a Panel's early paper means."""

from dataclasses import dataclass
from datetime import date, datetime

from storage.facts.plan import QuarterName, Step


@dataclass(frozen=True)
class TimetableFacts:
    """A quarter's steps as they are in force. `moved` are the keys of those moved by hand; `pulled` says that
    the Panel's paper, due on `paper_due`, pulled them forward. `data_date` is set where prompts go out early."""

    quarter: QuarterName
    steps: tuple[Step, ...]
    moved: frozenset[str]
    meeting: date | None
    paper_due: date | None
    pulled: bool
    leads_days: int
    data_date: date | None = None


@dataclass(frozen=True)
class StepMove:
    """One step of one quarter that is not when it was."""

    quarter: QuarterName
    key: str
    before: datetime
    after: datetime


@dataclass(frozen=True)
class WhyMoved:
    """Why steps moved: for a `reason` that was typed, for a forum's meeting, or, with neither, because the office
    takes them at another time from now on."""

    reason: str = ""
    forum: str = ""
    meeting: date | None = None


@dataclass(frozen=True)
class DeadlineMoved:
    """What a lead hears of steps that moved under them: the leads' deadline, the cut-off, or both."""

    quarter: QuarterName
    moves: tuple[StepMove, ...]
    why: WhyMoved


@dataclass(frozen=True)
class StepChanged:
    """A step that was set for the office (`days` after the quarter's end) or moved for one quarter, with all
    that moved. `why_not` is a key: order (with the two steps), past, taken, not_working."""

    quarter: QuarterName
    key: str
    days: int | None
    at: datetime
    moves: tuple[StepMove, ...] = ()
    why_not: str = ""
    clash: tuple[Step, ...] = ()


@dataclass(frozen=True)
class MeetingChanged:
    """A meeting that was added, or moved from `old`. `publish_by` and `paper_due` are a Panel's (LGA 1972
    s100B). `passed` are quarters under way whose steps cannot be pulled so far any more. `at_rest` says that the day
    is no working day, `overdue` that the paper should have been there by today: noted, but said. `why_not` is a
    key: known, unknown, past."""

    forum: str
    old: date | None
    new: date
    publish_by: date | None = None
    paper_due: date | None = None
    moves: tuple[StepMove, ...] = ()
    passed: tuple[QuarterName, ...] = ()
    known: tuple[date, ...] = ()
    at_rest: bool = False
    overdue: bool = False
    why_not: str = ""


@dataclass(frozen=True)
class ClosedDays:
    """Working days on which the office is closed, or open again (`opened`), with all that moves. `known` are those
    ahead, after the change. `why_not` is a key: past, nothing, long, and taken, with the step that had been."""

    days: tuple[date, ...]
    known: tuple[date, ...]
    opened: bool = False
    moves: tuple[StepMove, ...] = ()
    why_not: str = ""
    step: StepMove | None = None


@dataclass(frozen=True)
class PulledForward:
    """A quarter whose steps a Panel's early paper pulls forward. `early` is the day on which prompts could go
    out before the quarter ends; `choice` says that leads have so few days that the plan office may choose."""

    quarter: QuarterName
    meeting: date
    paper_due: date
    usual_draft: datetime
    steps: tuple[Step, ...]
    leads_days: int
    choice: bool
    early: date | None


@dataclass(frozen=True)
class Chosen:
    """What the plan office chose: prompts on `early`, or the Panel after `passed`. `why_not` is a key: settled,
    too_late."""

    quarter: QuarterName
    early: date | None = None
    passed: date | None = None
    draft: datetime | None = None
    why_not: str = ""


@dataclass(frozen=True)
class MeetingAhead:
    """A forum's meeting that is to come; `paper_due` and `publish_by` are a Panel's (LGA 1972 s100B). `number` is the
    record's own, the same after a move."""

    forum: str
    day: date
    paper_due: date | None = None
    publish_by: date | None = None
    number: int = 0


@dataclass(frozen=True)
class CalendarFacts:
    """What goes into somebody's own calendar: the steps of a quarter, and the forums' meetings ahead. `made_at` is
    when it was asked for."""

    office: str
    plan: str
    quarter: QuarterName
    steps: tuple[Step, ...]
    meetings: tuple[MeetingAhead, ...]
    made_at: datetime
