"""What a return asks somebody to decide: support, and moved due dates."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.enums import RequestState, SupportKind, SupportState
from storage.tables.base import Base


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
