"""For how long a rating has stood: what an exception rests on (rule V14)."""

from collections.abc import Collection
from itertools import groupby, takewhile

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from storage.enums import Rating
from storage.facts.plan import QuarterName
from storage.plan.plan_facts import THESE, named
from storage.rules.calendar import quarters
from storage.standing.standing_rows import POSITION, RATED
from storage.tables import Quarter, Return

RATED_BEFORE = (
    select(Return.commitment_id, RATED)
    .join(Quarter, Return.quarter_id == Quarter.id)
    .where(Return.commitment_id.in_(THESE), bindparam("position") > POSITION)
    .where(RATED.is_not(None), RATED != Rating.NONE)
    .order_by(Return.commitment_id, POSITION.desc())
)


def running(session: Session, before: QuarterName, ids: Collection[int]) -> dict[int, int]:
    """For how many rated quarters on end, up to the one before, each commitment's last rating has stood. A
    quarter without a return is skipped, as the direction of travel skips it."""
    rows = session.execute(RATED_BEFORE, {"position": quarters.index(before), **named(ids)}).all()
    return {
        commitment_id: run_length([rating for _, rating in group])
        for commitment_id, group in groupby(rows, key=lambda row: row[0])
    }


def run_length(newest_first: list[Rating]) -> int:
    """How many of the first are alike."""
    return sum(1 for _ in takewhile(lambda rating: rating is newest_first[0], newest_first))
