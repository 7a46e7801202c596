"""Financial-year quarters, 1 April to 31 March: their days, their order and their names. No timetable."""

import re
from datetime import date, timedelta

from storage.facts.plan import QuarterName

_MONTHS = ("April to June", "July to September", "October to December", "January to March")
_YEARS = r"(?:fy\s*)?(\d{4}|\d{2})\s*[/–-]\s*(\d{4}|\d{2})"
_NUMBER = r"(?:(?:q(?:uarter|tr)?|chwarter)\.?\s*([1-4])|([1-4])(?:st|nd|rd|th)\s+quarter)"
_YEAR_FIRST = re.compile(rf"{_YEARS}\s*[,:–-]?\s*{_NUMBER}", re.IGNORECASE)
_QUARTER_FIRST = re.compile(rf"{_NUMBER}\s*[,:–-]?\s*(?:of\s+)?{_YEARS}", re.IGNORECASE)
_ALONE = re.compile(rf"(?<![a-z0-9]){_NUMBER}(?![0-9])", re.IGNORECASE)
_MONTHS_OF_IT = re.compile(r"\s*\(([a-z]{3,9} to [^()]*)\)$", re.IGNORECASE)


def index(quarter: QuarterName) -> int:
    """Quarters counted from year 0, for ordering and for differences."""
    return quarter.year * 4 + quarter.number - 1


def at_index(position: int) -> QuarterName:
    """The quarter that `index` counts so."""
    return QuarterName(position // 4, position % 4 + 1)


def previous(quarter: QuarterName) -> QuarterName:
    """The quarter before."""
    return at_index(index(quarter) - 1)


def following(quarter: QuarterName) -> QuarterName:
    """The quarter after."""
    return at_index(index(quarter) + 1)


def first_day(quarter: QuarterName) -> date:
    """The quarter's first day: 1 April, July, October, or January of the next calendar year."""
    if quarter.number == 4:
        return date(quarter.year + 1, 1, 1)
    return date(quarter.year, 1 + 3 * quarter.number, 1)


def last_day(quarter: QuarterName) -> date:
    """The quarter's last day, which is the cut-off of its data."""
    return first_day(following(quarter)) - timedelta(days=1)


def quarter_of(day: date) -> QuarterName:
    """The quarter that `day` falls in."""
    if day.month <= 3:
        return QuarterName(day.year - 1, 4)
    return QuarterName(day.year, (day.month - 1) // 3)


def last_ended(day: date) -> QuarterName:
    """The newest quarter whose last day is before `day`."""
    return previous(quarter_of(day))


def _financial_year(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02d}"


def code(quarter: QuarterName) -> str:
    """As files write it: "2021/22 Q1"."""
    return f"{_financial_year(quarter.year)} Q{quarter.number}"


def short_label(quarter: QuarterName) -> str:
    """As messages write it: "Q1 2021/22"."""
    return f"Q{quarter.number} {_financial_year(quarter.year)}"


def long_label(quarter: QuarterName) -> str:
    """As papers write it, with the months: "Quarter 1 2021/22 (April to June 2021)"."""
    months = f"{_MONTHS[quarter.number - 1]} {first_day(quarter).year}"
    return f"Quarter {quarter.number} {_financial_year(quarter.year)} ({months})"


def parse(text: str) -> QuarterName:
    """Read "2021/22 Q1", "Q1 2021/22", "q1 2021-22", "Quarter 1 21/22" or a quarter's long label.

    Raises ValueError, saying what would be right, when the text is none of these or its years do not follow.
    """
    months = _MONTHS_OF_IT.search(text.strip())
    said = text.strip()[: months.start()] if months else text.strip()
    if found := _YEAR_FIRST.fullmatch(said):
        start, end, *number = found.groups()
    elif found := _QUARTER_FIRST.fullmatch(said):
        *number, start, end = found.groups()
    else:
        raise ValueError(f'"{text}" is not a quarter: write it like "2021/22 Q1"')
    year = int(start) + (2000 if len(start) == 2 else 0)
    quarter = QuarterName(year, int(number[0] or number[1]))
    if not follows(year, end):
        raise ValueError(f'"{text}" names two years that do not follow: did you mean "{code(quarter)}"?')
    if months and not long_label(quarter).casefold().partition("(")[2].startswith(months[1].casefold()):
        raise ValueError(f'"{text}" is not a quarter: write it like "2021/22 Q1"')
    return quarter


def named(text: str) -> QuarterName | None:
    """The quarter that the text names, as `parse` reads it; None for what is no quarter."""
    try:
        return parse(text)
    except ValueError:
        return None


def is_of_another(text: str, quarter: QuarterName) -> bool:
    """Whether words name quarters and this is none of them: by their numbers, where no year stands beside one."""
    spoken = (one for pattern in (_YEAR_FIRST, _QUARTER_FIRST) for one in pattern.finditer(text))
    found = [named(one.group()) for one in spoken if not text[: one.start()][-1:].isalnum()]
    if whole := [one for one in found if one]:
        return quarter not in whole
    numbers = {int(one[1] or one[2]) for one in _ALONE.finditer(text)}
    return bool(numbers) and quarter.number not in numbers


def follows(year: int, end: str) -> bool:
    """Whether `end`, of two digits or four, is the year after."""
    return end in {f"{(year + 1) % 100:02d}", str(year + 1)}
