"""The plan office's list of a quarter's returns."""

from dataclasses import dataclass
from datetime import date, datetime

from storage.enums import Rating, ReturnState
from storage.facts.plan import QuarterName, RatingMeaning


@dataclass(frozen=True)
class ListedReturn:
    """One return on the plan office's list. `rating` is the agreed one, else the lead's; `due_at` its own
    deadline, where it has one; `away_until` the last day of its lead's absence."""

    return_id: int
    ref: str
    title: str
    lead: str
    sro_id: int
    sro: str
    priority: str
    state: ReturnState
    rating: Rating
    due_at: datetime | None = None
    away_until: date | None = None
    priority_title: str = ""


@dataclass(frozen=True)
class ReturnsList:
    """The quarter's returns in the plan's order, and the plan's own words for its ratings."""

    quarter: QuarterName
    deadline: datetime
    cut_off: datetime
    lines: tuple[ListedReturn, ...]
    scheme: tuple[RatingMeaning, ...]
    overdue: bool = False
    """Whether the leads' deadline has passed."""
    closed: bool = False
