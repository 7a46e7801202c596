"""Answers to questions: lists, what moved, one fact, days; guesses, and what was not understood."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from digests.home.exceptions import exceptions_answer
from digests.kit.blocks import Message
from digests.kit.pages import PageOf
from digests.queries import answers, asked, guessing, talk
from storage.enums import Direction, Rating, ResponsibleBody
from storage.facts.counting import Returns
from storage.facts.home import Exceptional, Exceptions
from storage.facts.plan import Examples, OpenMilestone
from storage.facts.queries import (
    AskedFor,
    CommitmentBeside,
    Compared,
    ForumDays,
    ListedCommitments,
    MovedRating,
    NameKind,
    Only,
    PlanQuestion,
    PriorityBeside,
    Subject,
)
from storage.facts.standing import Standing
from storage.rules.standing.rollup import counts
from tests.messages.registry.kit import cast, stood

PLACE = PageOf("question", "what is <red>")
CADETS = Subject(NameKind.COMMITMENT, "DOR-2.3", "Cadet & youth units", "2")
YOUTH = Subject(NameKind.PRIORITY, "2", "Make policing visible & connected")
THEME = Subject(NameKind.AREA, "Burglary", "Burglary", "1")
PANEL = ForumDays("Dorset <Panel>", (date(2021, 11, 25), date(2022, 2, 3)), date(2021, 11, 17))


def listed(
    question: PlanQuestion, *shown: Standing, total: int | None = None, **more: Any
) -> ListedCommitments:
    """A list of these."""
    return ListedCommitments(
        question=question,
        quarter=cast.Q2,
        plan=cast.PLAN,
        as_at=cast.at(11),
        shown=shown,
        total=len(shown) if total is None else total,
        among=counts(stood.stand(more.pop("among", stood.STANDINGS))),
        returns=stood.came(shown),
        **more,
    )


def compared(**more: Any) -> Compared:
    """Two that moved, and what the others did."""
    moved = (
        MovedRating(stood.STANDINGS[0], Rating.AMBER, Direction.WORSENED),
        MovedRating(stood.AGREED[2], Rating.GREY, Direction.STARTED),
    )
    facts: dict[str, Any] = {
        "question": PlanQuestion(ask=AskedFor.COMPARE),
        "earlier": cast.Q1,
        "later": cast.Q2,
        "plan": cast.PLAN,
        "moved": moved,
        "ways": (Direction.WORSENED, Direction.STARTED, Direction.NO_CHANGE),
        "total": 3,
        "earlier_returns": Returns(3, 3, 3, agreed_on=date(2021, 7, 20)),
        "later_returns": Returns(3, 3, 2, agreed_on=date(2021, 10, 20)),
    }
    return Compared(**facts | more)


RED = PlanQuestion(ratings=(Rating.RED,), phrase="")
ASKED: Mapping[str, Callable[[], Message]] = {
    "queries.asked.listed_answer/red": lambda: asked.listed_answer(listed(RED, stood.STANDINGS[0]), PLACE),
    "queries.asked.listed_answer/collecting": lambda: asked.listed_answer(
        listed(
            PlanQuestion(only=(Only.MINE,)), stood.STANDINGS[1], collecting=True, reader=("Head of Scrutiny",)
        ),
        PLACE,
    ),
    "queries.asked.listed_answer/second_page": lambda: asked.listed_answer(
        listed(PlanQuestion(bodies=(ResponsibleBody.FORCE,)), *stood.STANDINGS[:2], total=10),
        replace(PLACE, page=2),
    ),
    "queries.asked.listed_answer/of_a_theme": lambda: asked.listed_answer(
        listed(PlanQuestion(subjects=(THEME,)), among=()), PLACE
    ),
    "queries.asked.listed_answer/none": lambda: asked.listed_answer(
        listed(replace(RED, subjects=(YOUTH,)), among=stood.AGREED), PLACE
    ),
    "queries.asked.listed_answer/of_whom": lambda: asked.listed_answer(
        listed(PlanQuestion(only=(Only.DECISION,), of_whom="chief <constable>"), stood.STANDINGS[0]), PLACE
    ),
    "queries.asked.listed_answer/due": lambda: asked.listed_answer(
        listed(PlanQuestion(due=(date.min, date(2021, 12, 24))), stood.STANDINGS[1]), PLACE
    ),
    "queries.asked.listed_answer/who": lambda: asked.listed_answer(
        listed(
            PlanQuestion(ask=AskedFor.WHO, subjects=(CADETS, THEME), phrase="<cadets>"), stood.STANDINGS[2]
        ),
        PLACE,
    ),
    "queries.asked.listed_answer/promises": lambda: asked.listed_answer(
        listed(PlanQuestion(only=(Only.PROMISES,), moved=(Rating.GREEN, Rating.AMBER)), stood.STANDINGS[1]),
        PLACE,
    ),
    "queries.asked.listed_answer/why": lambda: asked.listed_answer(
        listed(
            PlanQuestion(ask=AskedFor.WHY, ratings=(Rating.RED, Rating.AMBER), only=(Only.MOVED,)),
            *stood.STANDINGS[:2],
            by_rating=counts(stood.stand(stood.STANDINGS[:2])),
        ),
        PLACE,
    ),
    "queries.asked.meanings_answer/all": lambda: asked.meanings_answer(cast.SCHEME, ()),
    "queries.asked.meanings_answer/one": lambda: asked.meanings_answer(cast.SCHEME, (Rating.RED,)),
    "queries.asked.terms_answer/all": asked.terms_answer,
    "queries.asked.who_answer/one": lambda: asked.who_answer(stood.story(stood.STANDINGS[0])),
    "queries.asked.when_answer/one": lambda: asked.when_answer(stood.story(stood.STANDINGS[0])),
    "queries.asked.compared_answer/quarters": lambda: asked.compared_answer(compared(let_off=1)),
    "queries.asked.compared_answer/since": lambda: asked.compared_answer(
        compared(since=date(2021, 10, 1), dates=(("DOR-2.4", date(2021, 9, 30), date(2021, 12, 31)),))
    ),
    "queries.asked.compared_answer/nothing": lambda: asked.compared_answer(
        compared(moved=(), ways=(), since=date(2021, 10, 1))
    ),
    "queries.asked.meetings_answer/panel": lambda: asked.meetings_answer((PANEL,), date(2021, 10, 25)),
    "queries.asked.meetings_answer/none": lambda: asked.meetings_answer((), date(2021, 10, 25)),
    "queries.asked.meetings_answer/no_day": lambda: asked.meetings_answer(
        (ForumDays("Joint Board", ()),), date(2021, 10, 25)
    ),
    "queries.asked.deadlines_answer/quarter": lambda: asked.deadlines_answer(
        cast.Q2, cast.TIMES.steps(), cast.at(15), (PANEL,)
    ),
    "queries.asked.returns_in_numbers/quarter": lambda: asked.returns_in_numbers(cast.Q2, Returns(28, 19, 3)),
    "queries.asked.nobody/words": asked.nobody,
    "home.exceptions.exceptions_answer/some": lambda: exceptions_answer(
        Exceptions(cast.Q2, (Exceptional(stood.STANDINGS[0], ("red", "worsened")),), cast.SCHEME)
    ),
    "home.exceptions.exceptions_answer/none": lambda: exceptions_answer(Exceptions(cast.Q2, (), cast.SCHEME)),
    "queries.guessing.as_guess/one": lambda: guessing.as_guess(
        PlanQuestion(subjects=(CADETS,), read_as=(("kadets", "cadet"),), unknown=("<zoo>",)), asked.nobody()
    ),
    "queries.guessing.as_guess/several": lambda: guessing.as_guess(
        replace(RED, unknown=("zoo", "moon")), asked.nobody()
    ),
    "queries.guessing.no_idea/words": lambda: guessing.no_idea(
        "budget of <cadets>",
        PlanQuestion(unknown=("budget",), likely=(CADETS,)),
        Examples(),
        "Making the plan",
    ),
    "queries.guessing.no_idea/ref": lambda: guessing.no_idea(
        "DOR-2.33?",
        PlanQuestion(strange=("DOR-2.33",), likely=(CADETS, YOUTH)),
        Examples(),
        "Making the plan",
    ),
    "queries.guessing.no_idea/welsh": lambda: guessing.no_idea(
        "sut mae", PlanQuestion(unknown=("sut", "mae")), Examples(), "", welsh=True
    ),
    "queries.guessing.with_share/list": lambda: guessing.with_share(asked.nobody(), PLACE),
    "queries.guessing.not_shared/shared": lambda: guessing.not_shared(seen=True),
    "queries.guessing.not_shared/unseen": lambda: guessing.not_shared(seen=False),
    "queries.guessing.as_shared/list": lambda: guessing.as_shared(
        guessing.no_idea("x", PlanQuestion(unknown=("x",), likely=(CADETS,)), Examples(), ""), "what is <red>"
    ),
    "queries.guessing.bare/list": lambda: guessing.bare(
        guessing.no_idea("x", PlanQuestion(unknown=("x",), likely=(CADETS,)), Examples(), "")
    ),
    "queries.talk.with_waiting/lead": lambda: talk.with_waiting(asked.nobody(), stood.waiting(1)),
    "queries.answers.commitment_answer/beside": lambda: answers.commitment_answer(
        stood.story(stood.STANDINGS[0]),
        CommitmentBeside(
            also=("4",),
            board="Resources & Board",
            origin="manifesto",
            waits_for=(("DOR-2.4", "Reach the <police>"), ("DOR-3.1", "")),
            steps=(
                OpenMilestone(1, "Venue <agreed>", date(2021, 9, 30), None, date(2021, 11, 5)),
                OpenMilestone(2, "First evening held", date(2021, 12, 10)),
                OpenMilestone(3, "Visited", date(2021, 6, 30), date(2021, 6, 20)),
                OpenMilestone(4, "Reviewed", None),
            ),
            moves=(date(2021, 9, 30), date(2021, 12, 31)),
        ),
    ),
    "queries.answers.plan_overview/strapline": lambda: answers.plan_overview(
        replace(
            stood.overview(stood.priority_standing(*stood.AGREED[:2])),
            plan=replace(cast.PLAN, strapline="Safer & stronger <together>"),
        )
    ),
    "queries.answers.priority_answer/beside": lambda: answers.priority_answer(
        stood.in_numbers(stood.priority_standing(*stood.AGREED[:2])),
        stood.AGREED[:2],
        stood.overview(stood.priority_standing(*stood.AGREED[:2])),
        1,
        PriorityBeside(
            "Seen & heard",
            "Chief Executive",
            ("More people say they see officers", "101 answers within a minute"),
        ),
        stood.AGREED[2:3],
    ),
}
