"""Tells the rows of a block apart: commitments, the lines that head a group of them, parts of a commitment,
what a tool counts up at the end of a group, and notes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from storage.plan.adoption.docket import Docket
from storage.plan.adoption.grids.grid import Grid, Line, Spot, crossing
from storage.plan.adoption.reading.columns import Columns
from storage.plan.adoption.reading.layout import Block
from storage.plan.adoption.words.names import has_code, is_labelled, split_section
from storage.plan.adoption.words.ratings import is_count
from storage.plan.files.excel.words import EXAMPLE_MARK
from storage.rules.same_text import folded

OWN, ABOVE, LEAVE = "A commitment of its own", "A part of the row above", "Leave it out"
_NOTE = re.compile(
    r"^\W*(?:version|v\d|printed|print date|note|notes|nb|n\.b|key|source|sources|as at|as of|last updated|updated|"
    r"page \d|confidential|official|©|copyright|report produced|prepared by|exported|generated|board exported|end of|"
    r"appendix|contact|for (?:more|further) information|produced by|rag (?:key|rating|status)|draft)\b|^\*",
    re.IGNORECASE,
)
_FEW = 0.3
"""So large a part of a column must be blank for its blanks to mean something."""
ABOUT = re.compile(
    r"^(?:our )?(?:aims?|outcomes?|vision|purpose|ambition|why|success|we want|statement)\b[^:]{0,30}:",
    re.IGNORECASE,
)
"""A line that says what a priority is for, and is none itself."""
_TOTAL = re.compile(r"^(?:grand |sub-?)?(?:total|totals|summary|average|count|overall)\b", re.IGNORECASE)


@dataclass
class RowSection:
    """A line above a group of rows."""

    text: str
    spots: tuple[Spot, ...]
    code: str = ""


@dataclass
class Entry:
    """One row that promises something, with what stands in it, and the sections that it stands in, the widest
    first."""

    grid: Grid
    columns: Columns
    row: int
    sections: tuple[RowSection, ...] = ()
    parts: list["Entry"] = field(default_factory=list)
    more: list[int] = field(default_factory=list)
    carried: dict[int, Spot] = field(default_factory=dict)

    def spot(self, name: str) -> Spot | None:
        """The cell of a field; of several columns the first that says something."""
        found = (self.at(column) for column in self.columns.by_field.get(name, []))
        return next((spot for spot in found if spot), None)

    def at(self, column: int) -> Spot | None:
        """What the row shows in a column, or what stands above where its blank means that."""
        return self.grid.shown(self.row, column) or self.grid.meant(self.carried.get(column))

    def spots(self, name: str) -> list[Spot]:
        """All cells of a field, those of rows that carry this one on too."""
        rows = (self.row, *self.more)
        columns = self.columns.by_field.get(name, [])
        found = [self.grid.shown(row, at) for row in rows for at in columns] + [
            self.grid.meant(self.carried.get(at)) for at in columns
        ]
        return list(dict.fromkeys(spot for spot in found if spot))

    @property
    def own(self) -> list[Spot]:
        """The row's own cells."""
        found = (self.grid.meant(spot) for spot in self.grid.lines[self.row].values())
        return [spot for spot in found if spot]


def _is_of_one(entry: Entry, above: Entry, name: str) -> bool:
    """Whether a group may go on from one row to the next: it ends where a wider one ends."""
    priorities = [one.spot("priority") if name != "priority" else None for one in (entry, above)]
    first, second = (folded(spot.text) if spot else "" for spot in priorities)
    return entry.sections == above.sections and first == second


