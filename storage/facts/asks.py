"""What waits of whom: prompts, what waits for one person, what reminders tell, and who answered on time."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from storage.enums import Rating, Verdict
from storage.facts.answering import PastRating
from storage.facts.decisions import SupportFacts
from storage.facts.plan import QuarterName, RatingMeaning
from storage.facts.sign_off import ReviewFacts


@dataclass(frozen=True)
class PromptLine:
    """One commitment on a lead's prompt. `recorded` is the rating given this quarter, once there is one."""

    return_id: int
    ref: str
    title: str
    last: PastRating | None
    recorded: Rating | None = None
    recorded_by: str = ""
    by_office: bool = False
    """Whether the plan office recorded it for them."""
    lead: str = ""
    """The role that leads it: what its line stands under, where a person is asked in several roles."""
    away_until: date | None = None
    """For whoever covers: the last day of its lead's absence."""
    waived: bool = False
    review: ReviewFacts | None = None
    """What stands of what was last said of it by whoever agrees it."""
    draft: bool = False
    """Whether the reader has begun to answer it and not sent it."""
    due_at: datetime | None = None
    """Its own deadline, where it was extended or sent back."""
    lapsed: bool = False
    """Whether its time has run out without an answer."""
    cannot_stay: bool = False
    """Whether the rules refuse the rating that it had: what it was due for has passed."""

    def as_at(self, now: datetime) -> "PromptLine":
        """The same line, with its own time as it stands then."""
        return replace(self, lapsed=self.lapsed or (self.due_at is not None and self.due_at <= now))

    @property
    def own_time(self) -> bool:
        """Whether it is out and has until a time of its own."""
        return self.due_at is not None and not (self.done or self.lapsed)

    @property
    def done(self) -> bool:
        """Whether nothing is wanted of it any more."""
        return self.waived or (self.recorded is not None and not self.sent_back)

    @property
    def sent_back(self) -> bool:
        """Whether it is to be answered again."""
        return self.review is not None and self.review.verdict is Verdict.SENT_BACK

    @property
    def agreed(self) -> bool:
        """Whether it is agreed, so that it is not changed any more."""
        return self.review is not None and not self.sent_back

    @property
    def may_stay(self) -> bool:
        """Whether it can be answered with no change: at risk or on track last time, still allowed to be, and nothing
        begun."""
        stayed = self.last is not None and self.last.rating in (Rating.GREEN, Rating.AMBER)
        return stayed and not (self.done or self.draft or self.sent_back or self.cannot_stay)


@dataclass(frozen=True)
class PromptFacts:
    """One person's prompt for a quarter. `deadline` and `cut_off` are aware times. While its reader is away,
    `away_until` is the last day of it and `covered_by` the role that they named as cover."""

    quarter: QuarterName
    deadline: datetime
    cut_off: datetime
    lines: tuple[PromptLine, ...]
    scheme: tuple[RatingMeaning, ...]
    away_until: date | None = None
    covered_by: str = ""
    data_date: date | None = None
    """The day that answers describe, where leads are asked before the quarter has ended."""
    overdue: bool = False
    """Whether the deadline has passed."""
    closed: bool = False
    """Whether returns have closed."""
    besides: tuple["Listed", ...] = ()
    """What else the quarter asks of them and has not come."""

    @property
    def all_in(self) -> bool:
        """Whether every answer that is wanted has come."""
        return all(line.done for line in self.lines) and not self.besides


@dataclass(frozen=True)
class Listed:
    """Something that waits for somebody, of a kind without a list of its own."""

    kind: str
    id: int
    ref: str
    title: str
    due: datetime
    lead: str = ""
    away_until: date | None = None
    """For whoever covers: the last day of the absence of whoever is asked."""
    late: bool = False


@dataclass(frozen=True)
class AskNamed:
    """Something that a quarter asks for besides returns, of whom, and whether it came or was let off."""

    ref: str
    title: str
    whose: str
    came: bool = False
    let_off: bool = False

    @property
    def wanted(self) -> bool:
        """Whether it is still to come."""
        return not (self.came or self.let_off)


