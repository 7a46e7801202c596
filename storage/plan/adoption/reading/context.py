"""What a file says about itself beside its rows: whose plan it is, its years and quarter, the key of its
ratings, and whether "Q2 2005" is a calendar quarter."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from storage.facts.plan import QuarterName
from storage.plan.adoption.grids.grid import Grid, Spot
from storage.plan.adoption.words.days import How, Reader, last_of, read_day
from storage.plan.adoption.words.ratings import key_of
from storage.rules.calendar import quarters

_FY = re.compile(r"(?<![\d/.-])(20\d{2}|\d{2})\s?[/–-]\s?(20\d{2}|\d{2})(?![\d/.-])")
_FY_SPACED = re.compile(r"(?<!\d)(20\d{2})[ _](\d{2})(?!\d)")
_SPAN = re.compile(r"(?<![\d/.-])(20\d{2})\s?(?:-|–|—|/|to)\s?(20\d{2})(?![\d/.-])")
_SHORT_SPAN = re.compile(r"(?<![\d/.-])(20\d{2})\s?[-–—/]\s?(\d{2})(?![\d/.-])")
_QUARTER = re.compile(r"\b(?:q|qtr|quarter)\s?([1-4])\b", re.IGNORECASE)
_AS_AT = re.compile(
    r"\b(?P<said>as at|as of|position at|position as at|status at|correct at|quarter ending|quarter ended|"
    r"period ending|to end of|at end of|printed|updated|last updated|run on|exported on|report date|date)\W+"
    r"(?P<day>[\w ./'-]{6,30})",
    re.IGNORECASE,
)
_OF_THE_FILE = ("printed", "updated", "last updated", "run on", "exported on", "report date", "date")
"""What says when the file was made, and only likely when things stood so."""
_NAMES_THE_PLAN = ("plan name", "plan title", "plan", "name of plan", "project name", "board name", "title")
_DATES_THE_FILE = ("date of export", "export date", "report date", "date", "exported", "last updated")
_SOON = 45
"""A position given so many days into a quarter is likelier that of the quarter before."""
_OFFICE = re.compile(
    r"\b(?:council|authority|opcc|office of the|commissioner|police and crime|fire and rescue|city of|county of|"
    r"borough|combined authority|mayor|department|ministry|constabulary)\b",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\b(?:plan|strategy|programme|milestones|actions?|delivery|tracker|register|update|report)\b",
    re.IGNORECASE,
)
_VERSION = re.compile(r"\b(?:version|v)\.?\s?(\d+(?:\.\d+)*)\b", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\s+20\d{2}\b",
    re.IGNORECASE,
)
_LOOSE_QUARTER = re.compile(r"\bq([1-4])\s+(20\d{2})\b(?!\s*[/–-]\s*\d)", re.IGNORECASE)


@dataclass
class Context:
    """What is known of the whole file. `told` are the lines that said it."""

    title: str = ""
    office: str = ""
    version: str = ""
    years: tuple[date, date] | None = None
    year: int | None = None
    quarter: QuarterName | None = None
    likely_quarter: QuarterName | None = None
    key: Mapping[str, str] = field(default_factory=dict)
    calendar: bool | None = None
    told: dict[str, Spot] = field(default_factory=dict)

    def reader(self, month_first: bool = False) -> Reader:
        """How days are read in this file."""
        return Reader(month_first, self.calendar, self.year)


def context_of(lines: Sequence[Spot], grids: Sequence[Grid]) -> Context:
    """What the lines around the tables say, then the names of sheets, then the cells."""
    found = Context()
    for label, value in pairwise(lines):
        if label.row == value.row and label.place.rpartition("!")[0] == value.place.rpartition("!")[0]:
            _pair(label, value, found)
    for spot in lines:
        _line(spot, found)
    names = [name for grid in grids for name in (grid.name, grid.file.rpartition(".")[0])]
    spots = [spot for grid in grids for spot in grid.spots()]
    _years(found, [*(spot.text for spot in lines), *names], [spot.text for spot in spots])
    _quarter(found, lines, names)
    found.calendar = _calendar(lines)
    return found


def _pair(label: Spot, value: Spot, found: Context) -> None:
    """A name and a value beside it, as tools head their exports: "Plan name", "Date of export"."""
    words = " ".join(re.findall(r"[a-z]+", label.text.casefold()))
    if words in _NAMES_THE_PLAN and not found.title:
        found.title, found.told["title"], found.told["label"] = value.text, value, label
    elif words in _DATES_THE_FILE and value.day:
        found.likely_quarter = quarter_at(value.day)
    elif words in _DATES_THE_FILE and (day := read_day(value.text, None, Reader()).day):
        found.likely_quarter = quarter_at(day)


def _line(spot: Spot, found: Context) -> None:
    text = spot.text
    if key := key_of(text):
        found.key = {**found.key, **key}
        found.told["key"] = spot
    if version := _VERSION.search(text):
        found.version = found.version or version[1]
    if len(text) > 160:
        return
    if not found.title and _PLAN.search(text) and not key:
        found.title = text
        found.told["title"] = spot
    elif not found.office and _OFFICE.search(text) and not _PLAN.search(text):
        found.office = text
        found.told["office"] = spot


def _years(found: Context, said: Iterable[str], cells: Iterable[str]) -> None:
    """The plan's years: those of its title, a span of several before a single one; else the commonest in the
    cells."""
    said = list(said)
    for text in said:
        for first, last in _SPAN.findall(text):
            if 1 < int(last) - int(first) <= 12:
                found.years = found.years or (date(int(first), 4, 1), date(int(last), 3, 31))
        for first, last in _SHORT_SPAN.findall(text):
            if 1 < (int(last) - int(first)) % 100 <= 12:
                ends = int(first) + (int(last) - int(first)) % 100
                found.years = found.years or (date(int(first), 4, 1), date(ends, 3, 31))
    single = [year for text in said for year in financial_years(text)]
    common = Counter(year for text in cells for year in financial_years(text)).most_common(1)
    found.year = single[0] if single else common[0][0] if common else None
    if found.years is None and single:
        found.years = (date(single[0], 4, 1), date(max(single) + 1, 3, 31))


def financial_years(text: str) -> list[int]:
    """The financial years that a text names, by the year in which they begin."""
    found = []
    for first, last in (*_FY.findall(text), *_FY_SPACED.findall(text)):
        begins = int(first) + (2000 if len(first) == 2 else 0)
        if (int(last) - begins) % 100 == 1 and (len(first) == 4 or 4 <= int(first) <= 60):
            found.append(begins)
    return found


def _quarter(found: Context, lines: Sequence[Spot], names: Sequence[str]) -> None:
    """The quarter whose position the file gives: the one that is named, else the last that had ended on its
    day."""
    for text, spot in (*((spot.text, spot) for spot in lines), *((name, None) for name in names)):
        named = _QUARTER.findall(text)
        years = financial_years(text) or ([found.year] if found.year else [])
        if len(set(named)) == 1 and years and not _LOOSE_QUARTER.search(text):
            found.quarter = QuarterName(years[0], int(named[0]))
            found.told |= {"quarter": spot} if spot else {}
            return
    for spot in lines:
        said, day = as_at(spot.text)
        if day and said not in _OF_THE_FILE:
            found.quarter, found.told["quarter"] = quarter_at(day), spot
            return
        if day:
            found.likely_quarter = quarter_at(day)
    if found.likely_quarter is None and found.title and (month := _MONTH.search(found.title)):
        found.likely_quarter = quarter_at(read_day(month[0], None, Reader()).day or date.max)


def as_at(text: str) -> tuple[str, date | None]:
    """The day that a line says it is as at, and how it says so."""
    for found in _AS_AT.finditer(text):
        words = found["day"].strip(" .").split(" ")
        for length in range(min(len(words), 4), 0, -1):
            read = read_day(" ".join(words[:length]), None, Reader())
            if read.how in (How.EXACT, How.MONTH) and read.day:
                return found["said"].casefold(), read.day
    return "", None


def quarter_at(day: date) -> QuarterName:
    """The quarter whose position is given on a day: the one before, where this one has only begun."""
    here = quarters.quarter_of(day)
    return here if (day - quarters.first_day(here)).days >= _SOON else quarters.previous(here)


def _calendar(lines: Sequence[Spot]) -> bool | None:
    """Whether a line explains "Q2 2005": by a day at its end, which is June's in a calendar year."""
    for spot in lines:
        for found in _LOOSE_QUARTER.finditer(spot.text):
            number, year = int(found[1]), int(found[2])
            behind = spot.text[found.end() :]
            explained = re.split(r"[;]|\bq[1-4]\b", behind, maxsplit=1, flags=re.IGNORECASE)[0]
            words = re.sub(r"^[^0-9A-Za-z]+", "", explained).strip(" .")
            day = read_day(words, None, Reader()).day
            if day == last_of(year, number * 3):
                return True
            if day == quarters.last_day(QuarterName(year, number)):
                return False
        if re.search(r"\bcalendar (?:year|quarter)", spot.text, re.IGNORECASE):
            return True
    return None


def calendar_by_fit(days: Sequence[str], years: tuple[date, date] | None) -> bool | None:
    """Whether "Q1 2006" is a calendar quarter, told by which reading keeps all of them within the plan's
    years."""
    if years is None or not days:
        return None
    fits = {kind: all(_inside(text, kind, years) for text in days) for kind in (True, False)}
    return next((kind for kind in (True, False) if fits[kind] and not fits[not kind]), None)


def _inside(text: str, calendar: bool, years: tuple[date, date]) -> bool:
    day = read_day(text, None, Reader(calendar=calendar)).day
    return day is None or years[0] <= day <= years[1]
