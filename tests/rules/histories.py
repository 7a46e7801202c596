"""Made-up histories of collecting: a few people, their returns and absences, and ticks that are late, doubled and
out of order. What happened is written down as it is, without asking the planner's rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from storage.facts.plan import QuarterName
from storage.rules.asks import reminders
from storage.rules.asks.out import AskId, AwayDays, Hours, Out, Someone, Steps
from storage.rules.asks.reminders import Escalation, OfficeDay, Owed, Reminder
from storage.rules.calendar import quarters
from storage.rules.calendar.timetable import Timetable, timetable
from storage.rules.calendar.working_days import WorkingCalendar, at

ZONES = tuple(ZoneInfo(name) for name in ("Europe/London", "America/New_York", "Asia/Tokyo", "Europe/Madrid"))
HOURS = (
    *(Hours(),) * 6,
    Hours(start=time(10), end=time(14)),
    *(Hours(zone) for zone in ZONES[1:]),
)
MOMENTS = ((7, 0), (8, 30), (9, 30), (9, 31), (11, 45), (14, 0), (16, 59), (17, 30), (23, 0))
"""When a worker's ticks come: before, in and after the hours that most people work."""
KINDS = ("returns", "figures", "agreements")
"""Kinds of ask; to the planner they are words."""
THEMSELVES = {each: each for each in range(1, 10)}
"""Who holds which role: each of them the one of their own number."""


@dataclass(frozen=True)
class Season:
    """A quarter's timetable with the calendar it was counted by."""

    times: Timetable
    calendar: WorkingCalendar
    quarter: QuarterName


def seasons() -> tuple[Season, ...]:
    """Every quarter of seven years, each with some closures of the office's own."""
    random, found = Random(1), []
    for year in range(2024, 2031):
        for number in range(1, 5):
            quarter = QuarterName(year, number)
            end = quarters.last_day(quarter)
            closed = frozenset(
                end + timedelta(days=random.randint(1, 25)) for _ in range(random.randint(0, 3))
            )
            calendar = WorkingCalendar(closures=closed)
            found.append(Season(timetable(quarter, calendar), calendar, quarter))
    return tuple(found)


@dataclass
class History:
    """One quarter as it went: who was told what and when, and what was answered when."""

    season: Season
    people: dict[int, Someone]
    out: dict[AskId, Out]
    told: list[tuple[datetime, Reminder, int]] = field(default_factory=list)
    """(when, what, how many answers had come): ticks may come out of order, so that times do not tell."""
    escalated: list[tuple[datetime, Escalation, int]] = field(default_factory=list)
    answers: list[tuple[datetime, int, AskId]] = field(default_factory=list)
    """(when, by whom, which ask)."""
    counted: int = 0
    ticks: list[datetime] = field(default_factory=list)
    asked: Mapping[AskId, Out] = field(init=False)
    """All that was asked for."""

    def __post_init__(self) -> None:
        self.asked = dict(self.out)

    def tick(self, now: datetime) -> Owed:
        """What the planner owes now, which is done at once."""
        times = self.season.times
        office = OfficeDay(now, self.season.calendar, self.people, THEMSELVES)
        counts = times.escalation <= now < times.cut_off and not self.counted
        out = tuple(
            replace(one, closed=now >= (one.own_time or times.cut_off), counted=counts)
            for one in self.out.values()
        )
        owed = reminders.owed(office, out)
        self.ticks.append(now)
        for reminder in owed.reminders:
            self.told.append((now, reminder, len(self.answers)))
            told = {**self.people[reminder.person_id].told, **{ask.kind: now for ask in reminder.asks}}
            self.people[reminder.person_id] = replace(self.people[reminder.person_id], told=told)
        for each in owed.escalations:
            self.escalated.append((now, each, len(self.answers)))
            for ask in each.asks:
                self.out[ask] = replace(self.out[ask], escalated=True)
        self.counted += bool(owed.counts)
        return owed

    def answer(self, now: datetime, ask: AskId, person_id: int) -> None:
        """Somebody answers, and it is not out any more."""
        self.answers.append((now, person_id, ask))
        answered = {**self.people[person_id].answered, ask.kind: now}
        self.people[person_id] = replace(self.people[person_id], answered=answered)
        del self.out[ask]

    def answered(self, number: int) -> set[AskId]:
        """What the first so many answers were of."""
        return {ask for _, _, ask in self.answers[:number]}


