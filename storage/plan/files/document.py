"""The plan as its file says it: frozen and checked field by field, the same from YAML and from Excel.
Whether its parts agree with one another is checked in cross_references.py; the record is intake/plans.py's."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict

from storage.enums import (
    Collected,
    CommitmentType,
    Duty,
    ForumKind,
    Handling,
    MeasurePeriod,
    MembersKind,
    MembersState,
    OfficeKind,
    Origin,
    Polarity,
    ResponsibleBody,
    Route,
)
from storage.facts.grades import Comparator
from storage.plan.files.scalars import (
    Choice,
    Code,
    Day,
    Email,
    Number,
    Prose,
    Ref,
    RoleName,
    SlackId,
    Some,
    Title,
    YesNo,
    any_number,
    one_of,
    whole_number,
)
from storage.rules.finance import NOTE_ABOVE
from storage.rules.measures.figures import MOST_DECIMALS
from storage.rules.measures.grading import DEFAULT_SCHEME as GRADES
from storage.rules.measures.grading import SCHEMES as GRADE_SCHEMES
from storage.rules.standing.rag import DEFAULT_SCHEME, SCHEMES


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class OfficeEntry(_Part):
    """Whose plan it is. `commissioner` is the title to print, not a person's name."""

    name: Title
    kind: Annotated[OfficeKind, Choice] = OfficeKind.PCC
    area: Title | None = None
    force: Title | None = None
    commissioner: Title | None = None


class WordsEntry(_Part):
    """What this office calls the three levels of its plan."""

    priority: Title = "Priority"
    area: Title = "Area"
    commitment: Title = "Commitment"


class RagWords(_Part):
    """This plan's own words for ratings, by the colour: what a past return or a return form may say."""

    blue: tuple[Title, ...] = ()
    green: tuple[Title, ...] = ()
    amber: tuple[Title, ...] = ()
    red: tuple[Title, ...] = ()
    grey: tuple[Title, ...] = ()


class GradeWords(_Part):
    """This plan's own words for grades of measures, from best to worst."""

    better: Title | None = None
    expected: Title | None = None
    worse: Title | None = None
    grave: Title | None = None


class PlanEntry(_Part):
    """The plan itself. It runs from `starts` to `ends`, both days included. `collects` is what is asked for each
    quarter besides returns and their agreement; a variance of the finance annex above so many pounds as `note_above`
    says wants a note."""

    title: Title
    version: Title
    starts: Day
    ends: Day
    vision: Prose | None = None
    strapline: Prose | None = None
    status_note: Prose | None = None
    words: WordsEntry = WordsEntry()
    rag_scheme: Annotated[str, one_of(SCHEMES), Choice] = DEFAULT_SCHEME
    rag_words: RagWords = RagWords()
    measure_scheme: Annotated[str, one_of(GRADE_SCHEMES), Choice] = GRADES
    grade_words: GradeWords = GradeWords()
    collects: tuple[Annotated[Collected, Choice], ...] = tuple(Collected)
    note_above: Annotated[int, whole_number(0, 999_999_999)] = NOTE_ABOVE


class Signatory(_Part):
    """Who signs the paper: the role that holds the task, and the post title to print."""

    role: RoleName
    post_title: Title | None = None


class ContactEntry(_Part):
    """A line at the foot of the paper: "Media enquiries to", and the role to ask."""

    label: Title
    role: RoleName


class Papers(_Part):
    """What the paper's head and foot print; what is absent prints as still to be supplied."""

    by_line: Title | None = None
    signatory: Signatory | None = None
    contacts: tuple[ContactEntry, ...] = ()


class ForumEntry(_Part):
    """A meeting that papers go to, with the days it meets."""

    name: Title
    kind: Annotated[ForumKind, Choice]
    meetings: tuple[Day, ...] = ()


class PersonEntry(_Part):
    """A role, and how whoever holds it is reached. Names of people are not needed. `agrees_for` are the SROs' roles
    that it may agree returns on behalf of, as their staff officer."""

    role: RoleName
    email: Email | None = None
    slack: SlackId | None = None
    route: Annotated[Route, Choice] = Route.SLACK
    duties: tuple[Annotated[Duty, Choice], ...] = ()
    agrees_for: tuple[RoleName, ...] = ()


class PriorityEntry(_Part):
    """One priority of the plan. `areas` are the titles of its parts; `lead` is a role."""

    code: Code
    title: Title
    statement: Prose | None = None
    aim: Prose | None = None
    outcomes: Prose | None = None
    areas: tuple[Title, ...] = ()
    lead: RoleName | None = None


class MilestoneEntry(_Part):
    """A step on the way: `met` is the day it was reached, absent while it has not been."""

    text: Title
    due: Day | None = None
    met: Day | None = None


