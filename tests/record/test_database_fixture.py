"""The fixture itself: a real database of each kind."""

from sqlalchemy import text

from storage.database import REHEARSAL, Database
from storage.migrations import is_current
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
