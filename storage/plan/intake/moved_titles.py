"""Titles that a plan file moves from one reference to another: a reference is one commitment's for good, and the
returns that were given under it would rate another."""

from collections.abc import Iterator

from sqlalchemy import select

from storage.enums import Rating
from storage.plan.files import document as doc
from storage.plan.files.faults import Fault
from storage.plan.intake.record import Record
from storage.rules.same_text import folded
from storage.tables import Commitment, Quarter, Return


def moved_titles(record: Record, document: doc.PlanDocument) -> Iterator[Fault]:
    """Each reference that has returns and would stand for another's title, or has lost its own to another; with the
    other reference, and what the returns were given for."""
    known = {folded(ref): row for ref, row in record.commitments.items()}
    was = {folded(row.title): row.ref for row in record.commitments.values()}
    becomes = {folded(entry.title): entry.ref for entry in document.commitments}
    for entry in document.commitments:
        row = known.get(folded(entry.ref))
        if row is None or folded(row.title) == folded(entry.title):
            continue
        other = becomes.get(folded(row.title)) or was.get(folded(entry.title))
        if other and (returns := _returns_of(record, row)):
            number, newest = len(returns), returns[0].value
            expected = row.title, other, str(number), newest
            yield Fault(entry.ref, "commitments.title", "title_moved", entry.title, expected)


def _returns_of(record: Record, row: Commitment) -> list[Rating]:
    """Its ratings, the newest first."""
    query = (
        select(Return.rating)
        .join(Quarter, Return.quarter_id == Quarter.id)
        .where(Return.commitment_id == row.id, Return.rating.is_not(None))
        .order_by(Quarter.year.desc(), Quarter.number.desc())
    )
    return [rating for rating in record.session.scalars(query) if rating is not None]