class CommitmentEntry(_Part):
    """One thing the plan promises. `lead` owns the return, `sro` agrees it, and they are two roles; where one
    person holds both, `second_agreer` agrees it, else the chief executive.

    For type `ongoing`, `due` is a review date. `source` is a note that is never printed."""

    ref: Ref
    title: Title
    priority: Code
    area: Title | None = None
    also: tuple[Code, ...] = ()
    responsible_body: Annotated[ResponsibleBody, Choice] = ResponsibleBody.OPCC
    type: Annotated[CommitmentType, Choice] = CommitmentType.DELIVERABLE
    origin: Annotated[Origin, Choice] = Origin.PLAN
    lead: RoleName
    force_lead: RoleName | None = None
    deputy: RoleName | None = None
    sro: RoleName
    board: Title | None = None
    start: Day | None = None
    due: Day
    completed_on: Day | None = None
    monitor_after_completion: YesNo = False
    milestones: tuple[MilestoneEntry, ...] = ()
    depends_on: tuple[Ref, ...] = ()
    handling: Annotated[Handling, Choice] = Handling.PUBLIC
    source: Prose | None = None
    second_agreer: RoleName | None = None


class MeasureEntry(_Part):
    """A figure the plan watches, told apart from the standing of commitments. A figure below `suppress_below` is held
    back for being small; one of another `definition_version` is compared with none before it. With a `comparator` its
    figures are graded."""

    code: Code
    name: Title
    unit: Title | None = None
    polarity: Annotated[Polarity, Choice]
    target: Title | None = None
    owner: RoleName | None = None
    definition: Prose | None = None
    definition_version: Annotated[int, whole_number(1, 999)] = 1
    source: Title | None = None
    period: Annotated[MeasurePeriod, Choice] = MeasurePeriod.QUARTER
    decimals: Annotated[int, whole_number(0, MOST_DECIMALS)] | None = None
    suppress_below: Annotated[int, whole_number(2, 999)] | None = None
    comparator: Annotated[Comparator, Choice] | None = None
    baseline: Annotated[Title, any_number(signed=True)] | None = None
    baseline_on: Day | None = None
    tolerance: Annotated[Title, any_number()] | None = None
    better_beyond: Annotated[Title, any_number()] | None = None
    grave_beyond: Annotated[Title, any_number()] | None = None
    ungraded_below: Annotated[int, whole_number(2, 99_999)] | None = None
    priorities: tuple[Code, ...] = ()
    commitments: tuple[Ref, ...] = ()
    publishable: YesNo = True


class RequestEntry(_Part):
    """What members of a forum asked for at a meeting, and what they were answered. `asked_by` is a role or a
    council, never a person's name; `minuted` says that the text is as the agreed minutes have it."""

    ref: Ref
    forum: Title
    meeting: Day
    asked_by: Title
    kind: Annotated[MembersKind, Choice] = MembersKind.REQUEST
    text: Prose
    minuted: YesNo = False
    owner: RoleName
    due: Day | None = None
    commitments: tuple[Ref, ...] = ()
    state: Annotated[MembersState, Choice] = MembersState.OPEN
    response: Prose | None = None
    responded_on: Day | None = None
    answered_in: Title | None = None


class WordEntry(_Part):
    """A word of the office's own, and what of the plan it stands for: words that stand in it, a ref or a code."""

    word: Title
    means: Annotated[tuple[Title, ...], Some]


class PlanDocument(_Part):
    """A whole plan file, in the file's own order."""

    format: Annotated[Literal[1], Number]
    office: OfficeEntry
    plan: PlanEntry
    papers: Papers = Papers()
    forums: tuple[ForumEntry, ...] = ()
    people: Annotated[tuple[PersonEntry, ...], Some]
    priorities: Annotated[tuple[PriorityEntry, ...], Some]
    commitments: Annotated[tuple[CommitmentEntry, ...], Some]
    measures: tuple[MeasureEntry, ...] = ()
    requests: tuple[RequestEntry, ...] = ()
    words: tuple[WordEntry, ...] = ()


PARTS: Mapping[str, type[BaseModel]] = {
    "": PlanDocument,
    "office": OfficeEntry,
    "plan": PlanEntry,
    "plan.words": WordsEntry,
    "plan.rag_words": RagWords,
    "plan.grade_words": GradeWords,
    "papers": Papers,
    "papers.signatory": Signatory,
    "papers.contacts": ContactEntry,
    "forums": ForumEntry,
    "people": PersonEntry,
    "priorities": PriorityEntry,
    "commitments": CommitmentEntry,
    "commitments.milestones": MilestoneEntry,
    "measures": MeasureEntry,
    "requests": RequestEntry,
    "words": WordEntry,
}
"""Which part stands at which path of the file."""
