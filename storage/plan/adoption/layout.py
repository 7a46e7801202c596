"""Divides a grid into blocks: rows under the headings that they are meant to be read with. What stands above
the first is the preamble; headings that are printed again belong to the block that they repeat."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from storage.plan.adoption.grid import Grid
from storage.plan.adoption.headings import LONGEST_HEADING as ROOM
from storage.plan.adoption.headings import Headings, depth, heading_of, heading_rows, is_nested, same


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
