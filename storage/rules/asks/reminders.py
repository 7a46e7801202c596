"""Whom to remind now, and who stands in for whom. Pure: what was said and who is away is handed in, by
storage/asks/reminding.py; what else is owed at a look is rounds'."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import IntEnum

from storage.rules.calendar.timetable import Timetable
from storage.rules.calendar.working_days import LONDON, WorkingCalendar, at

QUIET = timedelta(days=1)
"""Whoever has answered something is left in peace for this long."""


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


@dataclass(frozen=True)
class Someone:
    """A person as the planner knows them: their hours and absences, when they last answered anything, and when
    they were last told, by a prompt or a reminder, of what is out."""

    hours: Hours = Hours()
    away: tuple[AwayDays, ...] = ()
    answered_at: datetime | None = None
    told_at: datetime | None = None
    put_off_until: date | None = None
    put_off_times: int = 0
    """Since the quarter opened."""

    def absence(self, now: datetime) -> AwayDays | None:
        """The absence that they are in."""
        day = self.hours.day(now)
        return next((one for one in self.away if one.first <= day <= one.last), None)


@dataclass(frozen=True)
class Out:
    """A return that is not answered. `person_id` is asked for it, None where nobody in Slack is; `sro_id` holds
    the SRO's role, None while nobody does. `due_at` is its own deadline, where it was extended or sent back;
    `closed` says that its time is out by now, so that nobody is reminded of it."""

    return_id: int
    person_id: int | None
    sro_id: int | None
    deputy_id: int | None = None
    co_lead_id: int | None = None
    due_at: datetime | None = None
    closed: bool = False
    escalated: bool = False
    sent_back: bool = False
    """Answered, and to be answered again: it does not count as out."""


@dataclass(frozen=True)
class Reminder:
    """What one person's message says of a quarter: what is theirs or covered by them, and what they share with its
    lead. `news` says that a rung has come since they were last told."""

    person_id: int
    day: date
    rung: Rung
    own: tuple[int, ...]
    shared: tuple[int, ...]
    news: bool = True


@dataclass(frozen=True)
class Escalation:
    """The missing returns of one SRO, told to them or to whoever covers; to the chief executive (`to_id` None)
    where nobody does, and where the SRO is the one who was asked."""

    sro_id: int | None
    to_id: int | None
    day: date
    return_ids: tuple[int, ...]


@dataclass(frozen=True)
class Owed:
    """What is owed now. `also` is no news and owes nobody a message, but goes along with one of another quarter's:
    a person has one a day."""

    reminders: tuple[Reminder, ...] = ()
    also: tuple[Reminder, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    counts: bool = False

    def tells(self) -> bool:
        """Whether anybody is to be told of anything."""
        return bool(self.reminders or self.escalations or self.counts)


@dataclass(frozen=True)
class OfficeDay:
    """Everything that the planner looks at, as it is at one moment."""

    now: datetime
    times: Timetable
    calendar: WorkingCalendar
    people: Mapping[int, Someone]
    counts_told: bool = False


# --- reminders -----------------------------------------------------------------------------------------


def reminders(office: OfficeDay, out: Sequence[Out]) -> Iterator[Reminder]:
    """One for each person who may be told today and of whom a rung has come."""
    own: dict[int, list[tuple[Out, Rung, datetime]]] = {}
    shared: dict[int, list[tuple[Out, Rung, datetime]]] = {}
    for one in out:
        reached = None if one.closed else rung(office, one)
        if reached is None:
            continue
        asked = stand_in(office, one.person_id, one.deputy_id)
        if asked is not None:
            own.setdefault(asked, []).append((one, *reached))
        for person_id in co_leads(one, asked) if reached[0] is Rung.SECOND else ():
            shared.setdefault(person_id, []).append((one, *reached))
    for person_id in sorted({*own, *shared}):
        lists = own.get(person_id, []), shared.get(person_id, [])
        if may_be_told(office, person_id):
            yield Reminder(
                person_id,
                office.people[person_id].hours.day(office.now),
                max(reached for each in lists for _, reached, _ in each),
                own=tuple(one.return_id for one, _, _ in lists[0]),
                shared=tuple(one.return_id for one, _, _ in lists[1]),
                news=is_news(office, person_id, [*lists[0], *lists[1]]),
            )


def rung(office: OfficeDay, one: Out) -> tuple[Rung, datetime] | None:
    """The last rung that has come for a return, and when it did; None before the first, and for a return
    without a deadline of its own from the cut-off on."""
    if one.due_at is None and office.now >= office.times.cut_off:
        return None
    come = [(name, when) for name, when in rungs(office, one) if when <= office.now]
    return come[-1] if come else None


def rungs(office: OfficeDay, one: Out) -> tuple[tuple[Rung, datetime], ...]:
    """When each rung of a return comes. One with a deadline of its own has a reminder on that day, and is
    overdue on the next working day."""
    times = office.times
    if one.due_at is None:
        return (
            (Rung.FIRST, times.reminder_1),
            (Rung.SECOND, times.reminder_2),
            (Rung.OVERDUE, times.overdue),
        )
    day = one.due_at.astimezone(LONDON).date()
    return (
        (Rung.FIRST, on(day, times.reminder_1)),
        (Rung.OVERDUE, on(office.calendar.add(day, 1), times.overdue)),
    )


def on(day: date, like: datetime) -> datetime:
    """That day in London, at the time of day of a step."""
    local = like.astimezone(LONDON)
    return at(day, local.hour, local.minute)


def co_leads(one: Out, asked: int | None) -> set[int]:
    """Who hears of the second reminder besides the person who is asked."""
    return {person for person in (one.co_lead_id, one.deputy_id) if person is not None} - {asked}


def stand_in(office: OfficeDay, person_id: int | None, deputy_id: int | None = None) -> int | None:
    """Whom to tell in place of someone: they themselves, or when away their cover, else the deputy; None where
    nobody is there. A cover's cover is not followed."""
    if person_id is None:
        return None
    absence = office.people[person_id].absence(office.now)
    if absence is None:
        return person_id
    cover = absence.cover_id if absence.cover_id is not None else deputy_id
    there = cover is not None and office.people[cover].absence(office.now) is None
    return cover if there else None


