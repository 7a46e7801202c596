"""What is decided about a return or asked in it: sign-off, support, moved due dates, redaction, exemption."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.enums import Rating, RequestState, RulingKind, SupportKind, SupportState, Verdict
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


class SupportRequest(Base):
    """Help that a return asks for, until it is met, declined or withdrawn. `for_board` marks what is novel,
    contentious or unbudgeted, which goes to the Resources Board."""

    __tablename__ = "support_request"
    id: Mapped[int] = mapped_column(primary_key=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitment.id"), index=True)
    return_id: Mapped[int] = mapped_column(ForeignKey("return.id"))
    kind: Mapped[SupportKind]
    ask: Mapped[str] = mapped_column(Text)
    of_whom: Mapped[str] = mapped_column(String(200))
    by_when: Mapped[date | None]
    for_board: Mapped[bool] = mapped_column(default=False)
    state: Mapped[SupportState]
    asked_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    outcome: Mapped[str] = mapped_column(Text, default="")


class DueDateRequest(Base):
    """A later due date that a lead asks for. The date moves when it is approved, by a Rebaseline."""

    __tablename__ = "due_date_request"
    id: Mapped[int] = mapped_column(primary_key=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitment.id"), index=True)
    return_id: Mapped[int | None] = mapped_column(ForeignKey("return.id"))
    new_due: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime]
    state: Mapped[RequestState]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]
    decision_reason: Mapped[str] = mapped_column(Text, default="")


class Redaction(Base):
    """Words to be taken out everywhere: one of the plan office asks, the chief executive confirms. `words` is
    emptied once it is done, so that the record of a redaction does not keep what was redacted."""

    __tablename__ = "redaction"
    id: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[str] = mapped_column(Text, default="")
    why: Mapped[str] = mapped_column(Text)
    state: Mapped[RequestState]
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]
    places: Mapped[int] = mapped_column(default=0)
    """In how many places the words were found."""


class Ruling(Base):
    """What the office ruled of one return, and why: waived, taken up again, or given more time."""

    __tablename__ = "ruling"
    id: Mapped[int] = mapped_column(primary_key=True)
    return_id: Mapped[int] = mapped_column(ForeignKey("return.id"), index=True)
    kind: Mapped[RulingKind]
    reason: Mapped[str] = mapped_column(Text)
    until: Mapped[datetime | None]
    """The deadline that it gave."""
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]


class Exemption(Base):
    """A role that need not answer in one quarter: it does not count against the rate."""

    __tablename__ = "exemption"
    quarter_id: Mapped[int] = mapped_column(ForeignKey("quarter.id"), primary_key=True)
    role_id: Mapped[int] = mapped_column(ForeignKey("role.id"), primary_key=True)
    reason: Mapped[str] = mapped_column(Text)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