class RowReader:
    """Reads the rows of one block in their order."""

    def __init__(self, block: Block, columns: Columns, above: tuple[RowSection, ...], docket: Docket) -> None:
        self.block, self.columns, self.docket = block, columns, docket
        self.grid, self.title = block.grid, columns.first("title")
        self.entries: list[Entry] = []
        self._stack: list[tuple[str, RowSection]] = []
        self._fresh = False
        for section in above:
            self._section(section)

    def read(self) -> list[Entry]:
        """The commitments, with their parts. What is none of them is written down with what it is."""
        parts = {row: part for part in self.block.parts for row in (*part.rows, *part.heading_rows)}
        last = max((row for row in self.block.rows if len(self.grid.lines[row]) > 1), default=-1)
        for row in sorted({*self.block.rows, *parts}):
            if row in parts:
                self._part(parts[row], row)
            else:
                self._row(row, last)
        for name in ("priority", "area", "ref"):
            for column in self.columns.by_field.get(name, []):
                self._fill_down(name, column)
        return self.entries

    def _fill_down(self, name: str, column: int) -> None:
        """Blanks below a cell mean as above, where most of a column's cells are blank: a group is named once."""
        blank = [entry for entry in self.entries if entry.at(column) is None]
        if not _FEW <= len(blank) / max(len(self.entries), 1) < 1 or self.entries[0] is blank[0]:
            return
        self.columns.filled_down.add(column)
        above: Entry | None = None
        for entry in self.entries:
            spot = entry.at(column)
            if spot is None and above and _is_of_one(entry, above, name) and (found := above.at(column)):
                entry.carried[column] = found
                blank_cell = replace(found, place=crossing(entry.own[0].place, found.place))
                self.docket.note("blank_as_above", [blank_cell], self.block.headings[column].text, name)
            above = entry if entry.at(column) else above

    def _part(self, part: Block, row: int) -> None:
        """A row below the headings of parts belongs to the commitment above."""
        if row in part.rows and self.entries:
            columns = Columns(headings=part.headings)
            for at, heading in part.headings.items():
                columns.by_field.setdefault(heading.meaning.field, []).append(at)
            self.entries[-1].parts.append(Entry(self.grid, columns, row))

    def _row(self, row: int, last: int) -> None:
        line = list(self.grid.lines[row].values())
        if line[0].text.startswith(EXAMPLE_MARK):
            self._say(line, "no_place", "example")
        elif len(line) == 1 or len({spot.text for spot in line}) == 1:
            self._single(row, line[0], row > last)
        elif self._is_summary(row, line):
            self._say(line, "no_place", "summary")
            self.docket.note("summary", line[:1], line[0].text)
        elif self._heads_others(row, line):
            self._numbered_section(line)
        elif self.title is not None and self.grid.shown(row, self.title) is None:
            self._untitled(row, line)
        else:
            self._entry(row)

    def _single(self, row: int, spot: Spot, is_after: bool) -> None:
        """A row of one cell: a note, a section, a commitment of which nothing is known yet, or the row above
        carried on."""
        if self.entries and spot.column == self.title and spot.text[:1].islower():
            self.entries[-1].more.append(row)
            self.docket.note("carried_on", [spot])
        elif self._is_lone_commitment(row, spot):
            self._entry(row)
        elif (is_after and not is_labelled(spot.text)) or _NOTE.match(spot.text) or ABOUT.match(spot.text):
            self._say([spot], "no_place", "note")
            self.docket.note("note_line", [spot], spot.text)
        elif (
            spot.column == self.title
            or self._is_wide(spot)
            or has_code(spot.text)
            or spot.column <= (self.title or 0)
        ):
            self._section(RowSection(spot.text, (spot,)))
        else:
            self._untitled(row, [spot])

    def _is_lone_commitment(self, row: int, spot: Spot) -> bool:
        """A title alone is a commitment where it is numbered as the others are, or stands among them without
        a gap."""
        if spot.column != self.title or self._is_wide(spot) or is_labelled(spot.text):
            return False
        after, before = self.grid.lines.get(row + 1, {}), self.grid.lines.get(row - 1, {})
        numbered = bool(re.match(r"^\W*[A-Z]*\d+(?:\.\d+)+", spot.text))
        if numbered and any(
            re.match(r"^\W*[A-Z]*\d+(?:\.\d+)+", self._title_of(line)) for line in (after, before)
        ):
            return True
        return (
            bool(self.entries)
            and not after
            and len(before) > 1
            and not _NOTE.match(spot.text)
            and row != max(self.grid.lines)
        )

    def _title_of(self, line: Line) -> str:
        found = line.get(self.title) if self.title is not None else None
        return found.text if found else ""

    def _is_wide(self, spot: Spot) -> bool:
        return spot.columns > 1 and spot.columns >= min(self.grid.width, len(self.block.headings)) / 2

    def _is_summary(self, row: int, line: list[Spot]) -> bool:
        """What a tool counts up below a group, and totals."""
        title = self.grid.shown(row, self.title) if self.title is not None else None
        if _TOTAL.match(line[0].text) and len(line) <= len(self.block.headings) / 2:
            return True
        if title is None:
            return any(is_count(spot.text) for spot in line)
        return bool(_TOTAL.match(title.text)) and len(line) < len(self.block.headings)

    def _heads_others(self, row: int, line: list[Spot]) -> bool:
        """A number and a name, in a table whose rows below are numbered under it; or a higher level of an
        outline."""
        level, ref = self.columns.first("level"), self.columns.first("ref")
        below = self.grid.lines.get(row + 1, {})
        if level is not None and level in self.grid.lines[row] and level in below:
            here, there = self.grid.lines[row][level].text, below[level].text
            return here.isdecimal() and there.isdecimal() and int(there) > int(here)
        if ref is None or ref not in self.grid.lines[row] or ref not in below:
            return False
        here, there = (self.grid.lines[row][ref].text.strip(" ."), below[ref].text)
        is_outline = self.block.headings[ref].name in ("wbs", "outline number")
        return there.startswith(f"{here}.") and (is_outline or (len(line) == 2 and len(below) > 2))

    def _numbered_section(self, line: list[Spot]) -> None:
        ref, level = self.columns.first("ref"), self.columns.first("level")
        title = next((spot for spot in line if spot.column == self.title), line[-1])
        code = next((spot.text.strip(" .") for spot in line if spot.column == ref), "")
        depth = next((spot.text for spot in line if spot.column == level), str(code.count(".")))
        for spot in line:
            kept = spot in (title,) or spot.column == ref
            self.docket.came_of(spot, "section" if kept else "no_place", "" if kept else "group")
        self._section(RowSection(title.text, (title,), code), signature=f"level {depth}")

    def _section(self, section: RowSection, signature: str = "") -> None:
        """Lines that look alike are of one level. One that follows another at once is a level below it."""
        mark = signature or self._signature(section)
        known = [at for at, (other, _) in enumerate(self._stack) if other == mark]
        if known:
            del self._stack[known[0] :]
        elif not self._fresh and self._stack:
            self._stack.pop()
        self._stack.append((mark, section))
        self._fresh = True
        self._say(section.spots, "section", "")

    def _signature(self, section: RowSection) -> str:
        """What a section looks like: its label, how its number is made, how wide and in what colour it is."""
        label, code, _ = split_section(section.text)
        shape = label or re.sub(r"[A-Za-z]+", "a", re.sub(r"\d+", "1", code))
        return f"{shape}|{section.spots[0].columns > 1}|{section.spots[0].fill}"

    def _untitled(self, row: int, line: list[Spot]) -> None:
        """A row without a title: words that carry the row above on, else somebody says what it is."""
        told = {
            at
            for name in ("progress", "next_steps", "no_place", "steps")
            for at in self.columns.by_field.get(name, [])
        }
        if self.entries and {spot.column for spot in line} <= told:
            self.entries[-1].more.append(row)
            self.docket.note("carried_on", line)
            return
        likely = (
            OWN
            if self.columns.first("ref") in {spot.column for spot in line}
            else ABOVE
            if self.entries
            else LEAVE
        )
        said = " · ".join(spot.text for spot in line)[:200]
        answer = self.docket.pick(
            "untitled", f"row:{said.casefold()}", line, said, (OWN, ABOVE, LEAVE), likely
        )
        if answer == OWN:
            self._entry(row)
        elif answer == ABOVE and self.entries:
            self.entries[-1].more.append(row)
        else:
            self._say(line, "no_place", "left_out")

    def _entry(self, row: int) -> None:
        sections = tuple(section for _, section in self._stack)
        level = self.columns.first("level")
        self.docket.came_of(self.grid.lines[row].get(level) if level is not None else None, "noted", "level")
        self.entries.append(Entry(self.grid, self.columns, row, sections))
        self._fresh = False

    def _say(self, spots: Iterable[Spot], how: str, what: str) -> None:
        for spot in spots:
            self.docket.came_of(spot, how, what)
