"""Reminders, escalations and the counts, as the tick owes them, of whatever kind. Whom and when is
storage/rules/asks/reminders'; sending is bot/delivery's."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime

from digests.asks.reminders import all_in, escalation, missing_counts, put_off, reminded_anew, reminder
from handlers.desk import Channels
from handlers.owing import CHIEFS, final, to_channel, to_person, words_of
from storage.asks import delays, reminding, still_out, told
from storage.asks.kinds import KINDS, Stands, State, states_of
from storage.asks.reminding import REMINDER, Round, Seen
from storage.calendar.quarters import today
from storage.facts.asks import ReminderFacts
from storage.facts.plan import QuarterName
from storage.outbox.live import LiveRow, NewWords
from storage.outbox.outbox import Showing
from storage.record.database import Session
from storage.record.marks import Shows
from storage.rules.asks.out import AskId
from storage.rules.asks.reminders import Escalation, Reminder

OWN_MESSAGES: dict[str, Callable[[Session, Reminder, datetime], None]] = {}
"""How whoever is asked for nothing else is told of a kind that has a message of its own."""
SHARED_MESSAGES: dict[str, Callable[[Session, QuarterName, Reminder, str, datetime], bool]] = {}
"""How whoever is asked for nothing, and shares what is asked of others, is told of a kind in place of a
reminder; says whether they were, with their role."""


def announce_round(session: Session, channels: Channels, found: Round, now: datetime) -> None:
    """Owes all that a look found to be due: to each person one message, whatever it is about."""
    for each in found.owed.escalations:
        escalate(session, channels, found.look, each, now)
    for kind, quarter in found.owed.counts:
        if quarter is not None:
            words = missing_counts(still_out.missing_counts(session, found.look, kind, quarter))
            key = reminding.counts_key(kind, quarter)
            to_channel(session, channels.chief, CHIEFS, key, "notice", words, now)
    roles = still_out.roles_of(session, [one.person_id for one in found.owed.reminders], today(now))
    for one in found.owed.reminders:
        first, *others = {ask.kind for ask in one.asks}
        own = None if others else OWN_MESSAGES.get(first)
        if own:
            own(session, one, now)
        else:
            remind(session, found.look, one, roles.get(one.person_id, ""), now)


def remind(session: Session, found: Seen, one: Reminder, role: str, now: datetime) -> None:
    """Owes one person the reminder of their day: where nothing is asked of them, the message of what they
    share in its place, if they have not had it."""
    parts = still_out.reminder_parts(found, one)
    if not one.own and share(session, parts, one, role, now):
        return
    refs = [line.ref for each in parts for line in (*each.own, *each.shared)]
    key, showing = reminding.reminder_key(one.person_id, one.day), Showing(Shows.REMINDER, instead=True)
    to_person(
        session,
        one.person_id,
        role,
        key,
        REMINDER,
        reminder(parts),
        now,
        refs,
        showing=showing,
        asks=one.asks,
    )


def share(session: Session, parts: Sequence[ReminderFacts], one: Reminder, role: str, now: datetime) -> bool:
    """Owes what they share in a message of its kind; says whether there is one that they have not had."""
    return any(
        SHARED_MESSAGES[part.kind](session, part.quarter, one, role, now)
        for part in parts
        if part.kind in SHARED_MESSAGES and part.quarter is not None
    )


def escalate(session: Session, channels: Channels, found: Seen, one: Escalation, now: datetime) -> None:
    """Tells a superior, or whoever is told in their place, of what nobody told them of before."""
    marked = mark_escalated(session, one.asks, now)
    if not marked:
        return
    told_of = Escalation(one.superior_id, one.to_id, one.day, marked)
    parts, key = still_out.escalation_parts(found, told_of), reminding.escalation_key(told_of)
    words = escalation(parts)
    if one.to_id is None:
        to_channel(session, channels.chief, CHIEFS, key, "notice", words, now)
    else:
        refs = [ref for facts in parts for ref, _ in (*facts.missing, *facts.sent_back)]
        to_person(session, one.to_id, parts[0].sro, key, "notice", words, now, refs)


def mark_escalated(session: Session, asks: Collection[AskId], now: datetime) -> tuple[AskId, ...]:
    """Marks these as told of, and says which were not marked before."""
    marked: set[AskId] = set()
    for kind in KINDS.values():
        ids = [one.id for one in asks if one.kind == kind.name]
        if ids:
            marked.update(AskId(kind.name, id) for id in kind.escalated(session, ids, now))
    return tuple(one for one in asks if one in marked)


# --- what a reminder says at the end -----------------------------------------------------------------------


def reminders_in_words(
    session: Session, rows: Sequence[LiveRow], now: datetime
) -> Iterator[tuple[LiveRow, NewWords]]:
    """A reminder is a letter with one closing: a newer one is out, it is put off, or nothing that it asked
    for is wanted now."""
    named = told.named_in(session, [row.key for row in rows])
    stands = states_of(session, {ask for asks in named.values() for ask in asks})
    delayed = delays.delays(session, min((row.owed_at for row in rows), default=now))
    for row in rows:
        states = {ask: stands[ask] for ask in named.get(row.key, ()) if ask in stands}
        delay = delayed.get(row.person_id)
        if not states:
            yield row, NewWords(final=True)
        elif row.overtaken:
            yield row, final(reminded_anew())
        elif settled := settled_of(states):
            yield row, settled
        else:
            waits = delay and delay.until and delay.at >= row.owed_at
            yield row, words_of(put_off(delay.until)) if delay and delay.until and waits else NewWords()


def settled_of(states: dict[AskId, State]) -> NewWords | None:
    """What stands in its place once nothing that it named is wanted: of the newest quarter of which nothing
    is missing; None before, and where something is of every one."""
    if any(one.stands is Stands.WANTED for one in states.values()):
        return None
    missed = {one.quarter for one in states.values() if one.stands is Stands.MISSED}
    done = {one.quarter for one in states.values()} - missed
    if not done:
        return None
    newest = max(done, key=lambda name: (name.year, name.number) if name else (0, 0))
    mine = {ask: one for ask, one in states.items() if one.quarter == newest}
    waived = any(one.stands is Stands.LET_OFF for one in mine.values())
    return final(all_in(newest, list(dict.fromkeys(ask.kind for ask in mine)), waived=waived))
