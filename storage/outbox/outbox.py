"""The outbox: what is owed to Slack, put in the transaction of the fact it tells, and what became of it.
Which row goes out next and when is claims.py; what failed, and is to be told, failures.py; sending is
bot/delivery."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import blake2b
from typing import Any, TypedDict, Unpack
from uuid import uuid4

from sqlalchemy import ColumnElement, and_, bindparam, exists, func, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningInsert

from storage.enums import OutboxKind, OutboxState
from storage.record.marks import Shows, mark, standing
from storage.record.upserts import insert_of
from storage.tables.outbox import Attachment, OutboxMessage

UNSENT = (OutboxState.NEW, OutboxState.SENDING)
VISIBLE = (OutboxState.SENDING, OutboxState.SENT)
"""What people see, or may see by now."""
WITHDRAWAL = "withdrawal"
"""What the change of a message is called whose file must go from Slack too."""
GONE = "message_not_found"
"""Slack's key for a message that is there no more, as where an office keeps messages for some weeks only."""
TROUBLE = "trouble:"
"""How the key of a message about a failed message begins: its own failure is told to nobody."""


@dataclass(frozen=True)
class Hold:
    """A worker's hold on a message: a word from an attempt that is no longer the latest changes nothing."""

    id: int
    attempt: int


@dataclass(frozen=True)
class Showing:
    """What a live message shows: a kind of thing, of a quarter or of one row. With `instead`, it takes the
    place of earlier ones that show the same to the same person: what has not gone out of them goes out no
    more."""

    shows: Shows
    quarter_id: int | None = None
    subject_id: int | None = None
    instead: bool = False


class Place(TypedDict, total=False):
    """Where a message that is owed goes, and what goes with it."""

    person_id: int | None
    channel: str | None
    kind: OutboxKind
    target_key: str | None
    """The key of the message that an update changes, or that a post hangs under as a reply."""
    report_id: int | None
    refs: Sequence[str]
    """The commitments it is about, for telling of a failure."""
    showing: Showing | None
    """What a live message shows."""
    thread_ts: str | None
    """With it the message stands in the thread of what a person typed."""
    not_before: datetime | None
    """Wire time: until then a change waits for more to change."""


class NewMessage(Place):
    """What a message that is owed is told by."""

    key: str
    what: str
    addressee: str
    text: str
    blocks: list[dict[str, Any]] | None
    at: datetime
    """Office time."""


def put(session: Session, *, attachment: tuple[str, bytes] | None = None, **of: Unpack[NewMessage]) -> bool:
    """Owes one message to a person or to a channel (exactly one of the two, else ValueError) and says whether
    it is new: a key exists once, and putting it again changes nothing.

    A newer update takes the place of older ones that have not gone out. A FILE row shares the Word file of
    `report_id`, or its own `attachment` (name and bytes): "{file}" in its words becomes the file's address."""
    values, showing = new_row(**of), of.get("showing")
    once = put_once(session.get_bind().dialect.name)
    new_id: int | None = session.scalars(once, values).one_or_none()
    if new_id is not None and attachment is not None:
        session.add(Attachment(key=of["key"], file_name=attachment[0], content=attachment[1]))
    if new_id is not None and values["kind"] is OutboxKind.UPDATE:
        # Only the newest state of a message is worth sending.
        session.connection().execute(SUPERSEDE, {"of": values["target_key"], "newer_than": new_id})
    if new_id is not None and showing is not None:
        # Its words were read before now: whoever changed something since did not see it.
        mark(session, showing.shows)
        if showing.instead:
            overtake(session, new_id, showing, values["person_id"])
    return new_id is not None


