"""What SROs said of returns."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.enums import Rating, Verdict
from storage.tables.base import Base, by_value


class Review(Base):
    """What an SRO said of one revision; never changed. `on_behalf_of` is the SRO's role when a staff officer
    or second agreer said it."""

    __tablename__ = "review"
    id: Mapped[int] = mapped_column(primary_key=True)
    return_id: Mapped[int] = mapped_column(ForeignKey("return.id"), index=True)
    revision_no: Mapped[int]
    verdict: Mapped[Verdict]
    rating: Mapped[Rating | None] = mapped_column(by_value(Rating, "review_rating"))
    reason: Mapped[str] = mapped_column(Text, default="")
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    by_role: Mapped[str] = mapped_column(String(80))
    on_behalf_of: Mapped[str] = mapped_column(String(80), default="")
    at: Mapped[datetime]
    redacted_at: Mapped[datetime | None]
    """When words were last taken out of its reason: the one change a review allows."""
