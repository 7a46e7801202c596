"""Which owed message goes out next, and when: first in first out within a conversation, at Slack's rates,
one worker at a time. What is owed, and what became of it, is outbox.py."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, bindparam, exists, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased
from sqlalchemy.sql.dml import Insert

from storage.enums import OutboxKind, OutboxState
from storage.outbox.outbox import UNSENT, WITHDRAWAL, Hold, is_held
from storage.record.locks import held
from storage.record.upserts import insert_of
from storage.tables.base import UtcDateTime
from storage.tables.outbox import Attachment, OutboxMessage, RateSlot
from storage.tables.papers import Report
from storage.tables.people import Person

CONVERSATION_SPACING = timedelta(seconds=1)
"""Slack allows about one message a second in a conversation (chat.postMessage, "Rate limiting"). Changing a
message that stands is not posting one."""
UPDATE_SPACING = timedelta(seconds=1.2)
"""chat.update is a method of Slack's tier 3: 50 calls a minute."""
LONGEST_AHEAD = timedelta(minutes=15)
"""Nothing is put off, leased or spaced for longer: a time further ahead was written by a clock that was set back
since, and would hold everything until it has caught up."""
HORIZON = timedelta(seconds=1)
"""Nothing is claimed whose turn is further off: what nobody holds, any worker may send."""
UPDATES, POSTS = "workspace:updates", "workspace:posts"
WORDING = "workspace:wording"
"""The slot that is held by whoever words live messages anew, and by a redaction."""

Target = aliased(OutboxMessage)


@dataclass(frozen=True)
class Claimed:
    """A message that is this worker's to send, not before `send_at` and not after `lease_until` (wire time).

    With `ambiguous`, an earlier attempt since `first_attempt_at` may have been accepted. `stale_file` is the file
    of the message to change, where it must go. `target` is the
    channel and timestamp of the message to change or to reply under."""

    hold: Hold
    token: str
    kind: OutboxKind
    what: str
    text: str
    blocks: list[dict[str, Any]]
    person_id: int | None
    email: str | None
    slack_id: str | None
    dm_channel: str | None
    channel: str | None
    target: tuple[str, str] | None
    file_id: str | None
    permalink: str | None
    stale_file: str | None
    ambiguous: bool
    first_attempt_at: datetime
    send_at: datetime
    lease_until: datetime


@dataclass(frozen=True)
class Pace:
    """How fast messages of some kinds may leave the workspace's workers, all together."""

    scope: str
    kinds: tuple[OutboxKind, ...]
    spacing: timedelta


def paces(posts_per_second: float) -> tuple[Pace, Pace]:
    """Updates first: there are few of them a second, so posts never wait long for a worker."""
    spacing = timedelta(seconds=1 / posts_per_second)
    return (
        Pace(UPDATES, (OutboxKind.UPDATE,), UPDATE_SPACING),
        Pace(POSTS, (OutboxKind.POST, OutboxKind.FILE), spacing),
    )


def scope_of(kind: OutboxKind) -> str:
    """Whose pace a kind of message keeps."""
    return UPDATES if kind is OutboxKind.UPDATE else POSTS


def due(session: Session, wire_now: datetime) -> bool:
    """Whether claiming is worth a transaction: something unsent waits for no time and no lease."""
    return session.scalars(IS_DUE, at(wire_now)).one()


def claim(
    session: Session,
    worker: str,
    wire_now: datetime,
    *,
    lease: timedelta,
    limit: int,
    posts_per_second: float,
    but: Collection[int] = (),
) -> list[Claimed]:
    """Takes up to `limit` messages, none `but` these, each with its turn within the shared rates. One whose worker
    went silent is taken over when its lease has run out. Workers claim one after the other: they share the slots."""
    claimed: list[Claimed] = []
    for pace in paces(posts_per_second):
        slot = locked_slot(session, pace.scope, wire_now)
        for found in eligible(session, pace, wire_now, limit - len(claimed), but):
            send_at = wire_now if is_past(slot.next_at, wire_now) else slot.next_at
            if send_at > wire_now + HORIZON:
                break
            slot.next_at = send_at + pace.spacing
            claimed.append(take(session, *found, worker=worker, send_at=send_at, lease=lease))
    return claimed


def is_past(at: datetime, wire_now: datetime) -> bool:
    """Whether a time that was written down need not be waited for."""
    return not wire_now < at <= wire_now + LONGEST_AHEAD


def at(wire_now: datetime) -> dict[str, datetime]:
    """That moment, as the statements' values name it."""
    return {"now": wire_now, "too_far": wire_now + LONGEST_AHEAD}


def locked_slot(session: Session, scope: str, wire_now: datetime) -> RateSlot:
    """The slot of a scope, made when it is missing, held until the end of the transaction."""
    session.execute(new_slot(session.get_bind().dialect.name), {"scope": scope, "next_at": wire_now})
    return session.scalars(SLOT, {"scope_": scope}).one()


@cache
def new_slot(dialect: str) -> Insert:
    """The statement that makes a slot where there is none."""
    return insert_of(dialect, RateSlot).on_conflict_do_nothing(index_elements=["scope"])


SLOT = held(select(RateSlot).where(RateSlot.scope == bindparam("scope_")))


Found = tuple[OutboxMessage, Person | None, OutboxMessage | None]


