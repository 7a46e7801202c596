"""What leads are told when a deadline moves under them: whoever still has something to answer by then hears of
it in the thread of their prompt, which follows the record by itself."""

from collections.abc import Collection, Sequence
from datetime import datetime

from digests.asks.reminders import timetable_moved
from digests.calendar.timetable import deadline_moved
from handlers.owing import to_change, to_person
from handlers.prompting.prompts import open_quarter
from storage.asks import reminding, still_out
from storage.calendar.quarters import today
from storage.calendar.step_changes import for_leads
from storage.facts.calendar import DeadlineMoved, StepMove, WhyMoved
from storage.prompting import prompts
from storage.record import audit
from storage.record.database import Session
from storage.rulings import settling
from storage.standing.backdrop import Backdrop, backdrop_named


def announce_moves(session: Session, moves: Sequence[StepMove], why: WhyMoved, now: datetime) -> None:
    """Tells the leads of the quarter that is being answered, where these moves touch them."""
    name = open_quarter(session)
    theirs = for_leads(moves, name, now) if name else ()
    if name is None or not theirs:
        return
    deadline = next((one.after for one in theirs if one.key == "lead_deadline"), None)
    if deadline:
        settling.overtake_more_time(session, name, deadline, now)
    facts, cause = DeadlineMoved(name, theirs, why), f"deadline.{audit.newest(session)}"
    people = prompts.people_asked(session, name)
    threads = prompts.prompt_threads(session, name, people)
    roles = still_out.roles_of(session, people, today(now))
    behind, waiting = backdrop_named(session, name), prompts.waited_for(session, name, now)
    if deadline or behind.overdue(now):
        overtake_reminders(session, behind, cause, now)
    for person_id, thread in sorted(threads.items()):
        role, refs = roles.get(person_id, ""), waiting.get(person_id, ())
        tell(session, facts, person_id, role, refs, f"{thread}:{cause}.told", thread, now)


def overtake_reminders(session: Session, behind: Backdrop, cause: str, now: datetime) -> None:
    """The reminder that somebody has in hand names a time that holds no more: the deadline, or once that has passed
    the cut-off."""
    for one in reminding.standing_reminders(session, behind.quarter.opened_at or now):
        key, what, words = f"{one.key}:{cause}", reminding.REMINDER, timetable_moved()
        to_change(session, key, one.key, what, words, now, one.addressee, person_id=one.person_id)


def tell(
    session: Session,
    facts: DeadlineMoved,
    person_id: int,
    role: str,
    refs: Collection[str],
    key: str,
    thread: str,
    now: datetime,
) -> None:
    """Owes the message to someone of whom these are wanted; to nobody who has answered all."""
    if not refs:
        return
    to_person(session, person_id, role, key, "notice", deadline_moved(facts), now, list(refs), thread)
