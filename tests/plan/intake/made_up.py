"""Made-up plans for the tests of the record: drawn by hypothesis with every field in use, and small changes
to a plan that is there."""

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from storage import enums
from storage.facts.grades import Comparator
from storage.plan.files import document as doc
from storage.plan.intake.plans import ImportResult, import_plan
from storage.record.database import Database
from storage.rules.same_text import looks
from storage.tables import Base

AT = datetime(2021, 10, 1, 8, 30, tzinfo=UTC)
LATER = datetime(2021, 11, 5, 9, 0, tzinfo=UTC)
REASONS: dict[str, Any] = {
    "rebaseline_reason": "The venue was lost",
    "approved_by": "Role 0",
    "withdraw_reason": "Done by another body",
}
ROLES = tuple(f"Role {number}" for number in range(6))
CODES = ("1", "1.10", "B")

_letters = st.characters(categories=("L", "N", "P", "Zs"), exclude_characters="\x85\u2028\u2029")
_titles = st.text(_letters, min_size=1, max_size=30).map(
    lambda text: " ".join(text.split()) if looks(text) else "x"
)
_prose = st.one_of(st.none(), st.lists(_titles, min_size=1, max_size=3).map("\n".join))
_maybe_title = st.one_of(st.none(), _titles)
_days = st.dates(date(2021, 4, 1), date(2029, 3, 31))
_maybe_day = st.one_of(st.none(), _days)
_maybe_role = st.one_of(st.none(), st.sampled_from(ROLES))


def _some(items: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(items), unique=True, max_size=3).map(tuple)


_milestones = st.lists(
    st.builds(doc.MilestoneEntry, text=_titles, due=_maybe_day, met=_maybe_day), max_size=3
).map(tuple)
_priorities = st.fixed_dictionaries(
    {
        "title": _titles,
        "statement": _prose,
        "aim": _prose,
        "outcomes": _prose,
        "areas": st.lists(_titles, unique=True, max_size=3).map(tuple),
        "lead": _maybe_role,
    }
)
_commitments = st.fixed_dictionaries(
    {
        "title": _titles,
        "priority": st.sampled_from(CODES),
        "area": _maybe_title,
        "responsible_body": st.sampled_from(enums.ResponsibleBody),
        "type": st.sampled_from(enums.CommitmentType),
        "origin": st.sampled_from(enums.Origin),
        "lead": st.sampled_from(ROLES[:3]),
        "sro": st.sampled_from(ROLES[3:]),
        "force_lead": _maybe_role,
        "deputy": _maybe_role,
        "board": _maybe_title,
        "start": _maybe_day,
        "due": _days,
        "completed_on": _maybe_day,
        "monitor_after_completion": st.booleans(),
        "milestones": _milestones,
        "handling": st.sampled_from(enums.Handling),
        "source": _prose,
        "second_agreer": _maybe_role,
    }
)
_measures = st.fixed_dictionaries(
    {
        "name": _titles,
        "unit": _maybe_title,
        "polarity": st.sampled_from(enums.Polarity),
        "target": _maybe_title,
        "owner": _maybe_role,
        "definition": _prose,
        "definition_version": st.integers(1, 999),
        "source": _maybe_title,
        "period": st.sampled_from(enums.MeasurePeriod),
        "decimals": st.one_of(st.none(), st.integers(0, 4)),
        "suppress_below": st.one_of(st.none(), st.integers(2, 999)),
        "comparator": st.one_of(st.none(), st.sampled_from(Comparator)),
        "baseline": st.sampled_from([None, "-3", "1222.0"]),
        "baseline_on": st.sampled_from([None, date(2020, 3, 31)]),
        "tolerance": st.sampled_from([None, "5", "0.5"]),
        "better_beyond": st.sampled_from([None, "6"]),
        "grave_beyond": st.sampled_from([None, "10.25"]),
        "ungraded_below": st.one_of(st.none(), st.integers(2, 999)),
        "priorities": _some(CODES),
        "publishable": st.booleans(),
    }
)


@st.composite
def plans(draw: st.DrawFn) -> doc.PlanDocument:
    """Any plan, with the same roles and priorities' codes each time and up to six of eight refs."""
    refs = draw(st.permutations([f"R-{number}" for number in range(8)]))[: draw(st.integers(1, 6))]
    measures = draw(st.permutations(["M1", "M2", "M3"]))[: draw(st.integers(0, 3))]
    return doc.PlanDocument(
        format=1,
        office=doc.OfficeEntry(
            name=draw(_titles), kind=draw(st.sampled_from(enums.OfficeKind)), commissioner=draw(_titles),
            area=draw(_titles), force=draw(_titles),
        ),
        plan=doc.PlanEntry(
            title=draw(_titles), version=draw(_titles), starts=date(2021, 4, 1), ends=date(2029, 3, 31),
            vision=draw(_prose), strapline=draw(_prose), status_note=draw(_prose),
            words=doc.WordsEntry(area=draw(_titles)), rag_scheme="brag_plus",
            measure_scheme="content_scrutiny",
            grade_words=doc.GradeWords(better=draw(_titles)),
        ),
        papers=draw(_papers()),
        forums=draw(_forums()),
        people=draw(_people()),
        priorities=tuple(_priority(draw, code) for code in draw(st.permutations(CODES))),
        commitments=tuple(_commitment(draw, ref, tuple(refs)) for ref in refs),
        measures=tuple(doc.MeasureEntry(code=code, **draw(_measures)) for code in measures),
    )  # fmt: skip


