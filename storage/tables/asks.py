"""What people say of being asked."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base


class PutOff(Base):
    """Somebody has put their reminder off until that day."""

    __tablename__ = "put_off"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    at: Mapped[datetime]
    until: Mapped[date]


class ToldOf(Base):
    """What a message told somebody is wanted of them: one ask, by the message's key. What went out before this was
    kept has 0 for its ask, where it is not known which."""

    __tablename__ = "told"
    __table_args__ = (Index("ix_told_by_person", "person_id", "kind", "at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    message_key: Mapped[str] = mapped_column(String(200), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(String(20))
    ask_id: Mapped[int]
    at: Mapped[datetime]
