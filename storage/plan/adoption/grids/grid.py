"""A sheet or a table of somebody's as rows and columns of what its cells show. What they mean is decided
elsewhere."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from storage.plan.files.damaged import is_error

MOST_ROWS = 3_000
MOST_COLUMNS = 200
MOST_CELLS = 40_000
MOST_TEXT = 10_000
MOST_CHARACTERS = 3_000_000
VALUELESS = "[a formula that has no value]"
"""What stands for a formula that was never calculated."""
"""What is read of a file at most; a file that has more is refused, never cut."""
_CORNER = re.compile(r"([A-Z]+)(\d+)$")
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff\ufeff\u200b]"
)


def clean(text: str) -> str:
    """A cell's words without what nobody sees and no workbook can hold, lines ending as on Unix."""
    return _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


@dataclass(frozen=True)
class Spot:
    """One cell that says something. `place` is where it stands, in words; `day` is set where it holds a real
    date; `doubt` says why it may mean something else, `likely` what; `fill` is its colour as RRGGBB; `is_unseen`
    says that it is written in the colour of its cell; `rows` and `columns` are how far it stretches where merged."""

    row: int
    column: int
    text: str
    place: str
    day: date | None = None
    fill: str = ""
    struck: bool = False
    hidden: bool = False
    formula: bool = False
    is_unseen: bool = False
    rows: int = 1
    columns: int = 1
    doubt: str = ""
    likely: str = ""


Line = Mapping[int, Spot]
"""The cells of a row, by column from 0."""


@dataclass(frozen=True)
class Grid:
    """One sheet or document. `shared` are the cells that a merged one stretches over, each with the one that
    it shows; `tints` are the blank cells whose colour may say something; `loose` is what is said beside the cells:
    comments, what tracked changes took out; `labels` is what the file's properties call it, `letters` which alphabet
    was guessed at; `settled` is what doubtful cells are taken to say."""

    name: str
    file: str
    lines: Mapping[int, Line]
    shared: Mapping[tuple[int, int], Spot] = field(default_factory=dict)
    hidden: bool = False
    tints: Mapping[tuple[int, int], Spot] = field(default_factory=dict)
    loose: tuple[Spot, ...] = ()
    labels: tuple[str, ...] = ()
    letters: str = ""
    settled: dict[tuple[int, int], Spot | None] = field(default_factory=dict)

    def spots(self) -> Iterator[Spot]:
        """Every cell that says something, in the order in which it is read."""
        for _, line in sorted(self.lines.items()):
            yield from (spot for _, spot in sorted(line.items()))

    @property
    def width(self) -> int:
        """How many columns say something."""
        return 1 + max((column for line in self.lines.values() for column in line), default=-1)

    def shown(self, row: int, column: int) -> Spot | None:
        """What a cell shows: its own words, or those of the merged cell that stretches over it."""
        return self.meant(self.lines.get(row, {}).get(column) or self.shared.get((row, column)))

    def meant(self, spot: Spot | None) -> Spot | None:
        """The cell as it is taken, None where it is taken to say nothing."""
        return self.settled.get((spot.row, spot.column), spot) if spot else None


def crossing(in_row: str, in_column: str) -> str:
    """The place of a blank cell, by that of another in its row and of another in its column."""
    row, mark, _ = in_row.rpartition(", column ")
    if mark:
        return f"{row}{mark}{in_column.rpartition(mark)[2]}"
    letters = _CORNER.search(in_column)
    return _CORNER.sub(lambda found: f"{letters[1] if letters else found[1]}{found[2]}", in_row)


def says_nothing(spot: Spot) -> bool:
    """Whether a cell says only that a spreadsheet could not tell what it says."""
    return spot.text == VALUELESS or is_error(spot.text)


class NotReadable(Exception):
    """A file cannot be read; `code` says why, `file` which, `detail` what more there is to say."""

    def __init__(self, code: str, file: str, detail: str = "") -> None:
        super().__init__(f"{file}: {code} {detail}")
        self.code, self.file, self.detail = code, file, detail


def bounded(grids: tuple[Grid, ...], file: str) -> tuple[Grid, ...]:
    """The grids, where there is no more of them than may be. Raises NotReadable."""
    for grid in grids:
        if len(grid.lines) > MOST_ROWS or grid.width > MOST_COLUMNS:
            raise NotReadable("too_large", file, grid.name)
    spots = [spot for grid in grids for spot in (*grid.spots(), *grid.loose)]
    if len(spots) > MOST_CELLS or sum(len(spot.text) for spot in spots) > MOST_CHARACTERS:
        raise NotReadable("too_many_cells", file)
    long = next((spot for spot in spots if len(spot.text) > MOST_TEXT), None)
    if long:
        raise NotReadable("too_long_a_cell", file, long.place)
    return grids
