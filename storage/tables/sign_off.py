"""What SROs said of returns, and what they asked of leads."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.enums import Rating, Verdict
from storage.tables.base import Base, by_value


class Review(Base):
    """What an SRO said of one revision; never changed. `on_behalf_of` is the SRO's role when a staff officer
    or second agreer said it."""

    __tablename__ = "review"
    id: Mapped[int] = mapped_column(primary_key=True)
    return_id: Mapped[int] = mapped_column(ForeignKey("return.id"), index=True)
    revision_no: Mapped[int]
    verdict: Mapped[Verdict]
    rating: Mapped[Rating | None] = mapped_column(by_value(Rating, "review_rating"))
    reason: Mapped[str] = mapped_column(Text, default="")
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    by_role: Mapped[str] = mapped_column(String(80))
    on_behalf_of: Mapped[str] = mapped_column(String(80), default="")
    at: Mapped[datetime]
    redacted_at: Mapped[datetime | None]
    """When words were last taken out of its reason: the one change a review allows."""


class LeadQuestion(Base):
    """What whoever agrees a return asked its lead without sending it back; never changed. `on_behalf_of` as in a
    review."""

    __tablename__ = "question"
    id: Mapped[int] = mapped_column(primary_key=True)
    return_id: Mapped[int] = mapped_column(ForeignKey("return.id"), index=True)
    words: Mapped[str] = mapped_column(Text)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    by_role: Mapped[str] = mapped_column(String(80))
    on_behalf_of: Mapped[str] = mapped_column(String(80), default="")
    at: Mapped[datetime]
    redacted_at: Mapped[datetime | None]


class Reply(Base):
    """What a lead answered to it: once, and never changed."""

    __tablename__ = "reply"
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), primary_key=True)
    words: Mapped[str] = mapped_column(Text)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    by_role: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime]
    redacted_at: Mapped[datetime | None]
