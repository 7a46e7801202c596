"""How things stand: a commitment, a priority, the plan, and a quarter's collecting."""

from dataclasses import dataclass
from datetime import date, datetime

from storage.enums import Direction, Rating, ReturnState
from storage.facts.answering import Answer, PastRating
from storage.facts.counting import Returns
from storage.facts.decisions import NOTHING_YET, DueDateFacts, Outcomes
from storage.facts.plan import (
    CommitmentTerms,
    OfficeFacts,
    PlanFacts,
    PriorityFacts,
    QuarterName,
    RatingMeaning,
    Step,
)
from storage.facts.redaction import Tombstone
from storage.facts.succession import CountChange, Left


@dataclass(frozen=True)
class Standing:
    """How one commitment stands in one quarter: what the dashboard, the queries and the paper print.

    `answer` is empty when there is no return, or when its handling forbids showing it to this reader
    (`withheld`). `compared_with` names the quarter the direction compares with; `not_comparable_because`
    is a key: no_return, no_return_before, rebaselined, scheme_changed, not_started."""

    terms: CommitmentTerms
    state: ReturnState
    rating: Rating
    direction: Direction
    compared_with: QuarterName | None
    not_comparable_because: str
    last: PastRating | None
    answer: Answer | None
    withheld: bool
    agreed_by: str
    """The role that agreed the rating; empty while it is the lead's and nobody's yet."""
    imported: bool
    submitted_at: datetime | None
    late: bool
    """Whether it first came after its deadline, as participation counts it."""
    after_closing: bool = False
    """Whether it first came when returns had closed."""
    again_after_closing: bool = False
    """Whether it had come by then, and was answered again afterwards."""
    lead_rating: Rating | None = None
    """What the lead said, where another rating was agreed; `override_reason` says why."""
    override_reason: str = ""
    on_behalf_of: str = ""
    """The SRO's role, where `agreed_by` is their staff officer."""
    compares: str = ""
    """What the direction of a paper drafted before version 4 compares: `agreed` ratings, the `leads`', or nothing."""
    agreed_on: date | None = None
    """The day on which the rating was agreed, where it is known."""
    by_office: bool = False
    """Whether the plan office recorded what was said, in the lead's place."""
    sent_late: bool = False
    """Whether the answer that stands was sent after the deadline, though the return may have come in time."""
    outcomes: Outcomes = NOTHING_YET
    """What became of what the answer asks to be decided."""
    set_aside: Rating | None = None
    """The rating that it had until it was waived, agreed by `set_aside_by` ("" for the lead's); in no count."""
    set_aside_by: str = ""
    public_line: str = ""
    """The one line for the public of an answer that is `withheld`."""

    @property
    def recorded_in_plan(self) -> bool:
        """Complete as the plan itself records it, and asked no more: no return came and nothing is to agree."""
        settled = self.rating is Rating.BLUE and self.state is ReturnState.AGREED
        return settled and self.submitted_at is None and not (self.imported or self.agreed_by)

    @property
    def sent_back(self) -> bool:
        """Answered and sent back, and not answered again."""
        return self.state is ReturnState.RETURNED

    @property
    def completion_awaits(self) -> bool:
        """Complete as its lead says, and nobody has agreed it yet."""
        return self.rating is Rating.BLUE and self.state is ReturnState.SUBMITTED

    @property
    def is_agreed(self) -> bool:
        """Whether somebody other than the lead stands behind the rating."""
        return bool(self.agreed_by) or self.imported


@dataclass(frozen=True)
class Counts:
    """Commitments by rating, in the canonical order blue, green, amber, red, grey, none. Those that were `let_off`
    reporting are in none of them."""

    by_rating: tuple[tuple[Rating, int], ...]
    let_off: int = 0

    @property
    def total(self) -> int:
        """All that are reported on: the figure that the six counts add up to."""
        return sum(number for _, number in self.by_rating)

    @property
    def everything(self) -> int:
        """All live commitments, those included that were let off reporting."""
        return self.total + self.let_off

    @property
    def rated(self) -> int:
        """Those with a rating."""
        return self.total - self.of(Rating.NONE)

    def of(self, rating: Rating) -> int:
        """How many have this rating."""
        return dict(self.by_rating).get(rating, 0)