def may_be_told(office: OfficeDay, person_id: int) -> bool:
    """Whether a reminder may reach someone now: on a working day, in their own hours, not during an absence,
    once a day, and not within a day of an answer of theirs."""
    someone = office.people[person_id]
    if not at_work(office, someone):
        return False
    told_today = someone.told_at and someone.hours.day(someone.told_at) >= someone.hours.day(office.now)
    just_answered = someone.answered_at and office.now - someone.answered_at < QUIET
    return not (told_today or just_answered)


def at_work(office: OfficeDay, someone: Someone) -> bool:
    """Whether it is a working day and one of their hours, and they are not away."""
    worked = office.calendar.is_working_day(someone.hours.day(office.now))
    return worked and someone.hours.has(office.now) and someone.absence(office.now) is None


def at_work_again(calendar: WorkingCalendar, hours: Hours, now: datetime) -> datetime:
    """When somebody's hours next begin, on a working day."""
    begins = datetime.combine(hours.day(now), hours.start, tzinfo=hours.zone)
    while begins <= now or not calendar.is_working_day(begins.date()):
        begins += timedelta(days=1)
    return begins


def is_news(office: OfficeDay, person_id: int, reached: Iterable[tuple[Out, Rung, datetime]]) -> bool:
    """Whether a rung has come since they were last told, or the day until which they put it off."""
    someone = office.people[person_id]
    told_at, until = someone.told_at, someone.put_off_until
    if told_at is None or any(when > told_at for _, _, when in reached):
        return True
    return until is not None and someone.hours.day(told_at) < until <= someone.hours.day(office.now)
