"""The messages that go with a redaction: the chief executive is asked, whoever asked hears what became of it, and
what Slack shows is changed."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from digests.kit.blocks import Message
from digests.redaction.redaction import (
    file_withdrawn,
    redaction_asked,
    redaction_declined,
    redaction_done,
    redaction_settled,
)
from handlers.owing import final, to_change, to_person, words_of
from storage.calendar.quarters import today
from storage.enums import Duty, RequestState
from storage.facts.redaction import RedactionFacts
from storage.outbox import outbox
from storage.outbox.live import LiveRow, NewWords
from storage.outbox.outbox import Showing
from storage.people.roles import holders_of_duty
from storage.record.database import Session
from storage.record.marks import Shows
from storage.redaction import redaction
from storage.redaction.messages import Stale
from storage.redaction.redaction import REDACTION
from storage.tables import Redaction

NOTICE = "notice"


def ask_chiefs(session: Session, facts: RedactionFacts, asker: int, now: datetime) -> int:
    """Asks everyone else who holds the chief executive's duty, in a direct message. Says how many they are."""
    chiefs = chiefs_but(session, asker, now)
    for person_id, role in chiefs.items():
        key, showing = asked_key(facts.id, person_id), Showing(Shows.REDACTION, subject_id=facts.id)
        to_person(session, person_id, role, key, NOTICE, redaction_asked(facts), now, showing=showing)
    return len(chiefs)


def facts_of(session: Session, row: Redaction, day: date) -> RedactionFacts:
    """What those concerned read."""
    asker = ", ".join(redaction.asker_roles(session, row, day))
    return RedactionFacts(row.id, row.why, asker, redaction.places_of(session, row))


def questions_in_words(
    session: Session, rows: Sequence[LiveRow], now: datetime
) -> Iterator[tuple[LiveRow, NewWords]]:
    """What the questions say now: once one is decided, that, to everyone who was asked."""
    for row in rows:
        asked = session.get_one(Redaction, row.subject_id)
        facts = facts_of(session, asked, today(now))
        if asked.state is RequestState.ASKED:
            yield row, words_of(redaction_asked(facts))
        else:
            yield row, final(redaction_settled(facts, done=asked.state is RequestState.APPROVED))


def chiefs_but(session: Session, asker: int, now: datetime) -> dict[int, str]:
    """Everyone else who holds the chief executive's duty, with their role."""
    held = holders_of_duty(session, Duty.CHIEF_EXECUTIVE, today(now))
    return {person.id: role for person, role in held if person.id != asker}


def asked_key(redaction_id: int, person_id: int) -> str:
    """The key of the question to one person."""
    return f"{REDACTION}:{redaction_id}:asked:{person_id}"


def tell_asker(session: Session, facts: RedactionFacts, asker: int, now: datetime, *, done: bool) -> None:
    """Tells whoever asked."""
    words = redaction_done(facts) if done else redaction_declined(facts)
    key = f"{REDACTION}:{facts.id}:decided"
    to_person(session, asker, facts.asked_by, f"{key}:{asker}", NOTICE, words, now)


def change_messages(session: Session, redaction_id: int, stale: list[Stale], now: datetime) -> None:
    """Owes Slack each message as it should read; a withdrawn paper's loses its file too."""
    for one in stale:
        shown = Message(one.payload["text"], one.payload["blocks"])
        words = file_withdrawn() if one.withdrawn else shown
        what = outbox.WITHDRAWAL if one.withdrawn else REDACTION
        key = f"{REDACTION}:{redaction_id}:{one.row_id}"
        to_change(
            session,
            key,
            one.key,
            what,
            words,
            now,
            one.addressee,
            person_id=one.person_id,
            channel=one.channel,
        )
