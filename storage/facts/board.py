"""What App Home shows by duty: the board of the quarter, the exceptions, one's own commitments."""

from dataclasses import dataclass
from datetime import date, datetime

from storage.enums import Rating, ReturnState
from storage.facts.asking import Waiting
from storage.facts.plan import QuarterName, RatingMeaning
from storage.facts.sign_off import AgreeQueue
from storage.facts.standing import Standing
from storage.facts.welcome import Welcome


@dataclass(frozen=True)
class BoardLine:
    """One return on the plan office's board. `rating` is the agreed one, else the lead's; `due_at` its own
    deadline, where it has one; `away_until` the last day of its lead's absence."""

    return_id: int
    ref: str
    title: str
    lead: str
    sro_id: int
    sro: str
    priority: str
    state: ReturnState
    rating: Rating
    due_at: datetime | None = None
    away_until: date | None = None
    priority_title: str = ""


@dataclass(frozen=True)
class Board:
    """The quarter's returns in the plan's order, and the plan's own words for its ratings."""

    quarter: QuarterName
    deadline: datetime
    cut_off: datetime
    lines: tuple[BoardLine, ...]
    scheme: tuple[RatingMeaning, ...]
    overdue: bool = False
    """Whether the leads' deadline has passed."""
    closed: bool = False


@dataclass(frozen=True)
class Exceptional:
    """A commitment that the chief executive should look at. `why` are keys: red, worsened, missing, decision,
    amber_long, not_agreed."""

    standing: Standing
    why: tuple[str, ...]


@dataclass(frozen=True)
class Exceptions:
    """What stands out in the quarter, worst first."""

    quarter: QuarterName
    lines: tuple[Exceptional, ...]
    scheme: tuple[RatingMeaning, ...]
    collecting: bool = False
    """Whether the quarter's returns are coming in."""


@dataclass(frozen=True)
class MyCommitment:
    """One commitment that somebody leads or shares, with the next date of it: a milestone's, else its own."""

    standing: Standing
    next_day: date | None
    next_what: str = ""
    """The milestone's words; empty for the commitment's own date."""


@dataclass(frozen=True)
class HomeFacts:
    """All that App Home shows one person; what their duty does not bring is None or empty."""

    waiting: Waiting
    mine: tuple[MyCommitment, ...] = ()
    quarter: QuarterName | None = None
    """Whose standings `mine` are."""
    collecting: bool = False
    """Whether its returns are coming in."""
    queue: AgreeQueue | None = None
    exceptions: Exceptions | None = None
    board: Board | None = None
    welcome: Welcome | None = None
    """For whoever has nothing here yet."""

    @property
    def empty(self) -> bool:
        """Whether nothing of the plan is this person's to do or to look after."""
        waits = self.waiting
        lines = waits.own or waits.covering or waits.shared or waits.agreeing or waits.older
        queue = self.queue is not None and self.queue.lines
        return not (lines or queue or self.mine or self.exceptions or self.board)
