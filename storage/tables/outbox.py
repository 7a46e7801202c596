"""What is owed to Slack and how fast it may go out. Sending itself is bot/delivery's."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.enums import OutboxKind, OutboxState
from storage.tables.base import Base


class OutboxMessage(Base):
    """One message that is owed, written in the transaction of the fact it tells.

    `key` can exist once. `token` is the opaque id that goes into Slack's metadata. `conversation` is
    "person:<id>" or "channel:<id>": first in, first out within it. `target_key` names the message that an
    update changes or a reply hangs under. Times of attempts are wire time.

    A live message names what it `shows` of the record (storage/record/marks.py), of which quarter and which row, and
    follows it while it is `live`; `shown` is the digest of the words that it was given last, at `worded_at`."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_by_kind", "what", "kind", "created_at"),
        Index("ix_outbox_live", "live", "shows"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(200), unique=True)
    token: Mapped[str] = mapped_column(String(32), unique=True)
    kind: Mapped[OutboxKind]
    conversation: Mapped[str] = mapped_column(String(60), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    channel: Mapped[str | None] = mapped_column(String(32))
    target_key: Mapped[str | None] = mapped_column(String(200), index=True)
    thread_ts: Mapped[str | None] = mapped_column(String(32))
    """The message that a person typed, where this answers it in its thread."""
    report_id: Mapped[int | None] = mapped_column(ForeignKey("report.id"))
    what: Mapped[str] = mapped_column(String(20))
    """The kind of message in a word (prompt, receipt, digest...), for telling of a failure."""
    addressee: Mapped[str] = mapped_column(String(120))
    """The role, or what the channel is for."""
    payload: Mapped[dict[str, Any]]
    shows: Mapped[str | None] = mapped_column(String(20))
    live: Mapped[bool] = mapped_column(default=False)
    quarter_id: Mapped[int | None] = mapped_column(ForeignKey("quarter.id"))
    subject_id: Mapped[int | None]
    shown: Mapped[str | None] = mapped_column(String(32))
    worded_at: Mapped[datetime | None]
    state: Mapped[OutboxState] = mapped_column(index=True)
    attempt: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[datetime | None]
    lease_until: Mapped[datetime | None]
    first_attempt_at: Mapped[datetime | None]
    worker: Mapped[str | None] = mapped_column(String(80))
    posted_channel: Mapped[str | None] = mapped_column(String(32))
    posted_ts: Mapped[str | None] = mapped_column(String(32))
    file_id: Mapped[str | None] = mapped_column(String(32))
    permalink: Mapped[str | None] = mapped_column(Text)
    error: Mapped[str | None] = mapped_column(String(80))
    failure_told: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]


class Mark(Base):
    """Live messages that show this kind of thing may have to say something else. Its id is never used again, so that
    whoever words them knows whether somebody else did so in the meantime."""

    __tablename__ = "mark"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: Mapped[int] = mapped_column(primary_key=True)
    shows: Mapped[str] = mapped_column(String(20))


class Attachment(Base):
    """A file that a message shares, by the message's key; a paper's Word file is kept with the paper."""

    __tablename__ = "attachment"
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    file_name: Mapped[str] = mapped_column(String(200))
    content: Mapped[bytes] = mapped_column(LargeBinary)


class RateSlot(Base):
    """When the next message may go out, for the workspace or for one conversation (wire time). In the
    database, so that several workers share one budget."""

    __tablename__ = "rate_slot"
    scope: Mapped[str] = mapped_column(String(80), primary_key=True)
    next_at: Mapped[datetime]
