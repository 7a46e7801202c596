"""What a commitment asks for beside its rating: help, and a later due date."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from storage.enums import RequestState, SupportKind, SupportState

A_QUARTER = timedelta(days=92)
"""The longest quarter."""


@dataclass(frozen=True)
class DecisionWanted:
    """A decision that is asked for: of whom, and by when."""

    of_whom: str
    by_when: date | None


@dataclass(frozen=True)
class Outcomes:
    """What became of what an answer asks to be decided; None where there is no request."""

    new_date: RequestState | None = None
    """Of the later due date."""
    decision: SupportState | None = None
    """Of the decision that is asked for as help."""


NOTHING_YET = Outcomes()


@dataclass(frozen=True)
class SupportFacts:
    """Help that a return asks for, and what became of it."""

    id: int
    ref: str
    title: str
    lead: str
    kind: SupportKind
    ask: str
    of_whom: str
    by_when: date | None
    for_board: bool
    asked_at: datetime
    state: SupportState = SupportState.OPEN
    outcome: str = ""


@dataclass(frozen=True)
class DueDateFacts:
    """A later due date that a lead asks for, and what was decided."""

    id: int
    ref: str
    title: str
    lead: str
    first_due: date
    """The date before any move."""
    old_due: date
    new_due: date
    reason: str
    asked_by: str
    state: RequestState
    decided_by: str = ""
    decision_reason: str = ""

    @property
    def is_long(self) -> bool:
        """Whether it comes to lie more than a quarter after its first date, all moves together: that is the chief
        executive's to decide."""
        return self.new_due - self.first_due > A_QUARTER
