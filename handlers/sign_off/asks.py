"""Whoever agrees is told what waits, and that message follows the record."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from digests.sign_off.messages import asked_anew, to_agree
from handlers.owing import final, to_person, words_of
from storage.calendar.quarters import today
from storage.facts.sign_off import AgreeRequest
from storage.outbox.live import LiveRow, NewWords
from storage.outbox.outbox import Showing
from storage.record.database import Session
from storage.record.marks import Shows
from storage.rules.asks.reminders import Reminder
from storage.sign_off import asks, queues
from storage.sign_off.asks import ASK, ask_key

WHAT = "verdict"
"""What the outbox calls what leads are told."""


def ask_to_agree(session: Session, one: Reminder, now: datetime) -> None:
    """Owes somebody who is asked for nothing else one message about all that waits."""
    behind = queues.collected(session)
    if behind is None:
        return
    request = asks.requests_now(session, behind, {one.person_id: now}, now)[one.person_id]
    role = asks.groups(session, behind.quarter, now)[one.person_id].role
    key, words = ask_key(behind.name, one.person_id, today(now)), to_agree(request)
    refs = [line.terms.ref for line in request.queue.lines]
    to_person(
        session,
        one.person_id,
        role,
        key,
        ASK,
        words,
        now,
        refs,
        showing=Showing(Shows.AGREEMENTS, behind.quarter.id, instead=True),
        asks=one.asks,
    )


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
        requests = asks.requests_now(session, behind, owed, now)
        yield from ((row, in_words(requests[row.person_id])) for row in asked)


def in_words(request: AgreeRequest) -> NewWords:
    """What one says now. While something is left, whoever agrees goes on to the next of it."""
    return words_of(to_agree(request), waits=bool(request.queue.lines))
