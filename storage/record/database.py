"""The database: engines set up for SQLite and PostgreSQL, and the two kinds of session. Tables and queries
live elsewhere. A session never commits by itself: the `with` of a handler or a job is the transaction."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    ExceptionContext,
    create_engine,
    event,
    make_url,
    select,
    update,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.orm import Session, sessionmaker

from storage.record import audit, marks, waking
from storage.record.once import LOOKS
from storage.record.trouble import key_of
from storage.record.turns import TurnOfProcess, TurnOfThread
from storage.tables import Installation

__all__ = [
    "LIVE",
    "REHEARSAL",
    "Database",
    "Session",
    "Unreachable",
    "WrongDatabase",
    "journal_mode",
    "known_url",
]

LIVE, REHEARSAL = "live", "rehearsal"
BUSY_TIMEOUT_MS = 2_000
# Before these releases SQLite's write-ahead log could corrupt a database (sqlite.org/wal.html#walresetbug).
WAL_SAFE_BACKPORTS = {(3, 44): 6, (3, 50): 7}
WAL_SAFE_FROM = (3, 51, 3)


DRIVERS = ("sqlite", "postgresql", "postgresql+psycopg")
ADDRESSES = "should be like sqlite:///muster.db or postgresql://user:password@host/name."
READ_ONLY = "25006"
"""PostgreSQL's SQLSTATE of a transaction that may only read."""
PATIENCE = {
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
"""How long a PostgreSQL that has gone silent is waited for: libpq's own answer is hours."""


class WrongDatabase(Exception):
    """The database is for another purpose (live or rehearsal) or for another Slack workspace."""


def journal_mode(version: str = sqlite3.sqlite_version) -> str:
    """WAL where this SQLite is free of the WAL-reset bug, DELETE otherwise."""
    major, minor, patch = (int(part) for part in version.split(".")[:3])
    safe = (major, minor, patch) >= WAL_SAFE_FROM or patch >= WAL_SAFE_BACKPORTS.get((major, minor), 1_000)
    return "WAL" if safe else "DELETE"


class Unreachable(Exception):
    """The database does not answer."""


class Database:
    """One office's database. Raises WrongDatabase for an address that is none."""

    def __init__(self, url: str) -> None:
        self.url = known_url(url)
        self.engine = sqlite_engine(self.url.database or "") if self.is_sqlite else postgres_engine(self.url)
        self.turn, self._to_write = TurnOfThread(), TurnOfThread()
        """On SQLite the threads of a process take turns, which is quicker than to wait for each other inside it
        (docs/performance.md). Slack is never asked in one. On PostgreSQL nobody takes them."""
        self._among_processes = TurnOfProcess(f"{self.url.database}-turn")
        self._reading = sessionmaker(self.engine, expire_on_commit=False)
        self._writing = sessionmaker(
            self.engine.execution_options(muster_writes=True), expire_on_commit=False
        )
        self.wake: Callable[[], None] = lambda: None
        """What is called when something is owed: delivery's, where this process delivers."""
        marks.watch(self._writing)
        waking.watch(self._writing, lambda: self.wake())

    @property
    def is_sqlite(self) -> bool:
        """True for the embedded database."""
        return self.url.get_backend_name() == "sqlite"

    def in_turn(self) -> AbstractContextManager[None]:
        """What each session that looks is held in."""
        return self.turn if self.is_sqlite else nullcontext()

    @contextmanager
    def in_turn_to_write(self) -> Iterator[None]:
        """What each session that writes is held in. SQLite has one writer at a time, of all processes: while it waits
        for those, others of its own go on looking; then they let it go first."""
        if not self.is_sqlite or self.turn.is_mine:
            yield
            return
        with self._to_write, self._among_processes, self.turn.ahead():
            yield

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session to look with: whatever it changes is rolled back."""
        with self.in_turn(), self._reading() as session:
            session.info[LOOKS] = {}
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session whose changes are committed together at the end of the `with`, or not at all."""
        with self.in_turn_to_write(), self._writing.begin() as session:
            yield session
        audit.say(session)

    @contextmanager
    def frozen(self) -> Iterator[Session]:
        """A session to look with that sees one moment of the database, however many statements it asks."""
        engine = (
            self.engine
            if self.is_sqlite
            else self.engine.execution_options(isolation_level="REPEATABLE READ")
        )
        with self.in_turn(), Session(engine, info={LOOKS: {}}) as session:
            yield session

    def reach(self) -> None:
        """Connects once. Raises Unreachable, without the address, which may hold a password."""
        try:
            self.engine.connect().close()
        except OperationalError as error:
            raise Unreachable(f"The database cannot be reached: {error.orig}") from None

    def takes_writes(self) -> bool:
        """Whether a write that changes nothing goes through, to the disk. Raises nothing of a database in trouble."""
        try:
            with self.write() as session:
                session.execute(update(Installation).values(mode=Installation.mode))
        except DBAPIError:
            return False
        return True

    def mark(self, mode: str) -> None:
        """Says once and for all whether this database is live or a rehearsal. Raises WrongDatabase when it
        is the other already: a rehearsal must never touch the record of an office."""
        with self.write() as session:
            installation = session.scalars(select(Installation)).one_or_none()
            if installation is None:
                session.add(Installation(id=1, mode=mode, team_id=None))
            elif installation.mode != mode:
                raise WrongDatabase(f"this database is marked {installation.mode}, not {mode}")

    def mode(self) -> str | None:
        """`live`, `rehearsal`, or None before the first mark."""
        with self.read() as session:
            return session.scalars(select(Installation.mode)).one_or_none()

    def bind_to_team(self, team_id: str) -> None:
        """One database serves one Slack workspace, the first it meets. Raises WrongDatabase for another."""
        with self.write() as session:
            installation = session.scalars(select(Installation)).one()
            if installation.team_id not in (None, team_id):
                raise WrongDatabase("this database belongs to another Slack workspace")
            installation.team_id = team_id

    def close(self) -> None:
        """Gives every connection back."""
        self.engine.dispose()
        self._among_processes.close()


def known_url(url: str) -> URL:
    """The address of a database of a kind that Muster knows. Raises WrongDatabase, which says nothing of it: it may
    hold a password."""
    try:
        found = make_url(url.replace("postgres://", "postgresql://", 1))
    except (ArgumentError, ValueError):
        raise WrongDatabase(f"DATABASE_URL {ADDRESSES}") from None
    if found.drivername == "sqlite" and not found.database:
        raise WrongDatabase(f"DATABASE_URL names no file; it {ADDRESSES}")
    if found.drivername not in DRIVERS:
        raise WrongDatabase(f"DATABASE_URL begins with “{found.drivername}”; it {ADDRESSES}")
    return found


def sqlite_engine(path: str) -> Engine:
    """SQLite with full durability, foreign keys, and BEGIN IMMEDIATE for sessions that write."""
    create_privately(path)
    engine = create_engine(
        f"sqlite:///{path}", connect_args={"check_same_thread": False}, hide_parameters=True
    )
    event.listen(engine, "connect", prepare_connection)
    event.listen(engine, "begin", begin_transaction)
    return engine


def create_privately(path: str) -> None:
    """The record is for its owner's eyes: the file is made 0600 before SQLite opens it."""
    if path and path != ":memory:" and not Path(path).exists():
        if not Path(path).absolute().parent.is_dir():
            raise WrongDatabase(
                f"There is no folder {Path(path).absolute().parent}. Make it, or put DATABASE_URL right."
            )
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def prepare_connection(connection: Any, _record: Any) -> None:
    """Each connection: our own BEGIN, full sync, foreign keys on, a short wait for a busy writer."""
    connection.isolation_level = None
    for pragma in (
        f"journal_mode={journal_mode()}",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_TIMEOUT_MS}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def begin_transaction(connection: Connection) -> None:
    """Writers take the lock at once: a reader that turns writer half-way would fail under contention."""
    writes = connection.get_execution_options().get("muster_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def postgres_engine(url: URL) -> Engine:
    """PostgreSQL by psycopg 3; a connection that died while idle is replaced, not handed out."""
    engine = create_engine(
        url, pool_pre_ping=True, pool_size=10, max_overflow=20, hide_parameters=True, connect_args=PATIENCE
    )
    event.listen(engine, "handle_error", leave_a_standby)
    return engine


def leave_a_standby(context: ExceptionContext) -> None:
    """A server that was the first and is now the second takes no writes: its connections are of no more use."""
    if key_of(context.sqlalchemy_exception or context.original_exception) == READ_ONLY:
        context.is_disconnect = True
