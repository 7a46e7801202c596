"""Reminders, escalations and the counts, as the ticks owe them. Whom and when is
storage/rules/asks/reminders'; sending is bot/delivery's."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from digests.asks.reminders import all_in, escalation, missing_counts, put_off, reminded_anew, reminder
from handlers.asks.shared import first_shared
from handlers.desk import Channels
from handlers.owing import CHIEFS, final, to_channel, to_person, words_of
from storage.asks import prompting, putting_off, reminding, still_out
from storage.asks.reminding import REMINDER, Round
from storage.calendar.quarters import today
from storage.outbox.live import LiveRow, NewWords
from storage.outbox.outbox import Showing
from storage.record.database import Session
from storage.record.marks import Shows
from storage.rules.asks.reminders import Escalation, Reminder


def announce_rounds(session: Session, channels: Channels, rounds: Sequence[Round], now: datetime) -> None:
    """Owes all that a look at the quarters found to be due: one reminder for each person, of all of them."""
    for found in rounds:
        tell_of(session, channels, found, now)
    told = reminding.told_together(rounds)
    roles = still_out.roles_of(session, told, today(now))
    for person_id, parts in told.items():
        remind(session, person_id, parts, roles.get(person_id, ""), now)


def tell_of(session: Session, channels: Channels, found: Round, now: datetime) -> None:
    """Owes SROs and the chief executive's channel what they are to hear of a quarter."""
    for each in found.owed.escalations:
        escalate(session, channels, found, each, now)
    if found.owed.counts:
        words = missing_counts(still_out.missing_counts(session, found))
        key = reminding.counts_key(found.quarter)
        to_channel(session, channels.chief, CHIEFS, key, "notice", words, now)


def remind(
    session: Session, person_id: int, parts: Sequence[tuple[Round, Reminder]], role: str, now: datetime
) -> None:
    """Owes one person the reminder of their day: where nothing is asked of them, the message of what they share in
    its place, if they have not had it."""
    if not any(one.own for _, one in parts) and share(session, person_id, parts, role, now):
        return
    facts = [still_out.reminder_facts(found, one) for found, one in parts]
    refs = [line.ref for each in facts for line in (*each.own, *each.shared)]
    key = reminding.reminder_key(person_id, parts[0][1].day)
    showing = Showing(Shows.REMINDER, instead=True)
    to_person(session, person_id, role, key, REMINDER, reminder(facts), now, refs, showing=showing)


def share(
    session: Session, person_id: int, parts: Sequence[tuple[Round, Reminder]], role: str, now: datetime
) -> bool:
    """Owes what they share of the first of these quarters of which they were neither asked nor told; says whether
    there is one."""
    unasked = [
        found.quarter
        for found, _ in parts
        if prompting.prompt_thread(session, found.quarter, person_id) is None
    ]
    return any(first_shared(session, name, person_id, role, now, REMINDER) for name in unasked)


def escalate(session: Session, channels: Channels, found: Round, one: Escalation, now: datetime) -> None:
    """Tells an SRO, or whoever is told in their place, of the returns that nobody told them of before."""
    marked = reminding.mark_escalated(session, one.return_ids, now)
    if not marked:
        return
    told = Escalation(one.sro_id, one.to_id, one.day, marked)
    facts, key = still_out.escalation_facts(found, told), reminding.escalation_key(found.quarter, told)
    words = escalation(facts)
    if one.to_id is None:
        to_channel(session, channels.chief, CHIEFS, key, "notice", words, now)
    else:
        refs = [ref for ref, _ in (*facts.missing, *facts.sent_back)]
        to_person(session, one.to_id, facts.sro, key, "notice", words, now, refs)


# --- what a reminder says at the end -----------------------------------------------------------------------


def reminders_in_words(
    session: Session, rows: Sequence[LiveRow], now: datetime
) -> Iterator[tuple[LiveRow, NewWords]]:
    """A reminder is a letter with one closing: a newer one is out, it is put off, or nothing that it asked
    for is wanted now."""
    opened = reminding.asked_by_then(session)
    delayed = putting_off.delays(session, min((row.owed_at for row in rows), default=now))
    for row in rows:
        asked = [one for one in opened if one.opened_at <= row.owed_at]
        if not asked:
            yield row, NewWords(final=True)
        elif row.overtaken:
            yield row, final(reminded_anew())
        else:
            done, delay = reminding.settled(asked, row.refs), delayed.get(row.person_id)
            if done:
                yield row, final(all_in(done.name, waived=done.waived(row.refs)))
            else:
                yield row, words_of(put_off(delay.until)) if delay and delay.at >= row.owed_at else NewWords()
