"""The days of each commitment: when it starts, is due and was completed. What a cell says for sure is taken;
what may be meant otherwise is asked, once for all cells that say the same."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from storage.plan.adoption.deciding.people import AS_ABOVE
from storage.plan.adoption.docket import Docket, Pending
from storage.plan.adoption.grids.grid import Spot
from storage.plan.adoption.reading.context import Context, calendar_by_fit
from storage.plan.adoption.reading.rows import Entry
from storage.plan.adoption.words.days import How, ReadDay, Reader, in_reach, read_day
from storage.plan.adoption.words.names import tidy

CALENDAR, FINANCIAL = "Calendar quarters: Q1 is January to March", "Financial quarters: Q1 is April to June"
DAY_FIRST, MONTH_FIRST = "The day comes first: 3/4 is 3 April", "The month comes first: 3/4 is 4 March"


@dataclass
class EntryDays:
    """Reads the days of all entries with what is known of the file."""

    docket: Docket
    context: Context
    last: date
    today: date
    readers: dict[tuple[int, int], Reader]

    def of(self, entry: Entry, ref: str, above: Mapping[str, object]) -> dict[str, object]:
        """Start, due, completed_on, and the type where a cell says that it is ongoing."""
        found: dict[str, object] = {}
        self._start(entry, found)
        self._due(entry, ref, found, above)
        self._completed(entry, found)
        self._order(entry, ref, found)
        return found

    def _completed(self, entry: Entry, found: dict[str, object]) -> None:
        """A day on which it can have been completed, as the plan's check would take it."""
        done = entry.spot("completed_on")
        read = self._read(entry, done) if done else None
        if done and read and read.sure and read.day:
            start = found.get("start")
            if read.day <= self.today and not (isinstance(start, date) and read.day < start):
                found["completed_on"] = read.day
                self.docket.came_of(done, "carried", "commitments.completed_on")
            else:
                self.docket.came_of(done, "no_place", "impossible_day")

    def _read(self, entry: Entry, spot: Spot) -> ReadDay:
        return read_day(spot.text, spot.day, self._reader(entry, spot))

    def _reader(self, entry: Entry, spot: Spot) -> Reader:
        return self.readers.get((id(entry.columns), spot.column), self.context.reader())

    def _start(self, entry: Entry, found: dict[str, object]) -> None:
        spot = entry.spot("start")
        read = self._read(entry, spot) if spot else None
        if spot and read and read.sure:
            found["start"] = read.first or read.day
            self.docket.came_of(spot, "carried", "commitments.start")
            if read.how is not How.EXACT:
                self.docket.note(f"start_{read.how}", [spot], spot.text, _shown(found["start"]))
        elif spot and read and read.how not in (How.UNKNOWN, How.ONGOING):
            self._ask_start(spot, found)

    def _ask_start(self, spot: Spot, found: dict[str, object]) -> None:
        read = read_day(spot.text, spot.day, self.context.reader())
        key = f"start:{tidy(spot.text).casefold()}"
        likely = _shown(read.first or read.day) if read.day else LEAVE_EMPTY
        options = tuple(dict.fromkeys((likely, LEAVE_EMPTY)))
        kind = "other_weekday" if read.how is How.OTHER_WEEKDAY else "start"
        about = (f"{read.day:%A}",) if read.day else ()
        day = self.docket.ask(kind, key, [spot], spot.text, options, likely, as_day_or_none, about)
        if isinstance(day, date) and day != NO_DAY:
            found["start"] = day
            self.docket.came_of(spot, "carried", "commitments.start")

    def _due(self, entry: Entry, ref: str, found: dict[str, object], above: Mapping[str, object]) -> None:
        spots = entry.spots("due")
        spot = spots[0] if spots else None
        if spot and AS_ABOVE.fullmatch(spot.text) and above.get("due"):
            found["due"] = above["due"]
            self.docket.note("as_above", [spot], spot.text)
            self.docket.came_of(spot, "carried", "commitments.due")
            return
        for other in spots[1:]:
            self.docket.came_of(other, "no_place", "other_day")
        read = self._read(entry, spot) if spot else read_day("", None, self.context.reader())
        if spot and read.sure:
            self._sure(spot, read, found)
        else:
            found["due"] = self._ask_due(entry, ref, spot, read, found)

    def _sure(self, spot: Spot, read: ReadDay, found: dict[str, object]) -> None:
        found["due"] = read.day
        if read.first and read.how is How.SPAN:
            found.setdefault("start", read.first)
        self.docket.came_of(spot, "carried", "commitments.due")
        if read.how is not How.EXACT:
            self.docket.note(f"day_{read.how}", [spot], spot.text, _shown(read.day))

    def _ask_due(
        self, entry: Entry, ref: str, spot: Spot | None, read: ReadDay, found: dict[str, object]
    ) -> object:
        """Asked once for all cells that say the same, or nothing."""
        del ref
        if spot and read.how is How.WHICH_QUARTER:
            return self._which_quarter(entry, spot)
        if read.how is How.ONGOING:
            found["type"] = "ongoing"
        said = tidy(spot.text) if spot else ""
        likely = read.day or self.last
        title = entry.spot("title")
        spots = [one for one in (spot or title,) if one]
        endless = read.how is How.ONGOING and read.day is None
        key = "due:ongoing" if endless else f"due:{said.casefold()}" if said else "due:none"
        options = tuple(_shown(day) for day in dict.fromkeys((likely, self.last)))
        about = (f"{likely:%A}",)
        kind = _ASKED_AS.get(read.how, "unclear_day")
        return self.docket.ask(kind, key, spots, said, options, _shown(likely), as_day, about)

    def _which_quarter(self, entry: Entry, spot: Spot) -> object:
        """Whether "Q2 2005" is April to June or July to September: one answer holds for the file."""
        likely = FINANCIAL if self.context.calendar is None else CALENDAR
        kind = self.docket.ask(
            "which_quarter", "calendar", [spot], spot.text, (CALENDAR, FINANCIAL), likely,
            lambda given: True if given == CALENDAR else False if given == FINANCIAL else None,
        )  # fmt: skip
        if isinstance(kind, Pending):
            return kind
        reader = self._reader(entry, spot)
        self.docket.came_of(spot, "carried", "commitments.due")
        return read_day(spot.text, None, Reader(reader.month_first, kind, reader.year)).day

    def _order(self, entry: Entry, ref: str, found: dict[str, object]) -> None:
        """A day that it is due before it starts: a year is mistyped likelier than anything else."""
        start, due = found.get("start"), found.get("due")
        spot = entry.spot("due") or entry.spot("start")
        if not (isinstance(start, date) and isinstance(due, date) and due < start and spot):
            return
        likely = due
        while likely < start:
            likely = _year_later(likely)
        title = entry.spot("title")
        about = (ref, _shown(start), _shown(due))
        key = f"order:{tidy(title.text).casefold()[:100] if title else ref}"
        options = tuple(_shown(day) for day in dict.fromkeys((likely, self.last)))
        found["due"] = self.docket.ask(
            "due_before_start", key, [spot], spot.text, options, _shown(likely),
            lambda given: day if (day := as_day(given)) and day >= start else None, about,
        )  # fmt: skip


