"""Quarters, the office's own timetable, steps that were moved, closures, and when forums meet. The standard steps
are rules."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.enums import ForumKind, QuarterState
from storage.facts.plan import QuarterName
from storage.tables.base import Base


class StepRule(Base):
    """A step that this office takes on another working day, or at another time, than is standard."""

    __tablename__ = "step_rule"
    step: Mapped[str] = mapped_column(String(32), primary_key=True)
    working_days: Mapped[int]
    """Working days after the quarter's last day."""
    time_of_day: Mapped[str] = mapped_column(String(5))
    """ "09:30", in London."""


class StepDate(Base):
    """A step of one quarter that was moved, for that quarter alone."""

    __tablename__ = "step_date"
    quarter_id: Mapped[int] = mapped_column(ForeignKey("quarter.id"), primary_key=True)
    step: Mapped[str] = mapped_column(String(32), primary_key=True)
    at: Mapped[datetime]
    why: Mapped[str] = mapped_column(Text, default="")
    moved_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class Quarter(Base):
    """One financial-year quarter of the plan's life in Muster."""

    __tablename__ = "quarter"
    __table_args__ = (UniqueConstraint("year", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    number: Mapped[int]
    state: Mapped[QuarterState]
    opened_at: Mapped[datetime | None]
    cut_off_at: Mapped[datetime | None]
    lead_deadline_at: Mapped[datetime | None]
    """The leads' deadline as it was at the cut-off: a timetable that is changed later changes no past figure."""
    data_date: Mapped[date | None]
    """The day that the answers describe, where it is not the quarter's last: prompts sent early."""
    passes_panel: Mapped[date | None]
    """The Panel's meeting that gets no paper of this quarter, because the plan office chose the next one."""

    @property
    def name(self) -> QuarterName:
        """The quarter as a fact."""
        return QuarterName(self.year, self.number)


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


class Closure(Base):
    """A day on which the office is closed, besides weekends and bank holidays."""

    __tablename__ = "closure"
    day: Mapped[date] = mapped_column(primary_key=True)
    why: Mapped[str] = mapped_column(String(200), default="")
