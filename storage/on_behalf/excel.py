"""The one-page return in Excel: written for one role, and read again. Headings and printed columns are locked, text
that people wrote can never run as a formula, and a formula that comes back is a fault. What the answers mean, and
whether they are good enough, is decided elsewhere."""

import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from storage.facts.on_behalf import FilledForm, FilledRow, FormFault, FormRow, ReturnForm
from storage.on_behalf.columns import COLUMNS, DATES, FILLED_IN, PRINTED, FormColumn, cell_of
from storage.on_behalf.overlooked import HEAD, ROW, overlooked, printed_in
from storage.plan.files.damaged import FAULTS, damage
from storage.plan.files.excel.cells import ExcelCell, Row, cell_fault, colours_of
from storage.plan.files.excel.sheet import read_sheet
from storage.plan.files.excel.shown import escaped
from storage.plan.files.faults import Fault, fault_at
from storage.rules.calendar import quarters
from storage.rules.same_text import looks, printable
from storage.rules.sheets import like_a_formula

SHEET, KNOWN = "Return", "Muster"
"""The page to fill in, and a hidden one that says which form it is."""
MARK = "muster return form 1"
HEADINGS_ROW, FIRST_ROW = 4, 5
MOST_UNPACKED = 20_000_000
_KNOWN_BY = 5
"""By how many of its headings a form is known."""


# --- out -----------------------------------------------------------------------------------------------


def as_excel(form: ReturnForm) -> bytes:
    """The workbook to send."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = SHEET
    fill(sheet, form)
    known = workbook.create_sheet(KNOWN)
    marks = [(MARK,), (str(form.role_id),), (quarters.code(form.quarter),)]
    for number, line in enumerate([*marks, *printed_on(sheet)], start=1):
        for at, said in enumerate(line, start=1):
            write(known.cell(number, at), said)
    known.sheet_state = "hidden"
    packed = BytesIO()
    workbook.save(packed)
    return packed.getvalue()


def fill(sheet: Worksheet, form: ReturnForm) -> None:
    """The page: who it is for, how it is filled in, and a row for each commitment."""
    write(sheet.cell(1, 1), f"Return form: {form.role}, {quarters.long_label(form.quarter)}")
    write(sheet.cell(2, 1), f"Fill in the white cells and send it back {form.asks_by}. Dates as 31/12/2021.")
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    for place, column in enumerate(COLUMNS, start=1):
        head(sheet, place, column)
    for number, one in enumerate(form.rows, start=FIRST_ROW):
        fill_row(sheet, number, one)
    offer(sheet, form)
    sheet.freeze_panes = f"{get_column_letter(len(PRINTED) + 1)}{FIRST_ROW}"
    sheet.protection.enable()
    # On one page, across.
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def printed_on(sheet: Worksheet) -> Iterator[tuple[str, ...]]:
    """What the page has before it is filled in, for the hidden one to keep."""
    for row in sheet.iter_rows(max_row=HEADINGS_ROW):
        yield from ((HEAD, cell.coordinate, str(cell.value)) for cell in row if cell.value)
    for row in sheet.iter_rows(min_row=FIRST_ROW, max_col=len(PRINTED)):
        yield (ROW, *(str(cell.value or "") for cell in row))


def fill_row(sheet: Worksheet, number: int, row: FormRow) -> None:
    """One commitment: what is printed, and the cells to fill in."""
    for at, printed in enumerate((row.ref, row.title, row.last, row.promise), start=1):
        write(sheet.cell(number, at), printed)
        sheet.cell(number, at).fill = PatternFill("solid", fgColor="EEEEEE")
    for at in range(len(PRINTED) + 1, len(COLUMNS) + 1):
        open_cell(sheet.cell(number, at))


def head(sheet: Worksheet, at: int, column: FormColumn) -> None:
    """One heading, locked."""
    cell = sheet.cell(HEADINGS_ROW, at)
    write(cell, column.heading)
    cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions[get_column_letter(at)].width = column.width


def open_cell(cell: Any) -> None:
    """A cell to fill in: text, so that nothing that is typed is taken for something else."""
    cell.protection = Protection(locked=False)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.number_format = "@"


def write(cell: Any, text: str) -> None:
    """Text as text, whatever it begins with."""
    cell.value, cell.data_type = escaped(printable(text)), "s"
    cell.quotePrefix = like_a_formula(text)
    cell.alignment = Alignment(wrap_text=cell.row >= HEADINGS_ROW, vertical="top")


def offer(sheet: Worksheet, form: ReturnForm) -> None:
    """A drop-down list in each cell that has one: of the ratings, those that the row may have."""
    cells: dict[tuple[str, ...], list[str]] = {}
    for number, row in enumerate(form.rows, start=FIRST_ROW):
        for key, words in (("rating", row.ratings), *form.choices):
            cells.setdefault(words, []).append(cell_of(key, number))
    for words, places in cells.items():
        validation = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
        validation.error, validation.showErrorMessage = (
            "Choose one of the list: no other is taken here.",
            True,
        )
        for place in places:
            validation.add(place)
        sheet.add_data_validation(validation)


# --- back ----------------------------------------------------------------------------------------------


def read_form(data: bytes) -> FilledForm | None:
    """What was filled in, and which cells cannot be read. None for a file that is no return form."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
                return None
        workbook = openpyxl.load_workbook(BytesIO(data), read_only=True, keep_links=False, rich_text=True)
        kept = [row for _, row in read_sheet(workbook[KNOWN], KNOWN, 1).rows if 0 in row]
        page = read_sheet(workbook[SHEET], SHEET, 0)
        left = overlooked(workbook, (SHEET, KNOWN), page, printed_in(kept[3:]), FIRST_ROW)
    except Exception:
        # openpyxl raises whatever a damaged part of the file provokes: KeyError, ValueError, ParseError...
        return None
    known = [row[0].text for row in kept[:3]]
    if len(known) != 3 or known[0] != MARK or not known[1].isdecimal():
        return None
    faults = [*left, *(form_fault(fault) for fault in page.faults)]
    filled = tuple(filled_rows(page.rows, faults))
    return FilledForm(int(known[1]), known[2], filled, tuple(faults))


