"""Cells that do not say for sure what they seem to say: crossed out, taken for a date by Excel, shown otherwise than
they are kept, or an error. Somebody is asked what is meant, and the likeliest is taken meanwhile."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from storage.plan.adoption.docket import Docket
from storage.plan.adoption.grids.grid import VALUELESS, Spot, says_nothing
from storage.plan.adoption.reading.rows import LEAVE, Entry
from storage.plan.adoption.words.names import tidy
from storage.plan.files.damaged import damage
from storage.rules.same_text import folded

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


def _mended(entry: Entry, spot: Spot, docket: Docket) -> Spot:
    """The cell with letters that were misread on their way as they likely were; what is lost is named."""
    code, likely = damage(spot.text)
    if not code:
        return spot
    docket.note(code, [spot], spot.text, likely)
    mended = replace(spot, text=likely)
    entry.grid.settled[spot.row, spot.column] = mended
    return mended


def _doubt(spot: Spot, name: str) -> str:
    """Why a cell may not say what it seems to; a date is none where days belong, if all of it is shown."""
    if spot.doubt not in ("date_in_text", "day_partly_shown"):
        return spot.doubt
    if name in _DAYS:
        return spot.doubt.removeprefix("date_in_text")
    return "" if name in _ASKED_ANYWAY else "date_in_text"


def _blank(spot: Spot, docket: Docket) -> None:
    """Says why a cell is read as blank."""
    if spot.text == VALUELESS:
        docket.note("no_value", [spot], spot.text)
        docket.came_of(spot, "no_place", "no_value")
    else:
        docket.note("cell_error", [spot], spot.text)
        docket.came_of(spot, "no_place", "cell_error")


def _settle(entry: Entry, spot: Spot, docket: Docket) -> None:
    if says_nothing(spot):
        _blank(spot, docket)
        entry.grid.settled[spot.row, spot.column] = None
        return
    if spot.formula and spot.day:
        docket.note("calculated", [spot])
    if spot.is_unseen:
        docket.note("unseen", [spot], spot.text)
    spot = _mended(entry, spot, docket)
    kind = "crossed_out" if spot.struck else _doubt(spot, entry.columns.field_at(spot.column))
    if not kind:
        return
    likely = "" if spot.struck else spot.likely if kind == spot.doubt else spot.text
    options = tuple(dict.fromkeys((likely or LEAVE, tidy(spot.text)[:200])))
    key = f"{kind}:{folded(spot.text)[:200]}" + (f":{spot.day}" if kind == "day_partly_shown" else "")
    meant = docket.suppose(kind, key, [spot], spot.text, options, options[0], tidy)
    whole = spot.text if meant == options[-1] and len(options) > 1 else meant
    settled = replace(spot, text=whole, day=None, struck=False, doubt="")
    entry.grid.settled[spot.row, spot.column] = None if meant == LEAVE else settled
