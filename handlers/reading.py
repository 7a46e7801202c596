"""Reading what people type after a verb: a day, a time, a quarter, and what stands before "because". Pure; today is
handed in. From one day to another is spans.py's."""

import re
from datetime import date, time

from storage.facts import QuarterName
from storage.rules import quarters

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?(?:,?\s+(\d{4}))?", re.IGNORECASE)
IN_FIGURES = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))?")
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
WEEKDAY = re.compile(
    r"^(mon|tues|wednes|thurs|fri|satur|sun)day,?\s+|^(mon|tue|wed|thu|fri|sat|sun),?\s+", re.I
)
BECAUSE = re.compile(r"\s*\bbecause\b(?:\s+of\b)?:?\s*", re.IGNORECASE)


def read_day(words: str, today: date) -> date | None:
    """The day that these words name: "12 Oct", "Tuesday 12 October 2021", "12/10/21", "2021-10-12". Without a
    year it is the next one, today included. None for what is no day."""
    text = WEEKDAY.sub("", words.strip().casefold(), count=1)
    if iso := ISO.fullmatch(text):
        return day_of(int(iso[3]), int(iso[2]), int(iso[1]))
    named = IN_WORDS.fullmatch(text)
    found = named or IN_FIGURES.fullmatch(text)
    month = month_of(named[2]) if named else int(found[2]) if found else None
    if found is None or month is None:
        return None
    if found[3]:
        return day_of(int(found[1]), month, int(found[3]) + (2000 if len(found[3]) == 2 else 0))
    coming = (day_of(int(found[1]), month, today.year + years) for years in range(9))
    return next((day for day in coming if day is not None and day >= today), None)


def month_of(word: str) -> int | None:
    """The number of a month by its name or the first letters of it."""
    short = word[:3].casefold()
    return MONTHS.index(short) + 1 if short in MONTHS else None


def day_of(day: int, month: int, year: int) -> date | None:
    """That day, None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


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
