"""Makes the plan's priorities and areas from section rows, from a column of them, or from the names of
sheets."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from storage.plan.adoption.deciding.people import Roles
from storage.plan.adoption.docket import Docket
from storage.plan.adoption.grids.grid import Spot
from storage.plan.adoption.reading.rows import Entry
from storage.plan.adoption.words.marking_words import is_only_marking
from storage.plan.adoption.words.names import (
    LONGEST_CODE,
    LONGEST_TITLE,
    free_code,
    shortened,
    split_section,
    tidy,
)
from storage.plan.files.excel.layout import split_list
from storage.rules.same_text import folded


@dataclass
class AdoptedPriority:
    """One priority as it is found: its code, its title, and the areas under it."""

    code: str
    title: str
    areas: list[str] = field(default_factory=list)


@dataclass
class Priorities:
    """The plan's priorities as they are found, in the order in which they come."""

    docket: Docket
    listed: Mapping[str, str] = field(default_factory=dict)
    found: dict[str, AdoptedPriority] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    _grouped: dict[tuple[int, int, int], bool] = field(default_factory=dict)

    def place(self, entry: Entry, fallback: str, by_sheet: bool) -> tuple[str, str, tuple[str, ...]]:
        """The code of an entry's priority, its area, and the codes of other priorities that it names."""
        names = self._levels(entry)
        if by_sheet:
            names = [(entry.grid.name, None), *((name, None) for name, _ in names)]
            self.docket.note("priority_by_sheet", entry.own[:1], entry.grid.name)
        if not names:
            self.docket.note("one_priority", entry.own[:1], fallback)
            names = [(fallback, None)]
        several = self._several(names[0][0])
        codes = [self._priority(name, names[0][1]) for name in several]
        parts = [name for name, _ in names[1:] if self._known(split_section(name)[2]) is not codes[0]]
        area = " – ".join(shortened(name, 90) for name in parts)
        return (
            codes[0].code,
            self._area(codes[0], area),
            tuple(dict.fromkeys(one.code for one in codes[1:] if one is not codes[0])),
        )

    def _levels(self, entry: Entry) -> list[tuple[str, str | None]]:
        """The names above an entry, the widest first: a column of priorities before section rows, a column of
        areas last."""
        named, below = entry.spot("priority"), entry.spots("area")
        self.docket.came_of(named, "carried", "priorities.title")
        for spot in below:
            self.docket.came_of(spot, "carried", "commitments.area")
        widest = [(named.text, self._code_beside(entry, named))] if named else []
        groups = [section for section in entry.sections if not is_only_marking(section.text)]
        sections = [(section.text, section.code or None) for section in groups]
        return [*widest, *sections, *((spot.text, None) for spot in below)]

    def _code_beside(self, entry: Entry, spot: Spot) -> str | None:
        """The reference beside a priority that stands over the same rows is the priority's."""
        ref = entry.spot("ref")
        if ref is None:
            return None
        together = {ref.column, spot.column} <= entry.columns.filled_down
        alike = (ref.row, ref.rows) == (spot.row, spot.rows) and spot.rows > 1
        key = id(entry.columns), ref.column, spot.column
        if key not in self._grouped:
            self._grouped[key] = self._is_grouped(entry, ref, spot)
        return tidy(ref.text) if together or alike or self._grouped[key] else None

    def _is_grouped(self, entry: Entry, ref: Spot, spot: Spot) -> bool:
        """Whether the references of this sheet belong to the column of priorities, as others' cells show."""
        headings = {one for heading in entry.columns.headings.values() for one in heading.spots}
        shared = entry.grid.shared
        return any(
            column == ref.column and row != one.row and (row, spot.column) in shared and one not in headings
            for (row, column), one in shared.items()
        )

    def _several(self, text: str) -> list[str]:
        """A cell that names several priorities, by code or by title."""
        parts = [
            tidy(part) for part in re.split(r"[;\n]|,(?=\s*\d)|(?<=\d)\s*[,&/]\s*(?=\d)", text) if tidy(part)
        ]
        return (
            parts if len(parts) > 1 and all(self._known(part) or len(part) <= 4 for part in parts) else [text]
        )

    def _known(self, text: str) -> AdoptedPriority | None:
        words = folded(text)
        return next(
            (one for one in self.found.values() if words in (folded(one.title), folded(one.code))), None
        )

    def code_of(self, text: str) -> str:
        """The code of the priority that a text names; "" where it names none."""
        known = self._known(text)
        return known.code if known else ""

    def _priority(self, text: str, code: str | None) -> AdoptedPriority:
        label, own, title = split_section(text)
        key = f"{code or ''}|{folded(text)}"
        if key in self.found:
            return self.found[key]
        listed = self.listed.get(folded(text))
        if known := self._known(text) if not code else None:
            return known
        wanted = (code or (tidy(text) if listed else own))[:LONGEST_CODE]
        made = AdoptedPriority(
            free_code([one.code for one in self.found.values()], wanted),
            self._title(listed or title, label, own),
        )
        self.found[key] = made
        self.labels += [label] if label else []
        return made

    def _title(self, title: str, label: str, code: str) -> str:
        if re.fullmatch(r"\W*\d*\W*", title):
            return shortened(f"{label or 'Priority'} {code or title}".strip(), LONGEST_TITLE)
        return shortened(title, LONGEST_TITLE)

    def _area(self, priority: AdoptedPriority, area: str) -> str:
        area = shortened(area, LONGEST_TITLE)
        known = next((one for one in priority.areas if folded(one) == folded(area)), area)
        if known and known not in priority.areas:
            priority.areas.append(known)
        return known

    def word(self) -> str:
        """What the file calls its top level; "" where it gives it no name."""
        return max(set(self.labels), key=self.labels.count) if self.labels else ""


def rows(
    found: Priorities, roles: Roles, listed: Mapping[str, Mapping[str, Spot]]
) -> list[dict[str, object]]:
    """The rows of the Priorities sheet; `listed` is what the file's own list of them says besides, by code."""
    made = []
    for one in found.found.values():
        more = listed.get(folded(one.code), {})
        areas = split_list(more["areas"].text) if "areas" in more else ()
        row: dict[str, object] = {
            "code": one.code,
            "title": one.title,
            "areas": tuple({folded(area): area for area in (*one.areas, *areas)}.values()),
        }
        for name, spot in more.items():
            found.docket.came_of(spot, "carried", f"priorities.{name}")
            if name == "lead":
                row["lead"] = roles.add(spot.text)
            elif name != "areas":
                row[name] = spot.text
        made.append(row)
    return made
