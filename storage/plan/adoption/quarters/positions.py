"""Which quarter a file's ratings are of where it names none, and which column rates where none is called a rating."""

from collections.abc import Sequence
from datetime import date

from storage.facts.plan import QuarterName
from storage.plan.adoption.docket import Docket
from storage.plan.adoption.grids.grid import Spot
from storage.plan.adoption.reading.columns import NONE
from storage.plan.adoption.reading.context import Context, financial_years
from storage.plan.adoption.reading.rows import Entry
from storage.plan.adoption.words.days import read_day
from storage.plan.adoption.words.ratings import rating_of_fill
from storage.rules.calendar import quarters


def as_year(given: str) -> int | None:
    """The financial year that somebody answers with, by the year in which it begins."""
    return next(iter(financial_years(given)), None)


def coloured_column(entries: Sequence[Entry], docket: Docket) -> int | None:
    """Where no column is called a rating: one whose cells are filled in the colours of several. Somebody is
    asked."""
    if not entries or any(
        entry.columns.first("rating") is not None or entry.columns.quarters for entry in entries
    ):
        return None
    found: dict[int, list[Spot]] = {}
    rows = {(id(entry.grid), entry.row) for entry in entries}
    grids = {id(entry.grid): entry.grid for entry in entries}
    tints = [spot for at, grid in grids.items() for spot in grid.tints.values() if (at, spot.row) in rows]
    for spot in (*(spot for entry in entries for spot in entry.own), *tints):
        if spot.fill and rating_of_fill(spot.fill):
            found.setdefault(spot.column, []).append(spot)
    kinds = {at: {rating_of_fill(spot.fill) for spot in spots} for at, spots in found.items()}
    best = max(kinds, key=lambda at: (len(kinds[at]), len(found[at])), default=None)
    if best is None or len(kinds[best]) < 2:
        return None
    heading = entries[0].columns.headings.get(best)
    name = heading.text if heading else f"column {best + 1}"
    answer = docket.pick("by_fill", f"fill:{name.casefold()}", found[best][:1], name, (name, NONE), name)
    return None if answer == NONE else best


def newest_quarter(context: Context, days: Sequence[date], today: date) -> QuarterName:
    """The likeliest quarter of a position without one: the last that ended, but not after the plan's own
    years."""
    ended = context.likely_quarter or quarters.last_ended(today)
    last = context.years[1] if context.years else max(days, default=today)
    return min(ended, quarters.quarter_of(last), key=quarters.index)


def sure_days(entries: Sequence[Entry], context: Context) -> list[date]:
    """The days of all commitments that nobody needs to be asked about."""
    read = [
        read_day(spot.text, spot.day, context.reader())
        for entry in entries
        for name in ("due", "start")
        for spot in entry.spots(name)
    ]
    return [one.day for one in read if one.sure and one.day]


def years_of(days: Sequence[date], today: date) -> tuple[date, date]:
    """Whole financial years round all days that are sure, else the one that it is."""
    first, last = (
        quarters.quarter_of(day).year for day in (min(days, default=today), max(days, default=today))
    )
    return date(first, 4, 1), date(last + 1, 3, 31)
