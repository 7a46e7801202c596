"""What an archive tells in words: the quarters, and what lies where."""

from dataclasses import dataclass
from datetime import datetime

from storage.enums import QuarterState
from storage.facts.plan import QuarterName, RatingMeaning
from storage.facts.standing import PriorityStanding


@dataclass(frozen=True)
class ArchivedPaper:
    """One version of a paper: where its Word file lies, and when it was made."""

    place: str
    quarter: QuarterName
    version: int
    made_at: datetime
    sha256: str


@dataclass(frozen=True)
class ArchivedQuarter:
    """One quarter as the record has it, with everything that was said, restricted and exempt words too."""

    name: QuarterName
    state: QuarterState
    priorities: tuple[PriorityStanding, ...]
    scheme: tuple[RatingMeaning, ...]


@dataclass(frozen=True)
class ArchivedTable:
    """One table of the record, with how many rows it holds."""

    name: str
    rows: int


@dataclass(frozen=True)
class ArchiveContents:
    """What an archive holds. `answers` counts what was ever sent, each version of each return."""

    office: str
    plan: str
    made_at: datetime
    quarters: tuple[ArchivedQuarter, ...]
    papers: tuple[ArchivedPaper, ...]
    files: tuple[str, ...]
    tables: tuple[ArchivedTable, ...]
    answers: int
