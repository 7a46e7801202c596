"""Two who write at the same moment, on the database on which they can: neither undoes what the other did."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import text

from storage import collecting
from storage.database import Database, Session
from storage.enums import Rating, ReturnState
from storage.facts import QuarterName
from storage.returns import return_row
from tests.flows.stage import wait_for
from tests.record.test_drafts import NOW, one_return

NAME = QuarterName(2021, 2)
WAITING = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
)
Found = TypeVar("Found")


def side_by_side(
    database: Database, first: Callable[[Session], object], second: Callable[[Session], Found]
) -> Found:
    """What the second comes to, which begins when the first has written, and waits until that is committed."""

    def in_a_transaction() -> Found:
        with database.write() as session:
            return second(session)

    def is_waiting() -> bool:
        with database.read() as session:
            return bool(session.execute(WAITING).scalar())

    with ThreadPoolExecutor(1) as thread:
        with database.write() as session:
            first(session)
            session.flush()
            later = thread.submit(in_a_transaction)
            wait_for(is_waiting)
        return later.result(20)


def test_what_is_sent_while_returns_close_is_an_answer(on_postgres: Database) -> None:
    """The cut-off waits for a submission that is under way, and makes no "No return" of it."""
    number, _ = one_return(on_postgres)

    def submits(session: Session) -> None:
        row = return_row(session, number, lock=True)
        row.state, row.rating = ReturnState.SUBMITTED, Rating.GREEN

    assert side_by_side(on_postgres, submits, lambda session: collecting.cut_off(session, NAME, NOW))
    with on_postgres.read() as session:
        row = return_row(session, number)
        assert (row.state, row.rating) == (ReturnState.SUBMITTED, Rating.GREEN)
