"""A small cast for the messages: one plan, one quarter, a few commitments. All roles, no people."""

from dataclasses import replace
from datetime import date, datetime

from storage.enums import (
    CommitmentType,
    Direction,
    ForumKind,
    Handling,
    Lifecycle,
    PathKind,
    Rating,
    ResponsibleBody,
    ReturnState,
    SupportKind,
)
from storage.facts import (
    Answer,
    CommitmentStory,
    CommitmentTerms,
    DigestFacts,
    DraftNotice,
    DueSoon,
    Finding,
    FormFacts,
    HistoryEntry,
    LevelWords,
    MeetingFacts,
    OfficeFacts,
    PaperHead,
    PastRating,
    PathToGreen,
    PlanFacts,
    PlanStanding,
    PriorityFacts,
    PriorityStanding,
    PromptFacts,
    PromptLine,
    QuarterName,
    QuarterStatus,
    RatingChange,
    Receipt,
    Snapshot,
    SroCount,
    Standing,
    Support,
    Trouble,
    Waiting,
)
from storage.rules import rag, rollup, timetable
from storage.rules.working_days import LONDON, WorkingCalendar

SCHEME = rag.scheme("brag_plus").meanings
Q1, Q2 = QuarterName(2021, 1), QuarterName(2021, 2)
QUARTER_END = date(2021, 9, 30)
TIMES = timetable.timetable(Q2, WorkingCalendar())
OFFICE = OfficeFacts("OPCC Dorset", "Police and Crime Commissioner", "Dorset", "Dorset Police")
PLAN = PlanFacts(
    "Police and Crime Plan 2021-2029",
    "1",
    date(2021, 4, 1),
    date(2029, 3, 31),
    "The safest county",
    "",
    LevelWords(area="Theme"),
    SCHEME,
)
PRIORITY = PriorityFacts("2", "Make policing visible & connected", "People see and can reach their police")


def at(day: int, hour: int = 9, minute: int = 30) -> datetime:
    """A time in October 2021, in London."""
    return datetime(2021, 10, day, hour, minute, tzinfo=LONDON)


def terms(ref: str = "DOR-2.3", title: str = "Cadet units", **other: object) -> CommitmentTerms:
    """A commitment's standing facts."""
    usual = CommitmentTerms(
        ref=ref,
        title=title,
        priority_code="2",
        priority_title=PRIORITY.title,
        area="Citizens in policing",
        responsible_body=ResponsibleBody.JOINT,
        type=CommitmentType.DELIVERABLE,
        lead="Citizens in Policing Liaison (OPCC)",
        force_lead="Head of Citizens in Policing",
        deputy="",
        sro="Director of Operations",
        start=date(2021, 4, 1),
        due=date(2022, 3, 31),
        original_due=None,
        completed_on=None,
        lifecycle=Lifecycle.IN_PROGRESS,
        handling=Handling.PUBLIC,
    )
    return replace(usual, **other)  # type: ignore[arg-type]


LAST = PastRating(Q1, Rating.AMBER, "agree the Poole venue by 30 September", "Two units opened.", agreed=True)

GREEN = Answer(
    Rating.GREEN,
    progress="The Poole venue was agreed on 14 September and the first 18 cadets were sworn in.",
    next_steps="Open the Weymouth unit in November.",
)
AMBER = replace(
    GREEN,
    rating=Rating.AMBER,
    reason="The Poole venue fell through & the next one needs a survey.",
    path=PathToGreen(PathKind.ACTION, "Survey the second venue", "Estates Manager", date(2021, 11, 19)),
    support=Support(SupportKind.NONE),
)
RED = replace(
    AMBER,
    rating=Rating.RED,
    path=PathToGreen(PathKind.DECISION_MONEY, "Fund 12 more places", "Chief Constable", date(2021, 10, 22)),
    support=Support(SupportKind.FUNDING, "£14,000 a year", "Resources Board", date(2021, 11, 1)),
    forecast=date(2022, 6, 30),
    risk_reference="R-17",
    public_line="Recruitment is slower than planned.",
)
BLUE = Answer(
    Rating.BLUE,
    progress="All six units are open.",
    completed_on=date(2021, 9, 14),
    evidence="Board minute, 12 October",
    monitor=True,
    next_steps="Count attendance each quarter.",
)
GREY = Answer(Rating.GREY, reason="The grant has not come.", hold_agreed_by="Director of Operations")
WITHHELD_FROM_MEMBERS = replace(GREEN, handling=Handling.EXEMPT)


# --- what a lead is asked --------------------------------------------------------------------------------


def line(number: int = 1, **other: object) -> PromptLine:
    """A line of a prompt."""
    usual = PromptLine(number, f"DOR-2.{number}", "Cadet units", LAST)
    return replace(usual, **other)  # type: ignore[arg-type]


def lines(number: int, recorded: int = 0) -> tuple[PromptLine, ...]:
    """So many lines, the first few of them recorded."""
    done = {"recorded": Rating.GREEN, "recorded_by": "Head of Scrutiny"}
    return tuple(line(one, **(done if one <= recorded else {})) for one in range(1, number + 1))


def prompt_facts(*asked: PromptLine) -> PromptFacts:
    """A prompt with these lines."""
    return PromptFacts(Q2, TIMES.lead_deadline, TIMES.cut_off, asked, SCHEME)


def form_facts(**other: object) -> FormFacts:
    """What the form shows of one return."""
    usual = FormFacts(7, 0, Q2, QUARTER_END, terms(), LAST, SCHEME, TIMES.cut_off)
    return replace(usual, **other)  # type: ignore[arg-type]


def a_receipt(answer: Answer, **other: object) -> Receipt:
    """The receipt of an answer."""
    usual = Receipt(
        "DOR-2.3",
        "Cadet units",
        Q2,
        answer,
        SCHEME,
        1,
        "Citizens in Policing Liaison (OPCC)",
        at(12, 10, 42),
        late=False,
        after_draft=False,
        cut_off=TIMES.cut_off,
    )
    return replace(usual, **other)  # type: ignore[arg-type]


SIMILAR = Finding("V02", "progress", "similar", blocks=False)
OVERDUE = Finding(
    "V12", "rating", "overdue_milestone", blocks=False, detail=(("milestones", "Poole venue; Vetting"),)
)


# --- how it stands ---------------------------------------------------------------------------------------


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


def plan_standing(*priorities: PriorityStanding) -> PlanStanding:
    """The plan with these priorities."""
    return PlanStanding(OFFICE, PLAN, Q2, at(14), priorities)


def story(one: Standing, quarters_before: int = 2) -> CommitmentStory:
    """One commitment with its history."""
    entry = HistoryEntry(Q1, Rating.AMBER, Direction.WORSENED, "Two units opened.", agreed=True)
    return CommitmentStory(Q2, SCHEME, one, (entry,) * quarters_before)


def waiting(own: int = 0, shared: int = 0, agreeing: int = 0) -> Waiting:
    """What waits for one person."""
    recorded = tuple(replace(one, recorded=Rating.GREEN) for one in lines(agreeing))
    return Waiting(Q2, TIMES.lead_deadline, TIMES.cut_off, lines(own), lines(shared), recorded, SCHEME)


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
    return DraftNotice(snapshot(priority_standing(*standings)), "3f2a" * 16, to_supply)
