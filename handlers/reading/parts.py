"""Reading what a verb takes, in the same way whatever the verb: what it is about, until which day, why, and from
where it is."""

import re
from datetime import date

from handlers.reading.days import with_reason
from handlers.reading.exact import NothingDone
from handlers.reading.spans import near_day, weekday_after
from handlers.reading.usage import usage
from handlers.reading.verbs import AsTyped, Command, Takes

UNTIL = re.compile(r"\s+(?:to|until|till)\s+", re.IGNORECASE)
FROM = re.compile(r"\s+from:?\s+", re.IGNORECASE)


def read_parts(asked: Command) -> AsTyped:
    """What was typed, part by part. Raises NothingDone, with how it is typed, where something that the verb takes is
    missing."""
    takes, about, reason, source, day, until = asked.verb.takes, asked.words, "", "", "", None
    if Takes.REASON in takes:
        about, reason = with_reason(about)
    if Takes.SOURCE in takes:
        about, source = apart(FROM.split(about, maxsplit=1))
    if Takes.UNTIL in takes:
        about, day = apart(UNTIL.split(about))
        until = day_named(day, asked.desk.today())
    no_reason, no_day = Takes.REASON in takes and not reason, Takes.UNTIL in takes and not until
    if not about or no_reason or no_day:
        raise NothingDone(usage(asked, day if no_day and not no_reason else "", no_reason=no_reason))
    return AsTyped(about, until, reason, source)


def apart(pieces: list[str]) -> tuple[str, str]:
    """The first piece and the last of several, each on one line; "" for none."""
    return pieces[0].strip(), " ".join(pieces[-1].split()) if len(pieces) > 1 else ""


def day_named(words: str, today: date) -> date | None:
    """A day as it is typed: "20 Oct", "tomorrow", or "Friday", which is the next one after today."""
    return weekday_after(words, today) or near_day(words, today, today)