def _priority(draw: st.DrawFn, code: str) -> doc.PriorityEntry:
    return doc.PriorityEntry.model_validate({"code": code, **draw(_priorities)})


def _commitment(draw: st.DrawFn, ref: str, refs: tuple[str, ...]) -> doc.CommitmentEntry:
    return doc.CommitmentEntry(
        ref=ref, also=draw(_some(CODES)), depends_on=draw(_some(refs)), **draw(_commitments)
    )


@st.composite
def _people(draw: st.DrawFn) -> tuple[doc.PersonEntry, ...]:
    """Every role, reached by an address that several may share, or only by the plan office."""
    emails = st.one_of(st.none(), st.sampled_from([f"p{number}@office.example" for number in range(4)]))
    duties = st.lists(st.sampled_from(enums.Duty), unique=True).map(tuple)
    routes = st.sampled_from(enums.Route)
    return tuple(
        doc.PersonEntry(
            role=role,
            email=draw(emails),
            route=draw(routes),
            duties=draw(duties),
            agrees_for=draw(_some(tuple(other for other in ROLES if other != role))),
        )
        for role in draw(st.permutations(ROLES))
    )


@st.composite
def contacts(draw: st.DrawFn) -> dict[str, dict[str, str | None]]:
    """For each of three roles any of three addresses, in capitals or not, and any of three Slack ids."""
    emails = st.sampled_from([None, "a@office.example", "A@office.example", "b@office.example"])
    ids = st.sampled_from([None, "U00000A", "U00000B", "U00000C"])
    return {role: {"email": draw(emails), "slack": draw(ids)} for role in ("Lead 1", "Lead 2", "Lead 3")}


@st.composite
def _forums(draw: st.DrawFn) -> tuple[doc.ForumEntry, ...]:
    names = draw(st.lists(st.sampled_from(["Panel", "Board", "Group"]), unique=True))
    meetings = st.lists(_days, unique=True, max_size=4).map(lambda days: tuple(sorted(days)))
    kinds = st.sampled_from(enums.ForumKind)
    return tuple(doc.ForumEntry(name=name, kind=draw(kinds), meetings=draw(meetings)) for name in names)


def _papers() -> st.SearchStrategy[doc.Papers]:
    signatories = st.builds(doc.Signatory, role=st.sampled_from(ROLES), post_title=_maybe_title)
    contacts = st.lists(st.builds(doc.ContactEntry, label=_titles, role=st.sampled_from(ROLES)), max_size=2)
    return st.builds(
        doc.Papers,
        by_line=_maybe_title,
        signatory=st.one_of(st.none(), signatories),
        contacts=contacts.map(tuple),
    )


def amended(document: doc.PlanDocument, ref: str, /, **fields: Any) -> doc.PlanDocument:
    """The plan with other fields in one commitment."""
    commitments = tuple(
        entry.model_copy(update=fields) if entry.ref == ref else entry for entry in document.commitments
    )
    return document.model_copy(update={"commitments": commitments})


def reached(document: doc.PlanDocument, role: str, /, **contact: Any) -> doc.PlanDocument:
    """The plan with another contact, route or duties for one role."""
    people = tuple(
        entry.model_copy(update=contact) if entry.role == role else entry for entry in document.people
    )
    return document.model_copy(update={"people": people})


def without(document: doc.PlanDocument, ref: str) -> doc.PlanDocument:
    """The plan without one commitment."""
    kept = tuple(entry for entry in document.commitments if entry.ref != ref)
    return document.model_copy(update={"commitments": kept})


def taken_in(
    database: Database, document: doc.PlanDocument, at: datetime = AT, **reasons: Any
) -> ImportResult:
    """Imports the plan in a transaction of its own."""
    with database.write() as session:
        return import_plan(session, document, at, **reasons)


def everything(database: Database) -> dict[str, list[Any]]:
    """Every row of every table, to tell whether anything changed."""
    with database.read() as session:
        return {
            table.name: sorted(map(tuple, session.execute(table.select())), key=repr)
            for table in Base.metadata.sorted_tables
        }


NOBODY: dict[str, str | None] = {"email": None, "slack": None}
SWAPPED: list[dict[str, dict[str, str | None]]] = [
    {"Lead 1": NOBODY, "Lead 2": NOBODY, "Lead 3": NOBODY},
    {"Lead 1": NOBODY, "Lead 2": NOBODY, "Lead 3": {"email": "b@office.example", "slack": None}},
    {"Lead 1": {"email": "A@office.example", "slack": "U00000A"}, "Lead 2": NOBODY, "Lead 3": NOBODY},
    {
        "Lead 1": {"email": "A@office.example", "slack": None},
        "Lead 2": {"email": "b@office.example", "slack": "U00000A"},
        "Lead 3": {"email": "a@office.example", "slack": "U00000B"},
    },
]
"""An account goes to somebody whom the record knew before whoever had it."""
