"""What an SRO is shown to agree, what they said of it, and what the lead is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from storage.enums import Direction, Handling, Rating, Verdict
from storage.facts.answering import Answer, Finding, PastRating
from storage.facts.decisions import NOTHING_YET, Outcomes
from storage.facts.plan import CommitmentTerms, QuarterName, RatingMeaning
from storage.facts.redaction import Tombstone


@dataclass(frozen=True)
class ReviewFacts:
    """What was said of a return by the role that agrees it. `rating` is the agreed one, None where it was sent
    back; `lead_rating` the lead's. `on_behalf_of` is the SRO's role when a staff officer said it."""

    verdict: Verdict
    rating: Rating | None
    lead_rating: Rating
    reason: str
    by_role: str
    on_behalf_of: str
    at: datetime


@dataclass(frozen=True)
class ReplyFacts:
    """What a lead answered to a question."""

    words: str
    by_role: str
    at: datetime


@dataclass(frozen=True)
class QuestionFacts:
    """What whoever agrees a return asked its lead, and the answer, None while there is none. `waits` says whether the
    return still waits to be agreed, and so for the answer. `handling` is the return's: public, restricted, exempt."""

    id: int
    return_id: int
    ref: str
    title: str
    quarter: QuarterName
    words: str
    by_role: str
    on_behalf_of: str
    at: datetime
    handling: Handling = Handling.PUBLIC
    reply: ReplyFacts | None = None
    waits: bool = True

    @property
    def is_open(self) -> bool:
        """Whether the lead may still answer it."""
        return self.waits and self.reply is None


@dataclass(frozen=True)
class ToAgree:
    """One return that waits for agreement. `reasons` say why it is shown by itself
    (storage/rules/sign_off.py); none means that it is as expected. `sent_back` is what was asked before this
    answer came."""

    return_id: int
    revision_no: int
    terms: CommitmentTerms
    answer: Answer
    last: PastRating | None
    direction: Direction
    by_role: str
    source: str
    at: datetime
    late: bool
    on_behalf_of: str = ""
    warnings: tuple[Finding, ...] = ()
    reasons: tuple[str, ...] = ()
    sent_back: ReviewFacts | None = None
    tombstone: Tombstone | None = None
    instead: Mapping[Rating, str] = field(default_factory=dict)
    """The ratings that are another than the lead's, each with what stands against agreeing it: empty where nothing
    does."""
    outcomes: Outcomes = NOTHING_YET
    """What became of what the answer asks to be decided."""
    questions: tuple[QuestionFacts, ...] = ()
    """What its lead was asked without its being sent back, the oldest first."""

    @property
    def may_ask(self) -> bool:
        """Whether its lead may be asked: one question at a time."""
        return not any(one.is_open for one in self.questions)

    @property
    def others(self) -> tuple[Rating, ...]:
        """The ratings that may be agreed in place of the lead's."""
        return tuple(rating for rating, against in self.instead.items() if not against)


@dataclass(frozen=True)
class Agreement:
    """One return that was agreed, and whose agreement can still be taken back."""

    return_id: int
    revision_no: int
    ref: str
    title: str
    rating: Rating


@dataclass(frozen=True)
class AgreeQueue:
    """All that waits for one person to agree. `deadline` is when SROs are to be done; `answer_by` until when what is
    sent back now can be answered again, None where there is no time left for that."""

    quarter: QuarterName
    deadline: datetime
    answer_by: datetime | None
    lines: tuple[ToAgree, ...]
    scheme: tuple[RatingMeaning, ...]
    overdue: bool = False
    """Whether that deadline has passed."""
    agreed: tuple[Agreement, ...] = ()
    """What is this person's to take back: until the quarter's paper is drafted."""
    with_leads: tuple[tuple[str, datetime | None], ...] = ()
    """(ref, until when) of what was sent back and not answered again; None where its time is out."""

    @property
    def may_send_back(self) -> bool:
        """Whether there is still time for a lead to answer again."""
        return self.answer_by is not None

    @property
    def expected(self) -> tuple[ToAgree, ...]:
        """Those that can be agreed together."""
        return tuple(line for line in self.lines if not line.reasons)

    @property
    def exceptions(self) -> tuple[ToAgree, ...]:
        """Those to be looked at one by one."""
        return tuple(line for line in self.lines if line.reasons)


@dataclass(frozen=True)
class AgreeRequest:
    """One message to someone who agrees: `number` is 0 for the first, 1 and 2 for the reminders, 3 for what came
    after them. `away` is the SRO's role when their staff officer is asked in their absence."""

    queue: AgreeQueue
    number: int = 0
    away: str = ""


@dataclass(frozen=True)
class VerdictLine:
    """What was said of one return, for its lead. `answer_by` is until when one sent back can be answered again."""

    return_id: int
    ref: str
    title: str
    review: ReviewFacts
    answer_by: datetime | None = None
    review_id: int = 0


@dataclass(frozen=True)
class TakenBack:
    """An agreement that was taken back, for the lead: by which role, and on whose behalf."""

    return_id: int
    ref: str
    title: str
    quarter: QuarterName
    by_role: str
    on_behalf_of: str
    review_id: int


@dataclass(frozen=True)
class VerdictNotice:
    """What a lead is told: every verdict that was given at once."""

    quarter: QuarterName
    lines: tuple[VerdictLine, ...]
    scheme: tuple[RatingMeaning, ...]
    goes_on: bool = False
    """Whether the message above goes on to say what is agreed."""
