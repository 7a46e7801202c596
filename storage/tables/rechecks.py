"""What was said of a commitment when it was looked at again before the meeting."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.facts.rechecks import RecheckState
from storage.tables.base import Base


class Recheck(Base):
    """How what a return says stands shortly before the meeting; never changed, the newest counts. `on_behalf_of` is
    the lead's role where somebody else said it."""

    __tablename__ = "recheck"
    __table_args__ = (Index("ix_recheck_of", "return_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    return_id: Mapped[int] = mapped_column(ForeignKey("return.id"))
    state: Mapped[RecheckState]
    words: Mapped[str] = mapped_column(Text)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    by_role: Mapped[str] = mapped_column(String(80))
    on_behalf_of: Mapped[str] = mapped_column(String(80), default="")
    at: Mapped[datetime]
    redacted_at: Mapped[datetime | None]
