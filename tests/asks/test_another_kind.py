"""A made-up kind of ask is reminded of, covered, escalated, put off, listed and counted, and adds no line anywhere:
all of it is in made_up.py."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from sqlalchemy import select, update

from bot.ticking.ticks import TICKS
from digests.queries.answers import updates_answer
from handlers.asks.rounds import reminders_in_words
from handlers.desk import Channels, Desk
from storage.asks import putting_off
from storage.asks.participation import participation
from storage.enums import ReturnState
from storage.outbox.live import NewWords, live_rows
from storage.people.roles import actor
from storage.plan.intake.plans import import_plan
from storage.prompting.waiting import all_waiting_for
from storage.record.database import Database
from storage.record.marks import Shows
from storage.rules.calendar.timetable import timetable
from storage.rules.calendar.working_days import WorkingCalendar, at
from storage.tables import Absence, Holding, OutboxMessage, Return, Role
from tests.asks.made_up import Figures, registered
from tests.flows.plan import ACCOUNTS, CUSTODY, DEPUTY, KNOWN_SINCE, LEAD, QUARTER, SRO, office_plan
from tests.ticks import run_alone

TIMES = timetable(QUARTER, WorkingCalendar())


@pytest.fixture
def figures(database: Database) -> Iterator[Figures]:
    """An office whose leads were prompted, and one figure that is wanted of the Head of Scrutiny."""
    plan = office_plan()
    people = tuple(one.model_copy(update={"slack": ACCOUNTS.get(one.role)}) for one in plan.people)
    with database.write() as session:
        assert not import_plan(session, plan.model_copy(update={"people": people}), KNOWN_SINCE).faults
        roles = dict(session.execute(select(Role.title, Role.id)).all())
    found = Figures(QUARTER, TIMES)
    found.wanted[7] = roles[LEAD], roles[DEPUTY], roles[SRO]
    tick(database, TIMES.prompts_open, "open_quarters")
    with registered(found):
        yield found


def tick(database: Database, now: datetime, name: str = "remind") -> None:
    """One tick at that time."""
    run_alone(TICKS[name], Desk(database, lambda: now, Channels("CDIGEST", "GCHIEF")), now)


def told(database: Database, role: str, now: datetime) -> list[str]:
    """What whoever holds the role was told at that moment."""
    with database.read() as session:
        rows = session.scalars(
            select(OutboxMessage)
            .join(Holding, Holding.person_id == OutboxMessage.person_id)
            .join(Role, Role.id == Holding.role_id)
            .where(Role.title == role, OutboxMessage.created_at == now)
        )
        return [str(row.payload["text"]) for row in rows]


def person_of(database: Database, role: str) -> int:
    """Who holds it."""
    with database.read() as session:
        of_role = select(Holding.person_id).join(Role, Role.id == Holding.role_id)
        return session.scalars(of_role.where(Role.title == role)).one()


def all_returns_are_in(database: Database) -> None:
    """Nobody owes anything but figures."""
    with database.write() as session:
        session.execute(update(Return).values(state=ReturnState.AGREED))


@pytest.mark.usefixtures("figures")
def test_it_is_reminded_of_in_the_one_message(database: Database) -> None:
    """Returns and a figure that come due on one morning are one message, with a part and buttons for each; later on
    that day nothing comes."""
    tick(database, TIMES.reminder_1)
    (words,) = told(database, LEAD, TIMES.reminder_1)
    assert "4 updates still to come" in words
    assert "1 figure, due by 5pm on Thursday 14 October" in words
    assert "FIG-7 Cadets in post" in words
    tick(database, at(TIMES.reminder_1.date(), 11))
    assert told(database, LEAD, at(TIMES.reminder_1.date(), 11)) == []


@pytest.mark.usefixtures("figures")
def test_whoever_covers_is_reminded(database: Database) -> None:
    """While its role is away the deputy is, or whoever was named."""
    lead, day = person_of(database, LEAD), TIMES.reminder_1.date()
    all_returns_are_in(database)
    with database.write() as session:
        session.add(Absence(person_id=lead, first=day, last=day, at=KNOWN_SINCE))
    tick(database, TIMES.reminder_1)
    assert told(database, LEAD, TIMES.reminder_1) == []
    (words,) = told(database, DEPUTY, TIMES.reminder_1)
    assert "FIG-7 Cadets in post* · you cover for Whoever counts, away until 7 October" in words


def test_its_superior_hears_that_it_is_missing_once(database: Database, figures: Figures) -> None:
    """With the returns that are missing, in one message; and the chief executive has its number."""
    tick(database, TIMES.escalation)
    (words,) = told(database, SRO, TIMES.escalation)
    assert "1 figure of yours is not in" in words
    assert "updates that you agree as SRO are not in" in words
    assert figures.told == {7: TIMES.escalation}
    later = at(TIMES.escalation.date(), 11)
    tick(database, later)
    assert told(database, SRO, later) == []
    with database.read() as session:
        channel = session.scalars(select(OutboxMessage).where(OutboxMessage.channel == "GCHIEF")).all()
        assert any("1 figure not in yet" in one.payload["text"] for one in channel)


def test_it_is_put_off_and_closed_like_the_others(database: Database, figures: Figures) -> None:
    """Until the next working day; and once it came, the reminder that named nothing else says so."""
    all_returns_are_in(database)
    lead, now = person_of(database, LEAD), TIMES.reminder_1
    tick(database, now)
    (first,) = told(database, LEAD, now)
    assert "1 figure, due by" in first
    later = at(now.date(), 10)
    with database.write() as session:
        until = putting_off.put_off(session, lead, later)
    assert until is not None
    assert str(until) == "2021-10-08"
    assert "You are reminded again on Friday" in closing(database, later).text
    morning = at(until, 9, 30)
    tick(database, morning)
    assert len(told(database, LEAD, morning)) == 1
    figures.came[7] = (at(until, 12), lead)
    assert (
        "All that this asked of you for Quarter 2 2021/22 (July to September 2021) is done"
        in closing(database, at(until, 13)).text
    )
    tick(database, TIMES.reminder_2)
    assert told(database, LEAD, TIMES.reminder_2) == []


def closing(database: Database, now: datetime) -> NewWords:
    """What the newest reminder is to say."""
    with database.read() as session:
        rows = live_rows(session, Shows.REMINDER)
        return {row.id: words for row, words in reminders_in_words(session, rows, now)}[rows[-1].id]


@pytest.mark.usefixtures("figures")
def test_it_is_listed_and_counted(database: Database) -> None:
    """In /updates with its button, of whoever is asked and of nobody else; in the year's participation."""
    now = TIMES.reminder_1
    with database.read() as session:
        theirs = all_waiting_for(session, actor(session, ACCOUNTS[LEAD], now.date()), now)
        others = all_waiting_for(session, actor(session, ACCOUNTS[CUSTODY], now.date()), now)
        counted = participation(session, QUARTER.year)
    answer = updates_answer(theirs)
    assert "FIG-7 Cadets in post" in answer.text
    assert any(block.get("accessory", {}).get("action_id") == "open_figure" for block in answer.blocks)
    assert others.besides == ()
    assert dict(counted.by_sro)["Whoever waits"].awaited == 1
    assert counted.whole.asked == sum(each.asked for _, each in counted.by_quarter)
