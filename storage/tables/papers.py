"""Papers: the frozen snapshot, its hash, and the Word file as it was sent."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.enums import ReportState
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
    made_at: Mapped[datetime]
    quarter: Mapped[Quarter] = relationship()
