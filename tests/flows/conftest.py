"""The office that the flows play in: each test finds the workspace and the database as one moment left them."""

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import cast

import pytest

from bot.rehearsal.workspace.remote import Workspace
from storage.record.database import Database
from tests.conftest import TEMPLATE, database_url, execute_on_server, sqlite_copy
from tests.flows.agreeing import Agreer
from tests.flows.leaving import leaves
from tests.flows.openings import FRESH, Opening, begins, goes_on, kept_fresh, opened, stocked
from tests.flows.person import Person
from tests.flows.plan import (
    ACCOUNTS,
    BUSY,
    CHIEF,
    CUSTODY,
    DEPUTY,
    FORCE,
    LEAD,
    LEAVER,
    OFFICE,
    SRO,
    STRANGER,
)
from tests.flows.stage import (
    HTTP_PORT,
    Stage,
    all_well,
    by_http,
    by_socket_mode,
    staged,
    workspace_config,
)
from tests.reusing import Reused

STOCKED, OPENED = "muster_flows", "muster_flows_opened"
_numbers = count(1)


@pytest.fixture(scope="session")
def stocked_sqlite(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the plan in it, to copy."""
    path = tmp_path_factory.mktemp("flows") / "muster.db"
    shutil.copy(sqlite_template, path)
    stocked(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def opened_sqlite(
    stocked_sqlite: Path, office_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Opening]:
    """A SQLite file in which the quarter is open, to copy."""
    path = tmp_path_factory.mktemp("opened") / "muster.db"
    shutil.copy(stocked_sqlite, path)
    return path, opened(f"sqlite:///{path}", office_workspace, "opened on SQLite")


@pytest.fixture
def sqlite_url(request: pytest.FixtureRequest) -> str:
    """The office's record in SQLite, the test's own."""
    began = begins(request)
    found = request.getfixturevalue(f"{began}_sqlite")
    return sqlite_copy(found[0] if began == "opened" else found)


@pytest.fixture(scope="session")
def stocked_postgres(postgres_template: str) -> str:
    """The server's URL, once it has a database with the plan in it."""
    execute_on_server(postgres_template, f"CREATE DATABASE {STOCKED} TEMPLATE {TEMPLATE}")
    stocked(database_url(postgres_template, STOCKED))
    return postgres_template


@pytest.fixture(scope="session")
def stocked_in_use(stocked_postgres: str) -> Iterator[Reused]:
    """The copy of it that one test after another is lent."""
    reused = Reused(stocked_postgres, STOCKED)
    yield reused
    reused.close()


@pytest.fixture(scope="session")
def opened_postgres(stocked_postgres: str, office_workspace: Workspace) -> Opening:
    """The server has a database in which the quarter is open."""
    execute_on_server(stocked_postgres, f"CREATE DATABASE {OPENED} TEMPLATE {STOCKED}")
    return opened(database_url(stocked_postgres, OPENED), office_workspace, "opened on PostgreSQL")


@pytest.fixture(scope="session")
def opened_in_use(stocked_postgres: str, opened_postgres: Opening) -> Iterator[Reused]:
    """The copy of that one that one test after another is lent."""
    del opened_postgres
    reused = Reused(stocked_postgres, OPENED)
    yield reused
    reused.close()


@pytest.fixture
def postgres_url(request: pytest.FixtureRequest, postgres_server: str) -> Iterator[str]:
    """The office's record in PostgreSQL, the test's own."""
    with request.getfixturevalue(f"{begins(request)}_in_use").lent() as name:
        yield database_url(postgres_server, name)


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_databases(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Database, Database]]:
    """Two migrated databases without a plan, of each kind."""
    if request.param == "sqlite":
        template = request.getfixturevalue("sqlite_template")
        urls = [f"sqlite:///{shutil.copy(template, tmp_path / name)}" for name in ("one.db", "two.db")]
    else:
        server = request.getfixturevalue("postgres_template")
        names = [f"bare_{next(_numbers)}" for _ in range(2)]
        for name in names:
            execute_on_server(server, f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        urls = [database_url(server, name) for name in names]
    one, two = Database(urls[0]), Database(urls[1])
    yield one, two
    one.close()
    two.close()


@pytest.fixture
def bare_database(bare_databases: tuple[Database, Database]) -> Database:
    """A migrated database without a plan."""
    return bare_databases[0]


@pytest.fixture(scope="session")
def office_workspace() -> Iterator[Workspace]:
    """The office's workspace, reached by Socket Mode."""
    with kept_fresh(workspace_config()) as running:
        yield running


@pytest.fixture(scope="session")
def public_workspace() -> Iterator[Workspace]:
    """The same office, whose app has a public address."""
    with kept_fresh(workspace_config(f"http://127.0.0.1:{HTTP_PORT}/slack/events")) as running:
        yield running


@pytest.fixture
def workspace(office_workspace: Workspace) -> Workspace:
    """The office's workspace, in which nothing has happened yet."""
    office_workspace.restore(FRESH)
    return office_workspace


@pytest.fixture
def http_workspace(public_workspace: Workspace) -> Workspace:
    """The same of the office whose app has a public address."""
    public_workspace.restore(FRESH)
    return public_workspace


@pytest.fixture
def opening(request: pytest.FixtureRequest, database: Database, workspace: Workspace) -> Opening | None:
    """Where a test begins that begins later than with the plan; the workspace is there."""
    if begins(request) == "stocked":
        return None
    found = request.getfixturevalue("opened_sqlite" if database.is_sqlite else "opened_postgres")
    opening = cast(Opening, found[1] if database.is_sqlite else found)
    workspace.restore(opening.kept)
    return opening


@pytest.fixture
def stage(
    opening: Opening | None, workspace: Workspace, database: Database, caplog: pytest.LogCaptureFixture
) -> Iterator[Stage]:
    """Muster, listening by Socket Mode. A test in which something goes wrong unasked fails."""
    with staged(workspace, database, by_socket_mode) as running:
        if opening:
            goes_on(running, opening)
        yield running
        all_well(running, caplog)


@pytest.fixture(params=["socket_mode", "http"])
def either_stage(
    request: pytest.FixtureRequest, database: Database, caplog: pytest.LogCaptureFixture
) -> Iterator[Stage]:
    """Muster, listening by each of its two shells in turn."""
    http = request.param == "http"
    workspace = request.getfixturevalue("http_workspace" if http else "workspace")
    with staged(workspace, database, by_http if http else by_socket_mode) as running:
        yield running
        all_well(running, caplog)


@pytest.fixture
def asked(stage: Stage) -> None:
    """The morning on which the leads are asked: the quarter is open. Who asks for this is given a `stage` on which
    that is so from the beginning."""
    del stage


@pytest.fixture
def lead(stage: Stage) -> Person:
    """The Head of Scrutiny, who leads four commitments."""
    return Person(LEAD, stage)


@pytest.fixture
def force(stage: Stage) -> Person:
    """The Chief Inspector, co-lead of two commitments and asked in place of a partner."""
    return Person(FORCE, stage)


@pytest.fixture
def deputy(stage: Stage) -> Person:
    """The Scrutiny Officer, deputy of one commitment."""
    return Person(DEPUTY, stage)


@pytest.fixture
def other(stage: Stage) -> Person:
    """The Head of Custody, who leads something else."""
    return Person(CUSTODY, stage)


@pytest.fixture
def busy(stage: Stage) -> Person:
    """The Programme Manager, with more commitments than a prompt has buttons for."""
    return Person(BUSY, stage)


@pytest.fixture
def sro(stage: Stage) -> Person:
    """The Director of Operations, SRO of everything."""
    return Person(SRO, stage)


@pytest.fixture
def office(stage: Stage) -> Person:
    """The Governance Manager, who is the plan office."""
    return Person(OFFICE, stage)


@pytest.fixture
def chief(stage: Stage) -> Person:
    """The Chief Executive."""
    return Person(CHIEF, stage)


@pytest.fixture
def stranger(stage: Stage) -> Person:
    """Someone of the workspace with no role in the plan; a guest looks the same to Muster."""
    return Person(STRANGER, stage)


@pytest.fixture
def everyone(stage: Stage) -> dict[str, Person]:
    """All of them, by role."""
    return {role: Person(role, stage) for role in ACCOUNTS}


@pytest.fixture
def agreer(stage: Stage) -> Agreer:
    """The same as whoever agrees: their queue and their clicks."""
    return Agreer(SRO, stage)


@pytest.fixture
def leaver(stage: Stage) -> Person:
    """The Bid Lead, whose account is still open."""
    return Person(LEAVER, stage)


@pytest.fixture
def gone_chief(stage: Stage, office: Person) -> Person:
    """The Chief Executive, whose account has closed."""
    return gone(CHIEF, stage, office)


@pytest.fixture
def gone_sro(stage: Stage, office: Person) -> Person:
    """The Director of Operations, SRO of everything, whose account has closed."""
    return gone(SRO, stage, office)


@pytest.fixture
def gone_deputy(stage: Stage, office: Person) -> Person:
    """The Scrutiny Officer, deputy of one commitment, whose account has closed."""
    return gone(DEPUTY, stage, office)


def gone(role: str, stage: Stage, office: Person) -> Person:
    """Somebody whose account is closed."""
    person = Person(role, stage)
    leaves(person, office)
    return person
