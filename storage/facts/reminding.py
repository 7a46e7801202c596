"""What reminders tell: what is still out for one person, an SRO's missing returns, and the counts by SRO."""

from dataclasses import dataclass
from datetime import date, datetime

from storage.facts.plan import QuarterName


@dataclass(frozen=True)
class StillOut:
    """One return that is not answered. `due_at` is its own deadline, where it was extended or sent back."""

    return_id: int
    ref: str
    title: str
    lead: str
    due_at: datetime | None = None
    sent_back: bool = False
    away_until: date | None = None
    """For whoever covers: the last day of its lead's absence."""
    closed: bool = False
    """Whether it has no time left: it prints as "No return", or as it was sent back, unless it comes all the same."""


@dataclass(frozen=True)
class ReminderFacts:
    """One person's reminder of a quarter: what is theirs or covered by them, and what they share with its lead.
    `rung` is 1 or 2 for the reminders, 3 for overdue. `deadline` and `cut_off` are aware times."""

    quarter: QuarterName
    rung: int
    deadline: datetime
    cut_off: datetime
    own: tuple[StillOut, ...]
    shared: tuple[StillOut, ...] = ()

    @property
    def closed(self) -> int:
        """How many of their own have no time left."""
        return sum(one.closed for one in self.own)


@dataclass(frozen=True)
class EscalationFacts:
    """One SRO's missing returns, and those that were sent back and not answered again, as (ref, lead's role): nothing
    of what anybody wrote. `sro` is named where somebody else reads it in their place."""

    quarter: QuarterName
    sro: str
    missing: tuple[tuple[str, str], ...]
    cut_off: datetime
    in_place: bool = False
    closed: bool = False
    sent_back: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class OutCount:
    """How many of an SRO's returns are out."""

    sro: str
    out: int
    asked: int


@dataclass(frozen=True)
class MissingCounts:
    """How many returns are out, by SRO, for the chief executive."""

    quarter: QuarterName
    by_sro: tuple[OutCount, ...]
    cut_off: datetime
