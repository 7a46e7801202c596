"""The workspace that delivery's tests post to, and the stage that a test stands on."""

from collections.abc import Iterator

import pytest

from bot.rehearsal.workspace.remote import Workspace
from storage.record.database import Database
from tests.delivery.samples import people
from tests.delivery.stage import CONFIG, Stage
from tests.warm import warm_workspace


@pytest.fixture(scope="module")
def workspace() -> Iterator[Workspace]:
    """A workspace process for the tests of one file; each test knows its own messages by their tokens."""
    with warm_workspace(CONFIG) as running:
        yield running


@pytest.fixture
def stage(workspace: Workspace, database: Database) -> Iterator[Stage]:
    """A delivery on a database of the test's own, once for each kind of database."""
    people(database)
    stage = Stage(workspace, database)
    yield stage
    workspace.clear_faults()
    stage.delivery.drain(5)
