"""What a lead is asked: prompts, the form, and what waits for one person."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from storage.enums import Rating, Verdict
from storage.facts.asked_for import OpenMilestone
from storage.facts.plan import CommitmentTerms, QuarterName, RatingMeaning
from storage.facts.saying import PastRating
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

    @property
    def all_in(self) -> bool:
        """Whether every answer that is wanted has come."""
        return all(line.done for line in self.lines)


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
    milestones: tuple[OpenMilestone, ...] = ()
    review: ReviewFacts | None = None
    """What stands of what was last said of it by whoever agrees it: agreed, or what to put right."""
    waived: bool = False
    ruled_out: frozenset[Rating] = frozenset()
    """The ratings that the rules refuse whatever is said with them: its due date has passed, or it is ongoing."""


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

    @property
    def own_times(self) -> bool:
        """Whether one of their updates has until a time of its own."""
        return any(line.own_time for line in (*self.own, *self.covering, *self.shared))
