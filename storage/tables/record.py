"""The office and what happened in it: whose database this is, the audit, the worker's heartbeat."""

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from storage.enums import OfficeKind
from storage.tables.base import Base


class Installation(Base):
    """The one row that says what this database is for. `mode` is live or rehearsal and never changes;
    `team_id` is the Slack workspace it first served, and the only one it serves."""

    __tablename__ = "installation"
    id: Mapped[int] = mapped_column(primary_key=True)
    mode: Mapped[str] = mapped_column(String(16))
    team_id: Mapped[str | None] = mapped_column(String(32))


class Office(Base):
    """The office of the local policing body."""

    __tablename__ = "office"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[OfficeKind]
    area: Mapped[str] = mapped_column(String(200), default="")
    force: Mapped[str] = mapped_column(String(200), default="")
    commissioner: Mapped[str] = mapped_column(String(200), default="")


class AuditEvent(Base):
    """One act that changed the record: written in the same transaction, never changed. People are ids, so
    that a person can be erased and the record stands."""

    __tablename__ = "audit_event"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    act: Mapped[str] = mapped_column(String(60))
    person_id: Mapped[int | None]
    subject: Mapped[str] = mapped_column(String(60))
    subject_id: Mapped[int | None]
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]
    cause: Mapped[str | None] = mapped_column(String(16))
    """The id of the request, the round or the command that it came of, as the log has it; None of earlier events."""


class Heartbeat(Base):
    """The last sign of life of a worker: what it saw of both clocks."""

    __tablename__ = "heartbeat"
    worker: Mapped[str] = mapped_column(String(80), primary_key=True)
    office_time: Mapped[datetime]
    wire_time: Mapped[datetime]
    slack_error: Mapped[str] = mapped_column(String(80), default="")
    """Slack's key for why it refused this process's token when it was last asked; "" where it took it."""
    is_deaf: Mapped[bool] = mapped_column(default=False)
    """Whether the line by which this process hears people was down."""
