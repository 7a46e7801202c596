"""Redactions: asked, and decided."""

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.enums import RequestState
from storage.tables.base import Base


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
