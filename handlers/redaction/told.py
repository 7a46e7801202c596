"""The messages that go with a redaction: the chief executive is asked, whoever asked hears what became of it, and
what Slack shows is changed."""

from datetime import datetime

from digests.kit.blocks import Message
from digests.redaction.redaction import file_withdrawn, redaction_asked, redaction_declined, redaction_done
from handlers.owing import to_change, to_person
from storage.calendar.quarters import today
from storage.enums import Duty
from storage.facts.redaction import RedactionFacts
from storage.outbox import outbox
from storage.people.roles import holders_of_duty
from storage.record.database import Session
from storage.redaction.redaction import REDACTION, Stale

NOTICE = "notice"


def ask_chiefs(session: Session, facts: RedactionFacts, asker: int, now: datetime) -> int:
    """Asks everyone else who holds the chief executive's duty, in a direct message. Says how many they are."""
    chiefs = chiefs_but(session, asker, now)
    for person_id, role in chiefs.items():
        key = asked_key(facts.id, person_id)
        to_person(session, person_id, role, key, NOTICE, redaction_asked(facts), now)
    return len(chiefs)


def chiefs_but(session: Session, asker: int, now: datetime) -> dict[int, str]:
    """Everyone else who holds the chief executive's duty, with their role."""
    held = holders_of_duty(session, Duty.CHIEF_EXECUTIVE, today(now))
    return {person.id: role for person, role in held if person.id != asker}


def asked_key(redaction_id: int, person_id: int) -> str:
    """The key of the question to one person."""
    return f"{REDACTION}:{redaction_id}:asked:{person_id}"


def tell_asker(session: Session, facts: RedactionFacts, asker: int, now: datetime, *, done: bool) -> None:
    """Tells whoever asked, and takes the buttons from the chief executive's message."""
    words = redaction_done(facts) if done else redaction_declined(facts)
    key = f"{REDACTION}:{facts.id}:decided"
    to_person(session, asker, facts.asked_by, f"{key}:{asker}", NOTICE, words, now)
    for person, role in holders_of_duty(session, Duty.CHIEF_EXECUTIVE, today(now)):
        target = asked_key(facts.id, person.id)
        if outbox.hold_still(session, target):
            to_change(session, f"{target}:decided", target, NOTICE, words, now, role, person_id=person.id)


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
