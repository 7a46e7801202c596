"""/muster open and status: a quarter opened by hand, and how its collecting stands."""

from digests.collecting.status import not_to_open, status_answer
from digests.kit.blocks import Message
from digests.queries.meant import nothing_found
from handlers.collecting.opening import announce_opening, opening_words
from handlers.reading.verbs import Command
from storage.asks import asking
from storage.calendar import early_papers
from storage.calendar.quarters import today
from storage.collecting import opening
from storage.facts.standing import QuarterStatus
from storage.queries import stories
from storage.rules.calendar import quarters
from storage.standing.standing_rows import newest_quarter


def status_words(asked: Command) -> Message:
    """How a quarter's collecting stands."""
    status = status_of(asked)
    return status_answer(status) if status else nothing_found("quarter", asked.words)


def open_by_hand(asked: Command) -> Message:
    """Opens a quarter now: the last that has ended, or the one that is named, where it is one to open."""
    now = asked.desk.now()
    with asked.desk.database.write() as session:
        allowed = early_papers.to_open(session, now)
        name = quarters.named(asked.words) if asked.words else allowed[0]
        if name is None:
            return nothing_found("quarter", asked.words)
        if name not in allowed:
            return not_to_open(name, allowed)
        if opening.open_quarter(session, name, now, asked.actor.person_id):
            announce_opening(session, asked.desk.channels, name, now)
        found = asking.who_is_asked(session, name, today(now))
    asked.desk.wake()
    return opening_words(name, *found)


def status_of(asked: Command) -> QuarterStatus | None:
    """That of the quarter that was named, else of the newest; None for what is no quarter of the record."""
    with asked.desk.database.read() as session:
        name = quarters.named(asked.words) if asked.words else newest_quarter(session)
        return stories.quarter_status(session, name) if name else None
