"""How a plan lies in a workbook: its sheets and their columns, worked out from the document's own fields.
Reading is in reader.py, writing in writer.py; both use this one layout."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from storage.plan.files.document import PARTS, MilestoneEntry
from storage.plan.files.excel.words import HEADINGS, NOTES
from storage.rules.measures.grading import SCHEMES as GRADE_SCHEMES
from storage.rules.same_text import folded
from storage.rules.standing.rag import SCHEMES

LIST_SEPARATOR = ";"
SCHEMES_OF = {"plan.rag_scheme": tuple(SCHEMES), "plan.measure_scheme": tuple(GRADE_SCHEMES)}
"""What may stand where a scheme is named."""
CONTACT = "Contact"
"""On the Plan sheet, a row "Contact: Media enquiries to" gives the role to ask."""


def normal(heading: str) -> str:
    """A heading as it is compared: its words, whatever their capitals and punctuation."""
    return " ".join(re.findall(r"[^\W_]+", folded(heading)))


@dataclass(frozen=True)
class SheetColumn:
    """A column of a table sheet, or a row of the Plan sheet. `path` is the field's place in the document."""

    path: str
    heading: str
    note: str
    kind: type
    many: bool
    must: bool

    @property
    def field(self) -> str:
        """The field's own name."""
        return self.path.rpartition(".")[2]

    @property
    def part(self) -> str:
        """The path of the part that the field belongs to."""
        return self.path.rpartition(".")[0]

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be chosen, in words; nothing when any text may stand there."""
        if self.path in SCHEMES_OF:
            return tuple(in_words(key) for key in SCHEMES_OF[self.path])
        if self.kind is bool:
            return ("yes", "no")
        return tuple(in_words(choice) for choice in self.kind) if issubclass(self.kind, StrEnum) else ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every heading that means this column."""
        return normal(self.heading), normal(self.path), normal(self.field)


@dataclass(frozen=True)
class Sheet:
    """A sheet with a row for each of a group of the document's parts. Nothing in it is needed when
    `optional`."""

    name: str
    group: str
    columns: tuple[SheetColumn, ...]
    optional: bool = False

    @cached_property
    def by_name(self) -> dict[str, SheetColumn]:
        """The column that each heading means; a heading of its own goes before another's field name."""
        return by_name(self.columns)


def by_name(columns: tuple[SheetColumn, ...]) -> dict[str, SheetColumn]:
    """Which column each forgiving name means: headings first, then paths, then bare field names."""
    found: dict[str, SheetColumn] = {}
    for names in zip(*(column.names for column in columns), strict=True):
        for name, column in zip(names, columns, strict=True):
            found.setdefault(name, column)
    return found


def in_words(value: str) -> str:
    """A choice as people write it: "plan office" for plan_office. Both are read."""
    return value.replace("_", " ")


def _kernel(annotation: Any) -> tuple[type, bool]:
    """The kind of value that a field holds, and whether it holds many."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return _kernel(inner[0])[0], True
    if origin in (Annotated, Union, UnionType):
        return _kernel(inner[0])
    return (annotation if isinstance(annotation, type) else str), False


def _column(path: str, name: str, annotation: Any, must: bool) -> SheetColumn:
    whole = f"{path}.{name}" if path else name
    heading = HEADINGS.get(whole, name.replace("_", " ").capitalize())
    kind, many = _kernel(annotation)
    return SheetColumn(whole, heading, NOTES.get(whole, ""), kind, many, must)


def columns_of(path: str, part: type[BaseModel]) -> Iterator[SheetColumn]:
    """The part's own values; parts within it lie elsewhere."""
    for name, info in part.model_fields.items():
        if not issubclass(_kernel(info.annotation)[0], BaseModel):
            yield _column(path, name, info.annotation, info.is_required())


def _sheet(name: str, group: str, optional: bool = False) -> Sheet:
    return Sheet(name, group, tuple(columns_of(group, PARTS[group])), optional)


_PLAN_PARTS = (
    "",
    "office",
    "plan",
    "plan.words",
    "plan.rag_words",
    "plan.grade_words",
    "papers",
    "papers.signatory",
)
PLAN_SHEET = "Plan"
PLAN_ROWS: tuple[SheetColumn, ...] = tuple(
    column for part in _PLAN_PARTS for column in columns_of(part, PARTS[part])
)
PLAN_ROW_NAMES = by_name(PLAN_ROWS)
"""The row of the plan's sheet that each label means."""
MILESTONES = Sheet(
    "Milestones",
    "milestones",
    (
        _column("commitments.milestones", "ref", str, True),
        *columns_of("commitments.milestones", MilestoneEntry),
    ),
    optional=True,
)
TABLES: tuple[Sheet, ...] = (
    _sheet("Forums", "forums", optional=True),
    _sheet("People", "people"),
    _sheet("Priorities", "priorities"),
    _sheet("Commitments", "commitments"),
    MILESTONES,
    _sheet("Measures", "measures", optional=True),
    _sheet("Requests", "requests", optional=True),
    _sheet("Words", "words", optional=True),
)
SHEET_NAMES: tuple[str, ...] = (PLAN_SHEET, *(sheet.name for sheet in TABLES))
TO_DECIDE, HOW_READ, NO_PLACE, EVERY_CELL = "To decide", "How this was read", "Has no place", "Every cell"
RETURNS_SHEET, LISTS, ADOPTION = "Returns", "Lists", "Muster"
BESIDE_THE_PLAN = (TO_DECIDE, HOW_READ, NO_PLACE, EVERY_CELL, RETURNS_SHEET, LISTS, ADOPTION)
"""Sheets of a workbook that `plan adopt` wrote which are no part of the plan: its check reads past them."""
ADOPTION_MARK = "muster adoption 1"
"""How its hidden sheet begins, which says that it is such a workbook."""


def is_date(column: SheetColumn) -> bool:
    """True for a column of days."""
    return issubclass(column.kind, date)


def split_list(text: str) -> tuple[str, ...]:
    r"""The items of a list cell. "\;" is a semicolon within an item, "\\" a backslash."""
    parts = re.findall(r"(?:\\.|[^;\\]|\\$)+", text, re.DOTALL)
    return tuple(re.sub(r"\\([;\\])", r"\1", part).strip() for part in parts if part.strip())


def join_list(items: tuple[str, ...]) -> str:
    """The cell from which `split_list` reads the items again."""
    return f"{LIST_SEPARATOR} ".join(re.sub(r"([;\\])", r"\\\1", item) for item in items)
