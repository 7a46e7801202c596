"""/muster participation: who answered on time, late or not at all, in a financial year."""

import re

from digests.blocks import Message
from digests.participation import participation_answer
from digests.queries import nothing_found
from handlers.verbs import Asked
from storage.participation import newest_year, participation

YEAR = re.compile(r"(\d{4})(?:\s*[/-]\s*\d{2,4})?")


def participation_words(asked: Asked) -> Message:
    """/muster participation [2021/22]: without a year, the newest."""
    named = YEAR.fullmatch(asked.words) if asked.words else None
    if asked.words and named is None:
        return nothing_found("year", asked.words)
    with asked.desk.database.read() as session:
        year = int(named[1]) if named else newest_year(session)
        return participation_answer(participation(session, year)) if year else nothing_found("quarter", "")
