"""Participation: what each return counts as. Pure sums; where the returns come from is
storage/asks/participation.py's."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from storage.enums import ReturnState
from storage.facts.asks import Tally
from storage.facts.plan import QuarterName


class Part(StrEnum):
    """What one return counts as."""

    ON_TIME = "on_time"
    LATE = "late"
    MISSING = "missing"
    WAIVED = "waived"
    AWAITED = "awaited"


class Counted(NamedTuple):
    """What one ask counts as: of which quarter it is, and under whom it is counted."""

    quarter: QuarterName
    superior: str
    part: Part


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
