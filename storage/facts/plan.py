"""The plan as facts: quarters, the plan's own words, its priorities and the terms of its commitments."""

from dataclasses import dataclass
from datetime import date, datetime

from storage.enums import CommitmentType, Handling, Lifecycle, Rating, ResponsibleBody


@dataclass(frozen=True)
class QuarterName:
    """A financial-year quarter. `year` is the year it starts in: 2021 for 2021/22. `number` is 1 to 4."""

    year: int
    number: int


@dataclass(frozen=True)
class Step:
    """One dated step of a quarter's timetable."""

    key: str
    at: datetime


@dataclass(frozen=True)
class LevelWords:
    """What this office calls the three levels of its plan."""

    priority: str = "Priority"
    area: str = "Area"
    commitment: str = "Commitment"


@dataclass(frozen=True)
class RatingMeaning:
    """One rating of a plan's scheme: its printed label and its definition."""

    rating: Rating
    label: str
    definition: str


@dataclass(frozen=True)
class CommitmentTerms:
    """The standing facts of one commitment."""

    ref: str
    title: str
    priority_code: str
    priority_title: str
    area: str
    responsible_body: ResponsibleBody
    type: CommitmentType
    lead: str
    force_lead: str
    deputy: str
    sro: str
    start: date | None
    due: date
    original_due: date | None
    """The due date before it was first moved, if it ever was."""
    completed_on: date | None
    lifecycle: Lifecycle
    handling: Handling
    came_of: tuple[str, ...] = ()
    """The refs that it took the place of, by a split or a merger."""
    came_by: str = ""
    """split or merged; empty for a commitment that took nobody's place."""
    moves: int = 0
    """How often its due date was moved."""


@dataclass(frozen=True)
class OfficeFacts:
    """Whose plan it is."""

    name: str
    commissioner: str
    area: str
    force: str


@dataclass(frozen=True)
class PlanFacts:
    """The plan as messages and papers name it."""

    title: str
    version: str
    starts: date
    ends: date
    vision: str
    status_note: str
    words: LevelWords
    scheme: tuple[RatingMeaning, ...]
    strapline: str = ""


@dataclass(frozen=True)
class PriorityFacts:
    """One priority of the plan, in the plan's order."""

    code: str
    title: str
    statement: str
    areas: tuple[str, ...] = ()


@dataclass(frozen=True)
class OpenMilestone:
    """A milestone that is to be met, or was met this quarter; `forecast` is the later day now expected."""

    id: int
    text: str
    due: date | None
    met: date | None = None
    forecast: date | None = None


@dataclass(frozen=True)
class Examples:
    """Two refs and a role of the office's own plan, for examples of how something is typed."""

    ref: str = "DOR-2.3"
    other: str = "DOR-2.4"
    role: str = "Head of Scrutiny"
