"""The figures of measures, as their owners gave them."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.facts.grades import Grade
from storage.tables.base import Base


class Figure(Base):
    """What was said of a measure for a quarter: a figure, or that there is none yet. Never changed: the newest
    counts, and those before it stay. Numbers are kept as text, with the decimals that they were given with."""

    __tablename__ = "figure"
    __table_args__ = (Index("ix_figure_of", "measure_id", "quarter_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"))
    quarter_id: Mapped[int] = mapped_column(ForeignKey("quarter.id"))
    value: Mapped[str | None] = mapped_column(String(40))
    """None where it is not available yet."""
    part: Mapped[str | None] = mapped_column(String(40))
    whole: Mapped[str | None] = mapped_column(String(40))
    """The two numbers behind a percentage."""
    provisional: Mapped[bool]
    expected_on: Mapped[date | None]
    """When a figure that is not available yet is expected."""
    commentary: Mapped[str] = mapped_column(Text)
    definition_version: Mapped[int]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    by_role: Mapped[str] = mapped_column(String(80))
    on_behalf_of: Mapped[str] = mapped_column(String(80))
    """The owner's role where somebody else gave it."""
    at: Mapped[datetime]
    comparator: Mapped[str | None] = mapped_column(String(40))
    """The most similar forces' figure, or that of a year before, as it was given along."""
    own_grade: Mapped[Grade | None]
    own_why: Mapped[str] = mapped_column(Text, default="", server_default="")
    """The grade in the judgement of its owner, and why it is not the one by the figures."""
    withheld_by: Mapped[str] = mapped_column(String(80), default="", server_default="")
    """Whose role looks at it again, of a figure that is withheld; empty of any other. Its commentary says why."""
    review_on: Mapped[date | None]
    """When that is."""
    redacted_at: Mapped[datetime | None]
