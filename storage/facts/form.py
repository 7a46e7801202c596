"""What the form of one return shows."""

from dataclasses import dataclass
from datetime import date, datetime

from storage.enums import Rating
from storage.facts.answering import PastRating
from storage.facts.plan import CommitmentTerms, OpenMilestone, QuarterName, RatingMeaning
from storage.facts.sign_off import ReviewFacts


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
