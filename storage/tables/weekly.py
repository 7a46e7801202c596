"""Digests: who wants which and how often, when they pause before an election, and which rounds went out."""

from datetime import date, datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base


class DigestChoice(Base):
    """What one conversation chose; without a row it has what is usual."""

    __tablename__ = "digest_choice"
    conversation: Mapped[str] = mapped_column(String(60), primary_key=True)
    """ "person:<id>" or "channel:<id>", as the outbox names it."""
    weeks: Mapped[int]
    """Every so many weeks; 0 for never."""
    worst_only: Mapped[bool] = mapped_column(default=False)
    """Only what is off track or overdue, and nothing at all in a week without."""
    internal: Mapped[bool] = mapped_column(default=False)
    """Of a channel: the public does not read along, so that it goes on before an election."""
    at: Mapped[datetime]


class PreElection(Base):
    """Days, both included, on which nothing is told where the public reads along."""

    __tablename__ = "pre_election"
    first: Mapped[date] = mapped_column(primary_key=True)
    last: Mapped[date]


class DigestRound(Base):
    """A week's digests went out, to whoever was due one."""

    __tablename__ = "digest_round"
    day: Mapped[date] = mapped_column(primary_key=True)
    """The week's digest day."""
    at: Mapped[datetime]
