"""What the leads of priorities say of a quarter as a whole."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base


class Headline(Base):
    """How a priority stands in a quarter, in the words of its lead; never changed, the newest counts. `on_behalf_of`
    is the lead's role where somebody else said it."""

    __tablename__ = "headline"
    __table_args__ = (Index("ix_headline_of", "quarter_id", "priority_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    priority_id: Mapped[int] = mapped_column(ForeignKey("priority.id"))
    quarter_id: Mapped[int] = mapped_column(ForeignKey("quarter.id"))
    words: Mapped[str] = mapped_column(Text)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    by_role: Mapped[str] = mapped_column(String(80))
    on_behalf_of: Mapped[str] = mapped_column(String(80), default="")
    at: Mapped[datetime]
    redacted_at: Mapped[datetime | None]
