"""Which messages Slack shows, or is about to, with words that were taken out of the record. The words themselves are
redaction.py's."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.enums import OutboxKind, OutboxState
from storage.outbox.outbox import digest_of
from storage.record.locks import held
from storage.tables import OutboxMessage


@dataclass(frozen=True)
class Stale:
    """A message that Slack shows with the words: the key of the message, and what it should say instead. With
    `withdrawn`, it shares a file, which must go."""

    row_id: int
    key: str
    payload: Mapping[str, Any]
    person_id: int | None
    channel: str | None
    addressee: str
    withdrawn: bool


def stale(session: Session, touched: set[int], withdrawn: set[str]) -> list[Stale]:
    """The messages that Slack shows, or is about to, as they were before: the newest state of each that held
    the words, and those that share a file that is withdrawn. One not sent yet says the right thing already; a
    withdrawn file's is not sent at all."""
    found = []
    for key, rows in conversations(session).items():
        shares = rows[0].key in withdrawn
        newest = rows[-1]
        if rows[0].live and newest.id in touched:
            rows[0].shown = digest_of(newest.payload["text"], newest.payload["blocks"])
        if shares and rows[0].state is OutboxState.NEW:
            rows[0].state = OutboxState.SUPERSEDED
        elif shares or (newest.id in touched and newest.state is not OutboxState.NEW):
            found.append(stale_one(key, newest, withdrawn=shares))
    return found


def conversations(session: Session) -> dict[str, list[OutboxMessage]]:
    """Each message with its changes, oldest first, what failed or was overtaken left out."""
    lives = (OutboxState.NEW, OutboxState.SENDING, OutboxState.SENT)
    query = select(OutboxMessage).where(OutboxMessage.state.in_(lives)).order_by(OutboxMessage.id)
    found: dict[str, list[OutboxMessage]] = {}
    for row in session.scalars(held(query)):
        root = row.target_key if row.kind is OutboxKind.UPDATE else row.key
        found.setdefault(root or row.key, []).append(row)
    return found


def stale_one(key: str, row: OutboxMessage, *, withdrawn: bool) -> Stale:
    """One of them as a fact."""
    return Stale(row.id, key, row.payload, row.person_id, row.channel, row.addressee, withdrawn)
