"""Finding the role that people mean: by its title, in any case, or by a mention of whoever holds it. A title that is
misspelt is asked about, for what a role is named for changes something. Answering is each conversation's."""

import re
from dataclasses import dataclass
from datetime import date

from handlers.reading.finding import Name, exactly, likely
from storage.people.roles import actor, holders_on
from storage.plan.plan_facts import role_titles
from storage.record.database import Session

MENTION = re.compile(r"<@(?P<id>[UW][A-Z0-9]+)(?:\|[^>]*)?>")
"""Somebody named with @, as Slack writes it into an escaped command."""


@dataclass(frozen=True)
class RoleFound:
    """The role that was meant (0 for none), its title, and the titles that may have been meant."""

    role_id: int
    title: str
    likely: tuple[str, ...] = ()


def find_role(session: Session, words: str) -> RoleFound:
    """The role whose title these words are; else those that they are like."""
    titles = role_titles(session)
    names = [Name("", title) for title in titles.values()]
    one = exactly(words, names)
    if one is not None:
        return RoleFound(next(role_id for role_id, each in titles.items() if each == one.name), one.name)
    return RoleFound(0, words, tuple(one.name for one in likely(words, names)))


def role_named(session: Session, words: str, day: date) -> RoleFound | None:
    """The role of that title, or the first that whoever is mentioned holds on `day`; None where they hold none."""
    mention = MENTION.search(words)
    if mention is None:
        return find_role(session, words)
    person = actor(session, mention["id"], day).person_id
    held = sorted(role_id for role_id, who in holders_on(session, day).items() if who == person)
    return RoleFound(held[0], role_titles(session)[held[0]]) if held else None
