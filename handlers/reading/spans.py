"""Reading from when to when somebody is away or acts, as people type it. Pure; today is handed in. One day alone is
days.py's."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from storage.rules.calendar.days import ISO, read_day

WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?"
A_DAY = (
    rf"(?:{WEEKDAY}"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:,?\s+\d{4})?"
    r"|\d{1,2}[/.]\d{1,2}(?:[/.]\d{4}|[/.]\d{2})?|\d{4}-\d{2}-\d{2})|today|tomorrow)"
)
TO = r"(?:to|until|till|-|–)"
COUNTS = ("a", "two", "three", "four", "five", "six")
HOW_LONG = (
    rf"for\s+(?:(?P<count>\d{{1,2}}|one|{'|'.join(COUNTS)})\s+(?P<unit>day|week)s?"
    r"|(?P<fortnight>a\s+fortnight))"
)
# No day stands in a ref: "DOR-3.4" is not the third of April.
DAYS = re.compile(
    rf"(?:\b(?:(?P<until>until|till|(?:up\s+)?to)|from)\s+)?"
    rf"\b(?<![^\W\d][-/])(?P<first>{A_DAY}|{WEEKDAY}\d{{1,2}}(?:st|nd|rd|th)?(?=\s*{TO}))"
    rf"(?:\s*{TO}\s*(?P<last>{A_DAY})|\s+{HOW_LONG})?(?!\w)(?:,?\s+\(?incl(?:usive\b|\b\.?)\)?)?",
    re.IGNORECASE,
)
DAY_OF_WEEK = r"(?:on\s+)?(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|r|rs|ur)?(?:day)?"
NEXT_WEEK = re.compile(r"(?<!\S)next\s+week\b", re.IGNORECASE)
UNTIL_WEEKDAY = re.compile(rf"\b(?:until|till|(?:up\s+)?to)\s+(?P<day>{DAY_OF_WEEK})(?!\w)", re.IGNORECASE)
LEADS_UP = re.compile(r"\b(?:from|until|till|to|after|before|of|since)$", re.IGNORECASE)
"""Before "next week" it leaves open which day of it is meant."""
HALF_A_YEAR = timedelta(days=183)
LONGEST = timedelta(days=300)
"""Days without a year that lie further apart were meant the other way round."""


@dataclass(frozen=True)
class Days:
    """Two days that were typed, the first perhaps after the last, and the words on either side of them."""

    before: str
    first: date
    last: date
    after: str


def find_days(words: str, today: date) -> Days | None:
    """The days in these words: "12 Oct to 20 Oct", "12-20/10", "from today until 20/10/2021", "until 20 Oct",
    "12 Oct for two weeks", or one day alone; or else "until Friday" and "next week". Which year is meant where none
    is given, `span` says."""
    found = DAYS.search(words)
    both = named_days(found, today) if found else None
    if found is None:
        return find_near_days(words, today)
    if both is None:
        return None
    return Days(words[: found.start()].strip(), *both, words[found.end() :].strip())


def find_near_days(words: str, today: date) -> Days | None:
    """ "next week", from its Monday to its Friday, and "until Friday", the next one to come; None where that leaves a
    doubt: on a Friday, or "from next week"."""
    if found := NEXT_WEEK.search(words):
        monday = today + timedelta(days=7 - today.weekday())
        before, after = words[: found.start()].strip(), words[found.end() :].strip()
        whole = Days(before, monday, monday + timedelta(days=4), after)
        return None if LEADS_UP.search(before) else whole
    found = UNTIL_WEEKDAY.search(words)
    last = weekday_after(found["day"], today) if found else None
    if found is None or last is None or last.weekday() == today.weekday():
        return None
    return Days(words[: found.start()].strip(), today, last, words[found.end() :].strip())


def weekday_after(words: str, today: date) -> date | None:
    """ "Friday", "on tues": the next one after today; None for what is no day of the week."""
    found = re.fullmatch(DAY_OF_WEEK, words.strip(), re.IGNORECASE)
    days = (today + timedelta(days=number) for number in range(1, 8))
    return next((day for day in days if found and f"{day:%a}".casefold() == found[1].casefold()), None)


def named_days(found: re.Match[str], today: date) -> tuple[date, date] | None:
    """The first and the last day of what was typed; None where the calendar has no such day."""
    if found["last"]:
        return span(with_month(found["first"], found["last"]), found["last"], today)
    if found["until"]:
        until = span("today", found["first"], today)
        return (min(until), until[1]) if until else None
    both = span(found["first"], found["first"], today)
    return (both[0], both[0] + length(found)) if both else None


def length(found: re.Match[str]) -> timedelta:
    """How much later than the first the last day is: "for two weeks" are fourteen days with both of them."""
    if found["fortnight"]:
        return timedelta(days=13)
    if not found["count"]:
        return timedelta()
    count = found["count"].casefold().replace("one", "a")
    number = COUNTS.index(count) + 1 if count in COUNTS else int(count)
    return timedelta(days=max(number, 1) * (7 if found["unit"].casefold() == "week" else 1) - 1)


def with_month(first: str, last: str) -> str:
    """ "12" of "12 to 20 October" as "12 October", and of "12-20/10" as "12/10"; "" where the last names no month."""
    digits = re.fullmatch(rf"{WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?", first, re.IGNORECASE)
    if digits is None:
        return first
    if ISO.fullmatch(last):
        return f"{last[:8]}{int(digits[1]):02}"
    whole, found = re.subn(r"^.*?\d{1,2}(?:st|nd|rd|th)?(?=[\s/.])", digits[1], last, count=1)
    return whole if found else ""


def span(first: str, last: str, today: date) -> tuple[date, date] | None:
    """Two days, each with a year or without. Without one they are the next of their name, and the first may have
    passed where the last has not; but where both passed, and lie nearer than the next, they are those: days that are
    past are refused, and nobody has to guess whether next year's were meant."""
    passed = both_days(first, last, today - HALF_A_YEAR, today)
    coming = both_days(first, last, today, today)
    if passed is None or coming is None:
        return coming
    nearer = passed[0] <= passed[1] < today and today - passed[1] < coming[0] - today
    return passed if nearer or coming[1] - coming[0] > LONGEST else coming


def both_days(first: str, last: str, since: date, today: date) -> tuple[date, date] | None:
    """The last day as the next from `since` on, and the first before it; or after it, where that is too long
    before it, or too long ago, to be meant."""
    if has_year(first) and not has_year(last):
        since = read_day(first, today) or since
    end = near_day(last, since, today)
    begin = near_day(first, end - timedelta(days=364), today) if end else None
    if begin is None or end is None:
        return None
    reversed_ = end - begin > LONGEST or (end >= today and today - begin > HALF_A_YEAR)
    if reversed_ and not has_year(first):
        begin = near_day(first, today, today) or begin
    return begin, end


def has_year(words: str) -> bool:
    """Whether a day was typed with its year."""
    return re.search(r"\d{4}|[/.]\d{1,2}[/.]\d{2}$", words) is not None


def near_day(words: str, since: date, today: date) -> date | None:
    """A day as `read_day` reads it from `since` on, or "today" or "tomorrow"."""
    near = {"today": 0, "tomorrow": 1}.get(words.casefold())
    return read_day(words, since) if near is None else today + timedelta(days=near)
