"""The cells of an office's files that went nowhere, and why."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from storage.plan.adoption.docket import Docket
from storage.plan.adoption.grids.grid import Grid, Spot


@dataclass(frozen=True)
class Unplaced:
    """A cell of theirs that went nowhere, and why."""

    place: str
    text: str
    reason: str


def unplaced_cells(grids: Sequence[Grid], docket: Docket, outside: Collection[str]) -> list[Unplaced]:
    """Every cell that went nowhere: none is left out, whatever became of the others."""
    found = []
    for grid in grids:
        for spot in (*grid.spots(), *grid.loose):
            fates = docket.fates.get(spot.place, [])
            reasons = [what for how, what in fates if how == "no_place"]
            if all(how == "no_place" for how, _ in fates):
                reason = reasons[0] if reasons else _why(spot, grid, outside)
                docket.came_of(spot, "no_place", reason)
                found.append(Unplaced(spot.place, spot.text, reason))
    return found


def _why(spot: Spot, grid: Grid, outside: Collection[str]) -> str:
    return "beside" if spot in grid.loose else "around" if spot.place in outside else "column"
