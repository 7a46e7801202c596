"""A quarter as it goes in a real record: absences, answers, and the ticks that remind. Only what ticks do is
Muster's; what people do is written straight into the record."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import select

from bot.ticking.ticks import TICKS
from handlers.desk import Channels, Desk
from storage.calendar.quarters import OUT
from storage.enums import Rating, ReturnState
from storage.facts.answering import Answer
from storage.facts.plan import QuarterName
from storage.record.answers import to_json
from storage.record.database import Database
from storage.rules.calendar.timetable import Timetable, timetable
from storage.rules.calendar.working_days import WorkingCalendar
from storage.tables import Absence, Holding, Quarter, Return, Revision, Role
from tests.rules.histories import Season, moments
from tests.ticks import run_alone

DONE = ("open_quarters", "ask_the_newly_asked", "cut_off_quarters", "close_extended", "remind")
"""The ticks that this is about; drafts and digests have tests of their own."""
CALENDAR = WorkingCalendar()
MOST_TICKS = 16
SAID = Answer(Rating.GREEN, progress="Opened the Poole unit with 24 cadets.", next_steps="Open the next one.")


@dataclass
class Played:
    """What people did in a quarter: who was away when, and which return was answered when, by whom."""

    name: QuarterName
    times: Timetable
    away: list[Absence] = field(default_factory=list)
    answered: list[tuple[datetime, int, int]] = field(default_factory=list)
    """(when, by whom, which return)."""
    ticked: list[datetime] = field(default_factory=list)


def play(database: Database, name: QuarterName, random: Random) -> Played:
    """One quarter, from its prompts to the hour before its draft: ticks that are late, doubled at the same moment
    or missing for days, and answers between them."""
    times = timetable(name, CALENDAR)
    played, diligence = Played(name, times), random.choice((0.0, 0.01, 0.03))
    with database.write() as session:
        played.away = absences(random, session.scalars(select(Holding)).all(), times)
        session.add_all(played.away)
        session.flush()
        session.expunge_all()
    season = Season(times, CALENDAR, name)
    later = {at for at in moments(random, season) if times.prompts_open < at < times.draft}
    for now in [times.prompts_open, *sorted(random.sample(sorted(later), min(MOST_TICKS, len(later))))]:
        for return_id in chosen(database, name, random, diligence):
            played.answered.append((now, *answer(database, return_id, random, now)))
        tick(database, now, at_once=random.random() < 0.2)
        played.ticked.append(now)
    return played


def absences(random: Random, holdings: Sequence[Holding], times: Timetable) -> list[Absence]:
    """Some of the people away for some days, with or without a role that covers; nobody twice."""
    people = {each.person_id for each in holdings}
    roles = [each.role_id for each in holdings]
    found = []
    for person_id in random.sample(sorted(people), random.randint(0, 4)):
        first = times.prompts_open.date() + timedelta(days=random.randint(-3, 20))
        last, cover = first + timedelta(days=random.randint(0, 12)), random.choice((None, *roles))
        found.append(
            Absence(person_id=person_id, first=first, last=last, cover_role_id=cover, at=times.prompts_open)
        )
    return found


def chosen(database: Database, name: QuarterName, random: Random, diligence: float) -> list[int]:
    """The returns that are answered before the next tick."""
    with database.read() as session:
        out = session.scalars(
            select(Return.id)
            .join(Quarter, Return.quarter_id == Quarter.id)
            .where(Quarter.year == name.year, Quarter.number == name.number, Return.state.in_(OUT))
            .order_by(Return.id)
        ).all()
    return [each for each in out if random.random() < diligence]


def answer(database: Database, return_id: int, random: Random, now: datetime) -> tuple[int, int]:
    """Somebody answers: who, and which return."""
    with database.write() as session:
        people = session.scalars(
            select(Holding.person_id).join(Role, Role.id == Holding.role_id).order_by(Holding.id)
        ).all()
        author_id = random.choice(people)
        session.add(
            Revision(
                return_id=return_id,
                no=1,
                rating=Rating.GREEN,
                content=to_json(SAID),
                author_id=author_id,
                author_role="Somebody",
                at=now,
            )
        )
        row = session.get_one(Return, return_id)
        row.state, row.revision_no, row.submitted_at = ReturnState.SUBMITTED, 1, now
    return author_id, return_id


def tick(database: Database, now: datetime, *, at_once: bool) -> None:
    """One round of the ticks, or two at the same moment as two processes would."""
    desk = Desk(database, lambda: now, Channels("CDIGEST", "GCHIEF"))

    def round_of_ticks(_worker: int) -> None:
        for key in DONE:
            run_alone(TICKS[key], desk, now)

    if at_once:
        with ThreadPoolExecutor(2) as both:
            list(both.map(round_of_ticks, range(2)))
    else:
        round_of_ticks(0)
