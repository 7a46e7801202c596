"""Hypothesis strategies for whole plan documents: every field, awkward text, references that hold."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from storage.enums import (
    CommitmentType,
    Duty,
    ForumKind,
    Handling,
    MeasurePeriod,
    OfficeKind,
    Origin,
    Polarity,
    ResponsibleBody,
    Route,
)
from storage.facts.grades import Comparator
from storage.plan.files.document import PlanDocument
from storage.rules.measures.grading import SCHEMES as GRADE_SCHEMES
from storage.rules.same_text import at_a_glance, looks
from storage.rules.standing.rag import SCHEMES

_LIKE_FORMULAS = ("=1+1", "+44", "-", "@here", "#REF", "'quoted'")
_LIKE_YAML = (
    "null",
    "~",
    "yes",
    "1.10",
    "01",
    "x: y",
    "# no comment",
    "[x]",
    "*star",
    "2021-04-01",
    "1/4/2021",
)
_LIKE_MARKUP = ("a; b", "back\\slash\\", "<!channel>", "É\u200dß", "Contact: a")
_AWKWARD = st.sampled_from(_LIKE_FORMULAS + _LIKE_YAML + _LIKE_MARKUP)
_ALPHABET = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufffe\uffff\u202d\u202e"
)


def _text(most: int) -> st.SearchStrategy[str]:
    free = st.text(_ALPHABET, min_size=1, max_size=most).map(lambda text: " ".join(text.split()))
    return (free | _AWKWARD).filter(lambda text: len(text) <= most and bool(looks(text)))


def _lines() -> st.SearchStrategy[str]:
    return st.lists(_text(60), min_size=1, max_size=3).map("\n".join)


def _days() -> st.SearchStrategy[date]:
    return st.dates(date(2000, 1, 1), date(2099, 12, 31))


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def _keys(most: int, least: int = 1) -> st.SearchStrategy[list[str]]:
    return st.lists(_text(most), min_size=least, max_size=3, unique_by=at_a_glance)


@st.composite
def documents(draw: st.DrawFn) -> PlanDocument:
    """Any plan that a file may hold."""
    roles, codes, refs = draw(_keys(80, least=2)), draw(_keys(10)), draw(_keys(20))
    starts, ends = sorted((draw(_days()), draw(_days())))
    return PlanDocument.model_validate(
        {
            "format": 1,
            "office": {
                "name": draw(_text(200)),
                "kind": draw(st.sampled_from(OfficeKind)),
                "area": draw(_maybe(_text(200))),
                "force": draw(_maybe(_text(200))),
                "commissioner": draw(_maybe(_text(200))),
            },
            "plan": draw(_plan(starts, ends)),
            "papers": draw(_papers(roles)),
            "forums": [draw(_forum(name)) for name in draw(_keys(200, least=0))],
            "people": [draw(_person(role, [other for other in roles if other != role])) for role in roles],
            "priorities": [draw(_priority(code, roles)) for code in codes],
            "commitments": [draw(_commitment(ref, refs[:at], codes, roles)) for at, ref in enumerate(refs)],
            "measures": [draw(_measure(code, roles, codes, refs)) for code in draw(_keys(10, least=0))],
        }
    )


def _plan(starts: date, ends: date) -> st.SearchStrategy[dict[str, Any]]:
    words = st.fixed_dictionaries({"priority": _text(40), "area": _text(40), "commitment": _text(40)})
    return st.fixed_dictionaries(
        {
            "title": _text(200),
            "version": _text(20),
            "starts": st.just(starts),
            "ends": st.just(ends),
            "vision": _maybe(_lines()),
            "strapline": _maybe(_lines()),
            "status_note": _maybe(_lines()),
            "words": words,
            "rag_scheme": st.sampled_from(sorted(SCHEMES)),
            "measure_scheme": st.sampled_from(sorted(GRADE_SCHEMES)),
            "grade_words": st.sampled_from(({}, {"worse": "Needs a closer look", "grave": "Alarming"})),
        }
    )


def _graded() -> st.SearchStrategy[dict[str, Any]]:
    numbers = {"baseline": "-3.5", "tolerance": "1", "better_beyond": "2", "grave_beyond": "5"}
    against = st.sampled_from((Comparator.LAST_YEAR, Comparator.BASELINE, Comparator.SIMILAR_FORCES))
    return st.just({}) | st.fixed_dictionaries(
        {
            "comparator": against,
            "baseline_on": _maybe(_days()),
            "ungraded_below": st.one_of(st.none(), st.integers(2, 999)),
            **{name: st.just(number) for name, number in numbers.items()},
        }
    )


def _papers(roles: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    role = st.sampled_from(roles)
    signatory = st.fixed_dictionaries({"role": role, "post_title": _maybe(_text(80))})
    contact = st.fixed_dictionaries({"label": _text(80), "role": role})
    return st.fixed_dictionaries(
        {
            "by_line": _maybe(_text(80)),
            "signatory": _maybe(signatory),
            "contacts": st.lists(contact, max_size=2),
        }
    )


def _forum(name: str) -> st.SearchStrategy[dict[str, Any]]:
    meetings = st.lists(_days(), max_size=3, unique=True)
    return st.fixed_dictionaries(
        {"name": st.just(name), "kind": st.sampled_from(ForumKind), "meetings": meetings}
    )


def _person(role: str, others: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "role": st.just(role),
            "email": st.just("head.of-it+plan@office.example"),
            "slack": _maybe(st.just("U012AB3CD")),
            "route": st.sampled_from([Route.SLACK, Route.PLAN_OFFICE]),
            "duties": st.lists(st.sampled_from(Duty), max_size=2),
            "agrees_for": st.lists(st.sampled_from(others), max_size=2),
        }
    )


def _priority(code: str, roles: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "code": st.just(code),
            "title": _text(200),
            "statement": _maybe(_lines()),
            "aim": _maybe(_lines()),
            "outcomes": _maybe(_lines()),
            "areas": st.just([]) | st.lists(_text(40), max_size=3),
            "lead": _maybe(st.sampled_from(roles)),
        }
    )


def _milestone() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"text": _text(60), "due": _maybe(_days()), "met": _maybe(_days())})


@st.composite
def _commitment(
    draw: st.DrawFn, ref: str, earlier: list[str], codes: list[str], roles: list[str]
) -> dict[str, Any]:
    start, due, completed = sorted((draw(_days()), draw(_days()), draw(_days())))
    lead, sro, *others_roles = draw(st.permutations(roles))
    priority, *others = draw(st.permutations(codes))
    return {
        "ref": ref,
        "title": draw(_text(200)),
        "priority": priority,
        "also": others,
        "responsible_body": draw(st.sampled_from(ResponsibleBody)),
        "type": draw(st.sampled_from(CommitmentType)),
        "origin": draw(st.sampled_from(Origin)),
        "lead": lead,
        "force_lead": draw(_maybe(st.sampled_from(roles))),
        "deputy": draw(_maybe(st.sampled_from(roles))),
        "sro": sro,
        "board": draw(_maybe(_text(80))),
        "start": start,
        "due": due,
        "completed_on": draw(_maybe(st.just(completed))),
        "monitor_after_completion": draw(st.booleans()),
        "milestones": draw(st.lists(_milestone(), max_size=2)),
        "depends_on": earlier,
        "handling": draw(st.sampled_from(Handling)),
        "source": draw(_maybe(_lines())),
        "second_agreer": draw(_maybe(st.sampled_from(others_roles))) if others_roles else None,
    }


def _measure(
    code: str, roles: list[str], codes: list[str], refs: list[str]
) -> st.SearchStrategy[dict[str, Any]]:
    named = st.fixed_dictionaries(
        {
            "code": st.just(code),
            "name": _text(200),
            "unit": _maybe(_text(20)),
            "polarity": st.sampled_from(Polarity),
            "target": _maybe(_text(40)),
            "owner": _maybe(st.sampled_from(roles)),
            "definition": _maybe(_lines()),
            "definition_version": st.integers(1, 999),
            "source": _maybe(_text(200)),
            "period": st.sampled_from(MeasurePeriod),
            "decimals": st.one_of(st.none(), st.integers(0, 4)),
            "suppress_below": st.one_of(st.none(), st.integers(2, 999)),
            "priorities": st.lists(st.sampled_from(codes), unique=True),
            "commitments": st.lists(st.sampled_from(refs), unique=True),
            "publishable": st.booleans(),
        }
    )
    return st.tuples(named, _graded()).map(lambda both: both[0] | both[1])
