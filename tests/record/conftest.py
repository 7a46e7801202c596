"""What the tests of the record share."""

from collections.abc import Iterator

import pytest

from storage.record.database import Database


@pytest.fixture
def on_postgres(postgres_url: str) -> Iterator[Database]:
    """The kind of database on which two transactions run side by side."""
    database = Database(postgres_url)
    yield database
    database.close()
