"""The weekly digest's facts."""

from dataclasses import dataclass
from datetime import date, datetime

from storage.enums import Direction, Rating
from storage.facts.counting import Returns
from storage.facts.plan import QuarterName, RatingMeaning
from storage.facts.standing import Counts, Standing
from storage.facts.succession import CountChange


@dataclass(frozen=True)
class RatingChange:
    """A rating that changed since the last digest, or is new in it as red or amber; which `way` it went since."""

    standing: Standing
    was: Rating
    way: Direction = Direction.NO_CHANGE


@dataclass(frozen=True)
class DueSoon:
    """A commitment or milestone that falls due within the digest's horizon."""

    ref: str
    title: str
    due: date
    milestone: str = ""


@dataclass(frozen=True)
class DigestFacts:
    """One weekly digest. `since` is None for the first one. Latecomers are a number, never names. While returns come
    in, `counts` are of what is asked for; those complete before, as `recorded` in the plan, join them afterwards."""

    quarter: QuarterName
    day: date
    since: date | None
    open: bool
    returns: Returns
    cut_off: datetime
    draft_at: datetime
    changes: tuple[RatingChange, ...]
    due_soon: tuple[DueSoon, ...]
    counts: Counts
    scheme: tuple[RatingMeaning, ...]
    count_change: CountChange | None = None
    recorded: int = 0
