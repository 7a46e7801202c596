"""Which ratings were given since a moment and are other than they were."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from storage.enums import Direction, Rating
from storage.facts.plan import QuarterName
from storage.facts.standing import Standing
from storage.rules.standing.direction import direction
from storage.weekly.stood import ratings_given


@dataclass(frozen=True)
class ChangedRating:
    """A commitment that stands at another rating than it did, what it was, and which way that is."""

    standing: Standing
    was: Rating
    way: Direction


def changes(
    session: Session, name: QuarterName, shown: Mapping[int, Standing], since: datetime, now: datetime
) -> dict[int, ChangedRating]:
    """What was answered or agreed in the quarter since that moment and stands at another rating than before."""
    given = [one for one in ratings_given(session, name) if one.at <= now]
    earlier = {one.commitment_id: one.rating for one in given if one.at <= since}
    newer = dict.fromkeys(one.commitment_id for one in given if one.at > since)
    found = {}
    for key in newer:
        one, before = shown.get(key), earlier.get(key)
        if one is None or one.rating is Rating.NONE or one.imported:
            continue
        was = before or (one.last.rating if one.last else Rating.NONE)
        if was is not one.rating:
            # Within the quarter by its ratings alone; since the quarter before as everywhere.
            found[key] = ChangedRating(
                one, was, direction(one.rating, before)[0] if before else one.direction
            )
    return found
