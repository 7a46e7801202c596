"""What is wanted of somebody, and of whom, as the planner of reminders takes it; of no kind of ask. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from enum import IntEnum
from types import MappingProxyType
from typing import NamedTuple

from storage.facts.plan import QuarterName
from storage.rules.calendar.working_days import LONDON

QUIET = timedelta(days=1)
"""Whoever has answered something is left in peace about what is like it for this long."""
NEVER: Mapping[str, datetime] = MappingProxyType({})


class Rung(IntEnum):
    """The rungs of the ladder, each a little plainer than the last."""

    FIRST = 1
    SECOND = 2
    OVERDUE = 3


@dataclass(frozen=True)
class Hours:
    """When somebody works, on their own clock: from `start`, up to but not at `end`."""

    zone: tzinfo = LONDON
    start: time = time(8, 30)
    end: time = time(17, 30)

    def day(self, now: datetime) -> date:
        """The day it is where they are."""
        return now.astimezone(self.zone).date()

    def has(self, now: datetime) -> bool:
        """Whether it is one of their hours."""
        return self.start <= now.astimezone(self.zone).time() < self.end


@dataclass(frozen=True)
class AwayDays:
    """Days on which somebody is away, both included, and the person whom they named as cover."""

    first: date
    last: date
    cover_id: int | None = None


class AskId(NamedTuple):
    """Something that is wanted of somebody: of which kind, and which of that kind."""

    kind: str
    id: int


@dataclass(frozen=True)
class Steps:
    """When what an ask needs comes, as its kind gives it; None for what it never has. From `end` on nobody is
    told any more that it is missing."""

    first: datetime | None = None
    second: datetime | None = None
    overdue: datetime | None = None
    escalation: datetime | None = None
    end: datetime | None = None

    def reached(self, now: datetime) -> tuple[Rung, datetime] | None:
        """The last rung that has come, and when it did; None before the first."""
        rungs = ((Rung.FIRST, self.first), (Rung.SECOND, self.second), (Rung.OVERDUE, self.overdue))
        come = [(when, rung) for rung, when in rungs if when is not None and when <= now]
        when, rung = max(come, default=(None, None))
        return (rung, when) if rung and when else None

    def escalates(self, now: datetime) -> bool:
        """Whether it is time to tell that it is missing, and not too late to be of use."""
        return self.escalation is not None and self.escalation <= now and (self.end is None or now < self.end)


@dataclass(frozen=True)
class Out:
    """Something that is wanted of somebody and has not come. Roles by id: `asked` for it, None where nobody
    in Slack is; `deputies` in its place while its holder is away; `shares` hear of the second reminder;
    `escalates_to` hears that it is missing. `closed` says that its time is out by now, so that nobody is
    reminded of it."""

    ask: AskId
    asked: int | None
    steps: Steps
    due: datetime
    """Until when it is wanted."""
    quarter: QuarterName | None = None
    ref: str = ""
    title: str = ""
    whose: str = ""
    """The role that it is wanted of, as people read it."""
    superior: str = ""
    """The role that it escalates to, as people read it."""
    deputies: tuple[int, ...] = ()
    may_be_covered: bool = True
    """Whether whoever the absent named as cover is asked in their place; else only deputies are."""
    shares: tuple[int, ...] = ()
    escalates_to: int | None = None
    closes: datetime | None = None
    """Until when it still counts though it was due before."""
    own_time: datetime | None = None
    """Its own deadline, where it has another than its like."""
    closed: bool = False
    escalated: bool = False
    again: bool = False
    """Answered, and to be answered again: it does not count as out."""
    told_anyway: bool = False
    """The chief executive's channel hears of it in another way: in place of whom it escalates to it is told
    nothing."""
    counted: bool = False
    """Whether it is among what the chief executive hears now in numbers."""


@dataclass(frozen=True)
class Someone:
    """A person as the planner knows them: their hours and absences; by kind of ask when they last answered
    one and were last told, by a prompt or a reminder, of what is out."""

    hours: Hours = Hours()
    away: tuple[AwayDays, ...] = ()
    answered: Mapping[str, datetime] = field(default_factory=lambda: NEVER)
    told: Mapping[str, datetime] = field(default_factory=lambda: NEVER)
    put_off_until: date | None = None
    put_off_times: int = 0
    """Since the quarter opened."""
    in_slack: bool = True
    """Whether a message reaches them."""
    heard: frozenset[str] = frozenset()
    """The kinds of which they were told since the quarter opened, whether it reached them or not."""

    @property
    def told_at(self) -> datetime | None:
        """When they were last told of anything."""
        return max(self.told.values(), default=None)

    def absence(self, now: datetime) -> AwayDays | None:
        """The absence that they are in."""
        day = self.hours.day(now)
        return next((one for one in self.away if one.first <= day <= one.last), None)

    def just_answered(self, kind: str, now: datetime) -> bool:
        """Whether they are to be left in peace about asks of a kind."""
        answered_at = self.answered.get(kind)
        return answered_at is not None and now - answered_at < QUIET
