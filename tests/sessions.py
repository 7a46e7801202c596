"""That nobody waits for Slack in a session: watched in every flow."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from storage.record.database import Database


@contextmanager
def nobody_waits_for_slack(database: Database) -> Iterator[None]:
    """Holds that Slack is never asked in a session: on SQLite all others would wait for it. Seen by Python's own
    audit of who opens an address."""
    asked: list[str] = []
    watching.append((database, asked))
    yield
    watching.clear()
    assert asked == []


def note_asking(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook, which cannot be taken out again: it notes what is asked in a turn at a database watched."""
    if event == "urllib.Request":
        for database, asked in watching:
            if database.turn.is_mine and "/api/" in str(arguments[0]):
                asked.append(str(arguments[0]))


watching: list[tuple[Database, list[str]]] = []
sys.addaudithook(note_asking)
