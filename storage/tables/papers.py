"""Papers: the frozen snapshot, its hash, the Word files of it, and what became of each draft."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.enums import ReportState
from storage.facts.clearance import PaperMove
from storage.tables.base import Base
from storage.tables.calendar import Quarter


class Report(Base):
    """One version of a quarter's paper. `snapshot` is canonical JSON, `sha256` its hash."""

    __tablename__ = "report"
    __table_args__ = (UniqueConstraint("quarter_id", "version_no"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    quarter_id: Mapped[int] = mapped_column(ForeignKey("quarter.id"))
    version_no: Mapped[int]
    profile: Mapped[str] = mapped_column(String(40))
    state: Mapped[ReportState]
    snapshot: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    file_name: Mapped[str] = mapped_column(String(200))
    docx: Mapped[bytes] = mapped_column(LargeBinary)
    clean_docx: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
    """The same paper without its marking as a draft: what is given out once it is cleared. Empty in drafts that
    were made before papers could be cleared."""
    compared_up_to: Mapped[int] = mapped_column(default=0)
    """The audit event up to which the record is known to say what was cleared."""
    made_at: Mapped[datetime]
    quarter: Mapped[Quarter] = relationship()


class PaperStep(Base):
    """One thing that happened to a draft; never changed. The last one says how it stands."""

    __tablename__ = "paper_step"
    __table_args__ = (Index("ix_paper_step_of", "report_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"))
    move: Mapped[PaperMove]
    sha256: Mapped[str] = mapped_column(String(64))
    """Of the snapshot that it is about: what was cleared."""
    words: Mapped[str] = mapped_column(Text)
    """Why it was sent back; empty else."""
    detail: Mapped[dict[str, Any]]
    """{"waived": [{"kind", "what", "whose", "why"}]} of a clearance, {"changed": [[part, [refs]]]} of its end."""
    day: Mapped[date | None]
    """When a person says that they submitted it, or that it was published or presented."""
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """None where Muster voided it."""
    by_role: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime]
    redacted_at: Mapped[datetime | None]
