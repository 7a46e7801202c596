"""What is asked of people that has no row of its own, and what they say of being asked."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base


class Ask(Base):
    """What a quarter asks of a role, of one kind and about one subject: a measure's figure, an annex of the paper, a
    priority's headline, a look at what was said of a commitment, an answer to members. Which role that is follows the
    plan; what came is kept in the kind's own table."""

    __tablename__ = "ask"
    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN measure_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN annex IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN priority_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN return_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN request_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_subject",
        ),
        UniqueConstraint("kind", "quarter_id", "measure_id", name="uq_ask_measure"),
        UniqueConstraint("kind", "quarter_id", "annex", name="uq_ask_annex"),
        UniqueConstraint("kind", "quarter_id", "priority_id", name="uq_ask_priority"),
        UniqueConstraint("kind", "quarter_id", "return_id", name="uq_ask_return"),
        UniqueConstraint("kind", "quarter_id", "request_id", name="uq_ask_request"),
        Index("ix_ask_by_person", "answered_by_id", "answered_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    quarter_id: Mapped[int] = mapped_column(ForeignKey("quarter.id"), index=True)
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id"))
    annex: Mapped[str | None] = mapped_column(String(40))
    """Which annex of the paper: "finance"; or which meeting of a Panel, by its day and its forum's id."""
    priority_id: Mapped[int | None] = mapped_column(ForeignKey("priority.id"))
    return_id: Mapped[int | None] = mapped_column(ForeignKey("return.id"))
    request_id: Mapped[int | None] = mapped_column(ForeignKey("member_request.id"))
    asked_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    """Its own deadline, where it has another than its like."""
    answered_at: Mapped[datetime | None]
    """When it was first answered."""
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    let_off_at: Mapped[datetime | None]
    """When it was waived."""
    let_off_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    let_off_reason: Mapped[str] = mapped_column(Text, default="")
    escalated_at: Mapped[datetime | None]


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
