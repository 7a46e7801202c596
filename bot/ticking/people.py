"""The ticks that follow people: absences that begin and end, roles that change hands, returns and decisions that come
to somebody new. In office hours only: nobody is asked at midnight because an absence begins."""

from datetime import datetime, time, timedelta

from handlers.asks.prompts import announce_newly_asked, open_quarter
from handlers.decisions import sending_on
from handlers.desk import Desk
from handlers.handover.told import announce_vacancy, vacancy_key
from handlers.people.accounts import announce_not_found, not_found_key
from storage.asks import prompting
from storage.calendar.quarters import calendar, quarter_row, today
from storage.enums import QuarterState
from storage.handover import handing_over
from storage.outbox import outbox
from storage.people import accounts
from storage.record.database import Session
from storage.rules.calendar import quarters
from storage.rules.calendar.working_days import LONDON

BEGINS, ENDS = time(9, 30), time(17, 30)


def in_office_hours(session: Session, now: datetime) -> bool:
    """Whether the office is at work."""
    hour = now.astimezone(LONDON).time()
    return BEGINS <= hour < ENDS and calendar(session).is_working_day(today(now))


def ask_the_newly_asked(desk: Desk, now: datetime) -> None:
    """Owes a prompt to everyone whom a return has come to. Looks before it writes: mostly there is nothing."""
    with desk.database.read() as session:
        name = open_quarter(session) if in_office_hours(session, now) else None
        if name is None:
            return
        due = prompting.newly_asked(session, name, today(now))
    if due:
        with desk.database.write() as session:
            announce_newly_asked(session, now)


def tell_vacancies(desk: Desk, now: datetime) -> None:
    """Tells the chief executive's channel of each role that nobody holds, once for each vacancy."""
    with desk.database.read() as session:
        if not in_office_hours(session, now):
            return
        found = handing_over.vacancies(session, today(now))
        new = [one for one in found if not outbox.is_owed(session, vacancy_key(one))]
    if new:
        with desk.database.write() as session:
            for one in new:
                announce_vacancy(session, desk.channels, one, now)


def send_on_decisions(desk: Desk, now: datetime) -> None:
    """Sends what waits for a decision on to whoever may make it now, where that is somebody else than before."""
    with desk.database.read() as session:
        due = in_office_hours(session, now) and sending_on.stranded(session, now)
    if due:
        with desk.database.write() as session:
            sending_on.send_on(session, desk, now)


BEFORE_OPENING = timedelta(days=7)
"""How long before a quarter's end the plan office reads whom Slack does not find."""


def list_not_found(desk: Desk, now: datetime) -> None:
    """Lists for the plan office whom Slack does not find by e-mail, once before each quarter opens."""
    name = quarters.last_ended(today(now) + BEFORE_OPENING)
    with desk.database.read() as session:
        if not in_office_hours(session, now) or outbox.is_owed(session, not_found_key(name)):
            return
        row = quarter_row(session, name)
        over = row is not None and row.state in (QuarterState.CUT_OFF, QuarterState.CLOSED)
        people = [] if over else accounts.not_found(session, today(now))
    if people:
        with desk.database.write() as session:
            announce_not_found(session, desk.channels, name, people, now)
