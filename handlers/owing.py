"""How a message is owed: digests' words put in the outbox, in the transaction of the fact. The rooms' own told.py and
the ticks all owe through here; sending is bot/delivery's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Unpack

from digests.kit.blocks import Message
from handlers.desk import Channels
from storage.asks import told
from storage.calendar.quarters import today
from storage.enums import Duty, OutboxKind
from storage.outbox import outbox
from storage.outbox.live import NewWords
from storage.outbox.outbox import NewMessage, Place, Showing
from storage.people.roles import Actor, holders_of_duty
from storage.record.database import Session
from storage.rules.asks.out import AskId

CHIEFS = "chief executive's channel"
"""What the outbox calls that channel."""
FILE = "{file}"
"""Stands in a message for the address of its file, which is known once it is uploaded."""


def put(
    session: Session,
    key: str,
    what: str,
    addressee: str,
    message: Message,
    now: datetime,
    file: tuple[str, bytes] | None = None,
    **place: Unpack[Place],
) -> bool:
    """Owes a message, wherever it goes, and says whether it is new."""
    words = NewMessage(
        key=key, what=what, addressee=addressee, text=message.text, blocks=message.blocks, at=now, **place
    )
    return outbox.put(session, attachment=file, **words)


def to_plan_office(
    session: Session,
    channels: Channels,
    key: str,
    what: str,
    message: Message,
    now: datetime,
    showing: Showing | None = None,
    but_for: int | None = None,
) -> None:
    """Owes a message to the plan office: to its channel, or to each of its people `but_for` the person who has just
    read it in an answer."""
    if channels.plan_office:
        to_channel(session, channels.plan_office, "plan office", key, what, message, now, showing)
        return
    for person, role in holders_of_duty(session, Duty.PLAN_OFFICE, today(now)):
        if person.id != but_for:
            to_person(session, person.id, role, f"{key}:{person.id}", what, message, now, showing=showing)


def to_person(
    session: Session,
    person_id: int,
    role: str,
    key: str,
    what: str,
    message: Message,
    now: datetime,
    refs: Sequence[str] = (),
    thread: str | None = None,
    showing: Showing | None = None,
    asks: Sequence[AskId] = (),
) -> bool:
    """Owes a direct message; with `thread`, in that of the message with this key; one that is `showing` something
    follows it. `asks` are what it tells them is wanted of them. Says whether it is new."""
    place = Place(person_id=person_id, target_key=thread, refs=refs, showing=showing)
    new = put(session, key, what, role, message, now, **place)
    if new:
        told.note(session, key, person_id, asks, now)
    return new


@dataclass(frozen=True)
class Letter:
    """One of several messages about the same: to whom, and what differs."""

    person_id: int
    role: str
    key: str
    words: Message
    thread: str | None = None
    refs: tuple[str, ...] = ()


def to_people(session: Session, letters: Sequence[Letter], what: str, now: datetime) -> None:
    """Owes them all: one statement, for any number of readers."""
    rows = [
        outbox.new_row(
            key=one.key,
            what=what,
            addressee=one.role,
            text=one.words.text,
            blocks=one.words.blocks,
            at=now,
            person_id=one.person_id,
            target_key=one.thread,
            refs=one.refs,
        )
        for one in letters
    ]
    outbox.put_all(session, rows)


def words_of(message: Message, *, waits: bool = False) -> NewWords:
    """What a live message says while it follows the record; whether that may wait for what else changes."""
    return NewWords(message.text, message.blocks, waits=waits)


def final(message: Message) -> NewWords:
    """What a live message says at the end."""
    return NewWords(message.text, message.blocks, final=True)


def to_actor(
    session: Session,
    who: Actor,
    key: str,
    message: Message,
    now: datetime,
    what: str = "notice",
    refs: Sequence[str] = (),
    file: tuple[str, bytes] | None = None,
) -> None:
    """Owes a direct message to whoever has just said something, though their account be nobody's in the plan; with a
    `file` (name and bytes), which it shares."""
    role = (", ".join(who.roles) or "someone without a role")[:120]
    channel = who.slack_id if who.person_id is None else None
    kind = OutboxKind.FILE if file else OutboxKind.POST
    place = Place(person_id=who.person_id, channel=channel, kind=kind, refs=refs)
    put(session, key[:200], what, role, message, now, file, **place)


def to_change(
    session: Session,
    key: str,
    target: str,
    what: str,
    words: Message,
    now: datetime,
    role: str,
    *,
    person_id: int | None = None,
    channel: str | None = None,
) -> None:
    """Owes the change of a message that is out, or will be: the one whose key is `target`."""
    place = Place(person_id=person_id, channel=channel, kind=OutboxKind.UPDATE, target_key=target)
    put(session, key, what, role, words, now, **place)


def to_channel(
    session: Session,
    channel: str,
    purpose: str,
    key: str,
    what: str,
    message: Message,
    now: datetime,
    showing: Showing | None = None,
    thread: str | None = None,
    refs: Sequence[str] = (),
    thread_ts: str | None = None,
) -> None:
    """Owes a message to a channel; with `thread`, in that of the message with this key, with `thread_ts` in that of
    what a person typed."""
    place = Place(channel=channel, target_key=thread, refs=refs, thread_ts=thread_ts, showing=showing)
    put(session, key, what, purpose, message, now, **place)
