"""The database's shape over time, on both kinds of database."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, inspect, select, text
from sqlalchemy.exc import IntegrityError

from storage.enums import Lifecycle, Rating
from storage.facts.plan import QuarterName
from storage.migrations import BrokenReferences, alembic_config, is_current, migrating, upgrade
from storage.plan.files.document import PlanDocument
from storage.plan.intake.plans import export_plan, import_past_returns
from storage.record import audit
from storage.record.causes import caused
from storage.record.database import Database
from storage.rules.calendar import quarters
from storage.tables import AuditEvent, Base, Commitment, HelpAnswer, Holding, Return, SupportRequest
from tests.plan.files.generated import generated_plan
from tests.plan.intake.made_up import AT, everything, taken_in
from tests.plan.intake.test_past_returns import ROW


def moved_to(database: Database, revision: str, *, down: bool = False) -> None:
    """Brings the database to an older or newer shape."""
    with migrating(database) as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        (command.downgrade if down else command.upgrade)(config, revision)


def test_the_migrations_make_what_the_tables_say(database: Database) -> None:
    """After all migrations there is nothing that the tables' own description would still change."""
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_every_constraint_has_a_name(database: Database) -> None:
    """What has no name cannot be changed by a later migration."""
    inspector = inspect(database.engine)
    for table in Base.metadata.tables:
        found = inspector.get_foreign_keys(table) + inspector.get_check_constraints(table)
        assert all(constraint["name"] for constraint in found)


def test_upgrading_twice_does_nothing(empty_database: Database) -> None:
    """An upgrade of a database that is up to date leaves it as it is."""
    assert not is_current(empty_database)
    upgrade(empty_database)
    assert is_current(empty_database)
    upgrade(empty_database)
    assert is_current(empty_database)


def collecting_only_returns(plan: PlanDocument) -> PlanDocument:
    """The plan as an earlier release knew it, and as it goes on until its next file."""
    return plan.model_copy(update={"plan": plan.plan.model_copy(update={"collects": ()})})


def test_a_record_survives_its_migrations(empty_database: Database) -> None:
    """A database with a plan and returns keeps every row through migrations down and up, children included,
    and the append-only rules still hold afterwards."""
    upgrade(empty_database)
    plan = collecting_only_returns(generated_plan(commitments=12, leads=4, greedy_lead=3))
    taken_in(empty_database, plan)
    with empty_database.write() as session:
        import_past_returns(session, [ROW], AT)
    before = everything(empty_database)
    moved_to(empty_database, "0002", down=True)
    assert not is_current(empty_database)
    upgrade(empty_database)
    assert everything(empty_database) == before
    with empty_database.read() as session:
        assert export_plan(session) == plan
        with pytest.raises(Exception, match="append-only"):
            session.execute(text("DELETE FROM revision"))


def test_an_audit_trail_of_an_earlier_release_goes_on(empty_database: Database) -> None:
    """Its events stay as they were, of no known cause, and cannot be changed; the next have theirs."""
    moved_to(empty_database, "0009")
    with empty_database.write() as session:
        table = Base.metadata.tables["audit_event"]
        session.execute(insert(table).values(at=AT, act="submitted", subject=""))
    upgrade(empty_database)
    with caused(), empty_database.write() as session:
        audit.record(session, AT, "submitted", ("return", None))
    with empty_database.read() as session:
        before, after = session.scalars(select(AuditEvent).order_by(AuditEvent.id))
        assert (before.act, before.at, before.cause) == ("submitted", AT, None)
        assert len(after.cause or "") == 16
        with pytest.raises(Exception, match="append-only"):
            session.execute(text("UPDATE audit_event SET cause = 'another'"))


