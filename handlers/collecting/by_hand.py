"""/muster open and status: a quarter opened by hand, and how its collecting stands."""

from digests.collecting.status import not_to_open, status_answer
from digests.kit.blocks import Message
from digests.queries.meant import nothing_found
from handlers.collecting.opening import announce_opening, opening_words
from handlers.reading.quarters import no_such_quarter, quarter_named
from handlers.reading.verbs import Command
from storage.calendar import early_papers
from storage.calendar.quarters import today
from storage.collecting import opening
from storage.facts.plan import QuarterName
from storage.prompting import asking
from storage.queries import stories
from storage.record.database import Session
from storage.standing.standing_rows import newest_quarter


def status_words(asked: Command) -> Message:
    """How a quarter's collecting stands."""
    with asked.desk.database.read() as session:
        name = named_quarter(session, asked)
        status = stories.quarter_status(session, name, asked.desk.now()) if name else None
        return status_answer(status) if status else no_such_quarter(session, asked.words, name)


def open_by_hand(asked: Command) -> Message:
    """Opens a quarter now: the last that has ended, or the one that is named, where it is one to open."""
    now = asked.desk.now()
    with asked.desk.database.write() as session:
        allowed = early_papers.to_open(session, now)
        name = quarter_named(session, asked.words, today(now)) if asked.words else allowed[0]
        if name is None:
            return nothing_found("quarter", asked.words)
        if name not in allowed:
            return not_to_open(name, allowed)
        if opening.open_quarter(session, name, now, asked.actor.person_id):
            announce_opening(session, asked.desk.channels, name, now, asked.actor.person_id)
        found = asking.who_is_asked(session, name, today(now))
    return opening_words(name, *found)


def named_quarter(session: Session, asked: Command) -> QuarterName | None:
    """The quarter that was named, else the newest; None for what is no quarter."""
    return quarter_named(session, asked.words, asked.desk.today()) if asked.words else newest_quarter(session)
