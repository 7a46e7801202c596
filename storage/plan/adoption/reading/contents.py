"""Reads all sheets of all files: which blocks are commitments, which are lists of people, priorities or past
returns, and what stands around them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from storage.plan.adoption.docket import Docket
from storage.plan.adoption.grids.grid import Grid, Spot
from storage.plan.adoption.reading.addresses import mails_in
from storage.plan.adoption.reading.columns import Columns, assigned
from storage.plan.adoption.reading.context import Context, context_of
from storage.plan.adoption.reading.layout import Block, Divided, divided
from storage.plan.adoption.reading.own_sheets import OwnRow, own_rows, own_sheets
from storage.plan.adoption.reading.rows import ABOUT, Entry, RowReader, RowSection
from storage.plan.adoption.words.names import has_code, is_labelled, tidy
from storage.plan.files.excel.layout import PLAN_ROW_NAMES, TABLES, Sheet, normal
from storage.rules.same_text import folded

PRIORITIES = next(sheet for sheet in TABLES if sheet.group == "priorities")

_TELLS = (
    "lead",
    "sro",
    "due",
    "rating",
    "start",
    "progress",
    "percent",
    "priority",
    "parent",
    "steps",
    "deputy",
)
OF_SHEETS, OF_COLUMNS = "Each sheet is a priority", "The priorities are those in the sheets"
_OF_NO_PRIORITY = re.compile(
    r"(?:sheet|table|tab|page|q|qtr|quarter|year|plan|actions?|commitments?|data)?[\W_]*\d|plan|actions?$",
    re.I,
)
"""Names of sheets that say nothing of what is on them, or a time."""


@dataclass
class FileContents:
    """Everything that was found: the commitments in their order, and what is known beside them."""

    context: Context
    entries: list[Entry] = field(default_factory=list)
    mails: list[tuple[str, str, Spot]] = field(default_factory=list)
    duties: dict[str, str] = field(default_factory=dict)
    listed: dict[str, str] = field(default_factory=dict)
    listed_titles: dict[str, str] = field(default_factory=dict)
    listed_more: dict[str, dict[str, Spot]] = field(default_factory=dict)
    plan: dict[str, Spot] = field(default_factory=dict)
    past: list[Entry] = field(default_factory=list)
    ours: dict[str, list[OwnRow]] = field(default_factory=dict)
    by_sheet: bool = False
    outside: frozenset[str] = frozenset()
    around: list[tuple[Grid, Spot]] = field(default_factory=list)


def read_contents(grids: Sequence[Grid], docket: Docket) -> FileContents:
    """The contents of the files; hidden sheets are told and not read."""
    seen = [grid for grid in grids if not grid.hidden]
    ours = own_sheets(seen)
    theirs = [grid for grid in seen if id(grid) not in ours]
    parts = [divided(grid) for grid in theirs]
    if not any(part.blocks for part in parts):
        parts = [divided(grid, guess=True) for grid in theirs]
    for grid in grids:
        if grid.hidden:
            docket.note("hidden_sheet", [], grid.name)
            for spot in grid.spots():
                docket.came_of(spot, "no_place", "hidden_sheet")
    above = {id(part): _sections_above(part) for part in parts}
    taken = {spot for sections in above.values() for section in sections for spot in section.spots}
    found = FileContents(context_of([spot for spot in _lines(parts) if spot not in taken], seen))
    for part in parts:
        _plan_sheet(part, found, docket)
        for number, block in enumerate(part.blocks):
            _block(block, above[id(part)] if number == 0 else (), found, docket)
    for grid in seen:
        if sheet := ours.get(id(grid)):
            rows = list(own_rows(grid, sheet, docket))
            found.ours.setdefault(sheet.group, []).extend(rows)
            is_told = sheet.group == "milestones"
            found.around += [(grid, spot) for row in rows for spot in row.values() if is_told]
    for row in found.ours.get("people", ()):
        _person(row, found)
    around = [spot for part in parts for row in part.preamble for spot in part.grid.lines[row].values()]
    found.outside = frozenset(spot.place for spot in around)
    found.around += [(part.grid, spot) for part in parts for spot in _lines([part])]
    return found


def _lines(parts: Sequence[Divided]) -> list[Spot]:
    """What stands around the tables: the rows above them, and rows of one cell in them."""
    lines = []
    for part in parts:
        body = [row for block in part.blocks for row in block.rows if len(part.grid.lines[row]) == 1]
        lines += [spot for row in (*part.preamble, *body) for spot in part.grid.lines[row].values()]
    return lines


def _sections_above(part: Divided) -> tuple[RowSection, ...]:
    """Section rows above the first headings: next to them, and numbered or labelled, or as others stand above
    others."""
    if not part.blocks:
        return ()
    block, found = part.blocks[0], list[RowSection]()
    row = block.top - 1
    while row in part.preamble and len(part.grid.lines[row]) == 1:
        (spot,) = part.grid.lines[row].values()
        row -= 1
        if ABOUT.match(spot.text):
            continue
        alike = is_labelled(spot.text) or has_code(spot.text) or (not found and _is_headed_again(block))
        if not alike or len(spot.text) > 200:
            break
        found.insert(0, RowSection(spot.text, (spot,)))
    return tuple(found)


def _is_headed_again(block: Block) -> bool:
    """Whether the headings are printed again below rows of one cell."""
    again = [row for row in block.heading_rows[1:] if len(block.grid.lines.get(row - 1, {})) == 1]
    return bool(again)


def _plan_sheet(part: Divided, found: FileContents, docket: Docket) -> None:
    """A sheet that names fields as Muster's own Plan sheet does: a name and a value in each row."""
    pairs = {}
    for line in part.grid.lines.values():
        label, value = line.get(0), line.get(1)
        column = PLAN_ROW_NAMES.get(normal(label.text)) if label else None
        if label and value and column:
            pairs[column.path] = (label, value)
    if len(pairs) >= 4 and "plan.title" in pairs:
        for path, (label, value) in pairs.items():
            found.plan[path] = value
            docket.came_of(label, "heading", path)
            docket.came_of(value, "carried", path)