def test_help_of_an_earlier_release_goes_on(empty_database: Database) -> None:
    """What is open stays open; what the plan office noted when it closed a request is its first answer. A way back
    keeps the newest words."""
    upgrade(empty_database)
    taken_in(empty_database, generated_plan(commitments=6, leads=3))
    with empty_database.write() as session:
        import_past_returns(session, [ROW], AT)
    moved_to(empty_database, "0013", down=True)
    with empty_database.write() as session:
        row = session.execute(text("SELECT id, commitment_id FROM return")).first()
        person = session.execute(text("SELECT MIN(id) FROM person")).scalar_one()
        assert row is not None
        for state, outcome, by in (("open", "", None), ("met", "Two leaders came.", person)):
            session.execute(
                text(
                    "INSERT INTO support_request (commitment_id, return_id, kind, ask, of_whom, for_board, state,"
                    " asked_at, closed_at, closed_by_id, outcome) VALUES (:commitment, :row, 'people', 'Two leaders',"
                    " 'Resources Board', false, :state, :at, :at, :by, :outcome)"
                ),
                {"commitment": row[1], "row": row[0], "state": state, "by": by, "outcome": outcome, "at": AT},
            )
    upgrade(empty_database)
    with empty_database.read() as session:
        assert list(session.scalars(select(SupportRequest.state).order_by(SupportRequest.id))) == [
            "open",
            "met",
        ]
        (answer,) = session.scalars(select(HelpAnswer))
        said = (answer.state, answer.words, answer.by_id, answer.on_behalf_of, answer.at)
        assert said == ("met", "Two leaders came.", person, "Resources Board", AT)
        assert answer.by_role
    moved_to(empty_database, "0013", down=True)
    with empty_database.read() as session:
        outcomes = session.execute(text("SELECT outcome FROM support_request ORDER BY id")).scalars()
        assert list(outcomes) == ["", "Two leaders came."]


def test_foreign_keys_hold_after_migrations(database: Database) -> None:
    """A row that points at nothing is refused, on the connection that migrated too."""
    upgrade(database)
    with pytest.raises(IntegrityError), database.write() as session:
        session.add(Holding(role_id=999, person_id=999, since=AT.date()))


def test_a_migration_that_breaks_a_reference_is_rolled_back(empty_database: Database) -> None:
    """Foreign keys are off while SQLite migrates: a row left pointing at nothing undoes the migration, and
    PostgreSQL refuses it by itself."""
    upgrade(empty_database)
    taken_in(empty_database, generated_plan(commitments=6, leads=3))
    before = everything(empty_database)
    with pytest.raises((BrokenReferences, IntegrityError)), migrating(empty_database) as connection:
        connection.execute(text("DELETE FROM priority"))
    assert everything(empty_database) == before


def test_enumerations_are_stored_by_value_and_checked(database: Database) -> None:
    """A rating is stored as its value, and the database refuses one that does not exist."""
    taken_in(database, generated_plan(commitments=6, leads=3))
    with database.write() as session:
        import_past_returns(session, [ROW], AT)
    with database.read() as session:
        assert session.execute(text('SELECT rating FROM "return"')).scalar_one() == Rating.AMBER.value
        assert session.scalars(select(Return)).one().rating is Rating.AMBER
        assert session.scalars(select(Commitment)).first()
        with pytest.raises(IntegrityError):
            session.execute(text("UPDATE \"return\" SET rating = 'purple'"))


def test_quarters_before_keep_what_had_left_the_plan(empty_database: Database) -> None:
    """Of an earlier release: by the quarter that was noted when it left, else up to its last return, else in none."""
    upgrade(empty_database)
    taken_in(empty_database, generated_plan(commitments=6, leads=3))
    with empty_database.write() as session:
        import_past_returns(session, [ROW], AT)
        rated, *others = sorted(session.scalars(select(Commitment)), key=lambda one: one.ref != ROW.ref)
        for one in (rated, *others[:2]):
            one.lifecycle = Lifecycle.WITHDRAWN
        others[0].succeeded_by = {"refs": [], "how": "withdrawn", "quarter": "2021/22 Q2"}
        refs = [one.ref for one in (rated, *others[:3])]
    moved_to(empty_database, "0013", down=True)
    upgrade(empty_database)
    with empty_database.read() as session:
        found = dict(session.execute(select(Commitment.ref, Commitment.left_in)).all())
    after = quarters.index(ROW.quarter) + 1
    assert [found[ref] for ref in refs] == [after, quarters.index(QuarterName(2021, 2)), 0, None]
