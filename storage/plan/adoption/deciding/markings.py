"""Protective markings wherever they stand: in a row, over a group, over or under a table, beside the cells, in the
name of a sheet or a file. Each is asked about; what it covers is restricted or exempt until somebody answers."""

from collections.abc import Iterable, Iterator, Sequence

from storage.enums import Handling
from storage.plan.adoption.docket import Docket
from storage.plan.adoption.grids.grid import Grid, Spot
from storage.plan.adoption.reading.rows import Entry
from storage.plan.adoption.words.marking_words import STRICTEST, likely_handling, marking_in
from storage.plan.adoption.words.names import tidy
from storage.plan.files.excel.layout import in_words
from storage.rules.same_text import folded


def asked_handling(
    kind: str, key: str, spots: Iterable[Spot], said: str, likely: Handling, docket: Docket
) -> Handling:
    """Who may read what is marked: the answer, or the stricter until there is one."""
    options = [in_words(one) for one in Handling]
    return Handling(docket.pick(kind, f"handling:{key}", spots, said, options, likely))


class Markings:
    """The markings of an office's files. Those that stand in no row cover a sheet; on a sheet without a commitment,
    the whole file."""

    def __init__(
        self,
        entries: Sequence[Entry],
        grids: Sequence[Grid],
        around: Iterable[tuple[Grid, Spot]],
        docket: Docket,
    ) -> None:
        self.docket = docket
        sections = {spot for entry in entries for section in entry.sections for spot in section.spots}
        self._around = [(grid, spot) for grid, spot in around if spot not in sections]
        self._rows = {where for entry in entries for where in _rows(entry)}
        self._beside: dict[tuple[int, int], list[Spot]] = {}
        self._over: dict[int, list[Spot]] = {}
        held = {(entry.grid.file, entry.grid.name) for entry in entries}
        for grid in grids:
            alone = (grid.file, grid.name) in held
            covered = [one for one in grids if one.file == grid.file and (one.name == grid.name or not alone)]
            for spot in self._outside(grid):
                if spot in grid.loose and (id(grid), spot.row) in self._rows:
                    self._beside.setdefault((id(grid), spot.row), []).append(spot)
                else:
                    for one in covered:
                        self._over.setdefault(id(one), []).append(spot)

    def _outside(self, grid: Grid) -> Iterator[Spot]:
        """What marks a sheet outside its rows: its name, its file's and its label, lines, headings, and what is
        beside the cells."""
        if grid.hidden:
            return
        stem = grid.file.rpartition(".")[0]
        names = (Spot(-1, 0, name, name) for name in dict.fromkeys((grid.name, stem, *grid.labels)))
        near = (spot for one, spot in self._around if one is grid and (id(grid), spot.row) not in self._rows)
        loose = (spot for spot in grid.loose if not spot.struck)
        yield from (spot for spot in (*names, *near, *loose) if marking_in(spot.text, is_line=True))

    def of(self, entry: Entry, past: Sequence[Entry] = ()) -> Handling | None:
        """Who may read a commitment, by all that marks it outside its column for that; None where nothing does.
        `past` are the rows that tell of it on older sheets."""
        rows = (entry, *past)
        in_rows = [spot for one in rows for spot in self._in_row(one) if marking_in(spot.text)]
        above = [spot for section in entry.sections for spot in section.spots]
        over = dict.fromkeys(spot for one in rows for spot in self._over.get(id(one.grid), ()))
        found = [
            *(self._asked("marked", spot, marking_in(spot.text)) for spot in dict.fromkeys(in_rows)),
            *(
                self._asked("marked_group", one, one.text)
                for one in above
                if marking_in(one.text, is_line=True)
            ),
            *(self._asked("marked_sheet", one, one.text) for one in over),
        ]
        return min(found, key=STRICTEST.index, default=None)

    def _in_row(self, entry: Entry) -> Iterator[Spot]:
        """The cells of a row and of its parts, merged ones that reach into it, and notes on them."""
        handled = set(entry.columns.by_field.get("handling", ()))
        cells = [(at, entry.at(at)) for at in {*entry.columns.headings, *entry.grid.lines[entry.row]}]
        cells += [(at, spot) for row in entry.more for at, spot in entry.grid.lines.get(row, {}).items()]
        yield from (spot for at, spot in cells if spot and at not in handled)
        for row in (entry.row, *entry.more):
            yield from self._beside.get((id(entry.grid), row), ())
        for part in entry.parts:
            yield from self._in_row(part)

    def _asked(self, kind: str, spot: Spot, words: str) -> Handling:
        likely = likely_handling(spot.text)
        key = f"{kind}:{folded(words)[:100]}:{likely}"
        return asked_handling(kind, key, [spot], tidy(words)[:200], likely, self.docket)


def _rows(entry: Entry) -> Iterator[tuple[int, int]]:
    """The rows of a commitment and its parts, each with its sheet."""
    yield from ((id(entry.grid), row) for row in (entry.row, *entry.more))
    for part in entry.parts:
        yield from _rows(part)
