"""How the cast's plan stands: commitments, priorities, what waits, a draft."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from digests.kit.blocks import Message
from digests.kit.pages import numbered
from digests.queries import answers
from storage.enums import CommitmentType, Direction, ForumKind, Handling, Rating, ReturnState
from storage.facts.answering import Answer
from storage.facts.asks import Listed, Waiting
from storage.facts.counting import Returns
from storage.facts.papers import DraftNotice, MeetingFacts, PaperHead, Snapshot
from storage.facts.plan import PriorityFacts
from storage.facts.standing import (
    CommitmentStory,
    HistoryEntry,
    PlanOverview,
    PriorityOverview,
    PriorityStanding,
    QuarterStatus,
    SroCount,
    Standing,
    Trouble,
)
from storage.facts.succession import CountChange, Replaced
from storage.facts.weekly import RatingChange
from storage.papers.snapshots import RENDERER
from storage.rules.standing import counting, rollup
from tests.messages.registry.kit.cast import (
    AMBER,
    BLUE,
    GREEN,
    GREY,
    LAST,
    OFFICE,
    PLAN,
    PRIORITY,
    Q1,
    Q2,
    QUARTER_END,
    RED,
    SCHEME,
    TIMES,
    at,
    lines,
    terms,
)


def standing(answer: Answer | None, ref: str = "DOR-2.3", **other: object) -> Standing:
    """How one commitment stands with this answer, or without one."""
    usual = Standing(
        terms(ref),
        ReturnState.SUBMITTED if answer else ReturnState.NO_RETURN,
        answer.rating if answer else Rating.NONE,
        Direction.NO_CHANGE if answer else Direction.NOT_COMPARABLE,
        Q1 if answer else None,
        "" if answer else "no_return",
        LAST,
        answer,
        withheld=False,
        agreed_by="",
        imported=False,
        submitted_at=at(12) if answer else None,
        late=False,
    )
    return replace(usual, **other)  # type: ignore[arg-type]


STANDINGS = (
    standing(RED, "DOR-2.1", direction=Direction.WORSENED),
    standing(AMBER, "DOR-2.2", terms=terms("DOR-2.2", original_due=date(2021, 12, 31))),
    standing(GREEN, "DOR-2.3", direction=Direction.IMPROVED, agreed_by="Director of Operations"),
    standing(BLUE, "DOR-2.4", direction=Direction.COMPLETED),
    standing(GREY, "DOR-2.5", terms=terms("DOR-2.5", type=CommitmentType.ONGOING)),
    standing(None, "DOR-2.6"),
    standing(None, "DOR-2.7", state=ReturnState.PROMPTED, last=None),
    standing(None, "DOR-2.8", state=ReturnState.WAIVED),
    replace(standing(GREEN, "DOR-2.9", imported=True), answer=None, withheld=True),
)


def priority_standing(*standings: Standing, priority: PriorityFacts = PRIORITY) -> PriorityStanding:
    """One priority with these commitments."""
    stands = stand(standings)
    return PriorityStanding(priority, rollup.worst_known(stands), rollup.counts(stands), standings)


def stand(standings: Iterable[Standing]) -> list[tuple[Rating, ReturnState]]:
    """What is counted of these."""
    return [(one.rating, one.state) for one in standings]


def came(standings: Iterable[Standing]) -> Returns:
    """What their returns come to."""
    found = [one for one in standings if not one.recorded_in_plan]
    days = [one.agreed_on for one in found if one.agreed_on]
    return counting.returns((one.state for one in found), max(days, default=None))


def overview(*priorities: PriorityStanding, before: PlanOverview | None = None, **more: Any) -> PlanOverview:
    """The plan with these priorities, in numbers; being collected where there is one `before`."""
    every = [one for priority in priorities for one in priority.standings]
    usual = PlanOverview(
        PLAN, Q2, at(14), rollup.counts(stand(every)), tuple(map(in_numbers, priorities)), came(every)
    )
    return replace(usual, **{"before": before, "collecting": before is not None, **more})


def in_numbers(one: PriorityStanding) -> PriorityOverview:
    """One priority in numbers."""
    awaited = any(counting.is_awaited(each.rating, each.state) for each in one.standings)
    return PriorityOverview(one.priority, one.rating, one.counts, awaited, came(one.standings))


def priority_page(one: PriorityStanding, page: int = 1, before: PlanOverview | None = None) -> Message:
    """How Muster answers with one page of that priority."""
    number, _ = numbered(len(one.standings), page, answers.COMMITMENTS_A_PAGE)
    first = (number - 1) * answers.COMMITMENTS_A_PAGE
    shown = one.standings[first : first + answers.COMMITMENTS_A_PAGE]
    return answers.priority_answer(in_numbers(one), shown, overview(one, before=before), page)


AGREED = tuple(
    replace(one, agreed_by="Director of Operations", state=ReturnState.AGREED, agreed_on=date(2021, 10, 20))
    for one in STANDINGS[:3]
)
BACK = (
    standing(GREEN, "DOR-2.3", state=ReturnState.RETURNED),
    standing(BLUE, "DOR-2.4", state=ReturnState.RETURNED, direction=Direction.COMPLETED),
    AGREED[0],
)
BEFORE = overview(priority_standing(*AGREED), quarter=Q1)


def story(one: Standing, quarters_before: int = 2, *, collecting: bool = False) -> CommitmentStory:
    """One commitment with its history."""
    entry = HistoryEntry(Q1, Rating.AMBER, ReturnState.AGREED, "Two units opened.", agreed=True)
    return CommitmentStory(Q2, SCHEME, one, (entry,) * quarters_before, collecting)


def waiting(own: int = 0, shared: int = 0, agreeing: int = 0) -> Waiting:
    """What waits for one person."""
    recorded = tuple(replace(one, recorded=Rating.GREEN) for one in lines(agreeing))
    return Waiting(Q2, TIMES.lead_deadline, TIMES.cut_off, lines(own), lines(shared), recorded, SCHEME)


OLDER = replace(
    waiting(),
    quarter=Q1,
    own=tuple(replace(one, due_at=at(21, 17, 0)) for one in lines(1)),
    overdue=True,
    closed=True,
)
SENT_BACK_LATE = replace(
    waiting(), own=(replace(lines(1)[0], due_at=at(15, 17, 0), lapsed=True),), overdue=True
)
"""The one that is left was sent back: it has a day of its own, after everybody's, and that has passed."""
TWO_TIMES = replace(SENT_BACK_LATE, own=(*SENT_BACK_LATE.own, lines(2)[1]))
BESIDES = tuple(
    Listed("dates", number, f"DOR-2.{number}", "Cadet & youth units", at(20, 17, 0), late=number == 1)
    for number in range(1, 11)
)
NOTHING_OPEN = Waiting(None, None, None, (), (), (), SCHEME)

