"""The turn in which the threads of a process use an SQLite file, and that two processes on one never lock each other
out."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from storage.record.database import Database
from storage.record.turns import Turn
from tests.flows.stage import wait_for

THREADS = 16


@contextmanager
def queued(turn: Turn, came: list[int]) -> Iterator[None]:
    """Threads that wait for their turn, one after the other, and note when they have it."""

    def note(number: int) -> None:
        with turn:
            came.append(number)

    with ThreadPoolExecutor(THREADS) as threads:
        for number in range(THREADS):
            threads.submit(note, number)
            wait_for(lambda number=number: turn.waiting == number + 1)
        yield


def test_whoever_comes_first_is_first() -> None:
    """Sixteen threads come one after the other while another has it: they get it in that order."""
    turn, came = Turn(), list[int]()
    turn.__enter__()
    with queued(turn, came):
        assert came == []
        turn.__exit__(None, None, None)
    assert came == list(range(THREADS))
    assert not turn.is_mine


def test_one_at_a_time() -> None:
    """However many threads take it a thousand times, two never have it at once."""
    turn, inside, most = Turn(), 0, 0

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
    turn = Turn()

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
        assert another.submit(lambda: turn.__enter__() or turn.is_mine).result(5)


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