def new_row(**of: Unpack[NewMessage]) -> dict[str, Any]:
    """The row of a message that is owed now."""
    text, blocks, showing = of["text"], of["blocks"] or [], of.get("showing")
    person_id, channel = of.get("person_id"), of.get("channel")
    return {
        "key": of["key"],
        "token": uuid4().hex,
        "kind": of.get("kind", OutboxKind.POST),
        "conversation": conversation_of(person_id, channel),
        "person_id": person_id,
        "channel": channel,
        "target_key": of.get("target_key"),
        "thread_ts": of.get("thread_ts"),
        "report_id": of.get("report_id"),
        "what": of["what"],
        "addressee": of["addressee"],
        "payload": {"text": text, "blocks": blocks, "refs": list(of.get("refs", ()))},
        "created_at": of["at"],
        "state": OutboxState.NEW,
        "attempt": 0,
        "not_before": of.get("not_before"),
        "failure_told": False,
        "live": showing is not None,
        "shows": showing.shows if showing else None,
        "quarter_id": showing.quarter_id if showing else None,
        "subject_id": showing.subject_id if showing else None,
        "shown": digest_of(text, blocks) if showing else None,
        "worded_at": of["at"] if showing else None,
    }


def put_all(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Owes messages that show nothing and change nothing, each as `put` does: one statement for all of them."""
    if rows:
        session.execute(put_once(session.get_bind().dialect.name), rows)


def digest_of(text: str, blocks: Sequence[dict[str, Any]]) -> str:
    """What tells words from others."""
    return blake2b(json.dumps([text, list(blocks)]).encode(), digest_size=16).hexdigest()


def is_begun(session: Session, key: str) -> bool:
    """Whether a message was owed under this key, or under one that goes on from it with the person."""
    return bool(session.scalar(select(exists().where(OutboxMessage.key.startswith(key, autoescape=True)))))


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


def overtake(session: Session, new_id: int, showing: Showing, person_id: int | None) -> None:
    """What asked the same person for the same before and has not gone out, as while Slack is away, is not
    worth sending any more."""
    session.execute(
        update(OutboxMessage)
        .where(*same_as(showing.shows, person_id, showing.quarter_id, showing.subject_id))
        .where(OutboxMessage.id < new_id, OutboxMessage.state == OutboxState.NEW)
        .values(state=OutboxState.SUPERSEDED, live=False)
    )


def same_as(
    shows: str, person_id: int | None, quarter_id: int | None, subject_id: int | None
) -> tuple[ColumnElement[bool], ...]:
    """The live messages that show a person the same."""
    return (
        OutboxMessage.live.is_(True),
        OutboxMessage.shows == shows,
        OutboxMessage.person_id == person_id,
        OutboxMessage.quarter_id.is_not_distinct_from(quarter_id),
        OutboxMessage.subject_id.is_not_distinct_from(subject_id),
    )


# --- what waits for more to change ----------------------------------------------------------------------


def is_held(row: type[OutboxMessage]) -> ColumnElement[bool]:
    """A change that nobody has tried to make yet, and that waits for what else is about to change."""
    return and_(
        row.kind == OutboxKind.UPDATE,
        row.state == OutboxState.NEW,
        row.attempt == 0,
        row.not_before.is_not(None),
    )


def held_until(session: Session, target_key: str, until: datetime) -> datetime | None:
    """Until when a change waits: as long as the one of the same message that it takes the place of, else `until`."""
    owed = (OutboxMessage.target_key == target_key, OutboxMessage.kind == OutboxKind.UPDATE)
    before = select(OutboxMessage.not_before).where(*owed, OutboxMessage.state == OutboxState.NEW)
    row = session.execute(before.order_by(OutboxMessage.id.desc())).first()
    return row.not_before if row else until


def wait_no_more(session: Session, person_id: int | None) -> None:
    """What is held of a person's messages goes out now: they look at them again."""
    if person_id is not None:
        theirs = OutboxMessage.conversation == conversation_of(person_id)
        session.execute(update(OutboxMessage).where(theirs, is_held(OutboxMessage)).values(not_before=None))


# --- what stands ---------------------------------------------------------------------------------------


def waiting(session: Session, wire_now: datetime | None = None) -> int:
    """How many messages are owed and not yet out, or may have to say something else; without changes that are held
    beyond that moment, if one is given."""
    held = select(func.count()).select_from(OutboxMessage).where(is_held(OutboxMessage))
    later = session.scalars(held.where(OutboxMessage.not_before > wire_now)).one() if wire_now else 0
    return count(session, *UNSENT) + len(standing(session)) - later


def count(session: Session, *states: OutboxState) -> int:
    """How many messages stand in these states."""
    return session.scalars(
        select(func.count()).select_from(OutboxMessage).where(OutboxMessage.state.in_(states))
    ).one()


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
