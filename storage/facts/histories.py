"""One commitment's whole story: quarter by quarter, with what was promised, moved, asked for, and who led it."""

from dataclasses import dataclass
from datetime import date

from storage.enums import PromiseKept, Rating
from storage.facts.decisions import HelpAsked
from storage.facts.queries import CommitmentBeside
from storage.facts.standing import CommitmentStory, HistoryEntry


@dataclass(frozen=True)
class QuarterTold:
    """One quarter of it. Words of what is restricted or exempt are left out; how it stood and who said so is not."""

    entry: HistoryEntry
    answered_by: str = ""
    """The role for which the newest answer came."""
    answers: int = 0
    """How often it was answered; past the first, how often an answer was corrected."""
    sent_back: int = 0
    agreed_by: str = ""
    agreed_on: date | None = None
    lead_rating: Rating | None = None
    """What the lead said, where another rating was agreed; `reason` says why."""
    reason: str = ""
    late: bool = False
    why: str = ""
    """Why it was at risk, off track or not started."""
    promise: str = ""
    kept: PromiseKept | None = None
    """What the next answer says of the promise."""
    evidence: str = ""


@dataclass(frozen=True)
class DateMoved:
    """A due date that moved, by whose approval, and why."""

    old: date
    new: date
    on: date
    approved_by: str
    reason: str = ""


@dataclass(frozen=True)
class PartHeld:
    """Who had a part in it: `what` is lead, force_lead, deputy or sro. `until` is the last day, None where it is so
    today; `new_hands` are the days on which the role went to somebody else meanwhile."""

    what: str
    title: str
    since: date | None = None
    until: date | None = None
    new_hands: tuple[date, ...] = ()


@dataclass(frozen=True)
class WholeStory:
    """All of it as its reader may see it; `quarters` the oldest first, `waited_for_by` (ref, title) of what depends
    on it."""

    story: CommitmentStory
    more: CommitmentBeside
    quarters: tuple[QuarterTold, ...]
    moves: tuple[DateMoved, ...] = ()
    helped: tuple[HelpAsked, ...] = ()
    parts: tuple[PartHeld, ...] = ()
    waited_for_by: tuple[tuple[str, str], ...] = ()
