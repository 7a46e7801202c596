"""A workbook with a sheet for each quarter: the newest says what the plan is, the older ones how it stood."""

import re
from collections.abc import Sequence

from storage.facts.plan import QuarterName
from storage.plan.adoption.deciding.refs import own_ref, title_key
from storage.plan.adoption.docket import Docket
from storage.plan.adoption.grids.grid import Grid
from storage.plan.adoption.reading.context import Context, financial_years
from storage.plan.adoption.reading.rows import Entry
from storage.rules.calendar import quarters

_QUARTER = re.compile(r"\b(?:q|qtr|quarter)\W?([1-4])\b", re.IGNORECASE)
_ALIKE = 0.5
Older = dict[str, list[tuple[QuarterName, Entry]]]
"""How each commitment stood in the quarters of older sheets, by what it is known by."""


def newest(entries: Sequence[Entry], context: Context, docket: Docket) -> tuple[list[Entry], Older]:
    """The entries of the newest sheet, with whatever no newer one has; and how they stood before. Where sheets are no
    quarters, or hold other commitments, all entries as they are."""
    by_sheet = {id(entry.grid): entry.grid for entry in entries}
    begins = {at: min(entry.row for entry in entries if id(entry.grid) == at) for at in by_sheet}
    named = {
        at: _quarter(grid.name, context) or _above(grid, begins[at], context, docket)
        for at, grid in by_sheet.items()
    }
    times = {at: quarter for at, quarter in named.items() if quarter}
    if len(times) < 2 or len(set(times.values())) < len(times) or not _are_alike(entries, list(times)):
        return list(entries), {}
    last = max(times.values(), key=quarters.index)
    context.quarter = last
    kept: dict[str, Entry] = {}
    older: Older = {}
    for entry in sorted(entries, key=lambda one: -quarters.index(times.get(id(one.grid), last))):
        key, quarter = known_by(entry), times.get(id(entry.grid), last)
        if kept.setdefault(key, entry) is not entry:
            older.setdefault(key, []).append((quarter, entry))
            for spot in entry.own:
                docket.came_of(spot, "no_place", "older_sheet")
    docket.note(
        "sheets_of_quarters", [], "; ".join(grid.name for grid in by_sheet.values()), quarters.code(last)
    )
    return [entry for entry in entries if kept[known_by(entry)] is entry], older


def known_by(entry: Entry) -> str:
    """What a commitment is known by from sheet to sheet: its reference, else its title."""
    return own_ref(entry)[0].casefold() or title_key(entry)


def _quarter(name: str, context: Context) -> QuarterName | None:
    found = _QUARTER.search(name)
    years = financial_years(name) or ([context.year] if context.year else [])
    return QuarterName(years[0], int(found[1])) if found and years else None


def _above(grid: Grid, row: int, context: Context, docket: Docket) -> QuarterName | None:
    """The quarter that a line above a sheet's table names."""
    lines = [line for at, line in sorted(grid.lines.items()) if at < row and len(line) == 1]
    for spot in (spot for line in lines for spot in line.values()):
        if quarter := _quarter(spot.text, context):
            docket.came_of(spot, "noted", "quarter")
            return quarter
    return None


def _are_alike(entries: Sequence[Entry], sheets: Sequence[int]) -> bool:
    """Whether sheets hold the same commitments, by and large."""
    keys = [{known_by(entry) for entry in entries if id(entry.grid) == sheet} for sheet in sheets]
    shared = set.intersection(*keys)
    return len(shared) >= _ALIKE * max(len(one) for one in keys)
