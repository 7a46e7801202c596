"""Cells that do not say for sure what they seem to say: crossed out, taken for a date by Excel, shown otherwise than
they are kept, or an error. Somebody is asked what is meant, and the likeliest is taken meanwhile."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from openpyxl.cell.cell import ERROR_CODES

from storage.plan.adoption.docket import Docket
from storage.plan.adoption.grid import Spot
from storage.plan.adoption.names import tidy
from storage.plan.adoption.rows import LEAVE, Entry
from storage.rules.same_text import folded

_NEWER_ERRORS = ("#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#GETTING_DATA")
ERRORS = frozenset((*ERROR_CODES, *_NEWER_ERRORS))
_DAYS = frozenset({"due", "start", "completed_on", "agreed_on"})
_ASKED_ANYWAY = frozenset({"rating", "earlier_rating", "percent", "quarter"})
"""Where a date is no rating, and is asked about as such."""


def settle_doubts(entries: Sequence[Entry], docket: Docket) -> None:
    """Puts what is meant in the place of what is doubtful, in all cells that go somewhere."""
    for entry in entries:
        title = entry.spot("title")
        if not (title and title.struck):
            settle_doubts(entry.parts, docket)
            for spot in list(_spots(entry)):
                _settle(entry, spot, docket)


def _spots(entry: Entry) -> Iterator[Spot]:
    """The cells of an entry that have a place, those of rows that carry it on too."""
    rows = (entry.row, *entry.more)
    columns = {*entry.columns.headings, *(spot.column for spot in entry.own)}
    for at in sorted(columns):
        if entry.columns.field_at(at) not in ("", "no_place"):
            yield from (spot for row in rows if (spot := entry.grid.shown(row, at)))


def _settle(entry: Entry, spot: Spot, docket: Docket) -> None:
    if spot.text in ERRORS:
        docket.note("cell_error", [spot], spot.text)
        docket.came_of(spot, "no_place", "cell_error")
        entry.grid.settled[spot.row, spot.column] = None
        return
    kind = "crossed_out" if spot.struck else spot.doubt
    name = entry.columns.field_at(spot.column)
    if not kind or (spot.day and name in _DAYS | _ASKED_ANYWAY):
        return
    likely = "" if spot.struck else spot.likely
    options = tuple(dict.fromkeys((likely or LEAVE, tidy(spot.text)[:200])))
    key = f"{kind}:{folded(spot.text)[:200]}"
    meant = docket.suppose(kind, key, [spot], spot.text, options, options[0], tidy)
    whole = spot.text if meant == options[-1] and len(options) > 1 else meant
    settled = replace(spot, text=whole, day=None, struck=False, doubt="")
    entry.grid.settled[spot.row, spot.column] = None if meant == LEAVE else settled
