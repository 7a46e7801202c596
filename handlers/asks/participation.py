"""/muster participation: who answered on time, late or not at all, in a financial year."""

import re

from digests.asks.participation import participation_answer
from digests.kit.blocks import Message
from digests.queries.meant import nothing_found
from handlers.reading.verbs import Command
from storage.asks.participation import newest_year, participation

YEAR = re.compile(r"(\d{4})(?:\s*[/-]\s*\d{2,4})?")


def participation_words(asked: Command) -> Message:
    """/muster participation [2021/22]: without a year, the newest."""
    named = YEAR.fullmatch(asked.words) if asked.words else None
    if asked.words and named is None:
        return nothing_found("year", asked.words)
    with asked.desk.database.read() as session:
        year = int(named[1]) if named else newest_year(session)
        return participation_answer(participation(session, year)) if year else nothing_found("quarter", "")
