"""Who is reminded now of help that was asked of them, and of which asks the plan office hears because no answer
comes. When the steps come is rules/help's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.calendar.quarters import calendar, today
from storage.decisions.help_asked import help_out
from storage.enums import OutboxKind
from storage.facts.decisions import HelpOut, SupportFacts
from storage.people.hours import hours_of
from storage.record.marks import Shows
from storage.tables import OutboxMessage, Person

REMINDER = "reminder"
"""What the outbox calls these: with any reminder, or a prompt, a person has had their message of the day."""
OF_THE_DAY = ("prompt", REMINDER)


@dataclass(frozen=True)
class HelpReminder:
    """What one person is reminded of."""

    person_id: int
    role: str
    waiting: tuple[SupportFacts, ...]


def reminder_key(person_id: int, day: date) -> str:
    """The key of a person's one reminder of help of a day."""
    return f"help_reminder:{person_id}:{day.isoformat()}"


def reminders_due(session: Session, now: datetime) -> list[HelpReminder]:
    """Who is reminded now: whoever is asked and there, on a working day, in their own hours, at most once a day with
    all other reminders, and only where a step has come since they were last told. One message lists all that
    waits."""
    mine: dict[int, list[HelpOut]] = {}
    for one in help_out(session, today(now)):
        if one.asked.person_id is not None:
            mine.setdefault(one.asked.person_id, []).append(one)
    told = last_told(session, mine)
    found = []
    for person_id, asked in sorted(mine.items()):
        if may_be_told(session, person_id, told, now) and any(
            is_news(one, told[person_id], now) for one in asked
        ):
            facts = tuple(one.facts for one in asked)
            found.append(HelpReminder(person_id, asked[0].asked.role, facts))
    return found


def is_news(one: HelpOut, told: "LastTold", now: datetime) -> bool:
    """Whether a step of it has come since its person was last told of help."""
    return any(step > told.of_help for step in one.steps.come(now))


@dataclass(frozen=True)
class LastTold:
    """When somebody was last told of help, and when they last had a prompt, a reminder or an ask."""

    of_help: datetime
    at_all: datetime


def last_told(session: Session, people: Iterable[int]) -> dict[int, LastTold]:
    """When each of these people was last told; nobody of them was never."""
    wanted = list(people)
    if not wanted:
        return {}
    posts = (OutboxMessage.kind == OutboxKind.POST, OutboxMessage.person_id.in_(wanted))
    of_help = (OutboxMessage.shows == Shows.HELP) | OutboxMessage.key.startswith("help_reminder:")
    newest = select(OutboxMessage.person_id, func.max(OutboxMessage.created_at)).where(*posts)
    helped = dict(session.execute(newest.where(of_help).group_by(OutboxMessage.person_id)).all())
    day = of_help | OutboxMessage.what.in_(OF_THE_DAY)
    at_all = dict(session.execute(newest.where(day).group_by(OutboxMessage.person_id)).all())
    return {
        person_id: LastTold(helped[person_id], at_all[person_id])
        for person_id in wanted
        if person_id in helped
    }


def may_be_told(session: Session, person_id: int, told: dict[int, LastTold], now: datetime) -> bool:
    """Whether a reminder may reach somebody now, who is there: in their hours, and once a day."""
    if person_id not in told:
        return False
    hours = hours_of(session.get_one(Person, person_id))
    day = hours.day(now)
    return (
        calendar(session).is_working_day(day) and hours.has(now) and hours.day(told[person_id].at_all) < day
    )


def unanswered(session: Session, now: datetime) -> frozenset[int]:
    """The requests of which the plan office is to hear, since whoever is asked does not answer."""
    return frozenset(one.facts.id for one in help_out(session, today(now)) if now >= one.steps.escalation)
