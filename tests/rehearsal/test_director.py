"""The director waits for the bot, whatever the bot is doing to its record meanwhile."""

import sqlite3

import pytest

from bot.rehearsal.playing.director import is_so
from storage.outbox import outbox
from storage.record.database import Database


def test_a_record_that_is_being_written_is_not_yet_settled(sqlite_url: str) -> None:
    """Nobody can read it then: the next look has an answer."""
    database = Database(sqlite_url)

    def nothing_waits() -> bool:
        with database.read() as session:
            return outbox.waiting(session) == 0

    assert is_so(nothing_waits)
    writer = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    writer.execute("BEGIN EXCLUSIVE")
    assert not is_so(nothing_waits)
    writer.close()
    assert is_so(nothing_waits)
    database.close()


def test_anything_else_that_fails_is_told(sqlite_url: str) -> None:
    """A record without its tables will not come to be settled."""
    database = Database(sqlite_url)
    with sqlite3.connect(sqlite_url.removeprefix("sqlite:///")) as spoiler:
        spoiler.execute("ALTER TABLE outbox RENAME TO elsewhere")

    def nothing_waits() -> bool:
        with database.read() as session:
            return outbox.waiting(session) == 0

    with pytest.raises(Exception, match="no such table"):
        is_so(nothing_waits)
    database.close()
