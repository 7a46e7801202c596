"""How the cast's plan stands: commitments, priorities, what waits, a digest, a draft."""

from dataclasses import replace
from datetime import date

from digests import queries
from digests.blocks import Message
from digests.pages import numbered
from digests.standing_words import awaited
from storage.enums import (
    CommitmentType,
    Direction,
    ForumKind,
    Rating,
    ReturnState,
)
from storage.facts import (
    Answer,
    CommitmentStory,
    DigestFacts,
    DraftNotice,
    DueSoon,
    HistoryEntry,
    MeetingFacts,
    PaperHead,
    PlanOverview,
    PriorityFacts,
    PriorityOverview,
    PriorityStanding,
    QuarterStatus,
    RatingChange,
    Snapshot,
    SroCount,
    Standing,
    Trouble,
    Waiting,
)
from storage.facts.succession import CountChange, Replaced
from storage.rules import rollup
from tests.messages.cast import (
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
    ratings = [one.rating for one in standings]
    return PriorityStanding(priority, rollup.worst_of(ratings), rollup.counts(ratings), standings)


def overview(*priorities: PriorityStanding) -> PlanOverview:
    """The plan with these priorities, in numbers."""
    every = [one.rating for priority in priorities for one in priority.standings]
    return PlanOverview(PLAN, Q2, at(14), rollup.counts(every), tuple(map(in_numbers, priorities)))


def in_numbers(one: PriorityStanding) -> PriorityOverview:
    """One priority in numbers."""
    return PriorityOverview(one.priority, one.rating, one.counts, awaited(one.standings))


def priority_page(one: PriorityStanding, page: int = 1) -> Message:
    """How Muster answers with one page of that priority."""
    number, _ = numbered(len(one.standings), page, queries.COMMITMENTS_A_PAGE)
    first = (number - 1) * queries.COMMITMENTS_A_PAGE
    shown = one.standings[first : first + queries.COMMITMENTS_A_PAGE]
    return queries.priority_answer(in_numbers(one), shown, overview(one), page)


def story(one: Standing, quarters_before: int = 2) -> CommitmentStory:
    """One commitment with its history."""
    entry = HistoryEntry(Q1, Rating.AMBER, Direction.WORSENED, "Two units opened.", agreed=True)
    return CommitmentStory(Q2, SCHEME, one, (entry,) * quarters_before)


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
NOTHING_OPEN = Waiting(None, None, None, (), (), (), SCHEME)

PROMPT_TROUBLE = Trouble("prompt", "Bid Lead", "no_slack_account", ("DOR-2.1", "DOR-2.2"))


def status(**other: object) -> QuarterStatus:
    """How the collection stands."""
    usual = QuarterStatus(
        Q2,
        "open",
        TIMES.steps(),
        expected=28,
        received=19,
        late=2,
        no_return=0,
        waived=1,
        missing=(("DOR-2.1", "Bid Lead"), ("DOR-3.2", "Head of Scrutiny")),
        by_sro=(SroCount("Director of Operations", 12, 9), SroCount("Chief Finance Officer", 3, 3)),
    )
    return replace(usual, **other)  # type: ignore[arg-type]


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

# --- the digest and the draft ----------------------------------------------------------------------------


def digest(**other: object) -> DigestFacts:
    """A weekly digest in the middle of collecting."""
    usual = DigestFacts(
        Q2,
        date(2021, 10, 11),
        date(2021, 10, 4),
        open=True,
        expected=28,
        received=19,
        cut_off=TIMES.cut_off,
        draft_at=TIMES.draft,
        better=2,
        worse=1,
        changes=(
            RatingChange(STANDINGS[0], Rating.AMBER),
            RatingChange(STANDINGS[1], Rating.NONE),
            RatingChange(STANDINGS[2], Rating.AMBER),
        ),
        due_soon=(
            DueSoon("DOR-2.4", "Cadet units", date(2021, 10, 15)),
            DueSoon("DOR-3.1", "Witness survey", date(2021, 10, 22), "First results"),
        ),
        counts=rollup.counts([one.rating for one in STANDINGS]),
        scheme=SCHEME,
    )
    return replace(usual, **other)  # type: ignore[arg-type]


def snapshot(*priorities: PriorityStanding) -> Snapshot:
    """The frozen facts of a paper."""
    ratings = [one.rating for priority in priorities for one in priority.standings]
    missing = [
        (one.terms.ref, one.terms.lead)
        for priority in priorities
        for one in priority.standings
        if one.state is ReturnState.NO_RETURN
    ]
    return Snapshot(
        "dorset_monitoring",
        1,
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
        rollup.counts(ratings),
        tuple(missing),
    )


def draft(*standings: Standing, to_supply: tuple[tuple[str, str], ...] = ()) -> DraftNotice:
    """The notice of a draft made of these commitments."""
    return DraftNotice(snapshot(priority_standing(*standings)), to_supply)
