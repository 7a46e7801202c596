"""Grades of measures as facts: how a measure is graded, as the plan says, and what its figure came to. A grade is no
rating: ratings are of commitments."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Comparator(StrEnum):
    """ComparedWith what a measure's figure is graded."""

    TARGET = "target"
    LAST_YEAR = "last_year"
    BASELINE = "baseline"
    SIMILAR_FORCES = "most_similar_forces"


class Grade(StrEnum):
    """What a measure's figure comes to beside its comparator, best first. No rating; the plan words it."""

    BETTER = "better"
    EXPECTED = "expected"
    WORSE = "worse"
    GRAVE = "grave"


@dataclass(frozen=True)
class Grading:
    """How a measure is graded. The tolerance and what is beyond it are points of a percentage, and per cent of the
    comparator for anything else."""

    comparator: Comparator
    words: tuple[tuple[Grade, str], ...]
    """What the plan calls each grade."""
    baseline: Decimal | None = None
    baseline_on: date | None = None
    tolerance: Decimal = Decimal(0)
    """Within it a figure is as expected."""
    better_beyond: Decimal | None = None
    """How far it must be on the better side to be better than expected; without it, the tolerance."""
    grave_beyond: Decimal | None = None
    """How far on the worse side to be worse still; without it, none is."""
    ungraded_below: int | None = None
    """A count, or a number of which a percentage is, that is too small for a grade."""

    def word(self, grade: Grade) -> str:
        """What the plan calls a grade."""
        return dict(self.words)[grade]


class Ungraded(StrEnum):
    """Why the figures give no grade."""

    NO_FIGURE = "no_figure"
    HELD_BACK = "held_back"
    WITHHELD = "withheld"
    NO_TARGET = "no_target"
    NO_LAST_YEAR = "no_last_year"
    LAST_YEAR_HELD_BACK = "last_year_held_back"
    LAST_YEAR_WITHHELD = "last_year_withheld"
    NO_BASELINE = "no_baseline"
    NO_SIMILAR_FORCES = "no_similar_forces"
    NEW_DEFINITION = "new_definition"
    SMALL_NUMBERS = "small_numbers"
    NUMBERS_UNKNOWN = "numbers_unknown"


@dataclass(frozen=True)
class ComparedWith:
    """What a figure is graded against; without a `value`, why there is none."""

    value: Decimal | None = None
    because: Ungraded | None = None
    provisional: bool = False
    count: Decimal | None = None
    """Of how many it is, where that is known."""
    given_along: bool = False
    """Whether it was given with the figure, and is no figure of the record's own."""


@dataclass(frozen=True)
class Graded:
    """What a figure came to, by itself and in the judgement of its owner, where that is another."""

    by_figures: Grade | None
    because: Ungraded | None
    against: Decimal | None
    provisional: bool = False
    """Whether the figure, or what it is graded against, may be revised."""
    judged: Grade | None = None
    judged_by: str = ""
    judged_why: str = ""
    before: Grade | None = None
    """What stood in the quarter before."""
    given_along: bool = False
    """Whether a year before is as it was given with the figure, for the record has none."""

    @property
    def stands(self) -> Grade | None:
        """The grade that counts."""
        return self.judged or self.by_figures
