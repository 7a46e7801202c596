"""Whom to remind now, whose missing asks to tell whoever they escalate to, and what the chief executive hears in
numbers. Pure, and of no kind of ask: what is out is handed in by the kinds, who is away and what was said by
storage/asks/reminding.py."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from storage.facts.plan import QuarterName
from storage.rules.asks.out import AskId, Hours, Out, Rung, Someone
from storage.rules.calendar.working_days import WorkingCalendar


class Due(NamedTuple):
    """An ask of which a rung has come, and when it did."""

    ask: AskId
    rung: Rung
    came: datetime


@dataclass(frozen=True)
class Reminder:
    """What one person's message of the day says: what is theirs or covered by them, and what they share with whoever
    is asked for it."""

    person_id: int
    day: date
    own: tuple[Due, ...]
    shared: tuple[Due, ...] = ()

    @property
    def asks(self) -> tuple[AskId, ...]:
        """All of it."""
        return tuple(one.ask for one in (*self.own, *self.shared))


@dataclass(frozen=True)
class Escalation:
    """What is missing of one superior's, told to them or to whoever covers; to the chief executive (`to_id` None)
    where nobody does, and where they are the one who was asked."""

    superior_id: int | None
    to_id: int | None
    day: date
    asks: tuple[AskId, ...]


@dataclass(frozen=True)
class Owed:
    """What is owed now. `counts` are the kinds and quarters of which the chief executive is to hear the numbers."""

    reminders: tuple[Reminder, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    counts: tuple[tuple[str, QuarterName | None], ...] = ()

    def tells(self) -> bool:
        """Whether anybody is to be told of anything."""
        return bool(self.reminders or self.escalations or self.counts)


@dataclass(frozen=True)
class OfficeDay:
    """Everything that the planner looks at, as it is at one moment. `holders` says who holds each role."""

    now: datetime
    calendar: WorkingCalendar
    people: Mapping[int, Someone]
    holders: Mapping[int, int]


def perhaps(now: datetime, one: Out) -> bool:
    """Whether an ask can be a reason to tell anybody anything, whoever is there."""
    reminds = not one.closed and one.steps.reached(now) is not None
    return reminds or is_for_escalation(now, one) or one.counted


def owed(office: OfficeDay, out: Sequence[Out]) -> Owed:
    """What is owed at this moment. A rung that was missed is not made up for: the latest one counts, once."""
    return Owed(tuple(reminders(office, out)), tuple(escalations(office, out)), counts_owed(office, out))


# --- reminders -----------------------------------------------------------------------------------------


def reminders(office: OfficeDay, out: Sequence[Out]) -> Iterator[Reminder]:
    """One for each person who may be told today and of whom a rung has come since they were last told: with all of
    theirs that has come due, for a list that waited would be told as old tomorrow, and so never."""
    own: dict[int, list[Due]] = {}
    shared: dict[int, list[Due]] = {}
    for one in out:
        reached = None if one.closed else one.steps.reached(office.now)
        if reached is None:
            continue
        asked = stand_ins(office, one)
        for person_id in asked:
            put(office, own, person_id, Due(one.ask, *reached))
        for person_id in sharing(office, one, asked) if reached[0] is Rung.SECOND else ():
            put(office, shared, person_id, Due(one.ask, *reached))
    for person_id in sorted({*own, *shared}):
        mine, others = own.get(person_id, []), shared.get(person_id, [])
        if may_be_told(office, person_id) and is_news(office, person_id, [*mine, *others]):
            day = office.people[person_id].hours.day(office.now)
            yield Reminder(person_id, day, tuple(mine), tuple(others))


def put(office: OfficeDay, lists: dict[int, list[Due]], person_id: int, due: Due) -> None:
    """Puts it on somebody's list, unless they have just answered one of the kind, or are out of reach and were
    told once, which the plan office hears of."""
    someone, kind = office.people[person_id], due.ask.kind
    if not someone.just_answered(kind, office.now) and (someone.in_slack or kind not in someone.heard):
        lists.setdefault(person_id, []).append(due)


def sharing(office: OfficeDay, one: Out, asked: Iterable[int]) -> set[int]:
    """Who hears of the second reminder besides whoever is asked."""
    found = (office.holders.get(role_id) for role_id in one.shares)
    return {person_id for person_id in found if person_id and in_reach(office, person_id)} - {*asked}


def in_reach(office: OfficeDay, person_id: int) -> bool:
    """Whether a message reaches somebody."""
    return office.people[person_id].in_slack


def stand_ins(office: OfficeDay, one: Out) -> tuple[int, ...]:
    """Whom to remind of an ask: whoever holds the role, or when they are away their cover, else the deputies; nobody
    where nobody is there. A cover's cover is not followed."""
    person_id = office.holders.get(one.asked or 0)
    if person_id is None:
        return ()
    absence = office.people[person_id].absence(office.now)
    if absence is None:
        return (person_id,)
    if one.may_be_covered and absence.cover_id is not None:
        return tuple(each for each in (absence.cover_id,) if is_there(office, each))
    deputies = (office.holders.get(role_id) for role_id in one.deputies)
    return tuple(dict.fromkeys(each for each in deputies if each is not None and is_there(office, each)))


