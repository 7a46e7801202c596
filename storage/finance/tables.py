"""The tables of a finance annex in a file, CSV or Excel: its rows under headings as offices write them. What the rows
say is read in files.py."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, partial
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from storage.facts.plan import QuarterName
from storage.plan.files.csv_file import Rows, csv_place, read_csv
from storage.plan.files.excel.cells import Row, place
from storage.plan.files.excel.layout import Sheet, SheetColumn, columns_of, normal
from storage.plan.files.excel.reader import WORKBOOKS, read_sheets
from storage.plan.files.excel.table import TableReader
from storage.plan.files.faults import Fault, FaultPlace, fault_at
from storage.plan.files.scalars import Choice, Prose, Title, refuse
from storage.plan.files.text_files import text_of
from storage.plan.files.tree import Fields
from storage.rules.calendar import quarters
from storage.rules.finance import AMOUNTS, LineKind, read_amount

GROUP = "finance"
MOST_ABOVE = 30
"""In how many rows the headings are looked for."""
ENOUGH = 3
"""So many columns of amounts make a table one of these."""
NAMES = {
    "quarter": ("period",),
    "heading": ("budget heading", "line", "item", "description"),
    "annual_budget": ("budget", "full year budget", "budget for the year", "annual budget for the year"),
    "budget_to_date": ("profiled budget", "year to date budget", "budget year to date", "budget ytd"),
    "actual_to_date": ("actual", "actuals", "actual year to date", "actual ytd", "spend to date"),
    "forecast": ("forecast outturn", "full year forecast", "projected outturn", "outturn"),
    "variance": ("forecast variance", "variance over under", "full year variance"),
    "note": ("notes", "comment", "comments", "commentary", "explanation"),
    "kind": ("type",),
}
"""What else columns are called."""
UNITS = frozenset(("000", "000s", "k", "thousand", "thousands", "in", "of", "pounds"))
"""Words in a heading that tell its unit, and no more."""


def _as_amount(value: object) -> Decimal:
    found = read_amount(str(value))
    return found if isinstance(found, Decimal) else refuse("not_an_amount")


Amount = Annotated[Decimal, BeforeValidator(_as_amount)]


def _as_quarter(value: object) -> QuarterName:
    return quarters.named(str(value)) or refuse("not_a_quarter")


class AnnexLine(BaseModel):
    """A row as it was typed."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    quarter: Annotated[QuarterName | None, BeforeValidator(_as_quarter)] = None
    section: Title
    heading: Title
    annual_budget: Amount
    budget_to_date: Amount
    actual_to_date: Amount
    forecast: Amount
    variance: Amount | None = None
    note: Prose | None = None
    kind: Annotated[LineKind, Choice] | None = None


class AnnexLines(BaseModel):
    """Rows, as they stand in a tree."""

    finance: tuple[AnnexLine, ...]


class _Sheet(Sheet):
    @cached_property
    def by_name(self) -> dict[str, SheetColumn]:
        """By our own names, and by the others."""
        own = super().by_name
        return {**{name: own[normal(field)] for field, names in NAMES.items() for name in names}, **own}


SHEET = _Sheet("Finance", GROUP, tuple(columns_of(GROUP, AnnexLine)))
"""The one layout of a finance annex."""
FIELDS: Mapping[str, SheetColumn] = {column.field: column for column in SHEET.columns}


@dataclass(frozen=True)
class AnnexTable:
    """All rows of a file's tables, the words above them and in their headings, and what is wrong with its form."""

    rows: tuple[Fields, ...] = ()
    words: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Fault, ...] = ()
    is_annex: bool = False


def table_of(data: bytes) -> AnnexTable:
    """What a file has of an annex."""
    return _workbook(data) if data.startswith(WORKBOOKS) else _text(data)


def _text(data: bytes) -> AnnexTable:
    try:
        plain = text_of(data)
    except UnicodeDecodeError:
        return AnnexTable()
    lines = plain.splitlines(keepends=True)
    notes = next((at for at, line in enumerate(lines) if not line.startswith("#")), len(lines))
    kept = "".join("\n" if at < notes else line for at, line in enumerate(lines))
    rows, faults = read_csv(kept.encode(), SHEET)
    found = _of_rows(rows, csv_place)
    return replace(found, words=(*lines[:notes], *found.words), faults=(*found.faults, *faults))


def _workbook(data: bytes) -> AnnexTable:
    sheets, shut = read_sheets(data)
    if shut:
        return AnnexTable()
    tables = {}
    others = []
    for name, sheet in sheets.items():
        table = _of_rows(list(sheet.rows), partial(place, name, sheet.number))
        if table.is_annex:
            faults, remarks = (*table.faults, *sheet.faults), (*table.remarks, *sheet.remarks)
            tables[name] = replace(table, faults=faults, remarks=remarks)
        elif sheet.rows:
            others.append(fault_at(FaultPlace(name, (sheet.number,)), GROUP, "sheet_not_read", name))
    return AnnexTable(
        rows=tuple(row for one in tables.values() for row in one.rows),
        words=tuple(word for one in tables.values() for word in one.words),
        faults=tuple(fault for one in tables.values() for fault in one.faults),
        remarks=(*(each for one in tables.values() for each in one.remarks), *others),
        is_annex=bool(tables),
    )


def _of_rows(rows: Rows, place_of: Callable[[int, int], FaultPlace]) -> AnnexTable:
    """A table from its headings on; what stands above them tells the unit."""
    at = max(range(min(len(rows), MOST_ABOVE)), key=lambda one: len(_headed(rows[one])), default=None)
    heads = _headed(rows[at]) if at is not None else set()
    if at is None or len(heads & set(AMOUNTS)) < ENOUGH or not heads & {"heading", "section"}:
        return AnnexTable()
    above = [cell.text for _, row in rows[:at] for cell in row.values()]
    words = (*above, *(cell.text for cell in rows[at][1].values()))
    number, head = rows[at]
    named = {
        column: replace(cell, text=FIELDS[field].heading) if (field := _field(cell.text)) else cell
        for column, cell in head.items()
    }
    table = TableReader(SHEET, place_of).read([(number, named), *rows[at + 1 :]])
    return AnnexTable(table.rows, words, table.faults, is_annex=True)


def _headed(row: tuple[int, Row]) -> set[str]:
    return {field for cell in row[1].values() if (field := _field(cell.text))}


def _field(heading: str) -> str:
    """Which field a heading means, whatever unit it tells besides; nothing where it means none."""
    words = normal(heading)
    bare = " ".join(word for word in words.split() if word not in UNITS)
    column = SHEET.by_name.get(words) or SHEET.by_name.get(bare)
    return column.field if column else ""