@dataclass(frozen=True)
class PriorityStanding:
    """One priority with its worst-of rating, its counts and its commitments."""

    priority: PriorityFacts
    rating: Rating
    counts: Counts
    standings: tuple[Standing, ...]


@dataclass(frozen=True)
class PlanStanding:
    """The plan in one quarter, or a part of it, commitment by commitment."""

    office: OfficeFacts
    plan: PlanFacts
    quarter: QuarterName
    as_at: datetime
    priorities: tuple[PriorityStanding, ...]


@dataclass(frozen=True)
class PriorityOverview:
    """One priority in numbers. `awaited` says that a return of it may still come, `returns` what its ratings rest
    on."""

    priority: PriorityFacts
    rating: Rating
    counts: Counts
    awaited: bool
    returns: Returns


@dataclass(frozen=True)
class PlanOverview:
    """The whole plan in one quarter, in numbers: the answer to /priority without a name. While its returns come in
    (`collecting`), the quarter `before` leads."""

    plan: PlanFacts
    quarter: QuarterName
    as_at: datetime
    counts: Counts
    priorities: tuple[PriorityOverview, ...]
    returns: Returns
    collecting: bool = False
    before: "PlanOverview | None" = None

    def of(self, code: str) -> PriorityOverview | None:
        """The priority of that code, where it has a standing."""
        return next((one for one in self.priorities if one.priority.code == code), None)


@dataclass(frozen=True)
class HistoryEntry:
    """One past quarter of a commitment, newest first in a history."""

    quarter: QuarterName
    rating: Rating
    state: ReturnState
    progress: str
    agreed: bool
    tombstones: tuple[Tombstone, ...] = ()
    set_aside: bool = False
    """Whether it was waived after it was answered."""


@dataclass(frozen=True)
class CommitmentStory:
    """One commitment with its history: the answer to /commitment."""

    quarter: QuarterName
    scheme: tuple[RatingMeaning, ...]
    standing: Standing
    history: tuple[HistoryEntry, ...]
    collecting: bool = False
    """Whether the quarter's returns are coming in."""
    wish: DueDateFacts | None = None
    """The later due date that waits to be decided, for those who may take it back."""
    tombstones: tuple[Tombstone, ...] = ()
    """Of what was said this quarter, for those who may see what is withheld, as those of its history."""
    left: Left | None = None
    """What became of it, where it is part of the plan no longer."""


@dataclass(frozen=True)
class SroCount:
    """Returns out, for one SRO."""

    sro: str
    expected: int
    received: int


@dataclass(frozen=True)
class QuarterStatus:
    """How a quarter's collection stands: the answer to /muster status."""

    quarter: QuarterName
    state: str
    """Where the quarter stands, or "imported": then nobody was asked, and it has no steps."""
    steps: tuple[Step, ...]
    returns: Returns
    late: int
    missing: tuple[tuple[str, str], ...]
    """(ref, lead's role) of each return that was never answered."""
    by_sro: tuple[SroCount, ...]
    troubles: tuple["Trouble", ...] = ()
    let_off: tuple[tuple[str, str, str], ...] = ()
    """(ref, lead's role, why) of each return that was waived."""
    extended: tuple[tuple[str, str, datetime], ...] = ()
    """(ref, lead's role, until when) of each return that was never answered and has more time."""
    sent_back: tuple[tuple[str, str, datetime | None], ...] = ()
    """(ref, lead's role, until when) of each that was sent back and not answered again; None once time is out."""
    commitments: int = 0
    count_change: CountChange | None = None
    """Why the quarter counts so many `commitments`, where some were split, merged or withdrawn in it."""
    now: datetime | None = None
    """When it stands so: steps before that are over."""


@dataclass(frozen=True)
class Trouble:
    """A message that could not be delivered for good. `why` is Slack's error key or `no_slack_account`."""

    what: str
    """The kind of message: prompt, receipt, digest, draft, notice."""
    to: str
    """The role, or the channel's purpose, it was for."""
    why: str
    refs: tuple[str, ...] = ()
