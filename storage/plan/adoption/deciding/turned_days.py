"""Dates that a program turned: opened where the day comes first, 06/05/2026 of a file with the month first is a date
in May, while 06/30/2026 beside it stays text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from storage.plan.adoption.deciding.entry_days import day_order
from storage.plan.adoption.docket import Docket
from storage.plan.adoption.grids.grid import Spot
from storage.plan.adoption.reading.rows import Entry

TURNED, AS_KEPT = "Turned: day and month change places", "Right as they are"
_MONTHS = 12
Kept = tuple[Entry, Spot]


def settle_turned(entries: Sequence[Entry], docket: Docket) -> None:
    """Asks of the dates in columns whose other days have the month first, where each of them may be a month's number
    in truth; until somebody answers they are taken for turned."""
    columns: dict[tuple[int, int], list[Kept]] = {}
    for entry in entries:
        for name in ("due", "start", "completed_on"):
            for spot in entry.spots(name):
                columns.setdefault((id(entry.columns), spot.column), []).append((entry, spot))
    for found in columns.values():
        turned = list(_turned(found))
        if turned:
            spots, said = [spot for _, spot in turned], day_order([spot for _, spot in found])[0][0].text
            options = (TURNED, AS_KEPT)
            answer = docket.pick("turned_days", "days:turned", spots, said, options, TURNED)
            _settle(turned if answer == TURNED else ())


def _turned(found: Sequence[Kept]) -> Iterator[Kept]:
    months_first, days_first = day_order([spot for _, spot in found])
    kept = [(entry, spot, spot.day) for entry, spot in found if spot.day]
    if months_first and not days_first and all(day.day <= _MONTHS for _, _, day in kept):
        yield from ((entry, spot) for entry, spot, day in kept if day.day != day.month)


def _settle(turned: Sequence[Kept]) -> None:
    for entry, spot in turned:
        if spot.day:
            day = date(spot.day.year, spot.day.day, spot.day.month)
            entry.grid.settled[spot.row, spot.column] = replace(spot, day=day, text=day.isoformat())
