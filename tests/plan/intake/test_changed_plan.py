"""Importing a plan that has changed: what is listed, what needs a reason, what is kept."""

from datetime import date

import pytest
from sqlalchemy import select, update

from storage.enums import Lifecycle
from storage.plan.files.document import PlanDocument
from storage.plan.intake.changes import Change, ChangeKind
from storage.plan.intake.plans import export_plan, preview_import
from storage.record.database import Database
from storage.tables import AuditEvent, Commitment, Rebaseline
from tests.plan.files.generated import generated_plan
from tests.plan.intake.made_up import LATER, REASONS, amended, everything, taken_in, without

REF = "ANY-2.1"
NEW_DUE = date(2029, 3, 31)


@pytest.fixture
def plan(database: Database) -> PlanDocument:
    """A plan of 12 commitments that is in the record."""
    plan = generated_plan(commitments=12, leads=4, greedy_lead=3)
    taken_in(database, plan)
    return plan


def commitment(database: Database, ref: str = REF) -> Commitment:
    """The commitment's row."""
    with database.read() as session:
        return session.scalars(select(Commitment).where(Commitment.ref == ref)).one()


def old_due(plan: PlanDocument) -> date:
    """When the plan said that the commitment is due."""
    return next(entry.due for entry in plan.commitments if entry.ref == REF)


def test_a_changed_file_lists_what_it_changes(database: Database, plan: PlanDocument) -> None:
    """Each changed field is listed with its value before and after, and audited."""
    was = commitment(database).title
    result = taken_in(database, amended(plan, REF, title="Open more help points"), LATER)
    expected = Change(ChangeKind.CHANGED, "commitment", REF, "title", was, "Open more help points")
    assert result.changes == (expected,)
    with database.read() as session:
        event = session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc()).limit(1)).one()
    assert (event.act, event.before, event.after) == (
        "commitment_changed",
        {"title": was},
        {"ref": REF, "title": "Open more help points"},
    )


def test_a_preview_changes_nothing(database: Database, plan: PlanDocument) -> None:
    """Looking at what an import would do lists the changes and leaves the record alone."""
    before = everything(database)
    with database.read() as session:
        preview = preview_import(session, amended(plan, REF, due=NEW_DUE))
    assert [change.kind for change in preview.changes] == [ChangeKind.MOVED]
    assert [fault.code for fault in preview.faults] == ["rebaseline_reason_needed", "approver_needed"]
    assert everything(database) == before


@pytest.mark.parametrize(
    ("reasons", "codes"),
    [
        ({}, ["rebaseline_reason_needed", "approver_needed"]),
        ({"rebaseline_reason": "Weather"}, ["approver_needed"]),
        ({"rebaseline_reason": "Weather", "approved_by": "The boss"}, ["no_such_approver"]),
        ({"rebaseline_reason": "  ", "approved_by": "Chief Executive"}, ["rebaseline_reason_needed"]),
    ],
)
def test_a_moved_date_needs_a_reason_and_an_approver(
    database: Database, plan: PlanDocument, reasons: dict[str, str], codes: list[str]
) -> None:
    """A due date does not move without both, and a refused file leaves every row as it was."""
    before = everything(database)
    moved = amended(amended(plan, REF, due=NEW_DUE), "ANY-1.1", title="Changed as well")
    assert [fault.code for fault in taken_in(database, moved, LATER, **reasons).faults] == codes
    assert everything(database) == before


def test_a_moved_date_keeps_the_old_one(database: Database, plan: PlanDocument) -> None:
    """An approved move leaves the old date, the reason and the approving role in the record."""
    reasons = {"rebaseline_reason": "The venue was lost", "approved_by": "Chief Executive"}
    taken_in(database, amended(plan, REF, due=NEW_DUE), LATER, **reasons)
    with database.read() as session:
        move = session.scalars(select(Rebaseline)).one()
    assert (move.old_due, move.new_due, move.reason) == (old_due(plan), NEW_DUE, "The venue was lost")
    assert commitment(database).due == NEW_DUE
    assert move.approved_by_role_id


def test_a_commitment_that_is_gone_is_withdrawn_with_a_reason(database: Database, plan: PlanDocument) -> None:
    """Without a reason the file is refused; with one the commitment is kept as withdrawn."""
    refused = taken_in(database, without(plan, REF), LATER)
    assert [(fault.code, fault.given) for fault in refused.faults] == [("withdraw_reason_needed", REF)]
    assert commitment(database).lifecycle is Lifecycle.IN_PROGRESS
    taken_in(database, without(plan, REF), LATER, withdraw_reason="Merged with another")
    row = commitment(database)
    assert (row.lifecycle, row.withdrawn_reason) == (Lifecycle.WITHDRAWN, "Merged with another")


def test_a_withdrawn_ref_is_never_used_again(database: Database, plan: PlanDocument) -> None:
    """A ref that was withdrawn is refused when it comes back, in capitals or not."""
    taken_in(database, without(plan, REF), LATER, withdraw_reason="Merged")
    before = everything(database)
    assert [fault.code for fault in taken_in(database, plan, LATER).faults] == ["ref_used_before"]
    lower = amended(plan, REF, ref=REF.lower())
    assert [fault.code for fault in taken_in(database, lower, LATER).faults] == ["ref_used_before"]
    assert everything(database) == before


def test_a_ref_in_other_letters_is_not_a_new_one(database: Database, plan: PlanDocument) -> None:
    """A ref that differs only in its capitals is refused, with the way that the record writes it."""
    result = taken_in(database, amended(plan, REF, ref=REF.lower()), LATER, **REASONS)
    assert ("ref_spelled_otherwise", (REF,)) in {(fault.code, fault.expected) for fault in result.faults}


def test_a_lifecycle_that_returns_moved_on_stands(database: Database, plan: PlanDocument) -> None:
    """A commitment that was put on hold stays so, and a completion from a return outlives the next file."""
    with database.write() as session:
        session.execute(update(Commitment).where(Commitment.ref == REF).values(lifecycle=Lifecycle.ON_HOLD))
        session.execute(
            update(Commitment)
            .where(Commitment.ref == "ANY-1.1")
            .values(lifecycle=Lifecycle.COMPLETE, completed_on=date(2021, 10, 20))
        )
    result = taken_in(database, amended(plan, REF, title="Another title"), LATER)
    assert [change.ref for change in result.changes] == [REF]
    assert commitment(database).lifecycle is Lifecycle.ON_HOLD
    assert commitment(database, "ANY-1.1").completed_on == date(2021, 10, 20)
    assert commitment(database, "ANY-1.1").lifecycle is Lifecycle.COMPLETE


def test_a_file_may_complete_and_reopen_a_commitment(database: Database, plan: PlanDocument) -> None:
    """A completion that the file gives counts, and a later file without it takes it back."""
    completed = amended(plan, REF, completed_on=date(2021, 10, 20))
    taken_in(database, completed, LATER)
    assert commitment(database).lifecycle is Lifecycle.COMPLETE
    taken_in(database, plan, LATER)
    assert commitment(database).lifecycle is Lifecycle.IN_PROGRESS


def test_a_list_in_another_order_is_one_change(database: Database, plan: PlanDocument) -> None:
    """Sorting the commitments in the file is told in one line, and the record keeps the new order."""
    turned = plan.model_copy(update={"commitments": plan.commitments[::-1]})
    assert taken_in(database, turned, LATER).changes == (
        Change(ChangeKind.CHANGED, "commitment", "", "order"),
    )
    with database.read() as session:
        assert export_plan(session) == turned
