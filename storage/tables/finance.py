"""The figures of quarters' finance annexes, as they were sent and confirmed."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base


class FinanceUpdate(Base):
    """The figures of a file that was sent for a quarter, as they were read; never changed. They count once they are
    confirmed; of several, those that were confirmed last."""

    __tablename__ = "finance_update"
    __table_args__ = (Index("ix_finance_update_of", "quarter_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    quarter_id: Mapped[int] = mapped_column(ForeignKey("quarter.id"))
    in_thousands: Mapped[bool]
    figures: Mapped[dict[str, Any]]
    """{"sections": [...]}, as FinanceSection."""
    file_name: Mapped[str] = mapped_column(String(255))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """None where it was taken in at the command line."""
    at: Mapped[datetime]
    redacted_at: Mapped[datetime | None]


class FinanceConfirmed(Base):
    """That somebody saw these figures and said that they are the quarter's; once for each."""

    __tablename__ = "finance_confirmed"
    id: Mapped[int] = mapped_column(primary_key=True)
    update_id: Mapped[int] = mapped_column(ForeignKey("finance_update.id"), unique=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    by_role: Mapped[str] = mapped_column(String(80))
    on_behalf_of: Mapped[str] = mapped_column(String(80))
    """The role that was asked, where somebody else confirmed them."""
    at: Mapped[datetime]
