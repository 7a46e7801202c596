"""The answers that come with the bundled plan: the rules take each of them, and they read as a paper would."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

import bot.rehearsal
from digests.answering.typed import Typed, answer_from_typed, needed_fields
from digests.papers.draft import paper_text
from handlers.answering.form_state import from_fields, to_fields
from storage.answering.returns import OpenReturn, open_return
from storage.answering.submissions import Recorded, Submission, submit
from storage.collecting.closing import cut_off
from storage.collecting.opening import open_quarter
from storage.enums import Rating, ReturnState
from storage.facts.plan import QuarterName
from storage.papers.snapshots import take_snapshot
from storage.people.roles import Actor
from storage.plan.files.past_returns import read_past_returns
from storage.plan.files.reading import read_plan
from storage.plan.intake.plans import import_past_returns, import_plan
from storage.record.database import Database, Session
from storage.rules.answering.validation import check
from storage.rules.calendar.quarters import code
from storage.tables import Return

PLANS = Path(bot.rehearsal.__file__).parent / "plans"
BUNDLE = json.loads((PLANS / "dorset-2021-answers.json").read_text(encoding="utf-8"))
ANSWERS: Mapping[str, Mapping[str, str]] = BUNDLE["answers"]
QUARTER = QuarterName(2021, 2)
BEFORE = datetime(2021, 9, 30, 9, 0, tzinfo=UTC)
DAY = datetime(2021, 10, 8, 9, 0, tzinfo=UTC)
CUT_OFF = datetime(2021, 10, 20, 11, 0, tzinfo=UTC)

PERSONAL = {
    "an e-mail address": re.compile(r"@"),
    "a link": re.compile(r"://|www\."),
    "a telephone number": re.compile(r"(?:\+44|\b0)[\d\s()-]{8,}\d"),
    "a postcode": re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"),
    "a crime or occurrence number": re.compile(r"\b\d{7,}\b|\b\d{5,}/\d{2}\b"),
    "a name with its title": re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Cllr|PC|Sgt|Insp|Supt)\.? [A-Z]"),
}
PLANNED = re.compile(r"\b(?:will|shall|due to|hopes? to|plans? to|intends? to|going to)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Case:
    """One commitment that is asked, and what the bundle answers for it."""

    ref: str
    opened: OpenReturn
    typed: Typed


@pytest.fixture
def record(sqlite_url: str) -> Iterator[Database]:
    """The bundled plan with its past returns, and the quarter open."""
    database = Database(sqlite_url)
    plan = read_plan(PLANS / "dorset-2021.yaml").document
    assert plan is not None
    past = read_past_returns(PLANS / "dorset-2021-returns.csv", plan.plan.rag_scheme)
    with database.write() as session:
        import_plan(session, plan, BEFORE)
        import_past_returns(session, past.rows, BEFORE)
        open_quarter(session, QUARTER, DAY)
    yield database
    database.close()


@pytest.fixture
def cases(record: Database) -> list[Case]:
    """Each return of the quarter beside its answer."""
    with record.read() as session:
        return [case_of(opened) for opened in asked(session)]


def asked(session: Session) -> list[OpenReturn]:
    """What the quarter asks for, as the form and the rules see it on the day."""
    rows = session.scalars(select(Return).where(Return.state == ReturnState.PROMPTED)).all()
    return [open_return(session, row, DAY) for row in rows]


def case_of(opened: OpenReturn) -> Case:
    """The bundle's answer for this return, read as the form reads what was typed."""
    ref = opened.form.terms.ref
    return Case(ref, opened, from_fields(ANSWERS[ref]))


def texts() -> Iterator[tuple[str, str, str]]:
    """Every (ref, field, text) of the bundle."""
    for ref, fields in ANSWERS.items():
        for key, text in fields.items():
            yield ref, key, text


def test_every_commitment_that_is_asked_has_an_answer(record: Database) -> None:
    """The refs of the bundle are those of the quarter's returns: none is missing and none is left over."""
    with record.read() as session:
        refs = [opened.form.terms.ref for opened in asked(session)]
    assert sorted(refs) == sorted(ANSWERS)
    assert BUNDLE["quarter"] == code(QUARTER)


TICKS = {"for_board"}
"""Boxes that are ticked where they apply."""


