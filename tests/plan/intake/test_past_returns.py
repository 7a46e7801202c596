"""Returns of quarters before Muster."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from digests.plan.faults import fault_sentence
from storage.enums import Handling, QuarterState, Rating, ReturnState
from storage.facts.answering import Answer
from storage.facts.plan import QuarterName
from storage.plan.files.faults import FaultPlace
from storage.plan.files.past_returns import PastReturn
from storage.plan.intake.plans import PastReturnsResult, import_past_returns
from storage.record.answers import from_json
from storage.record.database import Database
from storage.tables import Commitment, Quarter, Return, Revision
from tests.conftest import counting
from tests.plan.files.generated import generated_plan
from tests.plan.intake.made_up import AT, LATER, REASONS, everything, taken_in

Q1, Q2 = QuarterName(2021, 1), QuarterName(2021, 2)
ROW = PastReturn(
    "ANY-1.1", Q1, Rating.AMBER, "Two sites agreed.", "Agree the third.", date(2021, 7, 20), "line 2"
)


@pytest.fixture
def with_plan(database: Database) -> Database:
    """A database with a plan of 12 commitments."""
    taken_in(database, generated_plan(commitments=12, leads=4, greedy_lead=3))
    return database


def imported(database: Database, *rows: PastReturn) -> PastReturnsResult:
    """Imports the rows in a transaction of their own."""
    with database.write() as session:
        return import_past_returns(session, rows, AT)


def test_a_past_return_enters_as_agreed(with_plan: Database) -> None:
    """It is agreed, marked imported, in a closed quarter, with what was said as its first revision."""
    assert imported(with_plan, ROW) == PastReturnsResult(added=1)
    with with_plan.read() as session:
        row = session.scalars(select(Return)).one()
        assert (row.state, row.agreed_rating, row.agreed_on) == (
            ReturnState.AGREED,
            Rating.AMBER,
            date(2021, 7, 20),
        )
        assert row.imported
        assert (row.quarter.name, row.quarter.state) == (Q1, QuarterState.CLOSED)
        (revision,) = row.revisions
        assert revision.imported
        assert from_json(revision.content) == Answer(
            Rating.AMBER, progress="Two sites agreed.", next_steps="Agree the third."
        )


@pytest.mark.parametrize(
    "marked",
    [
        {"progress": "OFFICIAL-SENSITIVE: two sites agreed."},
        {"next_steps": "Not for publication: agree the third."},
        {"places": {"progress": FaultPlace("OFFICIAL-SENSITIVE!D2")}},
    ],
)
def test_a_marked_past_return_stays_out(with_plan: Database, marked: dict[str, Any]) -> None:
    """What anybody may read of a commitment has no protective marking, in its words or over its sheet."""
    (fault,) = imported(with_plan, replace(ROW, **marked)).faults
    assert fault.code == "marked_figures"
    assert "not everybody may read this" in fault_sentence(fault)
    with with_plan.write() as session:
        session.scalars(
            select(Commitment).where(Commitment.ref == ROW.ref)
        ).one().handling = Handling.RESTRICTED
    assert imported(with_plan, replace(ROW, **marked)).added == 1


def test_the_same_rows_again_change_nothing(with_plan: Database) -> None:
    """Importing twice leaves every row as it was, and says how many were known."""
    imported(with_plan, ROW)
    before = everything(with_plan)
    assert imported(with_plan, ROW) == PastReturnsResult(known=1)
    assert everything(with_plan) == before


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (replace(ROW, rating=Rating.RED), "differs_from_record"),
        (replace(ROW, progress="Something else."), "differs_from_record"),
        (replace(ROW, agreed_on=None), "differs_from_record"),
        (replace(ROW, ref="ANY-9.9"), "no_such_ref"),
        (replace(ROW, quarter=QuarterName(2021, 3)), "quarter_not_over"),
        (replace(ROW, quarter=Q2), "quarter_is_collected"),
        (replace(ROW, quarter=QuarterName(2020, 4)), "quarter_outside_plan"),
    ],
)
def test_a_row_that_cannot_be_true_takes_none_in(with_plan: Database, row: PastReturn, code: str) -> None:
    """One row that contradicts the record, the plan or the calendar keeps the whole file out."""
    imported(with_plan, ROW)
    with with_plan.write() as session:
        session.add(Quarter(year=2021, number=2, state=QuarterState.OPEN))
    before = everything(with_plan)
    result = imported(with_plan, replace(ROW, ref="ANY-2.1"), row)
    assert [(fault.code, fault.place) for fault in result.faults] == [(code, "line 2")]
    assert everything(with_plan) == before


def test_history_of_a_withdrawn_commitment_may_come_in(with_plan: Database) -> None:
    """What was said of a commitment that has left the plan is part of the record."""
    plan = generated_plan(commitments=11, leads=4, greedy_lead=3)
    gone = generated_plan(commitments=12, leads=4, greedy_lead=3).commitments[-1].ref
    taken_in(with_plan, plan, LATER, **REASONS)
    assert imported(with_plan, replace(ROW, ref=gone)).added == 1


def test_statements_do_not_grow_with_what_is_known(with_plan: Database) -> None:
    """Looking whether rows are known takes the same statements for one row and for twelve."""
    refs = [entry.ref for entry in generated_plan(commitments=12, leads=4, greedy_lead=3).commitments]
    rows = [replace(ROW, ref=ref) for ref in refs]
    imported(with_plan, *rows)
    counts = []
    for some in (rows[:1], rows):
        with counting(with_plan) as sent:
            assert imported(with_plan, *some).known == len(some)
        counts.append(len(sent))
    assert counts[0] == counts[1] < 8
    with with_plan.read() as session:
        assert session.scalar(select(func.count()).select_from(Revision)) == 12


@pytest.mark.parametrize(
    ("day", "code"), [(date(2030, 1, 1), "agreed_in_future"), (date(2020, 4, 1), "agreed_before_quarter")]
)
def test_a_day_on_which_nobody_can_have_agreed_is_refused(with_plan: Database, day: date, code: str) -> None:
    """Nothing was agreed on a day to come, nor before its quarter began."""
    result = imported(with_plan, replace(ROW, agreed_on=day))
    assert [(fault.field, fault.code) for fault in result.faults] == [("returns.agreed_on", code)]
