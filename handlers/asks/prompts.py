"""The prompts that a quarter owes after its first: to whoever covers from today on, to a new holder of a role, to a
lead who is back; and prompts brought up to date. The first ones are collecting/opening's."""

from datetime import datetime

from digests.asks.prompt import moved_on, prompt
from digests.asks.reminders import all_in
from handlers.owing import to_change, to_person
from storage.asks import prompting, reminding
from storage.asks.prompting import NewlyAsked, Prompted, PromptGround
from storage.calendar.quarters import quarter_row, today
from storage.enums import QuarterState
from storage.facts.asks import PromptFacts
from storage.facts.plan import QuarterName
from storage.outbox import outbox
from storage.record.database import Session
from storage.standing.backdrop import Backdrop, backdrop_named
from storage.standing.standing_rows import newest_quarter


def close_reminder(
    session: Session, behind: Backdrop, asked: PromptFacts, person_id: int, role: str, now: datetime
) -> None:
    """The last reminder of somebody of whom nothing of the quarter is wanted now asks for nothing any more,
    unless it asks for another quarter's."""
    key = reminding.last_reminder(session, person_id, behind.quarter) if asked.all_in else None
    if key:
        words = all_in(behind.name, waived=not asked.lines or any(line.waived for line in asked.lines))
        done = f"{key}{reminding.ALL_IN}"
        to_change(session, done, key, reminding.REMINDER, words, now, role, person_id=person_id)


def tick_off(
    session: Session,
    scene: PromptGround,
    person_id: int,
    role: str,
    prompt_key: str,
    cause: str,
    now: datetime,
) -> Prompted:
    """Brings a person's prompt up to date with what is recorded, and with what is theirs. `cause` is what has
    changed: each brings it up to date once. Answers with the prompt as it now stands."""
    prompted = prompting.prompt_of(session, scene, person_id)
    words = prompt(prompted.facts)
    key = f"{prompt_key}:{cause}"
    to_change(session, key, prompt_key, "prompt", words, now, role, person_id=person_id)
    return prompted


def open_quarter(session: Session) -> QuarterName | None:
    """The quarter that is being collected, if one is."""
    name = newest_quarter(session)
    row = quarter_row(session, name) if name else None
    return name if row and row.state is QuarterState.OPEN else None


def announce_newly_asked(session: Session, now: datetime, moved: int | None = None) -> int:
    """Owes a prompt to everyone whom a return has come to since the prompts went out, once, and to whoever has
    `moved` to another account; and says how many they are. Their earlier prompt, if they see it, points to it."""
    name = open_quarter(session)
    if name is None:
        return 0
    found = prompting.newly_asked(session, name, today(now), moved)
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
    if name is not None:
        refresh_prompt_of(session, name, person_id, role, cause, now)


def refresh_prompts_unanswered(session: Session, name: QuarterName, cause: str, now: datetime) -> None:
    """The same for everyone who is asked in this quarter for something that has not come: a deadline has passed."""
    for one in prompting.asked_in_vain(session, name, today(now)):
        refresh_prompt_of(session, name, one.person_id, one.addressee, cause, now)


def refresh_prompt_of(
    session: Session, name: QuarterName, person_id: int, role: str, cause: str, now: datetime
) -> None:
    """Brings one person's prompt of this quarter up to date, if they have one."""
    key = prompting.current_prompt_key(session, name, person_id)
    if outbox.hold_still(session, key):
        scene = prompting.scene_on(session, name, now)
        tick_off(session, scene, person_id, role, key, cause, now)