@dataclass(frozen=True)
class Waiting:
    """What waits for one person: the answer to /updates. `own` are returns they lead, `shared` those where
    they are the force lead or deputy, `agreeing` those they agree as SRO, `covering` those of an absent lead."""

    quarter: QuarterName | None
    deadline: datetime | None
    cut_off: datetime | None
    own: tuple[PromptLine, ...]
    shared: tuple[PromptLine, ...]
    agreeing: tuple[PromptLine, ...]
    scheme: tuple[RatingMeaning, ...]
    covering: tuple[PromptLine, ...] = ()
    overdue: bool = False
    """Whether the deadline has passed."""
    closed: bool = False
    """Whether returns have closed."""
    older: "Waiting | None" = None
    """What of it is still out in a quarter before that is collected too; nothing to agree."""
    besides: tuple[Listed, ...] = ()
    """What else is asked of them."""
    help: tuple[SupportFacts, ...] = ()
    """Help that is asked of them, whatever the quarter."""

    @property
    def own_times(self) -> bool:
        """Whether one of their updates has until a time of its own."""
        return any(line.own_time for line in (*self.own, *self.covering, *self.shared))

    @property
    def out(self) -> tuple[PromptLine, ...]:
        """What is wanted of them; what they share only where nothing else is."""
        theirs = tuple(line for line in (*self.own, *self.covering) if not line.done)
        return theirs or tuple(line for line in self.shared if not line.done)

    @property
    def dues(self) -> dict[datetime, bool]:
        """By when that is wanted, the first first, and whether that has passed."""
        passed = (
            (line.due_at or self.deadline, line.lapsed if line.due_at else self.overdue) for line in self.out
        )
        return dict(sorted((due, late) for due, late in passed if due))


@dataclass(frozen=True)
class StillOut:
    """Something that is wanted and has not come. `due_at` is its own deadline, where it was extended or sent back."""

    id: int
    ref: str
    title: str
    lead: str
    due_at: datetime | None = None
    sent_back: bool = False
    away_until: date | None = None
    """For whoever covers: the last day of its lead's absence."""
    closed: bool = False
    """Whether it has no time left: it prints as "No return", or as it was sent back, unless it comes all the same."""


@dataclass(frozen=True)
class ReminderFacts:
    """One part of a person's reminder, of one kind of ask and one quarter: what is theirs or covered by them, and
    what they share with whoever is asked. `rung` is 1 or 2 for the reminders, 3 for overdue. `deadline` and `cut_off`
    are aware times."""

    quarter: QuarterName | None
    rung: int
    deadline: datetime
    cut_off: datetime
    own: tuple[StillOut, ...]
    shared: tuple[StillOut, ...] = ()
    until: date | None = None
    """The working day until which its reader may put it off, where they may."""
    kind: str = ""
    late: bool = False
    """Whether the deadline has passed, as whoever reminds knows it."""

    @property
    def closed(self) -> int:
        """How many of their own have no time left."""
        return sum(one.closed for one in self.own)


@dataclass(frozen=True)
class EscalationFacts:
    """What is missing of one SRO's, of one kind and quarter, and what was sent back and not answered again, as (ref,
    the role that is asked): nothing of what anybody wrote. `sro` is named where somebody else reads it in their
    place."""

    quarter: QuarterName | None
    sro: str
    missing: tuple[tuple[str, str], ...]
    cut_off: datetime
    in_place: bool = False
    closed: bool = False
    sent_back: tuple[tuple[str, str], ...] = ()
    kind: str = ""


@dataclass(frozen=True)
class OutCount:
    """How many of an SRO's are out."""

    sro: str
    out: int
    asked: int


@dataclass(frozen=True)
class MissingCounts:
    """How many of one kind are out, by SRO, for the chief executive."""

    quarter: QuarterName
    by_sro: tuple[OutCount, ...]
    cut_off: datetime
    kind: str = ""


@dataclass(frozen=True)
class Tally:
    """How many returns count as what. Waived and awaited ones do not count against the rate."""

    on_time: int = 0
    late: int = 0
    missing: int = 0
    waived: int = 0
    awaited: int = 0

    @property
    def asked(self) -> int:
        """All of them."""
        return self.on_time + self.late + self.missing + self.waived + self.awaited

    @property
    def counted(self) -> int:
        """Those that the rate is of: answered or missing."""
        return self.on_time + self.late + self.missing

    @property
    def rate(self) -> int | None:
        """The share of them that was answered on time, in whole per cent, rounded down so that only all is 100;
        None where nothing counts."""
        return self.on_time * 100 // self.counted if self.counted else None

    def __add__(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(
            self.on_time + other.on_time,
            self.late + other.late,
            self.missing + other.missing,
            self.waived + other.waived,
            self.awaited + other.awaited,
        )


@dataclass(frozen=True)
class Participation:
    """One financial year; `year` is the one it starts in. The quarters and the SROs each add up to `whole`."""

    year: int
    whole: Tally
    by_quarter: tuple[tuple[QuarterName, Tally], ...]
    by_sro: tuple[tuple[str, Tally], ...]
