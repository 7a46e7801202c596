"""What is looked at again before the meeting."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from storage.enums import Handling, Rating


class RecheckState(StrEnum):
    """How what was said stands when it is looked at again before the meeting."""

    STILL_RIGHT = "still_right"
    CHANGED = "changed"
    DONE = "done"


class Because(StrEnum):
    """Why something is looked at again."""

    MARKED = "marked"
    RED = "red"
    ACTION_DUE = "action_due"
    HELP_DUE = "help_due"
    DECISION = "decision"
    MILESTONE_DUE = "milestone_due"


@dataclass(frozen=True)
class SinceThen:
    """What was said of a commitment after its paper was drafted: the newest that was said."""

    state: RecheckState
    words: str
    by_role: str
    at: datetime
    on_behalf_of: str = ""


@dataclass(frozen=True)
class RecheckForm:
    """What the form of one shows: the ask, the commitment, what was said of it, why it is looked at again and for
    which meeting; what was said since, and how often."""

    ask_id: int
    ref: str
    title: str
    rating: Rating
    because: tuple[Because, ...]
    said: tuple[str, ...]
    meets: date
    handling: Handling
    now: SinceThen | None = None
    times: int = 0
