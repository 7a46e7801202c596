"""The outbox: what is owed to Slack, put in the transaction of the fact it tells, and what became of it.
Which row goes out next and when is claims.py; what failed, and is to be told, failures.py; sending is
bot/delivery."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import uuid4

from sqlalchemy import bindparam, exists, func, select, update
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.dml import ReturningInsert

from storage.enums import OutboxKind, OutboxState
from storage.record.upserts import insert_of
from storage.tables.outbox import Attachment, OutboxMessage
from storage.tables.people import Person

UNSENT = (OutboxState.NEW, OutboxState.SENDING)
VISIBLE = (OutboxState.SENDING, OutboxState.SENT)
"""What people see, or may see by now."""
WITHDRAWAL = "withdrawal"
"""What the change of a message is called whose file must go from Slack too."""
IN_PLACE = ":in_place"
"""What the key of a message ends in that takes down an older one, because of the one whose key it begins with."""
GONE = "message_not_found"
"""Slack's key for a message that is there no more, as where an office keeps messages for some weeks only."""
TROUBLE = "trouble:"
"""How the key of a message about a failed message begins: its own failure is told to nobody."""


@dataclass(frozen=True)
class Hold:
    """A worker's hold on a message: a word from an attempt that is no longer the latest changes nothing."""

    id: int
    attempt: int


def put(
    session: Session,
    *,
    key: str,
    what: str,
    addressee: str,
    text: str,
    blocks: list[dict[str, Any]] | None,
    at: datetime,
    person_id: int | None = None,
    channel: str | None = None,
    kind: OutboxKind = OutboxKind.POST,
    target_key: str | None = None,
    report_id: int | None = None,
    attachment: tuple[str, bytes] | None = None,
    refs: Sequence[str] = (),
) -> bool:
    """Owes one message to a person or to a channel (exactly one of the two, else ValueError) and says
    whether it is new: a key exists once, and putting it again changes nothing.

    `at` is office time. `target_key` is the key of the message that an update changes, or that a post hangs
    under as a reply; a newer update takes the place of older ones that have not gone out. A FILE row shares
    the Word file of `report_id`, or its own `attachment` (name and bytes): "{file}" in its text and blocks
    becomes the file's address. `refs` are the commitments it is about, for telling of a failure."""
    values = {
        "key": key,
        "token": uuid4().hex,
        "kind": kind,
        "conversation": conversation_of(person_id, channel),
        "person_id": person_id,
        "channel": channel,
        "target_key": target_key,
        "report_id": report_id,
        "what": what,
        "addressee": addressee,
        "payload": {"text": text, "blocks": blocks or [], "refs": list(refs)},
        "created_at": at,
        "state": OutboxState.NEW,
        "attempt": 0,
        "failure_told": False,
    }
    once = put_once(session.get_bind().dialect.name)
    new_id: int | None = session.scalars(once, values).one_or_none()
    if new_id is not None and attachment is not None:
        session.add(Attachment(key=key, file_name=attachment[0], content=attachment[1]))
    if new_id is not None and kind is OutboxKind.UPDATE:
        # Only the newest state of a message is worth sending.
        session.connection().execute(SUPERSEDE, {"of": target_key, "newer_than": new_id})
    return new_id is not None


def is_begun(session: Session, key: str) -> bool:
    """Whether a message was owed under this key, or under one that goes on from it with the person."""
    return bool(session.scalar(select(exists().where(OutboxMessage.key.startswith(key, autoescape=True)))))


def number_of(session: Session, key: str) -> int:
    """How many messages were owed under keys that begin so."""
    begun = OutboxMessage.key.startswith(key, autoescape=True)
    return session.scalars(select(func.count()).select_from(OutboxMessage).where(begun)).one()


def posts_since(session: Session, conversation: str, since: datetime) -> int:
    """How many messages were owed to a conversation after `since`."""
    theirs = (OutboxMessage.conversation == conversation, OutboxMessage.created_at > since)
    return session.scalars(select(func.count()).select_from(OutboxMessage).where(*theirs)).one()


def conversation_of(person_id: int | None, channel: str | None = None) -> str:
    """The queue a message waits in. Raises ValueError unless it is for one person or for one channel."""
    if (person_id is None) == (channel is None):
        raise ValueError("a message goes to a person or to a channel, and to one of them only")
    return f"channel:{channel}" if person_id is None else f"person:{person_id}"


@cache
def put_once(dialect: str) -> ReturningInsert[int]:
    """The statement that owes a message whose key is new. Built once: a quarter opens with hundreds."""
    insert = insert_of(dialect, OutboxMessage).on_conflict_do_nothing(index_elements=["key"])
    return insert.returning(OutboxMessage.id)


SUPERSEDE = (
    update(OutboxMessage)
    .where(
        OutboxMessage.target_key == bindparam("of"),
        OutboxMessage.kind == OutboxKind.UPDATE,
        OutboxMessage.state == OutboxState.NEW,
        OutboxMessage.id < bindparam("newer_than"),
    )
    .values(state=OutboxState.SUPERSEDED)
)


def overtake(session: Session, person_id: int, key: str, since: datetime | None = None) -> str | None:
    """The message `key`, which ends in its day, repeats what those of earlier days asked the same person: where these
    have not gone out, as while Slack is away, they are not worth sending any more. Answers with the newest of them
    that is out, if it was owed after `since`."""
    earlier = (
        OutboxMessage.conversation == conversation_of(person_id),
        OutboxMessage.key.startswith(key[: key.rindex(":") + 1], autoescape=True),
        OutboxMessage.key < key,
        OutboxMessage.kind == OutboxKind.POST,
    )
    unsent = update(OutboxMessage).where(*earlier, OutboxMessage.state == OutboxState.NEW)
    session.execute(unsent.values(state=OutboxState.SUPERSEDED))
    out = select(func.max(OutboxMessage.key)).where(*earlier, OutboxMessage.state.in_(VISIBLE))
    return session.scalars(out.where(OutboxMessage.created_at >= since) if since else out).one()


