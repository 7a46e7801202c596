"""What the record tells the floors above: plain frozen facts. No queries and no words; storage makes
them, digests turns them into messages and papers, and the paper's snapshot is these facts as JSON."""

from dataclasses import dataclass, field
from datetime import date, datetime

from storage.enums import (
    CommitmentType,
    Direction,
    ForumKind,
    Handling,
    Lifecycle,
    PathKind,
    Rating,
    ResponsibleBody,
    ReturnState,
    SupportKind,
)


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
class PathToGreen:
    """The one action, or the decision needed, that gets an amber or red commitment back on track."""

    kind: PathKind
    action: str
    owner: str
    by_when: date | None


@dataclass(frozen=True)
class Support:
    """The help asked for. With kind `none` the rest is empty: "None" is an answer, not a gap."""

    kind: SupportKind
    ask: str = ""
    of_whom: str = ""
    by_when: date | None = None


@dataclass(frozen=True)
class Answer:
    """What one submission says of one commitment. For blue, `progress` is what was delivered; for grey,
    `reason` is why not yet and `hold_agreed_by` whose agreement."""

    rating: Rating
    progress: str = ""
    next_steps: str = ""
    reason: str = ""
    path: PathToGreen | None = None
    support: Support | None = None
    forecast: date | None = None
    completed_on: date | None = None
    evidence: str = ""
    monitor: bool | None = None
    hold_agreed_by: str = ""
    risk_reference: str = ""
    public_line: str = ""
    handling: Handling = Handling.PUBLIC


@dataclass(frozen=True)
class PastRating:
    """A rating of an earlier quarter, with what was promised then (empty when unknown)."""

    quarter: QuarterName
    rating: Rating
    promise: str = ""
    progress: str = ""
    agreed: bool = False
    handling: Handling = Handling.PUBLIC
    """Of what was said then: a promise may be restricted when this quarter's answer is not."""


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


@dataclass(frozen=True)
class PriorityFacts:
    """One priority of the plan, in the plan's order."""

    code: str
    title: str
    statement: str
    areas: tuple[str, ...] = ()


# --- what a lead is asked ------------------------------------------------------------------------------


@dataclass(frozen=True)
class PromptLine:
    """One commitment on a lead's prompt. `recorded` is the rating given this quarter, once there is one."""

    return_id: int
    ref: str
    title: str
    last: PastRating | None
    recorded: Rating | None = None
    recorded_by: str = ""


@dataclass(frozen=True)
class PromptFacts:
    """One person's prompt for a quarter. `deadline` and `cut_off` are aware times."""

    quarter: QuarterName
    deadline: datetime
    cut_off: datetime
    lines: tuple[PromptLine, ...]
    scheme: tuple[RatingMeaning, ...]


@dataclass(frozen=True)
class FormFacts:
    """All that the update form shows of one return."""

    return_id: int
    revision_no: int
    """The newest revision when the form was opened, 0 for none: a later one by someone else is noticed."""
    quarter: QuarterName
    quarter_end: date
    terms: CommitmentTerms
    last: PastRating | None
    scheme: tuple[RatingMeaning, ...]
    cut_off: datetime
    late: bool = False


@dataclass(frozen=True)
class Receipt:
    """What a submission recorded, told to the lead and the co-lead."""

    ref: str
    title: str
    quarter: QuarterName
    answer: Answer
    scheme: tuple[RatingMeaning, ...]
    revision_no: int
    by_role: str
    at: datetime
    late: bool
    after_draft: bool
    """True when the paper's draft was made before this came: recorded, and not in that draft."""
    cut_off: datetime
    warnings: tuple["Finding", ...] = ()


@dataclass(frozen=True)
class Finding:
    """One thing a rule found in an answer. `field` is an Answer field or a path ("path.owner",
    "support.ask"); `code` is the rule of the field's list (V01...); `case` tells cases of one rule apart;
    `detail` holds the figures that the words need."""

    code: str
    field: str
    case: str
    blocks: bool
    detail: tuple[tuple[str, str], ...] = ()


# --- what anyone may ask -------------------------------------------------------------------------------


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
    received_after_draft: bool = False


@dataclass(frozen=True)
class Counts:
    """Commitments by rating, in the canonical order blue, green, amber, red, grey, none."""

    by_rating: tuple[tuple[Rating, int], ...]

    @property
    def total(self) -> int:
        """All live commitments: the figure that the six counts add up to."""
        return sum(number for _, number in self.by_rating)

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
    """The whole plan in one quarter: the answer to /priority without a name."""

    office: OfficeFacts
    plan: PlanFacts
    quarter: QuarterName
    as_at: datetime
    priorities: tuple[PriorityStanding, ...]


