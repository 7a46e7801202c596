"""Reading what a verb takes, in the same way whatever the verb: what it is about, until which day, why, and from
where it is."""

import re
from datetime import date

from handlers.reading.days import with_reason
from handlers.reading.exact import Refused
from handlers.reading.spans import near_day, weekday_after
from handlers.reading.usage import usage
from handlers.reading.verbs import Command, Part, Typed

UNTIL = re.compile(r"\s+(?:to|until|till)\s+", re.IGNORECASE)
FROM = re.compile(r"\s+from:?\s+", re.IGNORECASE)


def read_parts(asked: Command) -> Typed:
    """What was typed, part by part. Raises Refused, with how it is typed, where something that the verb takes is
    missing."""
    takes, about, reason, source, day, until = asked.verb.takes, asked.words, "", "", "", None
    if Part.REASON in takes:
        about, reason = with_reason(about)
    if Part.SOURCE in takes:
        about, source = apart(FROM.split(about, maxsplit=1))
    if Part.UNTIL in takes:
        about, day = apart(UNTIL.split(about))
        until = day_named(day, asked.desk.today())
    no_reason, no_day = Part.REASON in takes and not reason, Part.UNTIL in takes and not until
    if not about or no_reason or no_day:
        raise Refused(usage(asked, day if no_day and not no_reason else "", no_reason=no_reason))
    return Typed(about, until, reason, source)


def apart(pieces: list[str]) -> tuple[str, str]:
    """The first piece and the last of several, each on one line; "" for none."""
    return pieces[0].strip(), " ".join(pieces[-1].split()) if len(pieces) > 1 else ""


def day_named(words: str, today: date) -> date | None:
    """A day as it is typed: "20 Oct", "tomorrow", or "Friday", which is the next one after today."""
    return weekday_after(words, today) or near_day(words, today, today)
