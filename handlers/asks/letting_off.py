"""/muster waive and reopen of what a quarter asks for besides returns: of whatever kind, it is named by its ref."""

from datetime import datetime

from digests.asks import let_off as words
from digests.kit.blocks import Message
from handlers.owing import to_person
from handlers.reading.verbs import Command
from storage.asks import naming, rows
from storage.asks.naming import AskFound
from storage.calendar.quarters import timetable_of, today
from storage.facts.plan import QuarterName
from storage.people.roles import holders_on
from storage.record.database import Session


def waive_ask(session: Session, asked: Command, name: QuarterName) -> Message | None:
    """Waives what was named, and tells whoever is asked for it; None where nothing is named so."""
    found, typed, now = naming.named(session, name, asked.typed.about), asked.typed, asked.desk.now()
    if found is None:
        return None
    if not found.named.wanted:
        return words.nothing_to_waive(found.named)
    rows.let_off(session, found.row, typed.reason, asked.actor.person_id, now)
    told = tell(session, found, words.told_waived(found.named, name, typed.reason), "waived", now)
    return words.waived(found.named, name, typed.reason, told=told)


def take_up_ask(session: Session, asked: Command, name: QuarterName) -> Message | None:
    """Asks again for what was waived, until the leads' deadline or, where that has passed, until SROs are done."""
    found, typed, now = naming.named(session, name, asked.typed.about), asked.typed, asked.desk.now()
    if found is None:
        return None
    if not found.named.let_off:
        return words.nothing_to_take_up(found.named)
    times = timetable_of(session, name)
    due = times.lead_deadline if now < times.lead_deadline else times.sros_done
    rows.take_up(session, found.row, due, asked.actor.person_id, typed.reason, now)
    again = words.told_again(found.named, name, typed.reason, due)
    told = tell(session, found, again, "asked_again", now)
    return words.asked_again(found.named, name, typed.reason, told=told)


def tell(session: Session, found: AskFound, letter: Message, what: str, now: datetime) -> bool:
    """Tells whoever holds the role that is asked; says whether anybody does."""
    person_id = holders_on(session, today(now)).get(found.wanted.role_id or 0)
    if person_id is None:
        return False
    key = f"ask:{found.row.id}:{what}:{now.isoformat()}"
    return to_person(session, person_id, found.wanted.whose, key, "notice", letter, now, [found.named.ref])
