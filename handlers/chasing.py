"""Reminders, escalations and the counts, as the ticks owe them. Whom and when is storage/rules/reminders';
sending is bot/delivery's."""

from datetime import datetime

from digests.reminders import escalation, missing_counts, reminder
from handlers.announcing import to_channel, to_person
from handlers.desk import Channels
from storage import chasing, reminding
from storage.chasing import REMINDER, Round
from storage.collecting import today
from storage.database import Session
from storage.rules.reminders import Escalation, Reminder

CHIEFS = "chief executive's channel"


def announce_round(session: Session, channels: Channels, found: Round, now: datetime) -> None:
    """Owes all that a look at the quarter found to be due."""
    people = [one.person_id for one in found.owed.reminders]
    roles = reminding.roles_of(session, people, today(now))
    for one in found.owed.reminders:
        remind(session, found, one, roles.get(one.person_id, ""), now)
    for each in found.owed.escalations:
        escalate(session, channels, found, each, now)
    if found.owed.counts:
        words = missing_counts(reminding.missing_counts(session, found))
        key = chasing.counts_key(found.quarter)
        to_channel(session, channels.chief, CHIEFS, key, "notice", words, now)


def remind(session: Session, found: Round, one: Reminder, role: str, now: datetime) -> None:
    """Owes one person the reminder of their day."""
    facts = reminding.reminder_facts(found, one)
    refs = [line.ref for line in (*facts.own, *facts.shared)]
    key = chasing.reminder_key(one.person_id, one.day)
    to_person(session, one.person_id, role, key, REMINDER, reminder(facts), now, refs)


def escalate(session: Session, channels: Channels, found: Round, one: Escalation, now: datetime) -> None:
    """Tells an SRO, or whoever is told in their place, of the returns that nobody told them of before."""
    marked = chasing.mark_escalated(session, one.return_ids, now)
    if not marked:
        return
    told = Escalation(one.sro_id, one.to_id, one.day, marked)
    facts, key = reminding.escalation_facts(found, told), chasing.escalation_key(found.quarter, told)
    words = escalation(facts)
    if one.to_id is None:
        to_channel(session, channels.chief, CHIEFS, key, "notice", words, now)
    else:
        refs = [ref for ref, _ in facts.missing]
        to_person(session, one.to_id, facts.sro, key, "notice", words, now, refs)
