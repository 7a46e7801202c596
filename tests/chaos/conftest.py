"""The ordeal that delivery goes through: a workspace, a database of each kind, and a process to kill."""

from collections.abc import Iterator

import pytest

from bot.rehearsal.workspace.remote import Workspace
from storage.record.database import Database
from tests.chaos.harness import Ordeal, Victim
from tests.delivery.samples import people
from tests.delivery.stage import CONFIG, Stage
from tests.warm import warm_workspace


@pytest.fixture(scope="module")
def workspace() -> Iterator[Workspace]:
    """A workspace process for the tests of one file."""
    with warm_workspace(CONFIG) as running:
        yield running


@pytest.fixture
def stage(workspace: Workspace, database: Database) -> Iterator[Stage]:
    """To owe messages, and to deliver in peace what must be out before the ordeal."""
    people(database)
    stage = Stage(workspace, database)
    yield stage
    stage.delivery.drain(5)


@pytest.fixture
def ordeal(workspace: Workspace, database: Database, database_url_of_each_kind: str) -> Iterator[Ordeal]:
    """A running delivery process on the test's database, stopped at the end."""
    victim = Victim(("tests.chaos.deliverer", database_url_of_each_kind, workspace.url))
    victim.start()
    yield Ordeal(workspace, database, victim)
    victim.stop()
    workspace.clear_faults()
