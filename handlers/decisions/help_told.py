"""The messages about help: to whoever is asked, to the plan office on somebody's behalf, to the lead and the SRO once
it is answered, and reminders."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from digests.decisions.helping import (
    help_answered,
    help_asked,
    help_elsewhere,
    help_for_office,
    help_reminder,
)
from digests.kit.blocks import Message
from handlers.owing import final, to_person, words_of
from storage.asks.reminding import REMINDER, reminder_key
from storage.calendar.quarters import today
from storage.decisions import help_asked as helped
from storage.decisions import support
from storage.decisions.help_asked import HelpRow
from storage.enums import SupportState
from storage.facts.decisions import A_QUARTER
from storage.outbox.live import LiveRow, NewWords
from storage.outbox.outbox import Showing
from storage.people.roles import holder
from storage.prompting import asking
from storage.record.database import Session
from storage.record.marks import Shows
from storage.rules.asks.reminders import Reminder


def help_key(request_id: int, person_id: int) -> str:
    """The key of an ask to one person."""
    return f"help:{request_id}:{person_id}"


def office_key(request_id: int) -> str:
    """The key of an ask to the plan office, on somebody's behalf or because no answer comes."""
    return f"help:{request_id}:office"


def help_in_words(
    session: Session, rows: Sequence[LiveRow], now: datetime
) -> Iterator[tuple[LiveRow, NewWords]]:
    """What asks say now: to whoever is asked today with buttons, to others who answers; with what came of it, and
    final once it is asked for no more, or was answered a quarter ago."""
    found = helped.by_id(session, [row.subject_id for row in rows if row.subject_id], today(now))
    for row in rows:
        one = found[row.subject_id or 0]
        words, answer = words_for(row, one), one.facts.answer
        old = answer is not None and now - answer.at > A_QUARTER
        over = one.facts.state is SupportState.WITHDRAWN or old
        yield row, final(words) if over else words_of(words)


def words_for(row: LiveRow, one: HelpRow) -> Message:
    """What one reader's says."""
    facts, asked = one.facts, one.asked
    if facts.state is SupportState.WITHDRAWN and not facts.answer:
        return help_elsewhere(facts, asked)
    if row.key.startswith(office_key(facts.id)):
        return help_for_office(facts, asked)
    return help_asked(facts, asked) if row.person_id == asked.person_id else help_elsewhere(facts, asked)


def announce_answered(session: Session, request_id: int, now: datetime, but: int | None) -> None:
    """Tells the lead and the co-leads, and the SRO, in one letter each, `but` for who recorded it."""
    row = helped.one(session, request_id, today(now))
    if row is None:
        return
    words, said = help_answered(row.facts), len(row.facts.answers)
    told = dict(asking.people_to_tell(session, support.return_of(session, request_id), today(now)))
    sro = holder(session, row.commitment.sro_role_id, today(now))
    if sro is not None:
        told.setdefault(sro.id, row.commitment.sro.title)
    for person_id, role in sorted((one, role) for one, role in told.items() if one != but):
        key = f"help:{request_id}:answer.{said}:{person_id}"
        to_person(session, person_id, role, key, "notice", words, now, [row.facts.ref])


def remind_of_help(session: Session, one: Reminder, now: datetime) -> None:
    """Owes somebody who is asked for nothing else one message about all that waits for their answer."""
    found = helped.by_id(session, [ask.id for ask in one.asks], today(now))
    rows = [found[ask.id] for ask in one.asks]
    key, words = reminder_key(one.person_id, one.day), help_reminder([row.facts for row in rows])
    role, refs = rows[0].asked.role, [row.facts.ref for row in rows]
    showing = Showing(Shows.REMINDER, instead=True)
    to_person(session, one.person_id, role, key, REMINDER, words, now, refs, showing=showing, asks=one.asks)
