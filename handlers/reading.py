"""Reading what people type after a verb: days, and what stands before "because". Pure; today is handed in."""

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?(?:,?\s+(\d{4}))?", re.IGNORECASE)
IN_FIGURES = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?")
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
WEEKDAY = re.compile(
    r"^(mon|tues|wednes|thurs|fri|satur|sun)day,?\s+|^(mon|tue|wed|thu|fri|sat|sun),?\s+", re.I
)
BECAUSE = re.compile(r"\s*\bbecause\b:?\s*", re.IGNORECASE)


def read_day(words: str, today: date) -> date | None:
    """The day that these words name: "12 Oct", "Tuesday 12 October 2021", "12/10/2021", "2021-10-12". Without a
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
        return day_of(int(found[1]), month, int(found[3]))
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
    """What stands before "because", and the reason after it; empty where there is none."""
    before, *after = BECAUSE.split(words, maxsplit=1)
    return before.strip(), after[0].strip() if after else ""
