"""The flows of this room play on Dorset's plan: its workspace, and a record that holds it."""

from collections.abc import Iterator

import pytest

from bot.rehearsal.workspace.remote import Workspace
from storage.record.database import Database
from tests.flows import dorset
from tests.warm import warm_workspace


@pytest.fixture(scope="module")
def workspace() -> Iterator[Workspace]:
    """The workspace with Dorset's people in it."""
    with warm_workspace(dorset.config()) as running:
        yield running


@pytest.fixture
def database(bare_database: Database) -> Database:
    """A record that holds Dorset's plan."""
    return dorset.stocked(bare_database)
