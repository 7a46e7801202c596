"""The sheets of an adopted workbook as rows: which row is which, where each value stands, and what people
wrote over what Muster had written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from storage.plan.adoption.adopting import Adoption, Row
from storage.plan.adoption.docket import Choice, Pending, Question
from storage.plan.files.excel.cells import place
from storage.plan.files.excel.layout import PLAN_ROWS, PLAN_SHEET, TABLES, Sheet, SheetColumn, is_date
from storage.plan.files.excel.writer import as_text
from storage.plan.files.past_returns import RETURNS
from storage.plan.files.scalars import iso_date
from storage.rules.same_text import folded

SHEETS: tuple[Sheet, ...] = (*TABLES, RETURNS)
_KEYS = {"Milestones": ("ref", "text"), "Returns": ("ref", "quarter")}
BY_HAND = "(filled in on the sheet)"
Written = Mapping[tuple[str, str, str], str]
"""What stands in a workbook: by sheet, row and field."""


def key_of(sheet: Sheet, row: Mapping[str, object]) -> str:
    """What tells a row of a sheet from the others."""
    fields = _KEYS.get(sheet.name, (sheet.columns[0].field,))
    return folded("|".join(said(row.get(field)) for field in fields))


def said(value: object) -> str:
    """A value as its cell is read again: a day as ISO."""
    if value is None or isinstance(value, Pending):
        return ""
    return value.isoformat() if isinstance(value, date) else as_text(value)


def written(adoption: Adoption) -> dict[tuple[str, str, str], str]:
    """Everything that the workbook will say."""
    found = {(PLAN_SHEET, path, ""): said(value) for path, value in adoption.plan.items()}
    for sheet in SHEETS:
        for row in adoption.tables.get(sheet.group, ()):
            key = key_of(sheet, row)
            found |= {(sheet.name, key, field): said(value) for field, value in row.items()}
    return {where: text for where, text in found.items() if text}


def kept(adoption: Adoption, now: Written) -> Adoption:
    """The adoption with what people changed on the sheets since they were written: `now` is what these
    say."""
    before = adoption.memory.written
    if not before:
        return adoption
    plan = {**adoption.plan, **_plan_changes(before, now)}
    tables = {
        sheet.group: _table(sheet, adoption.tables.get(sheet.group, ()), before, now) for sheet in SHEETS
    }
    changed = replace(adoption, plan=plan, tables=tables)
    waited, waits = set(targets(adoption)), set(targets(changed))
    questions = tuple(
        replace(one, answer=BY_HAND) if one.key in waited - waits and not one.answer else one
        for one in adoption.questions
    )
    by_hand = tuple(
        sorted({sheet for (sheet, *_), text in now.items() if before.get((sheet, *_), "") != text})
    )
    told = (*adoption.choices, *(Choice("by_hand", sheet, "", ()) for sheet in by_hand))
    return replace(changed, questions=questions, choices=told)


def _plan_changes(before: Written, now: Written) -> dict[str, object]:
    found: dict[str, object] = {}
    for column in PLAN_ROWS:
        where = (PLAN_SHEET, column.path, "")
        if now.get(where, "") != before.get(where, ""):
            found[column.path] = _value(column, now.get(where, ""))
    return found


def _table(sheet: Sheet, rows: Sequence[Row], before: Written, now: Written) -> list[Row]:
    """The sheet's rows: those that people took out stay out, theirs are added, and their cells stand."""
    were = {key for name, key, _ in before if name == sheet.name}
    are: dict[str, dict[str, str]] = {}
    for (name, key, field), text in now.items():
        if name == sheet.name:
            are.setdefault(key, {})[field] = text
    known = {key_of(sheet, row) for row in rows}
    stay = [row for row in rows if key_of(sheet, row) in are or key_of(sheet, row) not in were]
    mended = [_mended(sheet, row, before, are.get(key_of(sheet, row))) for row in stay]
    added = [cells for key, cells in are.items() if key not in were and key not in known]
    return mended + [
        {column.field: _value(column, cells.get(column.field, "")) for column in sheet.columns}
        for cells in added
    ]


def _mended(sheet: Sheet, row: Row, before: Written, cells: Mapping[str, str] | None) -> Row:
    """A row with what people wrote over it. Whoever is not asked in Slack needs no address."""
    if cells is None:
        return row
    key, found = key_of(sheet, row), dict(row)
    for column in sheet.columns:
        text = cells.get(column.field, "")
        if text != before.get((sheet.name, key, column.field), ""):
            found[column.field] = _value(column, text)
    if found.get("route") not in (None, "slack") and isinstance(found.get("email"), Pending):
        found["email"] = None
    return found


def _value(column: SheetColumn, text: str) -> object:
    day = iso_date(text) if is_date(column) and not column.many else None
    return day or text or None


def pending(adoption: Adoption) -> Iterator[tuple[str, str]]:
    """(question, cell) of each value that waits."""
    for at, column in enumerate(PLAN_ROWS, start=1):
        if isinstance(value := adoption.plan.get(column.path), Pending):
            yield value.key, place(PLAN_SHEET, 0, at, 1).text
    for sheet in SHEETS:
        for down, row in enumerate(adoption.tables.get(sheet.group, ()), start=1):
            for across, column in enumerate(sheet.columns):
                if isinstance(value := row.get(column.field), Pending):
                    yield value.key, place(sheet.name, 0, down, across).text


def targets(adoption: Adoption) -> dict[str, tuple[str, ...]]:
    """The workbook's cells that wait for each question."""
    found: dict[str, list[str]] = {}
    for key, cell in pending(adoption):
        found.setdefault(key, []).append(cell)
    return {key: tuple(cells) for key, cells in found.items()}


def with_targets(adoption: Adoption) -> Adoption:
    """The adoption whose questions say which cells wait for them."""
    waiting = targets(adoption)
    questions: tuple[Question, ...] = tuple(
        replace(one, targets=waiting.get(one.key, ())) for one in adoption.questions
    )
    return replace(adoption, questions=questions)
