"""Measures as facts: what is measured, what was said of a quarter, and how it stands beside earlier figures. Ratings
of commitments are standing's."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from storage.enums import MeasurePeriod, Polarity, Trend
from storage.facts.grades import Grade, Graded, Grading
from storage.facts.plan import QuarterName


@dataclass(frozen=True)
class MeasureTerms:
    """What the plan says of a measure. `priorities` are the codes of those it speaks to, by itself or by a commitment
    of theirs."""

    id: int
    code: str
    name: str
    unit: str
    polarity: Polarity
    period: MeasurePeriod
    target: str
    owner: str
    """The role that supplies it; empty where nobody does."""
    definition: str
    definition_version: int
    source: str
    decimals: int | None
    suppress_below: int | None
    priorities: tuple[str, ...]
    commitments: tuple[str, ...]
    publishable: bool
    grading: Grading | None = None
    """None where the plan names nothing that its figures are graded against."""


@dataclass(frozen=True)
class FigureSaid:
    """What was said of a measure for a quarter. Without a `value` there is none yet, and `commentary` says why."""

    value: Decimal | None
    numbers: tuple[Decimal, Decimal] | None
    """The two that are behind a percentage."""
    provisional: bool
    expected_on: date | None
    commentary: str
    definition_version: int
    by_role: str
    on_behalf_of: str
    at: datetime
    held_back: bool = False
    """Whether it is too small to show: then it has neither value, numbers nor commentary."""
    comparator: Decimal | None = None
    """The most similar forces' figure, or that of a year before, as it was given along."""
    own_grade: Grade | None = None
    own_why: str = ""
    """The grade in the judgement of its owner, and the reason for it."""
    withheld_by: str = ""
    """Whose role looks at it again, where it is withheld: then it has no value, and `commentary` says why."""
    review_on: date | None = None
    """When that is."""


class NotCompared(StrEnum):
    """Why a figure is not compared with an earlier one."""

    NO_FIGURE = "no_figure"
    HELD_BACK = "held_back"
    WITHHELD = "withheld"
    NEW_DEFINITION = "new_definition"


@dataclass(frozen=True)
class EarlierFigure:
    """An earlier quarter's figure, and where the figure goes since. What is not compared may have a `value` all the
    same."""

    quarter: QuarterName
    value: Decimal | None = None
    trend: Trend | None = None
    because: NotCompared | None = None


@dataclass(frozen=True)
class MeasureStanding:
    """How a measure stands in a quarter, as its reader may see it."""

    terms: MeasureTerms
    quarter: QuarterName
    figure: FigureSaid | None
    revised_from: Decimal | None
    """What it was before it was revised."""
    last_quarter: EarlierFigure
    last_year: EarlierFigure
    target: Decimal | None = None
    """The plan's target, where that is a number."""
    target_met: bool | None = None
    waived: str = ""
    """Why it is not asked for."""
    asked: bool = False
    """Whether the quarter asked for it."""
    before: tuple[tuple[QuarterName, FigureSaid], ...] = ()
    """Earlier quarters of which something was said, the newest first."""
    graded: Graded | None = None
    """None where its figures are not graded, as in papers drafted before any were."""

    @property
    def earlier(self) -> Decimal | None:
        """What a new figure is looked at beside: what stands, else the last quarter's, else that of a year before."""
        known = (self.value, self.last_quarter.value, self.last_year.value)
        return next((one for one in known if one is not None), None)

    @property
    def value(self) -> Decimal | None:
        """The figure, where there is one to show."""
        return self.figure.value if self.figure else None


@dataclass(frozen=True)
class FigureForm:
    """What the form of a figure shows: the measure, as it stands for the quarter and before (nothing held back, for
    its owner gave it), and how often something was said of the quarter."""

    standing: MeasureStanding
    times: int


@dataclass(frozen=True)
class FigureGiven:
    """What was filled in, read: one figure of one quarter."""

    value: Decimal | None
    numbers: tuple[Decimal, Decimal] | None = None
    provisional: bool = False
    expected_on: date | None = None
    commentary: str = ""
    comparator: Decimal | None = None
    own_grade: Grade | None = None
    own_why: str = ""
    withheld_by: str = ""
    review_on: date | None = None


class Doubtful(StrEnum):
    """What may be a slip in a figure, and is asked about before it is kept."""

    NO_NUMBERS = "no_numbers"
    OVER_HUNDRED = "over_hundred"
    FAR_OFF = "far_off"
    BELOW_ZERO = "below_zero"
    PERSONAL = "personal"


class FigureRefused(StrEnum):
    """Why what was filled in is no answer, besides what is no number."""

    FIGURE_AND_NONE = "figure_and_none"
    NO_FIGURE = "no_figure"
    WHY_NOT_YET = "why_not_yet"
    NUMBERS_MISSING = "numbers_missing"
    NUMBERS_GIVE_ANOTHER = "numbers_give_another"
    WITHHELD_AND_FIGURE = "withheld_and_figure"
    WHY_WITHHELD = "why_withheld"
    WITHHELD_UNTIL = "withheld_until"
    WITHHELD_BY_WHOM = "withheld_by_whom"
    WITHHELD_NUMBER = "withheld_number"
    EXPECTED_PAST = "expected_past"
    GRADE_WITHOUT_WHY = "grade_without_why"
    WHY_WITHOUT_GRADE = "why_without_grade"
    GRADE_WITHOUT_FIGURE = "grade_without_figure"
    CRIME_NUMBER = "crime_number"
    OVERTAKEN = "overtaken"
