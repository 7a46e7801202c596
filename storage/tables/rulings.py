"""What the office ruled of a return, and which role need not answer."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.enums import RulingKind
from storage.tables.base import Base


class Ruling(Base):
    """What the office ruled of one return, and why: waived, taken up again, or given more time."""

    __tablename__ = "ruling"
    id: Mapped[int] = mapped_column(primary_key=True)
    return_id: Mapped[int] = mapped_column(ForeignKey("return.id"), index=True)
    kind: Mapped[RulingKind]
    reason: Mapped[str] = mapped_column(Text)
    until: Mapped[datetime | None]
    """The deadline that it gave."""
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    agreed_by: Mapped[str] = mapped_column(String(80), default="", server_default="")
    """The role that had agreed what it sets aside or takes up again; empty where nobody had."""


class Exemption(Base):
    """A role that need not answer in one quarter: it does not count against the rate."""

    __tablename__ = "exemption"
    quarter_id: Mapped[int] = mapped_column(ForeignKey("quarter.id"), primary_key=True)
    role_id: Mapped[int] = mapped_column(ForeignKey("role.id"), primary_key=True)
    reason: Mapped[str] = mapped_column(Text)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
