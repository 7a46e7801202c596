"""Whoever co-leads or deputises and is asked for nothing has one message of a quarter: what is shared with
them, and how it stands. It follows the record, so that not every update and verdict is a message to them."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from digests.prompting.prompt import shared
from handlers.owing import to_person, words_of
from storage.asks.reminding import REMINDER
from storage.calendar.quarters import quarter_row, today
from storage.facts.plan import QuarterName
from storage.outbox import outbox
from storage.outbox.live import LiveRow, NewWords
from storage.outbox.outbox import Showing
from storage.people.roles import actor_of
from storage.prompting import prompts, waiting
from storage.record.database import Session
from storage.record.marks import Shows
from storage.rules.asks.out import AskId
from storage.rules.asks.reminders import Reminder
from storage.standing.backdrop import backdrop_of
from storage.standing.standing_rows import running_ids


def owe_shared(session: Session, name: QuarterName, person_id: int, role: str, now: datetime) -> bool:
    """Owes somebody that message, once in a quarter. Says whether there is one: who shares nothing has none."""
    return first_shared(session, name, person_id, role, now, "notice") is not None


def share_in_place(session: Session, name: QuarterName, one: Reminder, role: str, now: datetime) -> bool:
    """The same in place of a reminder, of a quarter for which they have not been asked; says whether they had not had
    it."""
    if prompts.prompt_thread(session, name, one.person_id) is not None:
        return False
    if first_shared(session, name, one.person_id, role, now, REMINDER, one.asks):
        return True
    # Another worker may have owed it at this very moment: it is their message of the day all the same.
    owed = outbox.owed_at(session, shared_key(name, one.person_id))
    return owed is not None and today(owed) == today(now)


def shared_key(name: QuarterName, person_id: int) -> str:
    """The key of that message."""
    return f"shared:{name.year}Q{name.number}:{person_id}"


def first_shared(
    session: Session,
    name: QuarterName,
    person_id: int,
    role: str,
    now: datetime,
    what: str,
    asks: Sequence[AskId] = (),
) -> bool | None:
    """The same, as that kind of message. Says whether it is owed only now; None where there is none."""
    row = quarter_row(session, name)
    if row is None:
        return None
    actor = actor_of(session, person_id, today(now))
    facts = waiting.waiting_before(session, backdrop_of(session, row.id), actor, now)
    if not facts.shared:
        return None
    key, showing = shared_key(name, person_id), Showing(Shows.SHARED, row.id)
    return to_person(session, person_id, role, key, what, shared(facts), now, showing=showing, asks=asks)


def shared_in_words(
    session: Session, rows: Sequence[LiveRow], now: datetime
) -> Iterator[tuple[LiveRow, NewWords]]:
    """What these messages say now."""
    running = running_ids(session)
    for row in rows:
        if row.quarter_id not in running:
            yield row, NewWords(final=True)
            continue
        behind = backdrop_of(session, row.quarter_id)
        facts = waiting.waiting_before(session, behind, actor_of(session, row.person_id, today(now)), now)
        yield row, words_of(shared(facts), waits=True) if facts.shared else NewWords()
