"""The office's own timetable, and the steps of one quarter that were moved. The standard steps are rules."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

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
