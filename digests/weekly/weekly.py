"""The weekly digest for the digest channel: one phone screen, latecomers as a number. No look-ups here."""

from digests.kit.blocks import Message, context, fitting, message, section
from digests.kit.figures import movement
from digests.kit.prose import Ours, say
from digests.standing.said import path_in_words
from digests.standing.words import standing_words
from storage.facts.weekly import DigestFacts, RatingChange
from storage.rules.standing.leading import last_leads
from storage.rules.standing.rag import SLIPPING

MOST = 6
"""How many changes, and how many due dates, a phone screen holds; the rest is a number."""


def weekly(facts: DigestFacts) -> Message:
    """Returns in and out, what changed since the last digest (in the order of the facts, worst first), with
    the path to green of what slipped, and what is due in the next 14 days."""
    return fitting(lambda room: _drafted(facts, room), (300, 150, 80, 40))


def _drafted(facts: DigestFacts, room: int) -> Message:
    changes = facts.changes
    return message(
        [
            section(say("weekly/weekly", "head", facts=facts, since=_since(facts), moved=_moved(facts))),
            *(section(_change(change, facts, room)) for change in changes[:MOST]),
            section(say("weekly/weekly", "more", more=len(changes) - MOST)) if len(changes) > MOST else None,
            section(say("weekly/weekly", "due_soon", due=facts.due_soon, most=MOST, room=room))
            if facts.due_soon
            else None,
            context(say("weekly/weekly", "foot", facts=facts)),
        ]
    )


def _since(facts: DigestFacts) -> str:
    if not facts.since:
        return ""
    days = (facts.day - facts.since).days
    return f"last {facts.since:%A}" if days <= 7 else say("weekly/weekly", "since_day", since=facts.since)


def _moved(facts: DigestFacts) -> str:
    return movement(change.way for change in facts.changes)


def _change(change: RatingChange, facts: DigestFacts, room: int) -> Ours:
    one = change.standing
    path = path_in_words(one.answer, one.outcomes, room) if one.rating in SLIPPING else Ours()
    words = standing_words(one, facts.scheme, facts.quarter, collecting=facts.open)
    leads = last_leads(one, collecting=facts.open)
    return say(
        "weekly/weekly",
        "change",
        change=change,
        path=path,
        scheme=facts.scheme,
        leads=leads,
        room=room,
        **words,
    )
