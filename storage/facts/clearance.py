"""What becomes of a draft of the paper: what happened to it, and what stands in the way of clearing it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

from storage.enums import ReportState
from storage.facts.plan import QuarterName


class PaperMove(StrEnum):
    """What happens to a draft after it is made, in order; a clearance is voided where the record changes."""

    SENT_BACK = "sent_back"
    CLEARED = "cleared"
    VOIDED = "voided"
    SUBMITTED = "submitted"
    PUBLISHED = "published"
    PRESENTED = "presented"


class InTheWay(StrEnum):
    """What kind of thing stands in the way of clearing a paper."""

    GAP = "gap"
    CHECK = "check"
    REQUEST = "request"


@dataclass(frozen=True)
class Obstacle:
    """One thing that stands in the way, and whose it is."""

    kind: InTheWay
    what: str
    whose: str

    @property
    def key(self) -> str:
        """Its name in a form."""
        return "waive:" + sha256(f"{self.kind}|{self.what}|{self.whose}".encode()).hexdigest()[:12]


@dataclass(frozen=True)
class WaivedGap:
    """Something that a paper was cleared without, and why."""

    kind: InTheWay
    what: str
    whose: str
    why: str


Changed = tuple[str, tuple[str, ...]]
"""A part of the paper that the record now tells otherwise, with the refs that it is about."""


@dataclass(frozen=True)
class StepFacts:
    """One thing that happened to a draft, by whose role."""

    move: PaperMove
    by_role: str
    at: datetime
    day: date | None = None
    words: str = ""
    waived: tuple[WaivedGap, ...] = ()
    changed: tuple[Changed, ...] = ()


@dataclass(frozen=True)
class PaperFacts:
    """How one draft stands."""

    report_id: int
    quarter: QuarterName
    version: int
    sha256: str
    state: ReportState
    file_name: str
    forum: str = ""
    meets: date | None = None
    wanted_by: date | None = None
    """When the host of the meeting wants the paper."""
    steps: tuple[StepFacts, ...] = field(default=())
    newer: int = 0
    """The version of a newer draft of the quarter; 0 where there is none."""

    @property
    def last(self) -> StepFacts | None:
        """What happened last."""
        return self.steps[-1] if self.steps else None

    @property
    def stands(self) -> PaperMove | None:
        """What happened last; None for a draft that nobody has acted on."""
        return self.last.move if self.last else None

    def step(self, move: PaperMove) -> StepFacts | None:
        """The last time that this happened."""
        return next((one for one in reversed(self.steps) if one.move is move), None)


class NotMoved(StrEnum):
    """Why nothing was done with a draft."""

    OTHERWISE = "otherwise"
    """It stands otherwise than it did when the form was opened, or cannot be brought there from where it stands."""
    WITHDRAWN = "withdrawn"
    NEWER = "newer"
