"""The turns in which the threads of a process, and the processes of a machine, use an SQLite file."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection

import pytest
from sqlalchemy import select

from storage.record.database import REHEARSAL, Database
from storage.record.heartbeats import WorkerSeen, beat, workers
from storage.record.turns import TurnOfThread
from storage.tables import Installation
from tests.flows.stage import wait_for
from tests.record.test_drafts import NOW

THREADS = 16


@contextmanager
def queued(turn: TurnOfThread, came: list[int]) -> Iterator[None]:
    """Threads that wait for their turn, one after the other, and note when they have it."""

    def note(number: int) -> None:
        with turn:
            came.append(number)

    with ThreadPoolExecutor(THREADS) as threads:
        for number in range(THREADS):
            threads.submit(note, number)
            wait_for(partial(has_waiting, turn, number + 1))
        yield


def has_waiting(turn: TurnOfThread, number: int) -> bool:
    """Whether so many wait."""
    return turn.waiting == number


def test_whoever_comes_first_is_first() -> None:
    """Sixteen threads come one after the other while another has it: they get it in that order."""
    turn, came = TurnOfThread(), list[int]()
    turn.__enter__()
    with queued(turn, came):
        assert came == []
        turn.__exit__(None, None, None)
    assert came == list(range(THREADS))
    assert not turn.is_mine


def test_one_at_a_time() -> None:
    """However many threads take it a thousand times, two never have it at once."""
    turn, inside, most = TurnOfThread(), 0, 0

    def take(_: int) -> None:
        nonlocal inside, most
        for _ in range(1_000):
            with turn:
                inside += 1
                most = max(most, inside)
                inside -= 1

    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(take, range(THREADS)))
    assert (most, inside) == (1, 0)


def test_a_thread_may_take_it_again() -> None:
    """Whoever has it need not wait for themselves, and hands it on when the outermost is done; a fault hands it on
    as well."""
    turn = TurnOfThread()

    def fails_inside() -> None:
        with turn:
            with turn:
                assert turn.is_mine
            assert turn.is_mine
            raise KeyError

    with pytest.raises(KeyError):
        fails_inside()
    assert not turn.is_mine
    with ThreadPoolExecutor(1) as another:
        another.submit(turn.__enter__).result(5)
        assert another.submit(lambda: turn.is_mine).result(5)


def test_who_is_let_ahead_comes_next() -> None:
    """Whoever writes has waited for other processes already: of all who wait they are the first."""
    turn, came = TurnOfThread(), list[int]()

    def note_ahead() -> None:
        with turn.ahead():
            came.append(-1)

    turn.__enter__()
    with queued(turn, came), ThreadPoolExecutor(1) as another:
        another.submit(note_ahead)
        wait_for(lambda: turn.waiting == THREADS + 1)
        turn.__exit__(None, None, None)
    assert came == [-1, *range(THREADS)]


def test_processes_take_turns_to_write(sqlite_url: str) -> None:
    """While another process writes for a second, one that comes then waits for it, and its own readers do not wait;
    then it is in before the other can be again."""
    database, (ours, theirs) = Database(sqlite_url), get_context("forkserver").Pipe()
    other = get_context("forkserver").Process(target=writes_twice, args=(sqlite_url, theirs))
    other.start()
    assert ours.recv() == "in"
    with ThreadPoolExecutor(1) as thread:
        writing = thread.submit(at_what_beat, database)
        time.sleep(0.2)
        with database.read() as session:
            assert session.scalars(select(Installation.mode)).one() == REHEARSAL
        assert not writing.done()
        ours.send("go on")
        assert writing.result(10) == 1
    other.join(10)
    assert other.exitcode == 0
    database.close()


def writes_twice(url: str, line: Connection) -> None:
    """Writes, until it is told to go on; and at once again."""
    database = Database(url)
    with database.write() as session:
        beat(session, "one", WorkerSeen(NOW), NOW)
        line.send("in")
        line.recv()
    with database.write() as session:
        beat(session, "two", WorkerSeen(NOW), NOW)


def at_what_beat(database: Database) -> int:
    """How many beats there are when this process may write."""
    with database.write() as session:
        return len(workers(session))


def test_sessions_take_turns_on_sqlite_only(database: Database) -> None:
    """While one thread has a session another waits on SQLite, and goes on at once on PostgreSQL."""
    done = threading.Event()

    def look() -> None:
        with database.read():
            done.set()

    with ThreadPoolExecutor(1) as another:
        with database.read(), database.read():
            another.submit(look)
            assert done.wait(0.3) is not database.is_sqlite
        assert done.wait(5)
