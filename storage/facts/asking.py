"""What a lead is asked: prompts, the form, and what waits for one person."""

from dataclasses import dataclass
from datetime import date, datetime

from storage.enums import Rating
from storage.facts.plan import CommitmentTerms, QuarterName, RatingMeaning
from storage.facts.saying import PastRating


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
