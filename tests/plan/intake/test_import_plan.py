"""Taking a plan into the record and giving it back."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from storage.enums import Lifecycle, OfficeKind
from storage.plan.files.document import PlanDocument
from storage.plan.intake.plans import NothingToExport, export_plan, import_plan
from storage.plan.intake.settle import canonical
from storage.plan.plan_facts import plan_in_force
from storage.record.database import Database
from storage.tables import AuditEvent, Commitment, Person, PlanVersion
from tests.conftest import counting
from tests.plan.files.generated import generated_plan
from tests.plan.intake.made_up import AT, LATER, REASONS, amended, everything, plans, taken_in

DATABASE_IS_ROLLED_BACK = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@DATABASE_IS_ROLLED_BACK
@given(plan=plans())
def test_any_plan_comes_back_as_it_went_in(database: Database, plan: PlanDocument) -> None:
    """What export gives after an import is the plan that was imported, whatever it says."""
    with database.read() as session:
        assert not import_plan(session, plan, AT).faults
        session.expire_all()
        assert canonical(export_plan(session)) == canonical(plan)
        assert import_plan(session, export_plan(session), LATER).unchanged


@DATABASE_IS_ROLLED_BACK
@given(before=plans(), after=plans())
def test_a_second_plan_replaces_the_first(
    database: Database, before: PlanDocument, after: PlanDocument
) -> None:
    """After a second import the plan in force is the second one, whatever was there before."""
    with database.read() as session:
        import_plan(session, before, AT)
        result = import_plan(session, after, LATER, **REASONS)
        session.expire_all()
        assert not result.faults
        assert canonical(export_plan(session)) == canonical(after)


@pytest.mark.parametrize(
    ("kind", "said", "printed"),
    [
        (OfficeKind.PCC, None, "Police and Crime Commissioner"),
        (OfficeKind.PFCC, None, "Police, Fire and Crime Commissioner"),
        (OfficeKind.MAYOR, None, "Mayor"),
        (OfficeKind.POLICING_AND_CRIME_BOARD, None, "Policing and Crime Board"),
        (OfficeKind.OTHER, None, "local policing body"),
        (OfficeKind.MAYOR, "Metro Mayor", "Metro Mayor"),
    ],
)
def test_whose_plan_it_is_has_a_title(
    database: Database, kind: OfficeKind, said: str | None, printed: str
) -> None:
    """Where a plan names no title of whoever holds the office, the usual one of its kind is printed, never a gap."""
    plan = generated_plan(commitments=4, leads=2, greedy_lead=2)
    office = plan.office.model_copy(update={"kind": kind, "commissioner": said})
    taken_in(database, plan.model_copy(update={"office": office}))
    with database.read() as session:
        assert plan_in_force(session)[0].commissioner == printed


def test_a_generated_plan_comes_back_exactly(database: Database) -> None:
    """A plan of 150 commitments is the same document after import and export, order and all."""
    plan = generated_plan()
    taken_in(database, plan)
    with database.read() as session:
        assert export_plan(session) == plan


def test_the_same_file_changes_nothing(database: Database) -> None:
    """Importing a plan twice leaves every row of the database as it was, the audit included."""
    taken_in(database, generated_plan(commitments=12, leads=4, greedy_lead=3))
    before = everything(database)
    assert taken_in(database, generated_plan(commitments=12, leads=4, greedy_lead=3), LATER).unchanged
    assert everything(database) == before


def test_an_import_that_fails_half_way_leaves_nothing(database: Database) -> None:
    """When the transaction of an import fails, no row of the plan stays behind."""
    before = everything(database)
    with pytest.raises(StatementError, match="time zone"):
        taken_in(database, generated_plan(commitments=6, leads=3), AT.replace(tzinfo=None))
    assert everything(database) == before


def test_nothing_to_export_before_the_first_import(database: Database) -> None:
    """Without a plan, export says so."""
    with database.read() as session, pytest.raises(NothingToExport):
        export_plan(session)


def test_the_lifecycle_follows_the_dates(database: Database) -> None:
    """A start to come is not started, a completion is complete or watched, the rest is in progress."""
    plan = generated_plan(commitments=4, leads=3)
    refs = [entry.ref for entry in plan.commitments]
    plan = amended(plan, refs[0], start=date(2021, 10, 2))
    plan = amended(plan, refs[1], completed_on=date(2021, 9, 1))
    plan = amended(plan, refs[2], completed_on=date(2021, 9, 1), monitor_after_completion=True)
    taken_in(database, plan)
    with database.read() as session:
        found = {row.ref: row.lifecycle for row in session.scalars(select(Commitment))}
    assert [found[ref] for ref in refs] == [
        Lifecycle.NOT_STARTED,
        Lifecycle.COMPLETE,
        Lifecycle.COMPLETE_MONITORING,
        Lifecycle.IN_PROGRESS,
    ]


def test_contacts_are_kept_with_people_only(database: Database) -> None:
    """E-mail addresses stand in no audit event and in no kept version of the file: people can be erased."""
    plan = generated_plan(commitments=6, leads=3)
    taken_in(database, plan)
    with database.read() as session:
        kept = repr(session.scalars(select(PlanVersion.document)).all())
        events = session.scalars(select(AuditEvent)).all()
        told = repr([(event.before, event.after) for event in events])
        people = session.scalars(select(Person.email)).all()
    assert len(people) == len(plan.people)
    assert "@" not in kept + told
    assert {event.act for event in events} >= {"plan_imported", "commitment_added", "role_handed_over"}


def test_export_takes_the_same_statements_for_any_plan(database: Database) -> None:
    """Reading a plan of 150 commitments takes no more statements than reading one of 6."""
    counts = []
    for size in (6, 150):
        taken_in(database, generated_plan(commitments=size, leads=size // 2), AT, **REASONS)
        with counting(database) as sent, database.read() as session:
            export_plan(session)
        counts.append(len(sent))
    assert counts[0] == counts[1] < 20
