"""Panels, boards and groups, and when they meet."""

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.enums import ForumKind
from storage.tables.base import Base


class Forum(Base):
    """A body that receives papers."""

    __tablename__ = "forum"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(200), unique=True)
    kind: Mapped[ForumKind]
    meetings: Mapped[list["Meeting"]] = relationship(
        order_by="Meeting.day", cascade="all, delete-orphan", back_populates="forum"
    )


class Meeting(Base):
    """One meeting of a forum."""

    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("forum_id", "day"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"), index=True)
    day: Mapped[date]
    forum: Mapped[Forum] = relationship(back_populates="meetings")
