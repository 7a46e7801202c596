"""What people were reminded of and told, and absences put straight into the record, as the tests of reminders need
them."""

from datetime import date

from sqlalchemy import select

from storage.tables import Absence, Role
from storage.tables import Person as PersonRow
from tests.flows.person import Person
from tests.flows.stage import Stage
from tests.flows.words import Json, words_of

FIRST, SECOND, OVERDUE = "2021-10-07 09:30", "2021-10-12 09:30", "2021-10-15 09:30"
ESCALATION, CUT_OFF = "2021-10-18 09:30", "2021-10-19 12:00"
LEADS = ("ANY-1.1", "ANY-1.2", "ANY-1.3", "ANY-3.1")


ANEW = "A newer reminder lists what is still to come from you."
ALL_IN = "Your updates for Quarter 2 2021/22"
MOVED = "The timetable has moved since this reminder."
PUT_OFF = "You are reminded again on"
REMINDERS = ("One reminder a day at most", ANEW, ALL_IN, MOVED, PUT_OFF)
"""What a reminder says, now or once a newer one or the last answer has taken its place."""


def reminders(person: Person) -> list[Json]:
    """The messages that remind somebody, or did."""
    return [one for one in person.messages if any(mark in words_of(one["blocks"]) for mark in REMINDERS)]


def last(person: Person) -> str:
    """The words of the newest of them."""
    return words_of(reminders(person)[-1]["blocks"])


def told(stage: Stage, place: str, phrase: str) -> list[str]:
    """What a conversation says with these words in it, but for digests."""
    shown = (words_of(one["blocks"]) for one in stage.messages(place))
    return [words for words in shown if phrase in words and not words.startswith("Plan update")]


def is_away(stage: Stage, person: Person, first: date, last_day: date, cover: str = "") -> None:
    """The record has an absence of theirs."""
    with stage.database.write() as session:
        person_id = session.scalars(select(PersonRow.id).where(PersonRow.slack_id == person.user)).one()
        role_id = session.scalars(select(Role.id).where(Role.title == cover)).one_or_none()
        session.add(
            Absence(
                person_id=person_id,
                first=first,
                last=last_day,
                cover_role_id=role_id,
                at=stage.clock.at,
            )
        )
