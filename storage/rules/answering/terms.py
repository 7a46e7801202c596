"""What an answer is held against, and the one thing that every rule may say: that something is missing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from storage.enums import CommitmentType, Rating
from storage.facts.answering import Answer, Finding, PastRating
from storage.rules.answering.findings import finding


@dataclass(frozen=True)
class Terms:
    """What an answer is held against. `quarter_end` is the cut-off of the data, `as_at` the day of answering;
    `rebaselined` says that a later due date was approved this quarter, `on_hold` that a hold already was."""

    type: CommitmentType
    start: date | None
    due: date
    plan_ends: date
    quarter_end: date
    as_at: date
    allowed: frozenset[Rating]
    last: PastRating | None
    overdue_milestones: tuple[str, ...] = ()
    open_support: bool = False
    on_hold: bool = False
    rebaselined: bool = False
    slippage_amber_max_days: int = 30
    running: int = 1
    """For how many rated quarters on end the last rating has stood."""
    known_names: tuple[str, ...] = ()
    """Role titles and the plan's own names: no person's (V17)."""


Rule = Callable[[Answer, Terms], Iterator[Finding]]


def missing(code: str, field: str, value: object) -> Iterator[Finding]:
    """The finding that nothing was said, where nothing was."""
    if value is None or (isinstance(value, str) and not value.strip()):
        yield finding(code, field, "missing")