def test_what_else_the_cast_answers_is_of_the_plan() -> None:
    """Figures are of its measures, headlines of its priorities, files and requests of its roles, and checks of its
    commitments; each file lies beside the answers."""
    plan = read_plan(PLANS / "dorset-2021.yaml").document
    assert plan is not None
    roles = {one.role for one in plan.people}
    assert set(BUNDLE["figures"]) < {one.code for one in plan.measures}
    assert set(BUNDLE["headlines"]) == {f"headline {one.code}" for one in plan.priorities if one.lead}
    assert set(BUNDLE["rechecks"]) < {one.ref for one in plan.commitments}
    assert {one["role"] for one in BUNDLE["files"].values()} < roles
    assert {BUNDLE["request"]["logged"][key] for key in ("by", "owner")} < roles
    assert all((PLANS / one["file"]).exists() for one in BUNDLE["files"].values())


def test_the_bundle_says_that_it_is_made_up() -> None:
    """Nobody should take these answers for what an office reported."""
    assert "illustrative" in BUNDLE["note"].casefold()


def test_the_rules_find_nothing_in_any_answer(cases: list[Case]) -> None:
    """On 8 October 2021 nothing is refused, and no lead would be asked to look again."""
    findings = {case.ref: check(answer_from_typed(case.typed), case.opened.terms) for case in cases}
    assert {ref: found for ref, found in findings.items() if found} == {}


def test_each_answer_fills_in_the_questions_its_rating_asks(cases: list[Case]) -> None:
    """Every question of the short form is answered, none that it does not show, each as the form keeps it."""
    for case in cases:
        shown = needed_fields(case.typed.rating, case.opened.form, case.typed)
        assert set(ANSWERS[case.ref]) == {key for key in shown if key not in TICKS}, case.ref
        assert to_fields(case.typed) == ANSWERS[case.ref], case.ref


def test_every_rating_that_a_lead_may_give_is_given(cases: list[Case]) -> None:
    """The quarter shows the whole scale, and most of the plan is complete or on track."""
    given = [case.typed.rating for case in cases]
    assert set(given) == set(Rating) - {Rating.NONE}
    assert given.count(Rating.BLUE) + given.count(Rating.GREEN) > len(given) / 2


@pytest.mark.parametrize(("what", "pattern"), PERSONAL.items(), ids=PERSONAL)
def test_no_answer_looks_like_personal_data(what: str, pattern: re.Pattern[str]) -> None:
    """What stands in a rehearsal may be shown to anyone."""
    found = [(ref, key) for ref, key, text in texts() if pattern.search(text)]
    assert not found, f"{what} in {found}"


def test_progress_is_past_and_of_a_length_that_people_read() -> None:
    """What was done is said in 60 to 350 characters and holds no plan; plans stand under what comes next."""
    for ref, key, text in texts():
        assert text == " ".join(text.split()), (ref, key)
        if key == "progress":
            assert 60 <= len(text) <= 350, (ref, len(text))
            assert "2021" in text, ref
            assert not PLANNED.search(text), ref


def test_every_way_back_lies_ahead_of_the_collecting(cases: list[Case]) -> None:
    """An action, a decision or help falls after the cut-off, so that a lead who answers late can say the same."""
    for case in cases:
        days = [case.typed.path_by_when, case.typed.support_by_when]
        assert all(day > date(2021, 10, 20) for day in days if day), case.ref


def test_the_paper_is_made_from_the_bundled_answers(record: Database) -> None:
    """Recorded, cut off and drafted, every answer stands in the paper as its lead gave it."""
    with record.write() as session:
        for number, opened in enumerate(asked(session)):
            submission = Submission(
                opened.id, f"trigger {number}", 0, answer_from_typed(case_of(opened).typed)
            )
            assert isinstance(submit(session, submission, Actor(None, "U0"), DAY), Recorded)
        cut_off(session, QUARTER, CUT_OFF)
    with record.frozen() as session:
        snapshot = take_snapshot(session, QUARTER, CUT_OFF)
    assert snapshot.missing == ()
    paper = paper_text(snapshot)
    for fields in ANSWERS.values():
        assert fields.get("progress", "") in paper
        assert fields.get("path_action", "") in paper