_ASKED_AS = {
    How.ONGOING: "ongoing", How.SEVERAL: "several_days", How.UNKNOWN: "no_day", How.OTHER_WEEKDAY: "other_weekday",
}  # fmt: skip
LEAVE_EMPTY = "Leave it empty"
NO_DAY = date.min
"""Stands for the answer that there is to be no day."""


def as_day(given: str) -> date | None:
    """The day that somebody answers with."""
    read = read_day(given, None, Reader())
    return read.day if read.sure and in_reach(read.day) else None


def as_day_or_none(given: str) -> date | None:
    """A day, or NO_DAY where there is to be none."""
    return NO_DAY if given.casefold() == LEAVE_EMPTY.casefold() else as_day(given)


def _shown(day: object) -> str:
    return f"{day:%d/%m/%Y}" if isinstance(day, date) else ""


def _year_later(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day + timedelta(days=365)


def readers(entries: Sequence[Entry], docket: Docket, context: Context) -> dict[tuple[int, int], Reader]:
    """How each column's days are to be read: month first where a day can be read no other way."""
    texts: dict[tuple[int, int], list[Spot]] = {}
    for entry in entries:
        for name in ("due", "start", "completed_on"):
            for spot in entry.spots(name):
                texts.setdefault((id(entry.columns), spot.column), []).append(spot)
    return {column: _reader_of(spots, docket, context) for column, spots in texts.items()}


def _reader_of(spots: Sequence[Spot], docket: Docket, context: Context) -> Reader:
    plain = context.reader()
    numbers = [(spot, *pair) for spot in spots if (pair := _numbers(spot))]
    months_first, days_first = day_order(spots)
    if not months_first:
        return plain
    if not days_first:
        docket.note("month_first", months_first, months_first[0].text)
        return context.reader(month_first=True)
    said = f"{months_first[0].text}; {days_first[0].text}"
    both = [spot for spot, first, second in numbers if max(first, second) <= 12]
    if not both:
        return plain
    answer = docket.pick("day_order", "days:order", both, said, (DAY_FIRST, MONTH_FIRST), DAY_FIRST)
    return context.reader(month_first=answer == MONTH_FIRST)


def day_order(spots: Sequence[Spot]) -> tuple[list[Spot], list[Spot]]:
    """The days in figures that can only have the month first, and those that can only have the day first."""
    numbers = [(spot, *pair) for spot in spots if (pair := _numbers(spot))]
    return (
        [spot for spot, first, second in numbers if second > 12 >= first],
        [spot for spot, first, second in numbers if first > 12 >= second],
    )


def _numbers(spot: Spot) -> tuple[int, int] | None:
    """The first two numbers of a day that is written in three."""
    found = (
        None if spot.day else re.fullmatch(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})\s*", spot.text)
    )
    return (int(found[1]), int(found[2])) if found else None


def settle_calendar(entries: Sequence[Entry], context: Context, docket: Docket) -> None:
    """Whether quarters are the calendar's: the file says so, or only one reading keeps them within its
    years."""
    loose = [
        spot
        for entry in entries
        for spot in entry.spots("due")
        if read_day(spot.text, spot.day, Reader()).how is How.WHICH_QUARTER
    ]
    if context.calendar is None:
        context.calendar = calendar_by_fit([spot.text for spot in loose], context.years)
    if loose and context.calendar is not None:
        docket.note("calendar" if context.calendar else "financial", loose[:1], loose[0].text)
