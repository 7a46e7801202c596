"""Returns and what was said. A return is a row for each commitment and quarter; a revision is
never changed or deleted (triggers forbid it), save by a redaction that leaves a tombstone."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.enums import Rating, ReturnState
from storage.tables.base import Base, by_value
from storage.tables.calendar import Quarter
from storage.tables.people import Role
from storage.tables.plan import Commitment


class Return(Base):
    """One commitment's return for one quarter. `rating` is the current revision's (the lead's);
    `agreed_rating` stands beside it."""

    __tablename__ = "return"
    __table_args__ = (UniqueConstraint("commitment_id", "quarter_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitment.id"))
    quarter_id: Mapped[int] = mapped_column(ForeignKey("quarter.id"), index=True)
    state: Mapped[ReturnState]
    revision_no: Mapped[int] = mapped_column(default=0)
    rating: Mapped[Rating | None]
    agreed_rating: Mapped[Rating | None] = mapped_column(by_value(Rating, "agreed_rating"))
    agreed_by_role_id: Mapped[int | None] = mapped_column(ForeignKey("role.id"))
    agreed_on: Mapped[date | None]
    submitted_at: Mapped[datetime | None]
    late: Mapped[bool] = mapped_column(default=False)
    imported: Mapped[bool] = mapped_column(default=False)
    waived_reason: Mapped[str] = mapped_column(Text, default="")
    due_at: Mapped[datetime | None]
    """Its own deadline, where it was extended or sent back."""
    escalated_at: Mapped[datetime | None]
    """When its SRO was told that it is missing: once."""
    commitment: Mapped[Commitment] = relationship()
    quarter: Mapped[Quarter] = relationship()
    agreed_by: Mapped[Role | None] = relationship()
    revisions: Mapped[list["Revision"]] = relationship(order_by="Revision.no", back_populates="return_")


class Revision(Base):
    """What one submission said. `content` is a versioned Answer; `submission_key` is the trigger that Slack
    sent with it, so that a submission delivered twice is known."""

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("return_id", "no"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    return_id: Mapped[int] = mapped_column(ForeignKey("return.id"))
    no: Mapped[int]
    submission_key: Mapped[str | None] = mapped_column(String(120), unique=True)
    rating: Mapped[Rating]
    forecast: Mapped[date | None]
    content: Mapped[dict[str, Any]]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    author_role: Mapped[str] = mapped_column(String(80))
    source: Mapped[str] = mapped_column(String(200), default="")
    """Where the plan office has it from, when the author records it on behalf of `author_role`."""
    at: Mapped[datetime]
    imported: Mapped[bool] = mapped_column(default=False)
    redacted_at: Mapped[datetime | None]
    redacted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    redacted_why: Mapped[str | None] = mapped_column(Text)
    return_: Mapped[Return] = relationship(back_populates="revisions")


class Draft(Base):
    """What a person has typed and not sent, as the form keeps it: one for each person and return."""

    __tablename__ = "draft"
    return_id: Mapped[int] = mapped_column(ForeignKey("return.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    typed: Mapped[dict[str, Any]]
    at: Mapped[datetime]
    typed_at: Mapped[str] = mapped_column(String(20), default="")
    """Slack's time of the newest keystroke, "1634198400.123456": an older one that comes late is known by it."""