PROMPT_TROUBLE = Trouble("prompt", "Bid Lead", "no_slack_account", ("DOR-2.1", "DOR-2.2"))


def status(**other: object) -> QuarterStatus:
    """How the collection stands."""
    usual = QuarterStatus(
        Q2,
        "open",
        TIMES.steps(),
        returns=Returns(asked=28, answered=19, agreed=4, let_off=1),
        late=2,
        missing=(("DOR-2.1", "Bid Lead"), ("DOR-3.2", "Head of Scrutiny")),
        by_sro=(SroCount("Director of Operations", 12, 9), SroCount("Chief Finance Officer", 3, 3)),
        now=TIMES.lead_deadline,
    )
    return replace(usual, **other)  # type: ignore[arg-type]


def imported() -> QuarterStatus:
    """A quarter that came in with past returns."""
    came = {"quarter": Q1, "state": "imported", "returns": Returns(28, 28), "late": 0}
    return status(**came, steps=(), missing=(), by_sro=())


def decided_by(whom: str, ref: str, handling: Handling = Handling.PUBLIC) -> Standing:
    """One that is off track, and somebody is to decide about money."""
    assert RED.path is not None
    return standing(
        replace(RED, path=replace(RED.path, owner=whom)), ref, terms=terms(ref, handling=handling)
    )


def agreed_by_chief(ref: str) -> Standing:
    """One that the chief executive has not agreed yet."""
    return standing(GREEN, ref, terms=terms(ref, sro="Chief Executive"))


AGREED_OTHERWISE = (
    RatingChange(
        standing(
            RED,
            "DOR-2.3",
            agreed_by="Director of Operations",
            lead_rating=Rating.AMBER,
            state=ReturnState.AGREED,
        ),
        Rating.AMBER,
    ),
    RatingChange(
        standing(
            AMBER,
            "DOR-2.4",
            agreed_by="Staff Officer",
            on_behalf_of="Director of Operations",
            lead_rating=Rating.GREEN,
            state=ReturnState.AGREED,
        ),
        Rating.AMBER,
    ),
)

COUNT_CHANGE = CountChange(
    29,
    (
        Replaced("split", ("DOR-2.1",), ("DOR-2.11", "DOR-2.12")),
        Replaced("merged", ("DOR-3.1", "DOR-3.2"), ("DOR-3.9",)),
        Replaced("withdrawn", ("DOR-4.1",), ()),
    ),
)

# --- the draft -------------------------------------------------------------------------------------------


def snapshot(*priorities: PriorityStanding) -> Snapshot:
    """The frozen facts of a paper."""
    stands = stand(one for priority in priorities for one in priority.standings)
    missing = [
        (one.terms.ref, one.terms.lead)
        for priority in priorities
        for one in priority.standings
        if one.state is ReturnState.NO_RETURN
    ]
    return Snapshot(
        "dorset_monitoring",
        RENDERER,
        OFFICE,
        PLAN,
        Q2,
        QUARTER_END,
        TIMES.draft,
        date(2021, 7, 7),
        MeetingFacts("Dorset Police and Crime Panel", ForumKind.PANEL, date(2021, 11, 25), None, None),
        PaperHead("", "Director of Operations", "Director of Operations", ()),
        "Chief Executive",
        "Chief Finance Officer",
        priorities,
        rollup.counts(stands),
        tuple(missing),
    )


def draft(*standings: Standing, to_supply: tuple[tuple[str, str], ...] = ()) -> DraftNotice:
    """The notice of a draft made of these commitments."""
    return DraftNotice(snapshot(priority_standing(*standings)), 1, to_supply)
