"""The flows of this room play on Dorset's plan: its workspace, and a record that holds it."""

from collections.abc import Iterator

import pytest

from bot.rehearsal.workspace.remote import Workspace
from storage.record.database import Database
from tests.flows import dorset
from tests.flows.openings import FRESH, kept_fresh


@pytest.fixture(scope="session")
def dorset_workspace() -> Iterator[Workspace]:
    """The workspace with Dorset's people in it."""
    with kept_fresh(dorset.config()) as running:
        yield running


@pytest.fixture
def workspace(dorset_workspace: Workspace) -> Workspace:
    """The same, in which nothing has happened yet."""
    dorset_workspace.restore(FRESH)
    return dorset_workspace


@pytest.fixture
def database(bare_database: Database) -> Database:
    """A record that holds Dorset's plan."""
    return dorset.stocked(bare_database)
