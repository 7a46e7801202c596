"""`/updates hours`: within which hours somebody is reminded, shown and set by themselves."""

import re
from datetime import time

from digests import absence
from digests.blocks import Message
from digests.hours import hours_answer, hours_refused
from handlers.desk import Desk
from handlers.reading import read_time
from storage import hours
from storage.database import Session
from storage.facts import CannotBeAway
from storage.people import Actor
from storage.rules.reminders import Hours

TYPED = re.compile(r"(?:from\s+)?(?P<start>.+?)\s*(?:\bto\b|\buntil\b|-|–)\s*(?P<end>.+)", re.IGNORECASE)
USUAL = ("usual", "office")
AN_HOUR = 60
"""In minutes: the shortest span in which a reminder is sure to fall."""


def own_hours(session: Session, desk: Desk, actor: Actor, words: str) -> Message:
    """ "9:30am to 2:30pm", or "usual"; without words, what they are."""
    if actor.person_id is None or not actor.roles:
        return absence.refused(CannotBeAway("no_part", "first"))
    if not words.strip():
        return told(hours.own_hours(session, actor.person_id))
    if words.strip().casefold() in USUAL:
        return told(hours.set_hours(session, actor.person_id, None, None, desk.now()))
    span = read_span(words)
    if span is None:
        return hours_refused("how")
    if minutes(span[1]) - minutes(span[0]) < AN_HOUR:
        return hours_refused("short")
    return told(hours.set_hours(session, actor.person_id, *span, desk.now()))


def told(own: Hours) -> Message:
    """Somebody's hours, in words."""
    return hours_answer(own.start, own.end, str(own.zone))


def read_span(words: str) -> tuple[time, time] | None:
    """Two times of day."""
    found = TYPED.fullmatch(words.strip())
    start, end = (read_time(found["start"]), read_time(found["end"])) if found else (None, None)
    return (start, end) if start and end else None


def minutes(at: time) -> int:
    """Since midnight."""
    return at.hour * 60 + at.minute
