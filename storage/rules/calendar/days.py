"""Reading days, months, quarters and financial years as people write them, in a file or in Slack. Pure; what is none
is None and never guessed at: "3/4" is 3 April, "9/30/2026" is nothing."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from storage.facts.plan import QuarterName
from storage.rules.calendar import quarters
from storage.rules.same_text import folded

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WELSH_MONTHS = (
    "ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin", "gorffennaf", "awst", "medi", "hydref", "tachwedd",
    "rhagfyr",
)  # fmt: skip
FIRST_TWO_DIGIT_YEAR = 1970
"""The year that "70" is; "69" is 2069."""
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
WEEKDAY = re.compile(
    r"^(?P<name>(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thur?s?|fri|sat|sun)\.?,?\s+"
)
_ANY_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|r|rs|ur)?(?:day)?\b")
_HOUR = re.compile(r"[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|\+00:00)?$")
"""What exports put behind a day."""
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_IN_FIGURES = re.compile(r"(\d{1,2})(?:([/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?|-(\d{1,2})-(\d{4}|\d{2}))")
"""Two figures with a dash between them may be hours."""
_YEAR = r"[\s-]*'?(\d{4}|(?<=[\s'-])\d{2})"
_IN_WORDS = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]*([a-z]{{3,10}})\.?(?:,?{_YEAR})?")
_MONTH_FIRST = re.compile(r"([a-z]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?")
_MONTH = re.compile(rf"([a-z]{{3,10}})\.?{_YEAR}")
_MONTHS = re.compile(rf"([a-z]{{3,10}})\.?\s*(?:-|to|until|hyd|i)\s*([a-z]{{3,10}})\.?{_YEAR}")
_QUARTER = r"q(?:uarter|tr)?\.?\s*([1-4])"
_QUARTER_OF_ONE_YEAR = re.compile(rf"{_QUARTER}[\s,/-]*(?:of\s+)?(\d{{4}})|(\d{{4}})[\s,/-]*{_QUARTER}")
_YEARS = re.compile(r"(?:fy\s*)?(\d{4})\s*[/-]\s*(\d{2}|\d{4})")
_END = re.compile(r"(?:the\s+)?(?:end|diwedd)[\s-]+(?:of\s+)?")
_BY = re.compile(r"^(?:(?:by|erbyn)\s+)?(?:the\s+)?(?P<end>(?:end|diwedd)[\s-]+(?:of\s+)?)?")


@dataclass(frozen=True)
class Period:
    """From one day to another, both included; a day is a period of one."""

    first: date
    last: date


def read_day(words: str, today: date) -> date | None:
    """The day that these words name: "12 Oct", "Tuesday 12 October 2021", "12/10/21", "2021-10-12", "end of October".
    Without a year it is the next one, today included. None for what is no day."""
    if end := _END.match(folded(words)):
        return _end_of(folded(words)[end.end() :], today)
    found = _parts(words)
    if found is None:
        return None
    day, month, year = found
    if year is not None:
        return _on_its_weekday(words, day_of(day, month, year))
    coming = (day_of(day, month, today.year + years) for years in range(9))
    return _on_its_weekday(words, next((one for one in coming if one is not None and one >= today), None))


def _end_of(words: str, today: date) -> date | None:
    """The last day of a month, a quarter or a year; of a month without its year, the next such day."""
    period = _period(words) or _period(f"{words} {today.year}")
    if period and period.last < today and not _period(words):
        period = _period(f"{words} {today.year + 1}")
    return period.last if period and period.first < period.last else None


def written_day(words: str) -> date | None:
    """The day that these words name, its year with it, for a file is read again next year; an hour behind it is left
    out."""
    found = _parts(_HOUR.sub("", folded(words)))
    if found is None or found[2] is None:
        return None
    return _on_its_weekday(words, day_of(found[0], found[1], found[2]))


def weekday_denied(words: str, today: date | None = None) -> date | None:
    """The day that these words name by its date, where they call it by another day of the week: "Monday 31 March
    2026" is a Tuesday. None where they do not contradict themselves."""
    bare = WEEKDAY.sub("", folded(words), count=1)
    day = written_day(bare) or (read_day(bare, today) if today else None)
    return day if day and _on_its_weekday(words, day) is None else None


