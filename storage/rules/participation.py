"""Participation: what each return counts as, and what many come to. Pure sums; where the returns come from is
storage/participation.py's."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.enums import ReturnState


class Part(StrEnum):
    """What one return counts as."""

    ON_TIME = "on_time"
    LATE = "late"
    MISSING = "missing"
    WAIVED = "waived"
    AWAITED = "awaited"


@dataclass(frozen=True)
class Tally:
    """How many returns count as what. Waived and awaited ones do not count against the rate."""

    on_time: int = 0
    late: int = 0
    missing: int = 0
    waived: int = 0
    awaited: int = 0

    @property
    def asked(self) -> int:
        """All of them."""
        return self.on_time + self.late + self.missing + self.waived + self.awaited

    @property
    def counted(self) -> int:
        """Those that the rate is of: answered or missing."""
        return self.on_time + self.late + self.missing

    @property
    def rate(self) -> int | None:
        """The share of them that was answered on time, in whole per cent, rounded down so that only all is 100;
        None where nothing counts."""
        return self.on_time * 100 // self.counted if self.counted else None

    def __add__(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(
            self.on_time + other.on_time,
            self.late + other.late,
            self.missing + other.missing,
            self.waived + other.waived,
            self.awaited + other.awaited,
        )


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
