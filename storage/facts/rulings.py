"""What the office rules of a return by hand: waives it, takes it up again, gives it more time."""

from dataclasses import dataclass
from datetime import date, datetime

from storage.enums import Rating, ReturnState, RulingKind
from storage.facts.plan import QuarterName, RatingMeaning


@dataclass(frozen=True)
class Answered:
    """How a return was answered before it is ruled on: its rating, agreed by a role ("" while it is the lead's), in
    the plan's words. `version` tells it from what it is once somebody says anything else."""

    rating: Rating
    agreed_by: str
    agreed_on: date | None
    scheme: tuple[RatingMeaning, ...]
    version: str


@dataclass(frozen=True)
class Ruled:
    """A ruling on one return, or why there is none. `why_not` is empty when it was made, else a key: already,
    frozen, in_already, never_closed, or one of rules/more_time's. `until` is the deadline that it leaves, an aware
    time; `other_year` says that it falls in another year than the ruling."""

    kind: RulingKind
    return_id: int
    ref: str
    title: str
    lead: str
    quarter: QuarterName
    reason: str
    state: ReturnState
    until: datetime
    why_not: str = ""
    after_draft: bool = False
    """Whether the deadline comes after the paper's draft is due."""
    other_year: bool = False
    bound: datetime | None = None
    """The limit that the day which was asked for breaks."""
    instead: date | None = None
    """The nearest working day that would do; of what is never closed, the first to which it may have more time."""
    id: int = 0
    """The ruling's own, once it is made."""
    told: tuple[str, ...] = ()
    """The roles that are told of it."""
    answered: Answered | None = None
    """How it was answered until then."""
    left: str = ""
    """Where its commitment left the plan, and the return is waived for that: split, merged or withdrawn."""


@dataclass(frozen=True)
class Exempted:
    """A role that need not answer in one quarter; `refs` are the returns that are waived with it."""

    role: str
    quarter: QuarterName
    reason: str
    refs: tuple[str, ...]
    new: bool


@dataclass(frozen=True)
class Chased:
    """A reminder by hand, or why there is none: `why_not` is empty when it was owed, else a key: nothing_out,
    nobody, today_already, day_off, away (and nobody covers), not_at_work (before `at_work`). `who` are the
    roles that the person is asked in."""

    who: str
    refs: tuple[str, ...] = ()
    why_not: str = ""
    away_until: date | None = None
    at_work: datetime | None = None