# --- what became of it ---------------------------------------------------------------------------------


def sent(session: Session, message_id: int, channel: str, ts: str, wire_now: datetime) -> None:
    """Slack shows it: where, and under which timestamp. True whoever says so, however late."""
    session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.id == message_id, OutboxMessage.state.in_(UNSENT))
        .values(
            state=OutboxState.SENT,
            posted_channel=channel,
            posted_ts=ts,
            sent_at=wire_now,
            lease_until=None,
            error=None,
        )
    )


def uploaded(session: Session, hold: Hold, file_id: str, permalink: str) -> None:
    """The file is in Slack, shared with nobody yet: it is never uploaded again."""
    change(session, hold, file_id=file_id, permalink=permalink)


def retry_later(session: Session, hold: Hold, not_before: datetime, error: str, *, ambiguous: bool) -> None:
    """Not delivered for now, to be tried again at `not_before` (wire time). With `ambiguous`, Slack may have
    accepted it: it stays "sending" until then, and whoever takes it up looks in the conversation first."""
    if ambiguous:
        change(session, hold, lease_until=not_before, error=error)
    else:
        change(session, hold, state=OutboxState.NEW, not_before=not_before, lease_until=None, error=error)


def failed(session: Session, hold: Hold, error: str) -> None:
    """It will never be delivered. The plan office is to be told, save of a message about a failure, and of the change
    of one that has gone from Slack since. The older one that it was to take the place of stands."""
    told = OutboxMessage.key.startswith(TROUBLE)
    if error == GONE:
        told |= OutboxMessage.kind == OutboxKind.UPDATE
    change(session, hold, state=OutboxState.FAILED, lease_until=None, error=error, failure_told=told)
    lost = aliased(OutboxMessage)
    its_key = select(lost.key + IN_PLACE).where(lost.id == hold.id, lost.state == OutboxState.FAILED)
    session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.key == its_key.scalar_subquery(), OutboxMessage.state == OutboxState.NEW)
        .values(state=OutboxState.SUPERSEDED)
    )


def change(session: Session, hold: Hold, **values: Any) -> None:
    """Changes a message that is being sent, for the attempt that holds it."""
    session.execute(
        update(OutboxMessage)
        .where(
            OutboxMessage.id == hold.id,
            OutboxMessage.attempt == hold.attempt,
            OutboxMessage.state == OutboxState.SENDING,
        )
        .values(values)
    )


def remember_account(session: Session, person_id: int, slack_id: str) -> None:
    """Keeps a person's Slack account. An account belongs to one person: one that is another's already is
    used, and not written down twice."""
    other = aliased(Person)
    taken = exists().where(other.slack_id == slack_id, other.id != person_id)
    session.execute(update(Person).where(Person.id == person_id, ~taken).values(slack_id=slack_id))


def remember_dm(session: Session, person_id: int, channel: str) -> None:
    """Keeps the conversation that a person and Muster have."""
    session.execute(update(Person).where(Person.id == person_id).values(dm_channel=channel))


# --- what stands ---------------------------------------------------------------------------------------


def waiting(session: Session) -> int:
    """How many messages are owed and not yet out."""
    return count(session, *UNSENT)


def count(session: Session, *states: OutboxState) -> int:
    """How many messages stand in these states."""
    return session.scalars(
        select(func.count()).select_from(OutboxMessage).where(OutboxMessage.state.in_(states))
    ).one()


def hold_still(session: Session, key: str) -> bool:
    """Whether a message of this key was ever owed; if so, nobody else words it anew before this transaction
    ends, so that of two changes at once the second tells of both."""
    query = select(OutboxMessage.id).where(OutboxMessage.key == key).with_for_update()
    return session.scalars(query).first() is not None


def try_anew(session: Session, key: str) -> str | None:
    """A message that failed for want of a Slack account is owed again: there is one now. Answers with its addressee,
    None where it did not fail so."""
    return session.scalars(
        update(OutboxMessage)
        .where(
            OutboxMessage.key == key,
            OutboxMessage.state == OutboxState.FAILED,
            OutboxMessage.error == "no_slack_account",
        )
        .values(state=OutboxState.NEW, error=None, not_before=None, lease_until=None, failure_told=False)
        .returning(OutboxMessage.addressee)
    ).first()


def is_owed(session: Session, key: str) -> bool:
    """Whether a message of this key was ever owed."""
    return session.scalars(select(exists().where(OutboxMessage.key == key))).one()


def owed_at(session: Session, key: str) -> datetime | None:
    """When the message with this key was owed, by the office's clock; None where there is none."""
    return session.scalars(select(OutboxMessage.created_at).where(OutboxMessage.key == key)).first()


def owed_posts(session: Session) -> list[tuple[str, str]]:
    """(key, token) of everything that should be visible once: the token is the id in Slack's metadata.
    Updates and what was overtaken are not among them, failures are."""
    rows = session.execute(
        select(OutboxMessage.key, OutboxMessage.token)
        .where(OutboxMessage.kind != OutboxKind.UPDATE, OutboxMessage.state != OutboxState.SUPERSEDED)
        .order_by(OutboxMessage.id)
    )
    return [(key, token) for key, token in rows]
