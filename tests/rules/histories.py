"""Made-up histories of collecting: a few people, their returns and absences, and ticks that are late, doubled and
out of order. What happened is written down as it is, without asking the planner's rules."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from storage.facts.plan import QuarterName
from storage.rules.asks import rounds
from storage.rules.asks.reminders import AwayDays, Escalation, Hours, OfficeDay, Out, Owed, Reminder, Someone
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


@dataclass(frozen=True)
class Season:
    """A quarter's timetable with the calendar it was counted by."""

    times: Timetable
    calendar: WorkingCalendar


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
            found.append(Season(timetable(quarter, calendar), calendar))
    return tuple(found)


@dataclass
class History:
    """One quarter as it went: who was told what and when, and what was answered when."""

    season: Season
    people: dict[int, Someone]
    out: dict[int, Out]
    told: list[tuple[datetime, Reminder, int]] = field(default_factory=list)
    """(when, what, how many answers had come): ticks may come out of order, so that times do not tell."""
    escalated: list[tuple[datetime, Escalation, int]] = field(default_factory=list)
    answers: list[tuple[datetime, int, int]] = field(default_factory=list)
    """(when, by whom, which return)."""
    counted: int = 0
    ticks: list[datetime] = field(default_factory=list)
    due: dict[int, datetime] = field(init=False)
    """By when each return was wanted."""

    def __post_init__(self) -> None:
        self.due = {each: one.due_at or self.season.times.lead_deadline for each, one in self.out.items()}

    def tick(self, now: datetime) -> Owed:
        """What the planner owes now, which is done at once."""
        office = OfficeDay(now, self.season.times, self.season.calendar, self.people, self.counted > 0)
        closed = now >= self.season.times.cut_off
        out = tuple(
            replace(one, closed=closed and (one.due_at is None or one.due_at <= now))
            for one in self.out.values()
        )
        owed = rounds.owed(office, out)
        self.ticks.append(now)
        for reminder in owed.reminders:
            self.told.append((now, reminder, len(self.answers)))
            self.people[reminder.person_id] = replace(self.people[reminder.person_id], told_at=now)
        for each in owed.escalations:
            self.escalated.append((now, each, len(self.answers)))
            for return_id in each.return_ids:
                self.out[return_id] = replace(self.out[return_id], escalated=True)
        self.counted += owed.counts
        return owed

    def answer(self, now: datetime, return_id: int, person_id: int) -> None:
        """Somebody answers, and it is not out any more."""
        self.answers.append((now, person_id, return_id))
        self.people[person_id] = replace(self.people[person_id], answered_at=now)
        del self.out[return_id]

    def answered(self, number: int) -> set[int]:
        """The returns that the first so many answers were of."""
        return {return_id for _, _, return_id in self.answers[:number]}


def begin(random: Random, season: Season) -> History:
    """The people and what they are asked, on the morning of the prompts."""
    ids = range(1, random.randint(3, 6))
    first = season.times.prompts_open.date()
    people = {
        each: Someone(random.choice(HOURS), absences(random, first, ids), told_at=season.times.prompts_open)
        for each in ids
    }
    return History(
        season, people, {each: a_return(random, season, each, ids) for each in range(1, random.randint(2, 7))}
    )


def absences(random: Random, first: date, ids: range) -> tuple[AwayDays, ...]:
    """Some days off, mostly none, with or without a cover."""
    found = []
    for _ in range(random.choice((0, 0, 1, 2))):
        start = first + timedelta(days=random.randint(0, 26))
        cover = random.choice((None, *ids))
        found.append(AwayDays(start, start + timedelta(days=random.randint(0, 12)), cover))
    return tuple(found)


def a_return(random: Random, season: Season, return_id: int, ids: range) -> Out:
    """A return with its people, now and then with a deadline of its own."""
    own = at(season.times.prompts_open.date() + timedelta(days=random.randint(3, 24)), 17)
    return Out(
        return_id=return_id,
        person_id=random.choice((None, *ids, *ids)),
        sro_id=random.choice((None, *ids, *ids)),
        deputy_id=random.choice((None, *ids)),
        co_lead_id=random.choice((None, *ids)),
        due_at=own if random.random() < 0.1 else None,
    )


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
        for return_id in [each for each in history.out if random.random() < diligence]:
            history.answer(latest, return_id, random.choice(tuple(history.people)))
        history.tick(now)
    return history
