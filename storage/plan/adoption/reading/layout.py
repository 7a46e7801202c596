"""Divides a grid into blocks: rows under the headings that they are meant to be read with. What stands above
the first is the preamble; headings that are printed again belong to the block that they repeat."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from storage.plan.adoption.grids.grid import MOST_COLUMNS, Grid
from storage.plan.adoption.reading.headings import LONGEST_HEADING as ROOM
from storage.plan.adoption.reading.headings import (
    Headings,
    depth,
    heading_of,
    heading_rows,
    is_nested,
    meaning_of,
    same,
    words_of,
)

_LEAST_AGAIN = 3
"""How many headings that are there again make a table of its own."""


@dataclass
class Block:
    """Rows under one kind of headings. `parts` are blocks within it whose rows are parts of the row above
    them, by the row of their headings."""

    grid: Grid
    headings: Headings
    top: int
    rows: list[int] = field(default_factory=list)
    heading_rows: list[int] = field(default_factory=list)
    parts: list["Block"] = field(default_factory=list)


@dataclass(frozen=True)
class Divided:
    """A grid's blocks, and the rows above them."""

    grid: Grid
    preamble: tuple[int, ...]
    blocks: tuple[Block, ...]


def divided(grid: Grid, guess: bool = False) -> Divided:
    """The grid in its blocks. With `guess`, where no heading is known, under a row that looks like one of
    headings."""
    found = dict(heading_rows(grid)) or (dict(_guessed(grid)) if guess else {})
    if not found:
        return Divided(grid, tuple(sorted(grid.lines)), ())
    first = min(found)
    blocks = _Dividing(grid, found).blocks
    return Divided(grid, tuple(row for row in sorted(grid.lines) if row < first), tuple(blocks))


def side_by_side(grid: Grid) -> Iterator[Grid]:
    """The tables of a sheet that stand beside one another, each as a grid of its own: where a row of headings begins
    anew as it began. What is said beside the cells stays with the first."""
    begins = _begin_again(grid)
    for number, (first, end) in enumerate(pairwise([0, *begins, MOST_COLUMNS + 1])):
        lines = {
            row: within
            for row, line in grid.lines.items()
            if (within := {at: spot for at, spot in line.items() if first <= at < end})
        }
        part = replace(
            grid,
            lines=lines,
            shared={at: spot for at, spot in grid.shared.items() if first <= at[1] < end},
            tints={at: spot for at, spot in grid.tints.items() if first <= at[1] < end},
            loose=() if number else grid.loose,
        )
        yield part if begins else grid


def _begin_again(grid: Grid) -> list[int]:
    """The columns at which headings stand again as from the first on, at least three of them."""
    row, _ = next(heading_rows(grid), (-1, None))
    line = grid.lines.get(row, {})
    names = {at: meaning_of(spot.text).field or words_of(spot.text) for at, spot in sorted(line.items())}
    first = next(iter(names.values()), "")
    again = [at for at, name in names.items() if name == first][1:]
    if not again:
        return []
    before = {name for at, name in names.items() if at < again[0]}
    ends = pairwise([*again, MOST_COLUMNS + 1])
    parts = [[name for at, name in names.items() if begin <= at < end] for begin, end in ends]
    return again if all(len(part) >= _LEAST_AGAIN and set(part) <= before for part in parts) else []


class _Dividing:
    """Walks down a grid, from its first headings."""

    def __init__(self, grid: Grid, found: dict[int, Headings]) -> None:
        self.grid, self.blocks = grid, list[Block]()
        self._nested: Block | None = None
        taken = {row + more for row, one in found.items() for more in range(1, depth(one, row))}
        for row in sorted(row for row in grid.lines if row >= min(found) and row not in taken):
            if row in found:
                self._headings(row, found[row])
            else:
                self._row(row)

    def _headings(self, row: int, headings: Headings) -> None:
        known = next((block for block in self.blocks[-1:] if same(block.headings, headings)), None)
        if known:
            known.heading_rows.append(row)
            self._nested = None
        elif self.blocks and is_nested(headings):
            self._nested = Block(self.grid, headings, row, heading_rows=[row])
            self.blocks[-1].parts.append(self._nested)
        else:
            self._nested = None
            self.blocks.append(Block(self.grid, headings, row, heading_rows=[row]))

    def _row(self, row: int) -> None:
        """A row is a part while the column of the part's mark stays blank."""
        nested = self._nested
        if nested and min(nested.headings) not in self.grid.lines[row] and len(self.grid.lines[row]) > 1:
            in_it = set(self.grid.lines[row]) <= set(nested.headings)
            if in_it and min(self.grid.lines[row]) == min(
                at for at in nested.headings if at != min(nested.headings)
            ):
                nested.rows.append(row)
                return
        self._nested = None
        self.blocks[-1].rows.append(row)


def _guessed(grid: Grid) -> Iterator[tuple[int, Headings]]:
    """The first row that is as full as any and short, where no word of any heading is known."""
    rows = sorted(grid.lines)
    fullest = max((len(grid.lines[row]) for row in rows[:40]), default=0)
    for row in rows[:40]:
        line = grid.lines[row]
        short = all(
            len(spot.text) <= ROOM and not spot.day and not spot.text.isdigit() for spot in line.values()
        )
        if fullest > 1 and len(line) >= 0.75 * fullest and short and row != rows[-1]:
            yield row, {at: heading_of(spot.text, spot) for at, spot in line.items()}
            return