def names_other_weekday(words: str, day: date) -> bool:
    """Whether words that name this day name, before or behind it, another day of the week."""
    named = _ANY_WEEKDAY.search(folded(words))
    return named is not None and f"{day:%a}".casefold() != named[1]


def _on_its_weekday(words: str, day: date | None) -> date | None:
    """The day, None where the words name another day of the week."""
    named = WEEKDAY.match(folded(words))
    return day if day and (not named or f"{day:%a}".casefold() == named["name"][:3]) else None


def read_period(words: str) -> Period | None:
    """The day, the month ("March 2026", "Mar-26"), the quarter ("Q4 2025/26") or the financial year ("2025/26") that
    these words name. A quarter of a single year is none: nobody knows whether the calendar's or April's is meant."""
    text = folded(words)
    before = _BY.match(text)
    found = _period(text[before.end() :] if before else text)
    return Period(found.last, found.last) if found and before and before["end"] else found


def _period(text: str) -> Period | None:
    if day := written_day(text):
        return Period(day, day)
    if found := _MONTH.fullmatch(text):
        return _month(found[1], year_of(found[2]))
    if found := _MONTHS.fullmatch(text):
        first, last = _month(found[1], year_of(found[3])), _month(found[2], year_of(found[3]))
        return Period(first.first, last.last) if first and last and first.first < last.first else None
    if (found := _YEARS.fullmatch(text)) and quarters.follows(int(found[1]), found[2]):
        return Period(date(int(found[1]), 4, 1), date(int(found[1]) + 1, 3, 31))
    quarter = quarters.named(text)
    return Period(quarters.first_day(quarter), quarters.last_day(quarter)) if quarter else None


def quarters_of_one_year(words: str) -> tuple[QuarterName, QuarterName] | None:
    """What "Q1 2026" may mean: the calendar's quarter, by its name here, and that of the financial year."""
    text = folded(words)
    before = _BY.match(text)
    found = _QUARTER_OF_ONE_YEAR.fullmatch(text[before.end() :] if before else text)
    if found is None:
        return None
    number, year = int(found[1] or found[4]), int(found[2] or found[3])
    return quarters.quarter_of(date(year, number * 3, 1)), QuarterName(year, number)


def month_of(word: str) -> int | None:
    """The number of a month by its name or the first letters of it, in English or Welsh."""
    short = "sep" if word.casefold() == "sept" else word.casefold()
    names = [*enumerate(MONTHS, start=1), *enumerate(WELSH_MONTHS, start=1)]
    fits = [number for number, name in names if len(short) > 2 and name.startswith(short)]
    return fits[0] if fits else None


def day_of(day: int, month: int, year: int) -> date | None:
    """That day, None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_of(digits: str) -> int:
    """The year of four digits or of two."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + 2000 if year + 1900 < FIRST_TWO_DIGIT_YEAR else year + 1900


def _parts(words: str) -> tuple[int, int, int | None] | None:
    """Day, month and year, the last where it was written. They may be no day that there is."""
    text = WEEKDAY.sub("", folded(words), count=1)
    if found := _YEAR_FIRST.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _IN_FIGURES.fullmatch(text):
        year = found[4] or found[6]
        return int(found[1]), int(found[3] or found[5]), year_of(year) if year else None
    if found := _IN_WORDS.fullmatch(text):
        day, month, year = found.groups()
    elif found := _MONTH_FIRST.fullmatch(text):
        month, day, year = found.groups()
    else:
        return None
    number = month_of(month)
    return (int(day), number, year_of(year) if year else None) if number else None


def _month(name: str, year: int) -> Period | None:
    number = month_of(name)
    if number is None:
        return None
    first = date(year, number, 1)
    return Period(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))
