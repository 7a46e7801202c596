"""What App Home shows by duty: the exceptions, one's own commitments, and the rest of one's own."""

from dataclasses import dataclass
from datetime import date

from storage.facts.asks import Waiting
from storage.facts.decisions import DueDateFacts, SupportFacts
from storage.facts.plan import QuarterName, RatingMeaning
from storage.facts.returns_list import ReturnsList
from storage.facts.sign_off import AgreeQueue
from storage.facts.standing import Standing


@dataclass(frozen=True)
class Welcome:
    """Whose plan it is and whom to ask: the office, the plan's title ("" before there is one), its words for what is
    promised, and the titles of the roles that are the plan office."""

    office: str
    plan: str
    commitment: str
    plan_office: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    """The reader's own, empty for somebody who holds none."""


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
    overdue: bool = False
    """Whether that day has passed."""


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
    returns_list: ReturnsList | None = None
    welcome: Welcome | None = None
    """For whoever has nothing here yet."""
    office_verbs: tuple[str, ...] = ()
    """The verbs of /muster that have a button for them."""
    help: tuple[SupportFacts, ...] = ()
    """Help that is asked of them."""
    dates: tuple[DueDateFacts, ...] = ()
    """Later due dates that they may decide, and that wait for an SRO."""

    @property
    def empty(self) -> bool:
        """Whether nothing of the plan is this person's to do or to look after."""
        waits = self.waiting
        lines = waits.own or waits.covering or waits.shared or waits.agreeing or waits.older or waits.besides
        queue = self.queue is not None and (self.queue.lines or self.queue.agreed)
        return not (
            lines or queue or self.help or self.dates or self.mine or self.exceptions or self.returns_list
        )
