"""/muster closed: the days on which the office is closed, noted, taken back, and shown. What moves with them is
storage's."""

import re

from digests.calendar.timetable import closed_answer, closed_help
from digests.kit.blocks import Message
from handlers.calendar.told import announce_moves
from handlers.reading.days import with_reason
from handlers.reading.spans import Days, find_days
from handlers.reading.usage import usage
from handlers.reading.verbs import Command
from storage.calendar import closures
from storage.facts.calendar import ClosedDays, WhyMoved

OPEN = re.compile(r"\s*\bopen(?:\s+again)?\b\s*", re.IGNORECASE)


def closed(asked: Command) -> Message:
    """/muster closed [24 Dec to 3 Jan because …], or "open 24 Dec" to take a day back."""
    words, why = with_reason(asked.words)
    if not words:
        with asked.desk.database.read() as session:
            return closed_answer(closures.closures(session, asked.desk.now()))
    days = find_days(OPEN.sub(" ", words).strip(), asked.desk.today())
    if days is None or days.before or days.after or days.last < days.first:
        return usage(asked, words, how=closed_help())
    done = change(asked, days, why, opened=OPEN.search(words) is not None)
    return closed_answer(done)


def change(asked: Command, days: Days, why: str, *, opened: bool) -> ClosedDays:
    """Notes the days as closed, or as open again; whoever is being asked hears of a deadline that moved."""
    now, by = asked.desk.now(), asked.actor.person_id
    with asked.desk.database.write() as session:
        done = (
            closures.reopen(session, days.first, days.last, now, by)
            if opened
            else closures.close(session, days.first, days.last, why, now, by)
        )
        if not done.why_not:
            announce_moves(session, done.moves, WhyMoved(reason=why), now)
    return done
