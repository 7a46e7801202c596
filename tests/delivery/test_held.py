"""Changes that wait for the rest of their burst."""

from datetime import timedelta

import pytest

from bot.delivery.wording import Wording
from storage.outbox import outbox
from storage.record.database import Database
from storage.record.marks import Shows
from tests.delivery.samples import LEAD, NOW, claim, mark_sent, owe
from tests.delivery.test_live import _cast, begin, change, says, send, shown

__all__ = ["_cast"]


@pytest.mark.parametrize(
    ("then", "looks", "at_once", "after_five_minutes"),
    [
        ("later still", False, ["a letter"], ["later still"]),
        ("now", False, ["now", "a letter"], []),
        ("later still", True, ["later still", "a letter"], []),
    ],
)
def test_what_may_wait_goes_out_with_what_comes_next(
    database: Database, then: str, looks: bool, at_once: list[str], after_five_minutes: list[str]
) -> None:
    """A burst is one change, five minutes after the first of it; it goes at once with what cannot wait, and when its
    reader looks again. A letter to the same person waits for none of it."""
    begin(database)
    send(database)
    clock = iter((NOW + timedelta(minutes=10), NOW + timedelta(minutes=12)))
    worker = Wording(database, {Shows.REDACTION: says}, lambda: NOW, lambda: next(clock))
    for why in ("later", then):
        change(database, 1, why)
        worker.follow()
    with database.write() as session:
        owe(session, "a letter")
        if looks:
            outbox.wait_no_more(session, LEAD)
    said: dict[int, list[str]] = {}
    for minute in (12, 13, 15):
        for row in claim(database, NOW + timedelta(minutes=minute)):
            mark_sent(database, row)
            said.setdefault(minute, []).append(row.text)
    assert said.get(12, []) + said.get(13, []) == at_once
    assert said.get(15, []) == after_five_minutes
    assert shown(database)[1] == then