def was_a_form(data: bytes) -> bool:
    """Whether a file that is no return form was one: its headings stand there, and it was saved as another kind of
    file, or has lost the sheet that says whose it is."""
    wanted = {looks(column.heading) for column in FILLED_IN}
    try:
        workbook = openpyxl.load_workbook(BytesIO(data), read_only=True, keep_links=False)
        rows = (row for sheet in workbook.worksheets for row in sheet.iter_rows(max_row=20, values_only=True))
        return any(len(wanted & {looks(str(said)) for said in row}) >= _KNOWN_BY for row in rows)
    except Exception:
        # No workbook, or a damaged one: openpyxl raises whatever that provokes. Then its text may tell.
        text = looks(data[:20_000].decode("utf-8", "replace"))
        return sum(heading in text for heading in wanted) >= _KNOWN_BY


def filled_rows(rows: Sequence[tuple[int, Row]], faults: list[FormFault]) -> Iterator[FilledRow]:
    """Each row in which anything was filled in; what cannot be read, or belongs to no commitment, is added to
    `faults`."""
    for index, row in rows:
        filled = {at: cell for at, cell in row.items() if len(PRINTED) <= at < len(COLUMNS)}
        if index + 1 < FIRST_ROW or not filled:
            continue
        bad = [fault for at, cell in filled.items() if (fault := unread(at, cell))]
        if 0 not in row:
            first = filled[min(filled)]
            bad.append(fault_at(first.place, "", "no_ref", first.text))
        faults += map(form_fault, bad)
        if not bad:
            said = tuple((COLUMNS[at].key, cell.text.strip()) for at, cell in filled.items())
            painted = dict(colours_of(row)).get(f"{SHEET}!{cell_of('rating', index + 1)}", "")
            yield FilledRow(row[0].text.strip(), index + 1, said, painted)


def unread(at: int, cell: ExcelCell) -> Fault | None:
    """Why a cell that was filled in cannot be taken, None where it can."""
    code, likely = damage(cell.text)
    if code in FAULTS:
        return fault_at(cell.place, "", code, cell.text, likely)
    return cell_fault(cell, "", takes_days=COLUMNS[at].key in DATES)


def form_fault(fault: Fault) -> FormFault:
    """A fault of the page, by its cell alone."""
    return FormFault(fault.place.partition("!")[2], fault.code, fault.given, expected=fault.expected)