@dataclass(frozen=True)
class HistoryEntry:
    """One past quarter of a commitment, newest first in a history."""

    quarter: QuarterName
    rating: Rating
    direction: Direction
    progress: str
    agreed: bool


@dataclass(frozen=True)
class CommitmentStory:
    """One commitment with its history: the answer to /commitment."""

    quarter: QuarterName
    scheme: tuple[RatingMeaning, ...]
    standing: Standing
    history: tuple[HistoryEntry, ...]


@dataclass(frozen=True)
class Waiting:
    """What waits for one person: the answer to /updates. `own` are returns they lead, `shared` those where
    they are the force lead or deputy, `agreeing` those they agree as SRO."""

    quarter: QuarterName | None
    deadline: datetime | None
    cut_off: datetime | None
    own: tuple[PromptLine, ...]
    shared: tuple[PromptLine, ...]
    agreeing: tuple[PromptLine, ...]
    scheme: tuple[RatingMeaning, ...]


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
    steps: tuple[Step, ...]
    expected: int
    received: int
    late: int
    no_return: int
    waived: int
    missing: tuple[tuple[str, str], ...]
    """(ref, lead's role) of each return that is still out."""
    by_sro: tuple[SroCount, ...]
    troubles: tuple["Trouble", ...] = ()


@dataclass(frozen=True)
class Trouble:
    """A message that could not be delivered for good. `why` is Slack's error key or `no_slack_account`."""

    what: str
    """The kind of message: prompt, receipt, digest, draft, notice."""
    to: str
    """The role, or the channel's purpose, it was for."""
    why: str
    refs: tuple[str, ...] = ()


# --- the weekly digest ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class RatingChange:
    """A rating that changed since the last digest, or is new in it as red or amber."""

    standing: Standing
    was: Rating


@dataclass(frozen=True)
class DueSoon:
    """A commitment or milestone that falls due within the digest's horizon."""

    ref: str
    title: str
    due: date
    milestone: str = ""


@dataclass(frozen=True)
class DigestFacts:
    """One weekly digest. `since` is None for the first one. Latecomers are a number, never names."""

    quarter: QuarterName
    day: date
    since: date | None
    open: bool
    expected: int
    received: int
    cut_off: datetime
    draft_at: datetime
    better: int
    worse: int
    changes: tuple[RatingChange, ...]
    due_soon: tuple[DueSoon, ...]
    counts: Counts
    scheme: tuple[RatingMeaning, ...]


# --- the paper -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Contact:
    """One enquiries line at the paper's foot; `role` may be empty, then it prints as a placeholder."""

    label: str
    role: str


@dataclass(frozen=True)
class PaperHead:
    """What the paper's head and foot print. Empty strings print as "[To be supplied by: ...]"."""

    by_line: str
    signatory_role: str
    signatory_title: str
    contacts: tuple[Contact, ...]


@dataclass(frozen=True)
class MeetingFacts:
    """The meeting the paper is for. `publish_by` is the host authority's latest publication day
    (LGA 1972 s100B), `paper_deadline` the day the host needs the paper."""

    forum: str
    kind: ForumKind
    day: date | None
    publish_by: date | None
    paper_deadline: date | None


@dataclass(frozen=True)
class Snapshot:
    """The frozen facts a paper is made from. Its canonical JSON is hashed and kept; the same snapshot
    gives the same text. Restricted and exempt answers are already withheld from it."""

    profile: str
    renderer: int
    office: OfficeFacts
    plan: PlanFacts
    quarter: QuarterName
    as_at: date
    """The data cut-off: the quarter's last day."""
    taken_at: datetime
    previous_meeting: date | None
    meeting: MeetingFacts
    head: PaperHead
    chief_executive: str
    finance: str
    """Role titles, empty where nobody holds the duty."""
    priorities: tuple[PriorityStanding, ...]
    counts: Counts
    missing: tuple[tuple[str, str], ...] = field(default=())
    """(ref, lead's role) of each "No return"."""


@dataclass(frozen=True)
class DraftNotice:
    """What the chief executive's channel reads with the draft. `needs` are keys with a detail:
    ("decision", "DOR-2.2"), ("not_agreed", "Director of Operations"), ("finance_annex", role)."""

    snapshot: Snapshot
    sha256: str
    to_supply: tuple[tuple[str, str], ...]
    """(what, by which role) of each placeholder in the paper."""
