"""What members of a forum asked for, and what they were answered."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.enums import MembersKind, MembersState
from storage.tables.base import Base


class MemberRequest(Base):
    """Something that members asked for at a meeting, as it was noted there. The forum is kept by its name: the plan's
    file may drop one. How it stands follows from its answers."""

    __tablename__ = "member_request"
    __table_args__ = (UniqueConstraint("ref"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(20))
    forum: Mapped[str] = mapped_column(String(200))
    met_on: Mapped[date]
    asked_by: Mapped[str] = mapped_column(String(200))
    """By role or council, never by name."""
    kind: Mapped[MembersKind]
    text: Mapped[str] = mapped_column(Text)
    minuted: Mapped[str] = mapped_column(Text)
    """As the agreed minutes have it; empty while they are not agreed."""
    commitments: Mapped[dict[str, Any]]
    """{"refs": [...]}: the commitments that it is about, or that came of it."""
    owner_role_id: Mapped[int] = mapped_column(ForeignKey("role.id"))
    due: Mapped[date | None]
    answered_in: Mapped[str] = mapped_column(String(200))
    """The paper that answered it, where somebody said so; else it follows from when papers were drafted."""
    logged_at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """None where a plan file brought it."""
    by_role: Mapped[str] = mapped_column(String(80))


class MemberAnswer(Base):
    """An answer to members, or that none is needed any more; never changed, the newest counts. `on_behalf_of` is the
    owner's role where somebody else gave it."""

    __tablename__ = "member_answer"
    __table_args__ = (Index("ix_member_answer_of", "request_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("member_request.id"))
    state: Mapped[MembersState]
    words: Mapped[str] = mapped_column(Text)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    by_role: Mapped[str] = mapped_column(String(80))
    on_behalf_of: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime]
    redacted_at: Mapped[datetime | None]
