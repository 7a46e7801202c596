"""The ordeal that delivery goes through: a workspace, a database of each kind, and a process to kill."""

from collections.abc import Iterator

import pytest

from bot.rehearsal.workspace.remote import Workspace
from storage.record.database import Database
from tests.chaos.harness import Ordeal, Victim
from tests.delivery.samples import people
from tests.delivery.stage import CONFIG, Stage
from tests.flows.openings import FRESH, kept_fresh


@pytest.fixture(scope="module")
def running_workspace() -> Iterator[Workspace]:
    """A workspace process for the tests of one file."""
    with kept_fresh(CONFIG) as running:
        yield running


@pytest.fixture
def workspace(running_workspace: Workspace) -> Workspace:
    """A workspace in which nothing has happened yet: what one test was told would be told twice by the next."""
    running_workspace.restore(FRESH)
    return running_workspace


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
