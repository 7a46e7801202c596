"""Writes a plan as a workbook, and the empty workbook to fill in. Text that people wrote is stored as text:
nothing that begins like a formula can ever run as one."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from storage.plan.files.document import PlanDocument
from storage.plan.files.excel.help import add_help, add_plan_help, dress_headings
from storage.plan.files.excel.layout import (
    CONTACT,
    MILESTONES,
    PLAN_ROWS,
    PLAN_SHEET,
    TABLES,
    Sheet,
    SheetColumn,
    in_words,
    join_list,
)
from storage.plan.files.excel.shown import escaped
from storage.plan.files.excel.words import EXAMPLE_CONTACTS, EXAMPLE_MARK, EXAMPLES
from storage.rules.sheets import like_a_formula

_DATE_FORMAT = "dd/mm/yyyy"

Values = Mapping[str, object]


def document_as_excel(document: PlanDocument) -> bytes:
    """The workbook from which the same document is read again."""
    whole = document.model_dump(exclude_none=True)
    rows = {sheet.group: whole.get(sheet.group, ()) for sheet in TABLES}
    rows[MILESTONES.group] = tuple(_milestones(document))
    return _workbook(_plan_rows(whole), rows)


def template_workbook() -> bytes:
    """An empty workbook with headings, notes, drop-down lists and an example row on each sheet.

    The examples are marked and are not read: as it is, the workbook holds no plan."""
    plan = [(column.heading, None, EXAMPLES[PLAN_SHEET].get(column.path, "")) for column in PLAN_ROWS]
    contacts = [(f"{CONTACT}: {label}", None, role) for label, role in EXAMPLE_CONTACTS]
    return _workbook(plan + contacts, {sheet.group: (_example(sheet),) for sheet in TABLES})


_PlanRow = tuple[str, object, str]
"""A row of the Plan sheet: heading, value, example."""


def _workbook(plan: Iterable[_PlanRow], tables: Mapping[str, Iterable[Values]]) -> bytes:
    return packed(_filled(plan, tables))


def unfinished_workbook(plan: Values, tables: Mapping[str, Iterable[Values]]) -> Workbook:
    """A workbook filled as far as it goes: the plan's own values by path, rows by group. The rest stays blank."""
    rows = ((column.heading, plan.get(column.path), "") for column in PLAN_ROWS)
    return _filled(rows, {sheet.group: tables.get(sheet.group, ()) for sheet in TABLES})


def packed(workbook: Workbook) -> bytes:
    """The workbook as a file."""
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def _filled(plan: Iterable[_PlanRow], tables: Mapping[str, Iterable[Values]]) -> Workbook:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    _fill_plan(workbook.create_sheet(PLAN_SHEET), plan)
    for sheet in TABLES:
        fill_table(workbook.create_sheet(sheet.name), sheet, tables[sheet.group])
    return workbook


def _fill_plan(worksheet: Worksheet, rows: Iterable[_PlanRow]) -> None:
    for at, row in enumerate([("Field", "Value", "Example"), *rows], start=1):
        for column, value in enumerate(row, start=1):
            write_value(worksheet.cell(at, column), value)
    add_plan_help(worksheet)
    dress_headings(worksheet)


def fill_table(worksheet: Worksheet, sheet: Sheet, rows: Iterable[Values]) -> None:
    """A sheet with its headings, their help, and a row each."""
    for at, column in enumerate(sheet.columns, start=1):
        write_value(worksheet.cell(1, at), column.heading)
    for down, row in enumerate(rows, start=2):
        for at, column in enumerate(sheet.columns, start=1):
            write_value(worksheet.cell(down, at), row.get(column.field))
    add_help(worksheet, sheet)
    dress_headings(worksheet)


def write_value(cell: Any, value: object) -> None:
    """Put a value in a cell: a day as a real date, all else as text."""
    if isinstance(value, date):
        cell.value, cell.number_format = value, _DATE_FORMAT
    elif value is not None and (text := as_text(value)):
        cell.value = escaped(text)
        cell.data_type = "s"
        cell.quotePrefix = like_a_formula(text)


def as_text(value: object) -> str:
    """A value as its cell says it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, StrEnum):
        return in_words(value)
    if isinstance(value, tuple):
        return join_list(tuple(as_text(item) for item in value))
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def _plan_rows(whole: Values) -> Iterator[_PlanRow]:
    for column in PLAN_ROWS:
        yield column.heading, _at(whole, column), ""
    papers = whole["papers"]
    for contact in papers["contacts"] if isinstance(papers, dict) else ():
        yield f"{CONTACT}: {contact['label']}", contact["role"], ""


def _at(whole: Values, column: SheetColumn) -> object:
    found: object = whole
    for step in column.path.split("."):
        found = found.get(step) if isinstance(found, dict) else None
    return found


def _milestones(document: PlanDocument) -> Iterator[Values]:
    for commitment in document.commitments:
        for milestone in commitment.milestones:
            yield {"ref": commitment.ref, **milestone.model_dump()}


def _example(sheet: Sheet) -> Values:
    """The sheet's example, its first cell marked."""
    values: dict[str, object] = dict(EXAMPLES[sheet.name])
    first = sheet.columns[0].field
    return values | {first: f"{EXAMPLE_MARK}{values[first]}"}