def is_there(office: OfficeDay, person_id: int) -> bool:
    """Whether somebody can stand in: a message reaches them, and they are not away."""
    return in_reach(office, person_id) and office.people[person_id].absence(office.now) is None


def may_be_told(office: OfficeDay, person_id: int) -> bool:
    """Whether a reminder may reach someone now: on a working day, in their own hours, not during an absence, and once
    a day, whatever it is about."""
    someone = office.people[person_id]
    told_today = someone.told_at and someone.hours.day(someone.told_at) >= someone.hours.day(office.now)
    return at_work(office, someone) and not told_today


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


def is_news(office: OfficeDay, person_id: int, due: Iterable[Due]) -> bool:
    """Whether a rung of one of these has come since they were last told of its kind, or the day until which they put
    off what told them last."""
    someone = office.people[person_id]
    until, last = someone.put_off_until, someone.told_at
    for one in due:
        told_at = someone.told.get(one.ask.kind)
        if told_at is None or one.came > told_at:
            return True
        waited = until is not None and someone.hours.day(told_at) < until <= someone.hours.day(office.now)
        if waited and told_at == last:
            return True
    return False


# --- escalation ----------------------------------------------------------------------------------------


def escalations(office: OfficeDay, out: Sequence[Out]) -> Iterator[Escalation]:
    """What each superior is to be told of, once for each ask."""
    groups: dict[tuple[int | None, int | None], list[AskId]] = {}
    for one in out:
        to = told_of(office, one) if is_for_escalation(office.now, one) else None
        if to is not None and (to[1] is not None or not one.told_anyway):
            groups.setdefault(to, []).append(one.ask)
    for (superior_id, to_id), asks in groups.items():
        someone = office.people[to_id] if to_id is not None else Someone()
        if at_work(office, someone):
            yield Escalation(superior_id, to_id, someone.hours.day(office.now), tuple(asks))


def is_for_escalation(now: datetime, one: Out) -> bool:
    """Whether somebody is to hear now that it is missing: its time has come, and nobody told them before."""
    return not one.escalated and one.steps.escalates(now)


def told_of(office: OfficeDay, one: Out) -> tuple[int | None, int | None]:
    """Whose it is to hear of it, and who does: they themselves, or when away their cover; nobody where they are the
    one who was asked, or out of reach."""
    superior_id = office.holders.get(one.escalates_to or 0)
    if superior_id is None or not in_reach(office, superior_id):
        return None, None
    absence = office.people[superior_id].absence(office.now)
    if superior_id == office.holders.get(one.asked or 0):
        return superior_id, None
    if absence is None:
        return superior_id, superior_id
    cover_id = absence.cover_id
    return superior_id, cover_id if cover_id is not None and is_there(office, cover_id) else None


def counts_owed(office: OfficeDay, out: Sequence[Out]) -> tuple[tuple[str, QuarterName | None], ...]:
    """Of which kinds and quarters the chief executive is to hear now how many are out, by superior."""
    found = dict.fromkeys((one.ask.kind, one.quarter) for one in out if one.counted)
    return tuple(found) if at_work(office, Someone()) else ()