def _block(block: Block, above: tuple[RowSection, ...], found: FileContents, docket: Docket) -> None:
    """One block, as what its headings make it."""
    if any(spot in found.plan.values() for row in block.rows[:3] for spot in block.grid.lines[row].values()):
        return
    names = {heading.meaning.field for heading in block.headings.values()}
    quiet = Docket()
    columns = assigned(block, quiet)
    if _is_ours(block, PRIORITIES):
        _priority_list(block, columns, found, docket)
    elif columns.first("email") is not None and not names & {"due", "rating", "progress", "start"}:
        _directory(block, columns, found, docket)
    elif (
        columns.first("quarter") is not None
        and columns.first("ref") is not None
        and columns.first("title") is None
    ):
        found.past += _entries(block, columns, (), found, docket)
    elif columns.first("title") is not None and (names & set(_TELLS) or columns.quarters):
        found.entries += _entries(block, assigned(block, docket), above, found, docket)
    elif names >= {"ref", "title"}:
        _priority_list(block, columns, found, docket)
    elif columns.first("title") is not None and not found.entries and len(block.headings) > 1:
        # Little is known of it, and nothing else in the files is a commitment.
        found.entries += _entries(block, assigned(block, docket), above, found, docket)


def _is_ours(block: Block, sheet: Sheet) -> bool:
    """Whether a block is a sheet of Muster's own template: by its name, and all of its headings."""
    named = normal(block.grid.name) == normal(sheet.name)
    return named and all(normal(one.text) in sheet.by_name for one in block.headings.values())


def _entries(
    block: Block, columns: Columns, above: tuple[RowSection, ...], found: FileContents, docket: Docket
) -> list[Entry]:
    """The rows of a block, its headings told."""
    for row in (*block.heading_rows, *(row for part in block.parts for row in part.heading_rows)):
        for spot in block.grid.lines[row].values():
            docket.came_of(spot, "heading")
    for heading in block.headings.values():
        for spot in heading.spots:
            docket.came_of(spot, "heading")
    if len(block.heading_rows) > 1:
        again = [next(iter(block.grid.lines[row].values())) for row in block.heading_rows[1:]]
        docket.note("headed_again", again)
    for at, heading in sorted(block.headings.items()):
        name = columns.field_at(at) or "no_place"
        docket.note("column", heading.spots, heading.text, name)
        found.around += [(block.grid, spot) for spot in heading.spots if name != "handling"]
    for at, heading in sorted(block.headings.items()):
        if heading.spots[0].hidden and columns.field_at(at) not in ("", "no_place"):
            docket.note("hidden_column", heading.spots, heading.text)
    return RowReader(block, columns, above, docket).read()


