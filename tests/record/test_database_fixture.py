"""The fixture itself: a real database of each kind."""

import pytest
from sqlalchemy import func, select, text, update

from storage.migrations import is_current
from storage.record.database import REHEARSAL, Database
from storage.tables import Installation, Person
from tests.conftest import Statements


def test_the_database_is_migrated_and_marked(database: Database, statements: Statements) -> None:
    """A test's database has the newest shape, is marked as a rehearsal, and its statements are counted."""
    assert is_current(database)
    assert database.mode() == REHEARSAL
    statements.clear()
    with database.read() as session:
        assert session.scalar(text("SELECT 1")) == 1
    with database.write() as session:
        assert session.scalar(text("SELECT 2")) == 2
    assert statements == ["SELECT 1", "SELECT 2"]


@pytest.mark.parametrize("_turn", [1, 2])
def test_what_a_test_leaves_behind_is_gone(database: Database, _turn: int) -> None:
    """Rows, ids that were given out, and a transaction that nobody ended: each test starts from the template."""
    with database.read() as session:
        assert session.scalars(select(Installation.team_id)).one() is None
        assert session.scalar(select(func.count()).select_from(Person)) == 0
    with database.write() as session:
        session.execute(update(Installation).values(team_id="T0TEAM"))
        person = Person(email="lead@office.example")
        session.add(person)
        session.flush()
        assert person.id == 1
    left_open = database.engine.connect()
    left_open.execute(select(Person))
    left_open.detach()
