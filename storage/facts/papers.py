"""The paper's facts: the head, the meeting, the frozen snapshot, and the notice that comes with a draft."""

from dataclasses import dataclass, field
from datetime import date, datetime

from storage.enums import ForumKind, Rating
from storage.facts.finance import FinanceFacts
from storage.facts.headlines import HeadlineSaid
from storage.facts.measures import MeasureStanding
from storage.facts.members import MembersInPaper
from storage.facts.plan import OfficeFacts, PlanFacts, QuarterName
from storage.facts.rechecks import SinceThen
from storage.facts.standing import Counts, PriorityStanding
from storage.facts.succession import CountChange


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
class StoodBefore:
    """How each priority stood in an earlier quarter, by its code."""

    quarter: QuarterName
    ratings: tuple[tuple[str, Rating], ...]


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
    """The data cut-off: the quarter's last day, or an earlier day on which leads were asked."""
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
    count_change: CountChange | None = None
    headlines: tuple[tuple[str, HeadlineSaid], ...] = field(default=())
    """By priority's code: how its lead said that it stands. Nothing in papers drafted before they were asked for."""
    annex: FinanceFacts | None = None
    """The finance annex as it counted. None in papers drafted before it was asked for."""
    measures: tuple[MeasureStanding, ...] = field(default=())
    """Those that may be published, without what is too small to show. Nothing in papers drafted before they were
    asked for."""
    members: MembersInPaper | None = None
    """What members asked for. None where it is written by hand, as in papers drafted before it was kept."""
    since: tuple[tuple[str, SinceThen], ...] = field(default=())
    """By ref: what was said after the paper was drafted, when it was looked at again before the meeting. Only what
    may be published; nothing in papers drafted before that was asked."""
    before: tuple[StoodBefore, ...] = field(default=())
    """The quarters before that have ratings, three at most, the oldest first. Nothing in papers drafted before they
    were kept."""


@dataclass(frozen=True)
class DraftNotice:
    """What the chief executive's channel reads with the draft. `needs` are keys with a detail:
    ("decision", "DOR-2.2"), ("not_agreed", "Director of Operations"), ("finance_annex", role)."""

    snapshot: Snapshot
    version: int
    """Which draft of the quarter it is, counted from 1."""
    to_supply: tuple[tuple[str, str], ...]
    """(what, by which role) of each placeholder in the paper."""
    extended: tuple[tuple[str, str, datetime], ...] = ()
    """(ref, lead's role, until when) of each return that is still out and has more time than the others."""
