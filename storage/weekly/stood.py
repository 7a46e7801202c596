"""How commitments stand on the morning of a digest, and what was rated since the one before. Which of it is told is
rules/weekly's."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from sqlalchemy import func, literal, select
from sqlalchemy.orm import Session

from storage.calendar.quarters import today
from storage.enums import Rating
from storage.facts.plan import QuarterName
from storage.facts.standing import Standing
from storage.facts.weekly import Stood
from storage.plan.plan_facts import THESE, named
from storage.record.rows import AnyRow
from storage.rules.calendar import quarters
from storage.standing.standing_rows import POSITION, RATED
from storage.tables import Quarter, Return, Review, Revision

SAID_RED = (
    select(func.min(Revision.at))
    .where(Revision.return_id == Return.id, Revision.rating == Rating.RED, Revision.imported.is_(False))
    .correlate(Return)
    .scalar_subquery()
)
RATED_UNTIL_NOW = (
    select(
        Return.commitment_id,
        RATED.label("rating"),
        Return.agreed_on,
        Quarter.year,
        Quarter.number,
        SAID_RED.label("said_at"),
    )
    .join(Quarter, Return.quarter_id == Quarter.id)
    .where(Return.commitment_id.in_(THESE), RATED.is_not(None), RATED != Rating.NONE)
    .order_by(Return.commitment_id, POSITION.desc())
)


@dataclass(frozen=True)
class Given:
    """A rating that was given in the quarter: by the lead, or `agreed` by whoever agrees it."""

    commitment_id: int
    rating: Rating
    at: datetime
    agreed: bool


def ratings_given(session: Session, name: QuarterName) -> list[Given]:
    """Every rating of the quarter, the first one first."""
    of_quarter = (Quarter.year == name.year, Quarter.number == name.number)
    said = session.execute(
        select(Return.commitment_id, Revision.rating, Revision.at, literal(False))
        .join(Return, Revision.return_id == Return.id)
        .join(Quarter, Return.quarter_id == Quarter.id)
        .where(*of_quarter, Revision.imported.is_(False))
    )
    agreed = session.execute(
        select(Return.commitment_id, Review.rating, Review.at, literal(True))
        .join(Return, Review.return_id == Return.id)
        .join(Quarter, Return.quarter_id == Quarter.id)
        .where(*of_quarter, Review.rating.is_not(None))
    )
    return sorted((Given(*row) for row in [*said, *agreed]), key=lambda one: one.at)


def stood(
    session: Session,
    found: Mapping[int, Standing],
    given: Iterable[Given],
    since: datetime | None,
    *,
    collecting: bool,
) -> tuple[Stood, ...]:
    """Each of these commitments, with what was given of the quarter's ratings since the digest before."""
    given = list(given)
    earlier = {one.commitment_id: one.rating for one in given if since and one.at <= since}
    newer = [one for one in given if since is None or one.at > since]
    came = {one.commitment_id for one in newer if not one.agreed}
    ruled = {one.commitment_id for one in newer if one.agreed}
    off = [key for key, one in found.items() if is_off_track(one, collecting=collecting)]
    days = off_since(session, off)
    return tuple(
        Stood(one, earlier.get(key), key in came, key in ruled, days.get(key)) for key, one in found.items()
    )


def is_off_track(one: Standing, *, collecting: bool) -> bool:
    """Whether the rating that leads is off track: this quarter's; the last one while returns come in, until this one
    is agreed; and the last one where no return came, for nobody said that it is on track again."""
    if one.rating is Rating.RED:
        return True
    was_off = one.last is not None and one.last.rating is Rating.RED
    leads = one.rating is Rating.NONE or (collecting and not (one.is_agreed or one.recorded_in_plan))
    return was_off and leads


def off_since(session: Session, ids: Collection[int]) -> dict[int, date]:
    """Since which day each of these has been off track without a break; a quarter without a return is none. What no
    day is known of counts from its quarter's last day."""
    if not ids:
        return {}
    rows = session.execute(RATED_UNTIL_NOW, named(ids)).all()
    return {
        key: day
        for key, group in groupby(rows, key=lambda row: row.commitment_id)
        if (day := first_day_off(list(group)))
    }


def first_day_off(newest_first: list[AnyRow]) -> date | None:
    """When the last unbroken run of off track began; newer ratings that nobody has agreed are passed over."""
    days: list[date] = []
    for row in newest_first:
        if row.rating is Rating.RED:
            days.append(day_of(row))
        elif days:
            break
    return days[-1] if days else None


def day_of(row: AnyRow) -> date:
    """The day on which a return was first said, or agreed, to be off track."""
    known = [day for day in (today(row.said_at) if row.said_at else None, row.agreed_on) if day]
    return min(known, default=quarters.last_day(QuarterName(row.year, row.number)))
