"""Reads the days that people write into plans: "Sep '19", "Q4 2025/26", "by end March 2026", "Ongoing",
"TBC". What can be read only one way is sure; everything else is likely at most, and somebody is asked."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from storage.facts.plan import QuarterName
from storage.plan.files.scalars import FIRST_YEAR, LAST_YEAR
from storage.rules.calendar import quarters
from storage.rules.calendar.days import names_other_weekday, year_of


class How(StrEnum):
    """How a day was read. The first four are sure."""

    EXACT = "exact"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    SPAN = "span"
    ONGOING = "ongoing"
    UNKNOWN = "unknown"
    SEVERAL = "several"
    LOOSE = "loose"
    WHICH_QUARTER = "which_quarter"
    NO_YEAR = "no_year"
    OTHER_WEEKDAY = "other_weekday"
    UNCLEAR = "unclear"


SURE = frozenset({How.EXACT, How.MONTH, How.QUARTER, How.YEAR, How.SPAN})


@dataclass(frozen=True)
class Reader:
    """What must be known to read some days: whether the month comes first in a column, whether "Q2 2005" is a
    calendar quarter (None where nobody knows), and the financial year that the sheet is about."""

    month_first: bool = False
    calendar: bool | None = None
    year: int | None = None


@dataclass(frozen=True)
class ReadDay:
    """What was read: the day (the last, where a span is named), its first where it is a span, and how. Where
    it is not sure, `day` is the likeliest, or None."""

    how: How
    day: date | None = None
    first: date | None = None

    @property
    def sure(self) -> bool:
        """Whether nobody needs to be asked."""
        return self.how in SURE and self.day is not None


_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_WELSH = "ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr"
_MONTH = rf"(?P<month>{_WELSH}|(?:{_MONTHS})[a-z]*)\.?"
_YEAR = r"'?(?P<year>\d{4}|\d{2})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FY = r"(?:fy\s*)?\(?(?P<from>\d{4}|\d{2})\s*[/–-]\s*(?P<to>\d{4}|\d{2})\)?"
_Q = r"(?:q|qtr|quarter)\s*(?P<q>[1-4])"
_SEP = r"\s*[\s/.,–-]\s*"
_FORMS: tuple[tuple[str, "re.Pattern[str]"], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("iso", r"(?P<year>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<day>\d{1,2})(?:[ t]\d{1,2}:\d{2}.*)?"),
        ("numbers", r"(?P<a>\d{1,2})\s*[/.\-]\s*(?P<b>\d{1,2})\s*[/.\-]\s*(?P<year>\d{4}|\d{2})"),
        ("words", rf"{_DAY}{_SEP}(?:of\s+)?{_MONTH}{_SEP}{_YEAR}"),
        ("words", rf"{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})"),
        ("quarter", rf"{_Q}(?:\s*of)?\s*[,\s]?\s*{_FY}"),
        ("quarter", rf"{_FY}\s*[,\s:–-]?\s*{_Q}"),
        ("loose_quarter", rf"{_Q}(?:\s*of)?[\s,/–-]*(?P<year>\d{{4}})"),
        ("loose_quarter", rf"(?P<year>\d{{4}})[\s,/–-]*{_Q}"),
        ("bare_quarter", _Q),
        ("fy", _FY),
        ("month", rf"{_MONTH}(?:{_SEP}|(?=')){_YEAR}"),
        ("month_number", r"(?P<m>0?[1-9]|1[0-2])\s*[/.]\s*(?P<year>20\d{2})"),
        ("no_year", rf"(?:{_DAY}\s+)?{_MONTH}"),
        ("year", r"(?P<year>20\d{2})"),
        ("season", r"(?P<season>spring|summer|autumn|winter)\s+(?P<year>20\d{2})"),
    )
)
_ONGOING = re.compile(
    r"\b(on-?\s?going|continu(?:ous|al|ing)|throughout|rolling|annual(?:ly)?|yearly|each year|every year|monthly|"
    r"quarterly|weekly|bi-?annual(?:ly)?|recurring|business as usual|bau|life of (?:the )?plan|permanent|regular)\b"
)
_UNKNOWN = re.compile(
    r"[\W_]*(tb[cda]|to be (?:confirmed|agreed|determined|decided|advised|set)|n/?a|not (?:specified|set|known|"
    r"yet set|applicable|agreed)|none|unknown|pending|date to be.*|awaiting.*|no date)?[\W_]*"
)
_LEADING = re.compile(
    r"^(?:(?:no later than|to be completed|to be|by|before|due|on|until|end of|end|the|completed|complete|target|"
    r"from|revised to|now|mid|early|late|during|in|mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?[\s:,]+)+"
)
_BETWEEN = re.compile(r"\s+(?:to|until|through|-|–|—)\s+|\s*[–—]\s*|(?<=[a-z])\s*-\s*(?=[a-z])")
_MOVED = re.compile(
    r"(?:revised|now|moved|extended|changed|new|→|->|slipped|re-?profiled)[^0-9a-z]*(?:to|date)?[^0-9a-z]*"
)
_WAS = re.compile(r"\b(?:was|original(?:ly)?|previous(?:ly)?|formerly|baseline|from)\b")
_SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 12}


def read_day(text: str, day: date | None, reader: Reader) -> ReadDay:
    """The day that a cell holds: a real date as it is, else as its words are read."""
    if day is not None:
        return ReadDay(How.EXACT if in_reach(day) else How.UNCLEAR, day if in_reach(day) else None)
    words = " ".join(text.casefold().replace("’", "'").replace("‘", "'").split())
    if _UNKNOWN.fullmatch(words):
        return ReadDay(How.UNKNOWN)
    for read in (_whole, _span, _several):
        if found := read(words, reader):
            again = found.how in (How.LOOSE, How.SEVERAL) and _ONGOING.search(words)
            return ReadDay(How.ONGOING, found.day) if again else found
    return ReadDay(How.ONGOING if _ONGOING.search(words) else How.UNCLEAR)


def in_reach(day: date | None) -> bool:
    """Whether a day lies in the years that a plan may name."""
    return day is not None and FIRST_YEAR <= day.year <= LAST_YEAR


def _whole(words: str, reader: Reader) -> ReadDay | None:
    """All of the words as one day."""
    bare = _LEADING.sub("", words).strip(" .,;")
    for name, pattern in _FORMS:
        found = pattern.fullmatch(bare)
        read = _made(name, found, reader) if found else None
        if read and (read.day is None or in_reach(read.day)):
            denied = read.how is How.EXACT and read.day and names_other_weekday(words, read.day)
            return replace(read, how=How.OTHER_WEEKDAY) if denied else read
    return None


def _made(name: str, found: "re.Match[str]", reader: Reader) -> ReadDay | None:
    try:
        return _MAKERS[name](found, reader)
    except ValueError:
        return None


def _iso(found: "re.Match[str]", _: Reader) -> ReadDay:
    return ReadDay(How.EXACT, date(int(found["year"]), int(found["m"]), int(found["day"])))


def _numbers(found: "re.Match[str]", reader: Reader) -> ReadDay:
    first, second = int(found["a"]), int(found["b"])
    turned = reader.month_first if max(first, second) <= 12 else second > 12
    day, month = (second, first) if turned else (first, second)
    return ReadDay(How.EXACT, date(year_of(found["year"]), month, day))


def _words(found: "re.Match[str]", _: Reader) -> ReadDay:
    return ReadDay(How.EXACT, date(year_of(found["year"]), _month(found["month"]), int(found["day"])))


def _month_year(found: "re.Match[str]", _: Reader) -> ReadDay:
    year, month = year_of(found["year"]), _month(found["month"])
    return ReadDay(How.MONTH, last_of(year, month), date(year, month, 1))


def _month_number(found: "re.Match[str]", _: Reader) -> ReadDay:
    year, month = int(found["year"]), int(found["m"])
    return ReadDay(How.MONTH, last_of(year, month), date(year, month, 1))


def _quarter(found: "re.Match[str]", _: Reader) -> ReadDay | None:
    quarter = QuarterName(year_of(found["from"]), int(found["q"]))
    return _of_quarter(quarter) if _follows(found) else None


def _follows(found: "re.Match[str]") -> bool:
    return (int(found["to"]) - int(found["from"])) % 100 == 1


def _of_quarter(quarter: QuarterName, how: How = How.QUARTER) -> ReadDay:
    return ReadDay(how, quarters.last_day(quarter), quarters.first_day(quarter))


def _loose_quarter(found: "re.Match[str]", reader: Reader) -> ReadDay:
    year, number = int(found["year"]), int(found["q"])
    how = How.WHICH_QUARTER if reader.calendar is None else How.QUARTER
    if reader.calendar:
        return ReadDay(how, last_of(year, number * 3), date(year, number * 3 - 2, 1))
    return _of_quarter(QuarterName(year, number), how)


def _bare_quarter(found: "re.Match[str]", reader: Reader) -> ReadDay:
    if reader.year is None:
        return ReadDay(How.NO_YEAR)
    return _of_quarter(QuarterName(reader.year, int(found["q"])), How.QUARTER)


def _financial_year(found: "re.Match[str]", _: Reader) -> ReadDay | None:
    year = year_of(found["from"])
    return ReadDay(How.YEAR, date(year + 1, 3, 31), date(year, 4, 1)) if _follows(found) else None


def _no_year(found: "re.Match[str]", reader: Reader) -> ReadDay:
    if reader.year is None:
        return ReadDay(How.NO_YEAR)
    month = _month(found["month"])
    year = reader.year + (month <= 3)
    day = date(year, month, int(found["day"])) if found["day"] else last_of(year, month)
    return ReadDay(How.NO_YEAR, day)


def _calendar_year(found: "re.Match[str]", _: Reader) -> ReadDay:
    year = int(found["year"])
    return ReadDay(How.LOOSE, date(year, 12, 31), date(year, 1, 1))


def _season(found: "re.Match[str]", _: Reader) -> ReadDay:
    return ReadDay(How.LOOSE, last_of(int(found["year"]), _SEASONS[found["season"]]))


_MAKERS = {
    "iso": _iso, "numbers": _numbers, "words": _words, "quarter": _quarter, "loose_quarter": _loose_quarter,
    "bare_quarter": _bare_quarter, "fy": _financial_year, "month": _month_year, "month_number": _month_number,
    "no_year": _no_year, "year": _calendar_year, "season": _season,
}  # fmt: skip


def _month(text: str) -> int:
    welsh = _WELSH.split("|")
    return 1 + (welsh.index(text) if text in welsh else _MONTHS.split("|").index(text[:3]))


def last_of(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _span(words: str, reader: Reader) -> ReadDay | None:
    """ "April 2024 to March 2025": two days of which the first comes first. A start may leave its year to the
    end."""
    parts = _BETWEEN.split(words)
    if len(parts) != 2 or not all(parts):
        return None
    end = _whole(parts[1], reader)
    if end is None or not end.sure or end.day is None:
        return None
    begin = _whole(parts[0], reader)
    if begin is None or (begin.how in (How.NO_YEAR, How.LOOSE) and not re.search(r"\d{4}", parts[0])):
        begin = _whole(f"{parts[0]} {end.day.year}", reader)
    first = (begin.first or begin.day) if begin and begin.sure else None
    return ReadDay(How.SPAN, end.day, first) if first and first < end.day else None


def _several(words: str, reader: Reader) -> ReadDay | None:
    """Days among other words: one is likely the one that is meant; of several, the one that it was moved
    to."""
    found = [(at, read) for at, read in _days_in(words, reader) if read.day]
    if len(found) == 1 and len(re.findall(r"\d+", words)) > 1 and _is_whole_year(found[0][1]):
        return None  # The day of a month that is not known: its year alone would mislead.
    if not found:
        return None
    found_days = [(at, read.day) for at, read in found]
    if len({day for _, day in found_days}) == 1:
        return ReadDay(How.LOOSE, found_days[0][1])
    still = [(at, read.day) for at, read in found if not _WAS.search(words[max(0, at - 14) : at])]
    moved = [day for at, day in still if _MOVED.search(words[:at])]
    return ReadDay(How.SEVERAL, moved[-1] if moved else max(day for _, day in still or found_days if day))


def _is_whole_year(read: ReadDay) -> bool:
    return read.first is not None and read.day == date(read.first.year, 12, 31) and read.first.month == 1


def _days_in(words: str, reader: Reader) -> list[tuple[int, ReadDay]]:
    """Each day that is named, with where it begins, from the left."""
    found, at = [], 0
    while at < len(words):
        longest = _longest(words, at, reader)
        if longest:
            found.append((at, longest[1]))
            at = longest[0]
        else:
            at += 1
    return found


def _longest(words: str, at: int, reader: Reader) -> tuple[int, ReadDay] | None:
    if at and words[at - 1].isalnum():
        return None
    best: tuple[int, ReadDay] | None = None
    for name, pattern in _FORMS:
        match = pattern.match(words, at) if name != "bare_quarter" or reader.year else None
        ends = match.end() if match else at
        read = _made(name, match, reader) if match and not words[ends : ends + 1].isalnum() else None
        if read and in_reach(read.day) and ends > (best[0] if best else at):
            best = ends, read
    return best
