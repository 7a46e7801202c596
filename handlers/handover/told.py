"""The messages that go with a hand-over: the note to whoever takes over, the prompts that change hands, the plan
office's list of what somebody left, and the chief executive's word of a vacancy."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from digests.handover.handover import all_taken_over, holder_told, no_longer, note, somebody_left, vacant
from digests.people.absence import office_told
from digests.people.accounts import open_again
from handlers.desk import Channels
from handlers.owing import CHIEFS, final, to_channel, to_person, to_plan_office, words_of
from handlers.prompting.prompts import announce_newly_asked
from storage.calendar.quarters import today
from storage.facts.handover import HandedOver
from storage.handover import handing_over
from storage.handover.handing_over import Handed, Vacancy
from storage.handover.notes import handover_note
from storage.outbox.live import LiveRow, NewWords
from storage.outbox.outbox import Showing
from storage.people import accounts
from storage.people.absence_facts import left_uncovered
from storage.people.roles import holder
from storage.record.database import Session
from storage.record.marks import Shows
from storage.tables import Person


def announce_taken_over(
    session: Session, channels: Channels, role_id: int, handed: Handed, done: HandedOver, now: datetime
) -> None:
    """The new holder gets their note and what is still out. The plan
    office hears whom nobody covers any more."""
    words = note(handover_note(session, role_id, done.role, done.first, done.until))
    to_person(session, handed.person_id, done.role, f"handover:{handed.holding_id}", "notice", words, now)
    announce_newly_asked(session, now)
    announce_uncovered(session, channels, role_id, handed, done, now)
    tell_holders(session, role_id, handed, done, now)


def tell_holders(session: Session, role_id: int, handed: Handed, done: HandedOver, now: datetime) -> None:
    """Whoever holds the role still reads who acts in it and until when; whoever held it, that they do no more."""
    theirs = handing_over.roles_of(session, handed.person_id, done.first)
    others = [one.title for one in theirs if one.role_id != role_id]
    words = holder_told(done, others) if done.until else no_longer(done, others)
    for person_id in handed.still if done.until else handed.before:
        key = f"handover:{handed.holding_id}:holder:{person_id}"
        to_person(session, person_id, done.role, key, "notice", words, now)


def announce_uncovered(
    session: Session, channels: Channels, role_id: int, handed: Handed, done: HandedOver, now: datetime
) -> None:
    """The plan office hears of each absence whose cover the role was, where its new holder is away as well, and the
    prompt of whoever is away says it."""
    for away, facts in left_uncovered(session, role_id, done.first):
        cause = f"uncovered:{handed.holding_id}"
        to_plan_office(
            session, channels, f"absence:{away.id}:{cause}", "notice", office_told(facts, over=False), now
        )


def announce_moved(session: Session, from_role: int, to_role: int, title: str, now: datetime) -> None:
    """Commitments lead from another role now: its holder gets the note, and the prompts follow."""
    day = today(now)
    taker = holder(session, to_role, day)
    cause = f"moved.{from_role}.{to_role}.{day.isoformat()}"
    if taker is not None:
        words = note(handover_note(session, to_role, title, day, None))
        to_person(session, taker.id, title, f"handover:{cause}", "notice", words, now)
    announce_newly_asked(session, now)


def announce_left(session: Session, channels: Channels, person_id: int, now: datetime) -> None:
    """The plan office reads once what somebody whose account closed has left."""
    roles = handing_over.roles_of(session, person_id, today(now))
    if roles:
        key = f"left:{person_id}:{today(now).isoformat()}"
        showing = Showing(Shows.LEFT, subject_id=person_id)
        to_plan_office(session, channels, key, "notice", somebody_left(roles), now, showing)


def left_in_words(
    session: Session, rows: Sequence[LiveRow], now: datetime
) -> Iterator[tuple[LiveRow, NewWords]]:
    """What somebody left and nobody has taken over yet; nothing once their account is open again."""
    for row in rows:
        gone = session.get_one(Person, row.subject_id).deactivated_on is not None
        roles = handing_over.roles_of(session, row.subject_id or 0, today(now)) if gone else ()
        yield row, words_of(somebody_left(roles)) if roles else final(all_taken_over())


def announce_back(session: Session, channels: Channels, person_id: int, now: datetime) -> None:
    """The plan office reads that somebody's account is open again, where roles are still theirs."""
    titles = accounts.titles(session, person_id, today(now))
    if titles:
        key = f"back:{person_id}:{now.isoformat()}"
        to_plan_office(session, channels, key, "notice", open_again(titles), now)


def announce_vacancy(session: Session, channels: Channels, vacancy: Vacancy, now: datetime) -> None:
    """The chief executive's channel hears of a role that nobody holds, once for each vacancy."""
    words = vacant(vacancy.role, sro=vacancy.sro)
    key = vacancy_key(vacancy)
    to_channel(session, channels.chief, CHIEFS, key, "notice", words, now)


def vacancy_key(vacancy: Vacancy) -> str:
    """The key of the word about a vacancy."""
    return f"vacant:{vacancy.key}"
