"""Sheets of Muster's own template in an office's file, beside that of the commitments: forums, people, milestones and
measures lie there as its plan has them. What is wrong with a value, the plan's check says."""

from collections.abc import Iterator, Mapping, Sequence

from storage.plan.adoption.docket import Docket
from storage.plan.adoption.grids.grid import Grid, Spot
from storage.plan.adoption.words.days import Reader, read_day
from storage.plan.adoption.words.names import tidy
from storage.plan.files.excel.layout import TABLES, Sheet, SheetColumn, is_date, normal, split_list
from storage.plan.files.excel.words import EXAMPLE_MARK
from storage.rules.same_text import folded

OwnRow = Mapping[str, Spot]
"""A row of such a sheet: its cells by field."""
_SHEETS = {normal(sheet.name): sheet for sheet in TABLES}
_TAKEN = ("forums", "people", "milestones", "measures")


def own_sheets(grids: Sequence[Grid]) -> dict[int, Sheet]:
    """Which grids are such sheets, by their ids; none in a file without a sheet of commitments as ours is."""
    found = {id(grid): sheet for grid in grids if (sheet := _sheet_of(grid))}
    if not any(sheet.group == "commitments" for sheet in found.values()):
        return {}
    return {at: sheet for at, sheet in found.items() if sheet.group in _TAKEN}


def _sheet_of(grid: Grid) -> Sheet | None:
    """The sheet that a grid is by its name, all of its headings, and none that must be there missing."""
    sheet = _SHEETS.get(normal(grid.name))
    line = grid.lines[min(grid.lines)] if grid.lines else {}
    named = [sheet.by_name.get(normal(spot.text)) if sheet else None for spot in line.values()]
    is_whole = sheet and all(named) and all(one in named for one in sheet.columns if one.must)
    return sheet if is_whole else None


def own_rows(grid: Grid, sheet: Sheet, docket: Docket) -> Iterator[OwnRow]:
    """The rows under the headings, without the template's example."""
    top = min(grid.lines)
    fields = {at: sheet.by_name[normal(spot.text)].field for at, spot in grid.lines[top].items()}
    for spot in grid.lines[top].values():
        docket.came_of(spot, "heading")
    for row, line in sorted(grid.lines.items()):
        if row == top:
            continue
        if line[min(line)].text.startswith(EXAMPLE_MARK):
            for spot in line.values():
                docket.came_of(spot, "no_place", "example")
        else:
            yield {fields[at]: spot for at, spot in line.items() if at in fields}


def as_values(group: str, row: OwnRow, docket: Docket, reader: Reader) -> dict[str, object]:
    """What the row says, as the plan's sheet of that group holds it."""
    sheet = next(one for one in TABLES if one.group == group)
    for name, spot in row.items():
        docket.came_of(spot, "carried", f"{group}.{name}")
    return {one.field: _value(one, row[one.field], reader) for one in sheet.columns if one.field in row}


def _value(column: SheetColumn, spot: Spot, reader: Reader) -> object:
    if not is_date(column):
        return split_list(spot.text) if column.many else tidy(spot.text)
    if column.many:
        return tuple(_day(text, spot, reader) for text in split_list(spot.text))
    return _day(spot.text, spot, reader)


def _day(text: str, spot: Spot, reader: Reader) -> object:
    read = read_day(text, spot.day, reader)
    return read.day if read.sure and read.day else tidy(text)


def own_milestones(
    found: Sequence[OwnRow], refs: Sequence[str], docket: Docket, reader: Reader
) -> Iterator[dict[str, object]]:
    """The steps that name a commitment of the plan."""
    known = {folded(ref): ref for ref in refs}
    for row in found:
        ref = known.get(folded(row["ref"].text)) if "ref" in row else None
        if ref:
            yield as_values("milestones", row, docket, reader) | {"ref": ref}
        else:
            for spot in row.values():
                docket.came_of(spot, "no_place", "not_taken")
