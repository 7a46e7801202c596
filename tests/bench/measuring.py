"""How a figure is made: two pieces of work in turn, and the ratio of their medians. What is measured is not
decided here."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Work = Callable[[], object]


@dataclass(frozen=True)
class Figure:
    """How long Muster takes beside the least that could do; both in seconds."""

    what: str
    ours: float
    beside: str
    theirs: float
    goal: float

    @property
    def ratio(self) -> float:
        """Muster's time as a multiple of the other's."""
        return self.ours / self.theirs

    @property
    def is_met(self) -> bool:
        """Whether the goal is met."""
        return self.ratio <= self.goal

    @property
    def bound(self) -> str:
        """The goal as people read it."""
        return f"≤ {self.goal:g}"

    def told(self, measured: float) -> str:
        """One of both in the unit that suits it."""
        return f"{measured:.2f} s" if measured >= 0.5 else f"{measured * 1000:.1f} ms"


@dataclass(frozen=True)
class Rate(Figure):
    """How much Muster does in a second beside another: the more, the better."""

    @property
    def is_met(self) -> bool:
        """Whether the goal is met."""
        return self.ratio >= self.goal

    @property
    def bound(self) -> str:
        """The goal as people read it."""
        return f"≥ {self.goal:g}"

    def told(self, measured: float) -> str:
        """A number for a second."""
        return f"{measured:.0f}/s"


def in_turn(ours: Work, theirs: Work, rounds: int) -> tuple[float, float]:
    """The median seconds of each, done one after the other `rounds` times, so that a busy moment of the
    machine strikes both. The first pair only warms up."""
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(rounds + 1)][1:]
    return median(own for own, _ in pairs), median(other for _, other in pairs)


def seconds(work: Work) -> float:
    """How long it takes."""
    began = perf_counter()
    work()
    return perf_counter() - began
