"""The prompts that a quarter owes after its first: to whoever covers from today on, to a new holder of a role, to a
lead who is back. The first ones are announcing's."""

from datetime import datetime

from digests.prompt import moved_on, prompt
from handlers.announcing import tick_off, to_change, to_person
from storage import collecting, outbox, prompting
from storage.backdrop import backdrop_named
from storage.collecting import today
from storage.database import Session
from storage.enums import QuarterState
from storage.facts import QuarterName
from storage.prompting import NewlyAsked
from storage.standing_rows import newest_quarter


def open_quarter(session: Session) -> QuarterName | None:
    """The quarter that is being collected, if one is."""
    name = newest_quarter(session)
    row = collecting.quarter_row(session, name) if name else None
    return name if row and row.state is QuarterState.OPEN else None


def announce_newly_asked(session: Session, now: datetime) -> int:
    """Owes a prompt to everyone whom a return has come to since the prompts went out, once, and says how many
    they are. Their earlier prompt, if they had one, points to it."""
    name = open_quarter(session)
    if name is None:
        return 0
    found = prompting.newly_asked(session, name, today(now))
    asked = [one.asked for one in found]
    facts = prompting.prompts(session, backdrop_named(session, name), asked, now) if found else {}
    for one in found:
        words, person_id = prompt(facts[one.asked.person_id]), one.asked.person_id
        to_person(session, person_id, one.asked.addressee, one.key, prompting.PROMPT, words, now, one.refs)
        if one.replaces:
            point_onwards(session, name, one, now)
    return len(found)


def point_onwards(session: Session, name: QuarterName, one: NewlyAsked, now: datetime) -> None:
    """The earlier prompt's list is taken down: nobody should tick off two."""
    key, asked = f"{one.replaces}:moved_on", one.asked
    what, words = prompting.PROMPT, moved_on(name)
    to_change(session, key, one.replaces, what, words, now, asked.addressee, person_id=asked.person_id)


def refresh_prompt(session: Session, person_id: int, role: str, cause: str, now: datetime) -> None:
    """Brings one person's prompt up to date, if they have one, because of `cause` (a part of the change's key)."""
    name = open_quarter(session)
    if name is None:
        return
    key = prompting.current_prompt_key(session, name, person_id)
    if outbox.hold_still(session, key):
        scene = prompting.scene_on(session, name, now)
        tick_off(session, scene, person_id, role, key, cause, now)
