"""What a return asks somebody to decide: support, and moved due dates."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.enums import RequestState, SupportKind, SupportState
from storage.tables.base import Base


class SupportRequest(Base):
    """Help that a return asks for, and where it stands. `for_board` marks what is novel, contentious or unbudgeted,
    which goes to the Resources Board. Its lead may withdraw it, then `closed_at` says when."""

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


class HelpAnswer(Base):
    """What came of a request for support, as whoever was asked says, or somebody on their behalf; never changed. The
    newest stands; one whose `state` is open takes back what was said before. `reference` names the minute or the
    decision notice of a decision that was made elsewhere."""

    __tablename__ = "help_answer"
    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("support_request.id"), index=True)
    state: Mapped[SupportState]
    words: Mapped[str] = mapped_column(Text, default="")
    decided_by: Mapped[str] = mapped_column(String(200), default="")
    decided_on: Mapped[date | None]
    reference: Mapped[str] = mapped_column(Text, default="")
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    by_role: Mapped[str] = mapped_column(String(80))
    on_behalf_of: Mapped[str] = mapped_column(String(200), default="")
    """Whose answer it is, where somebody who covers or the plan office recorded it."""
    at: Mapped[datetime]
    redacted_at: Mapped[datetime | None]


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
