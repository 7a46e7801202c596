"""Reading what people type after a verb: a time, a quarter, and what stands before "because". Pure; today is handed
in. A day is read by storage/rules/calendar/days.py, from one day to another by spans.py."""

import re
from datetime import date, time

from storage.facts.plan import QuarterName
from storage.rules.calendar import quarters
from storage.rules.same_text import AROUND

BECAUSE = re.compile(r"\s*\bbecause\b(?:\s+of\b)?:?\s*", re.IGNORECASE)


def with_reason(words: str) -> tuple[str, str]:
    """What stands before "because" or "because of", and the reason after it; empty where there is none."""
    before, *after = BECAUSE.split(words, maxsplit=1)
    return before.strip(), after[0].strip() if after else ""


# --- a time of day, and a quarter ------------------------------------------------------------------------

TIME = re.compile(r"(?:at\s+)?(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)
QUARTER = re.compile(
    r"(?:q(?:uarter)?\s*([1-4])(?:\s+\d{4}\s*[/–-]\s*\d{2,4})?|\d{4}\s*[/–-]\s*\d{2,4}\s+q[1-4])(?!\S)\s*",
    re.I,
)


def read_time(words: str) -> time | None:
    """ "09:30", "9.30am", "at 5pm", "noon": a time of day; a bare number is none."""
    if words.casefold() in ("noon", "at noon"):
        return time(12)
    found = TIME.fullmatch(words.strip())
    if found is None or not (found[2] or found[3]):
        return None
    hour, afternoon = int(found[1]), (found[3] or "").casefold()
    if afternoon and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if afternoon == "pm" else 0) if afternoon else hour
    return time(hour, int(found[2] or 0)) if hour < 24 and int(found[2] or 0) < 60 else None


def read_quarter(words: str, today: date) -> tuple[QuarterName | None, str]:
    """The quarter that the words begin with, and the rest of them. "Q3" alone is the one of the last two that
    ended, this one and the next; None where they begin with no quarter."""
    bare = words.strip(f"{AROUND} ")
    words = bare if QUARTER.fullmatch(bare) else words
    found = QUARTER.match(words.strip())
    if found is None:
        return None, words.strip()
    rest = words.strip()[found.end() :]
    try:
        return quarters.parse(found[0].strip()), rest
    except ValueError:
        if not found[1] or "/" in found[0] or "-" in found[0]:
            return None, words.strip()
    first = quarters.previous(quarters.last_ended(today))
    near = [first]
    while near[-1].number != int(found[1]):
        near.append(quarters.following(near[-1]))
    return near[-1], rest
