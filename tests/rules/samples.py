"""A whole answer of each rating, and what it is held against."""

from dataclasses import replace
from datetime import date, timedelta

from storage.enums import CommitmentType, PathKind, Rating, SupportKind
from storage.facts.answering import Answer, PastRating, PathToGreen, Support
from storage.facts.plan import QuarterName
from storage.rules.answering.validation import Terms, check

QUARTER_END, AS_AT = date(2021, 9, 30), date(2021, 10, 8)
TERMS = Terms(
    type=CommitmentType.DELIVERABLE,
    start=date(2021, 5, 13),
    due=date(2022, 3, 31),
    plan_ends=date(2025, 3, 31),
    quarter_end=QUARTER_END,
    as_at=AS_AT,
    allowed=frozenset(Rating) - {Rating.NONE},
    last=None,
)
ACTION = PathToGreen(
    PathKind.ACTION, "Agree the second venue", "Head of Partnerships", AS_AT + timedelta(days=14)
)
MONEY = PathToGreen(PathKind.DECISION_MONEY, "", "Chief Constable", AS_AT + timedelta(days=14))
NO_HELP = Support(SupportKind.NONE)
HELP = Support(SupportKind.PEOPLE, "Two trainers", "Head of Learning", date(2021, 11, 1))
GREEN = Answer(
    Rating.GREEN,
    progress="Two of the three venues are agreed and twelve volunteers trained.",
    next_steps="Open the third venue.",
)
AMBER = replace(GREEN, rating=Rating.AMBER, reason="The third venue withdrew.", path=ACTION, support=NO_HELP)
RED = replace(AMBER, rating=Rating.RED)
BLUE = Answer(
    Rating.BLUE,
    progress="All three venues opened.",
    completed_on=date(2021, 9, 24),
    evidence="Board minute, 12 October",
    monitor=False,
)
GREY = Answer(Rating.GREY)
NOT_YET = replace(TERMS, start=date(2021, 10, 1))
WHOLE = {"green": GREEN, "amber": AMBER, "red": RED, "blue": BLUE}


def found(answer: Answer, terms: Terms = TERMS) -> set[str]:
    """The findings as "V04 path.owner missing"."""
    return {f"{each.code} {each.field} {each.case}" for each in check(answer, terms)}


def last(rating: Rating, progress: str = "") -> PastRating:
    """The rating of the quarter before."""
    return PastRating(QuarterName(2021, 1), rating, progress=progress)
