"""Participation: what each return counts as. Pure sums; where the returns come from is
storage/asks/participation.py's."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from storage.enums import ReturnState
from storage.facts.asks import Tally


class Part(StrEnum):
    """What one return counts as."""

    ON_TIME = "on_time"
    LATE = "late"
    MISSING = "missing"
    WAIVED = "waived"
    AWAITED = "awaited"


def part_of(
    state: ReturnState, first_at: datetime | None, due: datetime, *, exempt: bool, open_: bool
) -> Part:
    """What a return counts as: `first_at` is when it was first answered, `due` until when it was asked for,
    `exempt` whether its lead's role need not answer, `open_` whether answers are still awaited."""
    if state is ReturnState.WAIVED:
        return Part.WAIVED
    if first_at is not None:
        return Part.ON_TIME if first_at <= due else Part.LATE
    if exempt:
        return Part.WAIVED
    return Part.AWAITED if open_ else Part.MISSING


def tally(parts: Iterable[Part]) -> Tally:
    """How many there are of each."""
    found = Counter(parts)
    return Tally(**{part.value: found[part] for part in Part})
