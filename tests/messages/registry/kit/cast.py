"""A small cast for the messages: one plan, one quarter, what its leads are asked and say. Roles, no people."""

from dataclasses import replace
from datetime import date, datetime

from digests.kit.blocks import Message
from storage.enums import CommitmentType, Handling, Lifecycle, PathKind, Rating, ResponsibleBody, SupportKind
from storage.facts.answering import Answer, Finding, PastRating, PathToGreen, Receipt, Support
from storage.facts.asks import PromptFacts, PromptLine
from storage.facts.form import FormFacts
from storage.facts.plan import CommitmentTerms, LevelWords, OfficeFacts, PlanFacts, PriorityFacts, QuarterName
from storage.facts.redaction import Tombstone
from storage.rules.calendar import timetable
from storage.rules.calendar.working_days import LONDON, WorkingCalendar
from storage.rules.standing import rag

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


TOMBSTONE = Tombstone(date(2021, 10, 4), "Chief Executive", "A victim & her <family> were named")
SIMILAR = Finding("V02", "progress", "similar", blocks=False)
OVERDUE = Finding(
    "V12", "rating", "overdue_milestone", blocks=False, detail=(("milestones", "Poole venue; Vetting"),)
)


def needed(made: Message | None) -> Message:
    """A message that must be there."""
    assert made is not None
    return made
