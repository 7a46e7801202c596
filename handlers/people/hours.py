"""`/updates hours`: within which hours somebody is reminded, shown and set by themselves."""

import re
from datetime import time

from digests.kit.blocks import Message
from digests.people import absence
from digests.people.hours import hours_answer, hours_refused
from handlers.desk import Desk
from handlers.reading.days import read_time
from storage.facts.people import CannotBeAway
from storage.people import hours
from storage.people.roles import Actor
from storage.record.database import Session
from storage.rules.asks.out import Hours

TYPED = re.compile(
    r"(?:(?:from|between)\s+)?(?P<start>.+?)\s*(?:\bto\b|\buntil\b|\btill\b|\band\b|-|–)\s*(?P<end>.+)",
    re.IGNORECASE,
)
BARE = re.compile(r"\d{1,2}")
MARKED = re.compile(r"(?:[ap]m|noon)$", re.IGNORECASE)
EARLY = 7
"""A bare hour before that begins nobody's day: 1 may be one in the afternoon, and is not guessed."""
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
        return hours_refused("how", words)
    if minutes(span[1]) - minutes(span[0]) < AN_HOUR:
        return hours_refused("short", words)
    return told(hours.set_hours(session, actor.person_id, *span, desk.now()))


def told(own: Hours) -> Message:
    """Somebody's hours, in words."""
    return hours_answer(own.start, own.end, str(own.zone))


def read_span(words: str) -> tuple[time, time] | None:
    """Two times of day. Of "9-5" and "9:30 to 2:30" the second is in the afternoon: a day that ends before it begins
    is none."""
    found = TYPED.fullmatch(words.strip())
    if found is None:
        return None
    start, end = clock_time(found["start"], EARLY), clock_time(found["end"], 1)
    if start is None or end is None:
        return None
    if end <= start and end.hour < 12 and not MARKED.search(found["end"].strip()):
        end = end.replace(hour=end.hour + 12)
    return start, end


def clock_time(words: str, least: int) -> time | None:
    """A time of day, or a bare hour from `least` on."""
    if BARE.fullmatch(words.strip()):
        return time(int(words)) if least <= int(words) < 24 else None
    return read_time(words)


def minutes(at: time) -> int:
    """Since midnight."""
    return at.hour * 60 + at.minute
