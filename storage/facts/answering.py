"""What is said of a commitment: an answer and its parts, past ratings, what the rules find, the receipt."""

from dataclasses import dataclass
from datetime import date, datetime

from storage.enums import Handling, PathKind, PromiseKept, Rating, SupportKind
from storage.facts.decisions import DueDateFacts
from storage.facts.plan import QuarterName, RatingMeaning


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
    for_board: bool = False
    """Whether it is novel, contentious or unbudgeted, and so goes to the Resources Board."""


@dataclass(frozen=True)
class MilestoneSaid:
    """What is said of one milestone: the day it was met, or the later day it is now expected. Its id is the
    record's own, its text as it stood."""

    id: int
    text: str
    met: date | None = None
    forecast: date | None = None


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
    paragraph: int | None = None
    """Of LGA 1972 Schedule 12A, Part 1: 1 to 7, for what is exempt."""
    milestones: tuple[MilestoneSaid, ...] = ()
    new_due: date | None = None
    """The due date asked for; the plan's own moves only when it is approved."""
    new_due_reason: str = ""
    recheck: bool = False
    """Whether it must be looked at again before the meeting: it tells of something due by then."""
    promise: PromiseKept | None = None
    """What became of what was promised last time; None where it was not said."""


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
    agreed_on: date | None = None
    """The day on which it was agreed, where it is known."""


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
    source: str = ""
    """Where the plan office has it from, which recorded it for `by_role`; "" for their own."""
    wish: DueDateFacts | None = None
    """The later due date that it asks for, and that waits."""
    promised: str = ""
    """What was promised last time."""
