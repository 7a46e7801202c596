"""The ticks that follow people: absences that begin and end, roles that change hands, returns and decisions that come
to somebody new. In office hours only: nobody is asked at midnight because an absence begins."""

from datetime import datetime, time, timedelta

from handlers.decisions import sending_on
from handlers.desk import Desk
from handlers.handover.told import announce_vacancy, vacancy_key
from handlers.people.accounts import announce_not_found, not_found_key
from handlers.prompting.prompts import announce_newly_asked, open_quarter
from storage.calendar.quarters import calendar, quarter_row, today
from storage.enums import QuarterState
from storage.facts.people import NotFound
from storage.facts.plan import QuarterName
from storage.handover import handing_over
from storage.handover.handing_over import Vacancy
from storage.outbox import outbox
from storage.people import accounts
from storage.prompting import prompts
from storage.record.database import Session
from storage.rules.calendar import quarters
from storage.rules.calendar.working_days import LONDON

BEGINS, ENDS = time(9, 30), time(17, 30)


def in_office_hours(session: Session, now: datetime) -> bool:
    """Whether the office is at work."""
    hour = now.astimezone(LONDON).time()
    return BEGINS <= hour < ENDS and calendar(session).is_working_day(today(now))


def newly_asked(session: Session, now: datetime) -> list[None]:
    """Whether a return has come to somebody who was not asked for it."""
    name = open_quarter(session) if in_office_hours(session, now) else None
    return [None] if name and prompts.newly_asked(session, name, today(now)) else []


def ask_the_newly_asked(session: Session, _desk: Desk, _due: None, now: datetime) -> None:
    """Owes them a prompt."""
    announce_newly_asked(session, now)


def vacancies(session: Session, now: datetime) -> list[Vacancy]:
    """The roles that nobody holds and of which the chief executive's channel has not heard."""
    if not in_office_hours(session, now):
        return []
    found = handing_over.vacancies(session, today(now))
    return [one for one in found if not outbox.is_owed(session, vacancy_key(one))]


def tell_vacancy(session: Session, desk: Desk, one: Vacancy, now: datetime) -> None:
    """Tells it of one, once."""
    announce_vacancy(session, desk.channels, one, now)


def stranded(session: Session, now: datetime) -> list[None]:
    """Whether something waits for a decision of somebody who was not asked."""
    return [None] if in_office_hours(session, now) and sending_on.stranded(session, now) else []


def send_on(session: Session, desk: Desk, _due: None, now: datetime) -> None:
    """Sends it on to whoever may decide it now."""
    sending_on.send_on(session, desk, now)


BEFORE_OPENING = timedelta(days=7)
"""How long before a quarter's end the plan office reads whom Slack does not find."""


def not_found(session: Session, now: datetime) -> list[tuple[QuarterName, list[NotFound]]]:
    """Whom Slack does not find by e-mail, once before each quarter opens."""
    name = quarters.last_ended(today(now) + BEFORE_OPENING)
    if not in_office_hours(session, now) or outbox.is_begun(session, not_found_key(name)):
        return []
    row = quarter_row(session, name)
    over = row is not None and row.state in (QuarterState.CUT_OFF, QuarterState.CLOSED)
    people = [] if over else accounts.not_found(session, today(now))
    return [(name, people)] if people else []


def list_not_found(
    session: Session, desk: Desk, due: tuple[QuarterName, list[NotFound]], now: datetime
) -> None:
    """Lists them for the plan office."""
    announce_not_found(session, desk.channels, *due, now)