def eligible(
    session: Session, pace: Pace, wire_now: datetime, limit: int, but: Collection[int] = ()
) -> Sequence[Found]:
    """The messages that may go out now, oldest first, each with its addressee and its target."""
    values = {"kinds": pace.kinds, "but": list(but), "limit": limit, **at(wire_now)}
    return session.execute(HEADS, values).all()


# Built once: to build them takes longer than to ask them.

NOW, TOO_FAR = bindparam("now", type_=UtcDateTime), bindparam("too_far", type_=UtcDateTime)


def has_passed(moment: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """Whether a time that was written down need not be waited for, as a condition."""
    return or_(moment <= NOW, moment > TOO_FAR)


def ready() -> ColumnElement[bool]:
    """New and not put off, or left by a worker whose lease has run out."""
    not_put_off = or_(OutboxMessage.not_before.is_(None), has_passed(OutboxMessage.not_before))
    return or_(
        and_(OutboxMessage.state == OutboxState.NEW, not_put_off),
        and_(OutboxMessage.state == OutboxState.SENDING, has_passed(OutboxMessage.lease_until)),
    )


def heads_of_conversations() -> Select[OutboxMessage, Person | None, OutboxMessage | None]:
    """The first unsent message of each conversation, where the conversation's second has passed and the
    message that it changes or replies to is out. Nothing waits for a change that is held."""
    earlier = aliased(OutboxMessage)
    overtakes = exists().where(
        earlier.conversation == OutboxMessage.conversation,
        earlier.id < OutboxMessage.id,
        earlier.state.in_(UNSENT),
        ~is_held(earlier),
    )
    return (
        select(OutboxMessage, Person, Target)
        .outerjoin(Person, Person.id == OutboxMessage.person_id)
        .outerjoin(Target, Target.key == OutboxMessage.target_key)
        .outerjoin(RateSlot, RateSlot.scope == OutboxMessage.conversation)
        .where(
            ready(),
            ~overtakes,
            or_(OutboxMessage.target_key.is_(None), Target.state == OutboxState.SENT),
            or_(
                OutboxMessage.kind == OutboxKind.UPDATE,
                RateSlot.next_at.is_(None),
                has_passed(RateSlot.next_at),
            ),
        )
        .where(
            OutboxMessage.kind.in_(bindparam("kinds", expanding=True)),
            OutboxMessage.id.not_in(bindparam("but", expanding=True)),
        )
        .order_by(OutboxMessage.id)
        .limit(bindparam("limit", type_=Integer))
        .with_for_update(of=OutboxMessage, skip_locked=True)
    )


HEADS = heads_of_conversations()
IS_DUE = select(exists().where(ready()))


def take(
    session: Session,
    row: OutboxMessage,
    person: Person | None,
    target: OutboxMessage | None,
    *,
    worker: str,
    send_at: datetime,
    lease: timedelta,
) -> Claimed:
    """Writes down who sends the message and until when it is theirs, and when the conversation is free."""
    ambiguous = row.state == OutboxState.SENDING
    row.state, row.worker, row.attempt = OutboxState.SENDING, worker, row.attempt + 1
    row.first_attempt_at = row.first_attempt_at or send_at
    row.lease_until = send_at + lease
    if row.kind is not OutboxKind.UPDATE:
        hold_back(session, row.conversation, send_at + CONVERSATION_SPACING)
    return as_claimed(row, person, target, ambiguous=ambiguous, send_at=send_at)


def hold_back(session: Session, scope: str, until: datetime) -> None:
    """Nothing of this scope (a pace's, or a conversation) goes out before `until`."""
    slot = locked_slot(session, scope, until)
    # Later than this stands there only where the clock was set back since.
    slot.next_at = until if slot.next_at > until + LONGEST_AHEAD else max(slot.next_at, until)


def as_claimed(
    row: OutboxMessage,
    person: Person | None,
    target: OutboxMessage | None,
    *,
    ambiguous: bool,
    send_at: datetime,
) -> Claimed:
    """The row as plain facts, for use outside the transaction."""
    return Claimed(
        hold=Hold(row.id, row.attempt),
        token=row.token,
        kind=row.kind,
        what=row.what,
        text=row.payload["text"],
        blocks=row.payload["blocks"],
        person_id=row.person_id,
        email=person.email if person else None,
        slack_id=person.slack_id if person else None,
        dm_channel=person.dm_channel if person else None,
        channel=row.channel,
        target=target_of(row, target),
        file_id=row.file_id,
        permalink=row.permalink,
        stale_file=target.file_id if target and row.what == WITHDRAWAL else None,
        ambiguous=ambiguous,
        first_attempt_at=row.first_attempt_at or send_at,
        send_at=send_at,
        lease_until=row.lease_until or send_at,
    )


def target_of(row: OutboxMessage, target: OutboxMessage | None) -> tuple[str, str] | None:
    """The message that it changes or stands under: one of ours, or what a person typed in a channel."""
    if target:
        return target.posted_channel or "", target.posted_ts or ""
    return (row.channel, row.thread_ts) if row.channel and row.thread_ts else None


def file_of(session: Session, message_id: int) -> tuple[str, bytes]:
    """The name and the bytes of the file that a message shares: a paper's Word file, or its own attachment."""
    row = session.get_one(OutboxMessage, message_id)
    if row.report_id is not None:
        report = session.get_one(Report, row.report_id)
        return report.file_name, report.docx
    attachment = session.get_one(Attachment, row.key)
    return attachment.file_name, attachment.content
