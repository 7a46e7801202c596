"""Whoever agrees is told what waits, and that message follows the record."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from digests.sign_off.messages import asked_anew, to_agree
from handlers.owing import final, to_person, words_of
from storage.asks import agreements
from storage.asks.agreements import ASK, Ask, ask_key
from storage.calendar.quarters import today
from storage.outbox.live import LiveRow, NewWords
from storage.outbox.outbox import Showing
from storage.record.database import Session
from storage.record.marks import Shows
from storage.sign_off import queues

WHAT = "verdict"
"""What the outbox calls what leads are told."""


def announce_asks(session: Session, asks: Iterable[Ask], now: datetime) -> None:
    """Owes each of them one message about all that waits, once a day."""
    for ask in asks:
        queue = ask.request.queue
        key = ask_key(queue.quarter, ask.person_id, today(now))
        refs = [line.terms.ref for line in queue.lines]
        showing = Showing(Shows.AGREEMENTS, ask.quarter_id, instead=True)
        words = to_agree(ask.request)
        to_person(session, ask.person_id, ask.role, key, ASK, words, now, refs, showing=showing)


def asks_in_words(
    session: Session, rows: Sequence[LiveRow], now: datetime
) -> Iterator[tuple[LiveRow, NewWords]]:
    """What they say now: what is left of the quarter whose ratings can be agreed, and by when."""
    behind = queues.collected(session)
    for row in rows:
        if behind is None or row.quarter_id != behind.quarter.id:
            yield row, NewWords(final=True)
        elif row.overtaken:
            yield row, final(asked_anew(behind.name))
    asked = [row for row in rows if behind and row.quarter_id == behind.quarter.id and not row.overtaken]
    if behind is not None and asked:
        owed = {row.person_id: row.owed_at for row in asked}
        requests = agreements.requests_now(session, behind, owed, now)
        yield from ((row, words_of(to_agree(requests[row.person_id]))) for row in asked)
