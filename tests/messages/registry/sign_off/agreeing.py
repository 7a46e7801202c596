"""What waits for the cast's SRO to agree, and what their leads are told."""

from dataclasses import replace

from storage.enums import Direction, Rating, Verdict
from storage.facts.answering import Answer
from storage.facts.sign_off import (
    Agreement,
    AgreeQueue,
    QuestionFacts,
    ReplyFacts,
    ReviewFacts,
    TakenBack,
    ToAgree,
    VerdictLine,
    VerdictNotice,
)
from tests.messages.registry.kit import cast


def to_agree(answer: Answer, number: int = 1, **other: object) -> ToAgree:
    """One return that waits."""
    usual = ToAgree(
        return_id=number,
        revision_no=1,
        terms=cast.terms(f"DOR-2.{number}"),
        answer=answer,
        last=cast.LAST,
        direction=Direction.NO_CHANGE,
        by_role="Citizens in Policing Liaison (OPCC)",
        source="",
        at=cast.at(12, 10, 42),
        late=False,
        instead={one: "" for one in Rating if one not in (Rating.NONE, Rating.BLUE, answer.rating)},
    )
    return replace(usual, **other)  # type: ignore[arg-type]


SENT_BACK = ReviewFacts(
    Verdict.SENT_BACK,
    None,
    Rating.GREEN,
    "Which <month> & which venue?",
    "Director of Operations",
    "",
    cast.at(13),
)
AGREED = replace(SENT_BACK, verdict=Verdict.AGREED, rating=Rating.GREEN, reason="")
CHANGED = replace(
    SENT_BACK,
    verdict=Verdict.AGREED_WITH_CHANGE,
    rating=Rating.AMBER,
    reason="The venue isn't signed for yet.",
    by_role="Staff Officer",
    on_behalf_of="Director of Operations",
)
GREENS = tuple(to_agree(cast.GREEN, number) for number in range(1, 13))
AS_BEFORE = to_agree(cast.AMBER, 13)
NOBODY_AGREED = replace(cast.LAST, agreed=False)
WORSE = to_agree(
    cast.RED, 20, last=NOBODY_AGREED, direction=Direction.WORSENED, reasons=("worsened", "slipping")
)
PAST_DUE = to_agree(
    cast.AMBER, 20, instead={Rating.GREEN: "past_due", Rating.RED: "", Rating.GREY: "past_due"}
)
UNDER_WAY = to_agree(cast.GREEN, 20, instead={Rating.AMBER: "", Rating.RED: "", Rating.GREY: "under_way"})
DELIVERED = to_agree(
    cast.BLUE, 20, instead={Rating.GREEN: "past_due", Rating.RED: "", Rating.GREY: "delivered"}
)
DONE = to_agree(cast.BLUE, 21, direction=Direction.COMPLETED, reasons=("complete",))
AGAIN = to_agree(
    cast.AMBER,
    22,
    reasons=("slipping", "jump", "warned", "answered_again"),
    warnings=(cast.SIMILAR, cast.OVERDUE),
    sent_back=SENT_BACK,
    late=True,
    source="E-mail of 12 October",
    on_behalf_of="Director of Operations",
)


AGREEMENTS = (
    Agreement(31, 1, "DOR-3.1", "Cadet <units> & more", Rating.GREEN),
    Agreement(32, 2, "DOR-3.2", "Rural watch", Rating.RED),
)
TAKEN_BACK = TakenBack(
    31, "DOR-3.1", "Cadet <units> & more", cast.Q2, "Staff Officer", "Director of Operations", 7
)


QUESTION = QuestionFacts(
    5,
    22,
    "DOR-2.22",
    "Cadet <units> & more",
    cast.Q2,
    "Which <hall> & by when?",
    "Staff Officer",
    "Director of Operations",
    cast.at(13),
)
ANSWERED = replace(
    QUESTION, reply=ReplyFacts("The one in <Poole> & by May.", "Head of Scrutiny", cast.at(14, 10, 0))
)
ASKED = replace(WORSE, questions=(ANSWERED, QUESTION), reasons=(*WORSE.reasons, "asked"))


def queue(*lines: ToAgree, may_send_back: bool = True) -> AgreeQueue:
    """What waits for one person."""
    answer_by = cast.at(15, 17, 0) if may_send_back else None
    return AgreeQueue(cast.Q2, cast.TIMES.sros_done, answer_by, lines, cast.SCHEME)


def notice(*reviews: ReviewFacts) -> VerdictNotice:
    """What one lead is told."""
    lines = tuple(
        VerdictLine(
            number,
            f"DOR-2.{number}",
            "Cadet units",
            review,
            cast.at(15, 17, 0) if review.verdict is Verdict.SENT_BACK else None,
        )
        for number, review in enumerate(reviews, start=1)
    )
    return VerdictNotice(cast.Q2, lines, cast.SCHEME)
