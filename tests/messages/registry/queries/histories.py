"""A commitment's whole story, and the tables of lists."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from digests.kit.blocks import Message, message
from digests.kit.pages import PageOf
from digests.kit.tables import without_tables
from digests.queries.history import history_answer
from digests.queries.tabled import table_answer
from storage.enums import PromiseKept, Rating, ReturnState
from storage.facts.histories import DateMoved, PartHeld, QuarterTold, WholeStory
from storage.facts.plan import OpenMilestone, QuarterName
from storage.facts.queries import CommitmentBeside, PlanQuestion
from storage.facts.standing import HistoryEntry
from tests.messages.registry.decisions import TOLD
from tests.messages.registry.kit import stood
from tests.messages.registry.queries.asked import listed

ALL, PLACE = PlanQuestion(), PageOf("question_table", "all <of it>")
RATINGS = (Rating.GREY, Rating.GREEN, Rating.GREEN, Rating.AMBER, Rating.NONE, Rating.RED, Rating.AMBER)


def quarter(number: int, rating: Rating, **more: Any) -> QuarterTold:
    """One of many quarters, the first that of the beginning of 2019/20."""
    name = QuarterName(2019 + number // 4, number % 4 + 1)
    state = ReturnState.NO_RETURN if rating is Rating.NONE else ReturnState.AGREED
    agreed = rating is not Rating.NONE
    said = "Two units <opened>." if agreed else ""
    told = QuarterTold(HistoryEntry(name, rating, state, said, agreed=agreed))
    who: dict[str, Any] = (
        {"answered_by": "Cadet Lead", "answers": 1, "agreed_by": "Director of Operations"} if agreed else {}
    )
    return replace(told, **{**who, **more})


def whole(*quarters: QuarterTold, **more: Any) -> WholeStory:
    """The story of these quarters."""
    return replace(
        WholeStory(stood.story(stood.STANDINGS[0]), CommitmentBeside(), quarters),
        **more,
    )


LIVED = whole(
    *(quarter(number, rating) for number, rating in enumerate(RATINGS)),
    quarter(
        7,
        Rating.RED,
        why="Nobody <leads> it",
        promise="Agree the <venue>",
        kept=PromiseKept.MISSED,
        sent_back=1,
        late=True,
    ),
    quarter(
        8,
        Rating.AMBER,
        answers=3,
        lead_rating=Rating.GREEN,
        reason="Two leaders & a hall are wanting",
        agreed_on=date(2021, 7, 20),
        promise="Open it",
        evidence="Board minute, 12 October",
    ),
    more=CommitmentBeside(
        waits_for=(("DOR-2.4", "Reach the <police>"), ("DOR-3.1", "")),
        steps=(OpenMilestone(1, "Venue <agreed>", date(2021, 9, 30), None, date(2021, 11, 5)),),
    ),
    moves=(
        DateMoved(date(2021, 3, 31), date(2021, 12, 31), date(2020, 10, 20), "Chief Executive", "No <hall>"),
        DateMoved(date(2021, 12, 31), date(2022, 3, 31), date(2021, 7, 20), "Chief Executive"),
    ),
    helped=TOLD,
    parts=(
        PartHeld("lead", "Cadet Lead", date(2021, 4, 12), None, (date(2021, 6, 1),)),
        PartHeld("lead", "Youth Officer", None, date(2021, 4, 11)),
        PartHeld("sro", "Director of Operations"),
    ),
    waited_for_by=(("DOR-4.4", "Open <data>"),),
)
GUARDED = replace(
    stood.STANDINGS[0], withheld=True, answer=None, terms=replace(stood.STANDINGS[0].terms, title="")
)


def in_words() -> Message:
    """A table where a workspace takes none."""
    return message(without_tables(table_answer(listed(ALL, *stood.STANDINGS), PLACE).blocks))


HISTORIES: Mapping[str, Callable[[], Message]] = {
    "queries.history.history_answer/lived": lambda: history_answer(LIVED),
    "queries.history.history_answer/first_quarter": lambda: history_answer(whole(quarter(9, Rating.GREEN))),
    "queries.history.history_answer/nothing_yet": lambda: history_answer(whole()),
    "queries.history.history_answer/withheld": lambda: history_answer(
        whole(
            replace(quarter(8, Rating.AMBER), entry=replace(quarter(8, Rating.AMBER).entry, progress="")),
            story=stood.story(GUARDED),
        )
    ),
    "queries.tabled.table_answer/all_ratings": lambda: table_answer(listed(ALL, *stood.STANDINGS), PLACE),
    "queries.tabled.table_answer/second_page": lambda: table_answer(
        listed(ALL, *stood.STANDINGS[:2], total=45, collecting=True), replace(PLACE, page=2)
    ),
    "queries.tabled.table_answer/none": lambda: table_answer(listed(ALL, among=()), PLACE),
    "queries.tabled.table_answer/in_words": in_words,
}
