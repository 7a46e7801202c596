"""Reads an Excel workbook into the same tree as YAML. Formulas are never calculated nor believed: a cell that
holds one is a fault. How the sheets are laid out is in layout.py."""

import zipfile
from functools import partial
from io import BytesIO

import openpyxl

from storage.plan.files.excel.cells import place
from storage.plan.files.excel.layout import (
    ADOPTION,
    ADOPTION_MARK,
    BESIDE_THE_PLAN,
    MILESTONES,
    PLAN_SHEET,
    SHEET_NAMES,
    TABLES,
    Sheet,
    normal,
)
from storage.plan.files.excel.milestones import placed_milestones
from storage.plan.files.excel.plan_sheet import PlanSheetReader
from storage.plan.files.excel.sheet import SheetRead, read_sheet
from storage.plan.files.excel.table import TableReader
from storage.plan.files.faults import WHOLE_FILE, Fault, FaultPlace, fault_at
from storage.plan.files.tree import NOWHERE, Fields, Items, Node

MOST_UNPACKED_BYTES = 60_000_000
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
WORKBOOKS = (b"PK\x03\x04", _COMPOUND_FILE)
"""How a workbook begins, whatever its file is called: a package, or what is old or locked."""
_PLAN_COLUMNS = 16_384
"""All of a sheet's: of the Plan sheet only field and value are read, and what stands beside them is told."""
_NUMBERS = {name: number for number, name in enumerate(SHEET_NAMES)}

Sheets = dict[str, SheetRead]
"""The sheets that have anything on them, and those of a plan that have not."""


def read_excel(data: bytes) -> tuple[Fields | None, tuple[Fault, ...], tuple[Fault, ...]]:
    """The tree of a workbook, or None; what was wrong with its form; and what is to be looked at in it."""
    sheets, faults = read_sheets(data)
    if faults:
        return None, faults, ()
    reader = _WorkbookReader(sheets)
    tree, faults = reader.tree()
    known = [sheet for name, sheet in sheets.items() if name in SHEET_NAMES]
    own = tuple(fault for sheet in known for fault in sheet.faults)
    beside = tuple(remark for sheet in known for remark in sheet.remarks)
    return tree, faults + own, beside + tuple(reader.remarks)


def read_sheets(data: bytes) -> tuple[Sheets, tuple[Fault, ...]]:
    """A workbook's sheets, or the one fault that keeps it shut."""
    try:
        if _unpacked_bytes(data) > MOST_UNPACKED_BYTES:
            return {}, (
                fault_at(WHOLE_FILE, "", "too_big_unpacked", "", str(MOST_UNPACKED_BYTES // 1_000_000)),
            )
        return _sheets(data), ()
    except Exception:
        # openpyxl raises whatever a damaged part of the file provokes: KeyError, ValueError, ParseError...
        return {}, (fault_at(WHOLE_FILE, "", why_shut(data)),)


def why_shut(data: bytes) -> str:
    """What is known of a file that is no workbook. A locked one, by a password or by a sensitivity label, and an old
    .xls begin alike, and name their streams."""
    if not data.startswith(_COMPOUND_FILE):
        return "not_a_workbook"
    is_old = any(name.encode("utf-16-le") in data for name in ("Workbook", "Book\0"))
    return "old_workbook" if is_old else "locked_workbook"


def _unpacked_bytes(data: bytes) -> int:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return sum(part.file_size for part in archive.infolist())


def _sheets(data: bytes) -> Sheets:
    """The sheets that have anything on them, under our own name for the sheet where we know it, and that once."""
    workbook = openpyxl.load_workbook(BytesIO(data), read_only=True, keep_links=False, rich_text=True)
    found: Sheets = {}
    for sheet in workbook.worksheets:
        ours = next((name for name in SHEET_NAMES if normal(name) == normal(sheet.title)), sheet.title)
        name = sheet.title if ours in found else ours
        most = _PLAN_COLUMNS if name == PLAN_SHEET else None
        found[name] = read_sheet(
            sheet, name, _NUMBERS.get(name, len(found) + len(_NUMBERS)), most_columns=most
        )
    return {name: sheet for name, sheet in found.items() if sheet.rows or name in _NUMBERS}


def beside_the_plan(sheets: Sheets) -> tuple[str, ...]:
    """The sheets that are no part of the plan, of a workbook that `plan adopt` wrote; of any other none."""
    rows = sheets[ADOPTION].rows if ADOPTION in sheets else ()
    is_adopted = any(cell.text == ADOPTION_MARK for _, row in rows[:1] for cell in row.values())
    return BESIDE_THE_PLAN if is_adopted else ()


class _WorkbookReader:
    """Puts the sheets together. A sheet that is missing is said once, so what it lacks stands nowhere."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        self._faults: list[Fault] = []
        self.remarks: list[Fault] = []

    def tree(self) -> tuple[Fields | None, tuple[Fault, ...]]:
        """The tree and the faults of form; nothing but a fault when no sheet holds anything."""
        if not any(sheet.rows for sheet in self._sheets.values()):
            return None, (fault_at(WHOLE_FILE, "", "empty_file"),)
        self._unknown_and_missing()
        entries: dict[str, Node] = self._plan() | {
            table.group: self._table(table) for table in TABLES if self._is_read(table)
        }
        absent = {table.group: NOWHERE for table in TABLES} | {
            "format": NOWHERE,
            "office": NOWHERE,
            "plan": NOWHERE,
        }
        return Fields(self._milestones_placed(entries), WHOLE_FILE, absent), tuple(self._faults)

    def _unknown_and_missing(self) -> None:
        known = (*SHEET_NAMES, *beside_the_plan(self._sheets))
        for name, sheet in self._sheets.items():
            if name not in known:
                where = FaultPlace(name, (len(SHEET_NAMES),))
                code = "unknown_hidden_sheet" if sheet.is_hidden else "unknown_sheet"
                self._faults.append(fault_at(where, "", code, name, *SHEET_NAMES))
        for name in (PLAN_SHEET, *(table.name for table in TABLES if not table.optional)):
            if name not in self._sheets:
                self._faults.append(fault_at(WHOLE_FILE, "", "missing_sheet", "", name))

    def _plan(self) -> dict[str, Node]:
        if PLAN_SHEET not in self._sheets:
            return {}
        reader = PlanSheetReader()
        entries = reader.read(self._sheets[PLAN_SHEET].rows)
        self._faults.extend(reader.faults)
        self.remarks.extend(reader.remarks)
        return entries

    def _is_read(self, table: Sheet) -> bool:
        sheet = self._sheets.get(table.name)
        return sheet is not None and bool(sheet.rows or not table.optional)

    def _table(self, sheet: Sheet) -> Items:
        number = _NUMBERS[sheet.name]
        table = TableReader(sheet, partial(place, sheet.name, number)).read(self._sheets[sheet.name].rows)
        self._faults.extend(table.faults)
        return Items(table.rows, FaultPlace(sheet.name, (number, 0, 0)))

    def _milestones_placed(self, entries: dict[str, Node]) -> dict[str, Node]:
        """The entries with each milestone under its commitment."""
        milestones = entries.pop(MILESTONES.group, None)
        commitments = entries.get("commitments")
        if isinstance(milestones, Items) and isinstance(commitments, Items):
            placed, faults = placed_milestones(commitments, milestones)
            entries["commitments"] = placed
            self._faults.extend(faults)
        return entries