def _directory(block: Block, columns: Columns, found: FileContents, docket: Docket) -> None:
    """A list of people with their addresses."""
    name = next((at for field in ("role", "lead", "title") if (at := columns.first(field)) is not None), None)
    mails, duties = columns.first("email"), columns.first("duties")
    for heading in block.headings.values():
        for spot in heading.spots:
            docket.came_of(spot, "heading")
    for row in block.rows:
        line = block.grid.lines[row]
        role = line.get(name) if name is not None else None
        address = line.get(mails) if mails is not None else None
        if role and address and (found_mails := mails_in(address.text)):
            found.mails += [(role.text, mail, address) for mail in found_mails]
            held = line.get(duties) if duties is not None else None
            found.duties[tidy(role.text)] = held.text if held else ""
            docket.came_of(role, "carried", "people.role")
            docket.came_of(held, "carried", "people.duties")


def _person(row: OwnRow, found: FileContents) -> None:
    """A row of Muster's own list of people."""
    if "role" in row:
        found.duties[tidy(row["role"].text)] = row["duties"].text if "duties" in row else ""
        mails = mails_in(row["email"].text) if "email" in row else ()
        found.mails += [(row["role"].text, mail, row["email"]) for mail in mails]


def _priority_list(block: Block, columns: Columns, found: FileContents, docket: Docket) -> None:
    """A list of codes and titles: of priorities, if the commitments name these codes."""
    for heading in block.headings.values():
        for spot in heading.spots:
            docket.came_of(spot, "heading")
    code, title = columns.first("ref"), columns.first("title")
    for row in block.rows:
        line = block.grid.lines[row]
        if code is not None and title is not None and code in line and title in line:
            found.listed[folded(line[code].text)] = line[title].text
            found.listed_titles[line[code].place] = line[title].place
            found.listed_more[folded(line[code].text)] = _listed_more(block, row)


def _listed_more(block: Block, row: int) -> dict[str, Spot]:
    """What a row of a list of priorities says under Muster's own headings."""
    named = {at: PRIORITIES.by_name.get(normal(one.text)) for at, one in block.headings.items()}
    cells = block.grid.lines[row].items()
    fields = {column.field: spot for at, spot in cells if (column := named.get(at))}
    return {name: spot for name, spot in fields.items() if name not in ("code", "title")}


def _sheets_are_priorities(found: FileContents, docket: Docket) -> bool:
    """Several sheets of one kind are often a priority each, and what their columns name the parts of it."""
    labelled = any(is_labelled(section.text) for entry in found.entries for section in entry.sections)
    if labelled or len({entry.grid.file for entry in found.entries}) > 1:
        return False
    names = list(dict.fromkeys(entry.grid.name for entry in found.entries))
    likely = OF_COLUMNS if any(_OF_NO_PRIORITY.match(name) for name in names) else OF_SHEETS
    return (
        docket.pick("by_sheet", "sheets", [], "; ".join(names), (OF_SHEETS, OF_COLUMNS), likely) == OF_SHEETS
    )


def settle(found: FileContents, docket: Docket) -> None:
    """What can be known only when all sheets have been read and it is known which rows are commitments: whether each
    sheet is a priority, and the list of them."""
    sheets = {(entry.grid.file, entry.grid.name) for entry in found.entries}
    named = any(entry.sections or entry.spot("priority") for entry in found.entries)
    found.by_sheet = len(sheets) > 1 and (not named or _sheets_are_priorities(found, docket))
    said: Mapping[str, str] = {
        folded(spot.text): "" for entry in found.entries if (spot := entry.spot("priority"))
    }
    if not set(found.listed) & set(said):
        found.listed.clear()
        found.listed_more.clear()
    for place, other in found.listed_titles.items() if found.listed else ():
        docket.fates.setdefault(place, []).append(("carried", "priorities.code"))
        docket.fates.setdefault(other, []).append(("carried", "priorities.title"))