def begin(random: Random, season: Season) -> History:
    """The people and what they are asked, on the morning of the prompts."""
    ids = range(1, random.randint(3, 6))
    first = season.times.prompts_open.date()
    people = {
        each: Someone(
            random.choice(HOURS),
            absences(random, first, ids),
            told={"returns": season.times.prompts_open},
        )
        for each in ids
    }
    asks = [AskId(random.choice(KINDS), each) for each in range(1, random.randint(2, 7))]
    return History(season, people, {ask: something(random, season, ask, ids) for ask in asks})


def absences(random: Random, first: date, ids: range) -> tuple[AwayDays, ...]:
    """Some days off, mostly none, with or without a cover."""
    found = []
    for _ in range(random.choice((0, 0, 1, 2))):
        start = first + timedelta(days=random.randint(0, 26))
        cover = random.choice((None, *ids))
        found.append(AwayDays(start, start + timedelta(days=random.randint(0, 12)), cover))
    return tuple(found)


def something(random: Random, season: Season, ask: AskId, ids: range) -> Out:
    """An ask with its people, now and then with a deadline of its own."""
    own = at(season.times.prompts_open.date() + timedelta(days=random.randint(3, 24)), 17)
    own_time = own if random.random() < 0.1 else None
    deputy, co_lead = random.choice((None, *ids)), random.choice((None, *ids))
    return Out(
        ask,
        asked=random.choice((None, *ids, *ids)),
        steps=steps(random, season, own_time),
        due=own_time or season.times.lead_deadline,
        quarter=season.quarter,
        deputies=(deputy,) if deputy else (),
        may_be_covered=random.random() < 0.8,
        shares=tuple(each for each in (deputy, co_lead) if each),
        escalates_to=random.choice((None, *ids, *ids)),
        own_time=own_time,
    )


def steps(random: Random, season: Season, own: datetime | None) -> Steps:
    """Those of a quarter, those of a deadline of its own, or some of a kind's own making."""
    times = season.times
    if own is not None:
        later = [season.calendar.add(own.date(), days) for days in (1, 2)]
        overdue, escalation = (at(day, 9, 30) for day in later)
        end = escalation + timedelta(days=7)
        return Steps(first=at(own.date(), 9, 30), overdue=overdue, escalation=escalation, end=end)
    whole = Steps(times.reminder_1, times.reminder_2, times.overdue, times.escalation, times.draft)
    return replace(whole, second=None) if random.random() < 0.2 else whole


def moments(random: Random, season: Season) -> Iterator[datetime]:
    """When the worker ticks: most days some times; a gap of some days; now and then twice, or out of order."""
    first = season.times.prompts_open.date()
    down_from, down_for = random.randint(0, 40), random.choice((0, 0, 3, 6))
    found = []
    for n in range((season.times.draft.date() - first).days + 1):
        if not down_from <= n < down_from + down_for:
            chosen = random.sample(MOMENTS, random.randint(0, 3))
            found += [at(first + timedelta(days=n), *moment) for moment in chosen]
    found.sort()
    if len(found) > 2 and random.random() < 0.2:
        one = random.randrange(len(found) - 1)
        found[one], found[one + 1] = found[one + 1], found[one]
    for when in found:
        yield from (when,) * random.choice((1, 1, 1, 2))


def played(random: Random, season: Season) -> History:
    """A whole history: ticks, and answers between them."""
    history, diligence = begin(random, season), random.choice((0.0, 0.03, 0.1))
    latest = season.times.prompts_open
    for now in moments(random, season):
        latest = max(latest, now)
        for ask in [each for each in history.out if random.random() < diligence]:
            history.answer(latest, ask, random.choice(tuple(history.people)))
        history.tick(now)
    return history
