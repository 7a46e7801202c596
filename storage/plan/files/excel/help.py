"""What helps a person to fill the workbook in: a note on each heading, drop-down lists, columns that keep
codes as text. What the sheets hold is written in writer.py."""

from collections.abc import Mapping

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from storage.plan.files.excel.layout import PLAN_ROWS, Sheet, SheetColumn, is_date

_HELPED_ROWS = 1_000
_LONG_WORDS = 40
_LISTED_IN: Mapping[str, str] = {
    "lead": "People",
    "force_lead": "People",
    "deputy": "People",
    "sro": "People",
    "second_agreer": "People",
    "owner": "People",
    "priority": "Priorities",
}
"""Fields whose drop-down is the first column of another sheet."""
_CODES = ("ref", "code", "priority", "also", "depends_on")
"""Fields that Excel would take for numbers: 1.10 must not become 1.1."""
_WIDE = ("title", "statement", "aim", "outcomes", "areas", "source", "text", "definition", "meetings")


def dress_headings(worksheet: Worksheet) -> None:
    """Make the first row stand out and stay in view."""
    for cell in worksheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="D9E2EC")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    worksheet.freeze_panes = "A2"


def add_help(worksheet: Worksheet, sheet: Sheet) -> None:
    """Notes, drop-down lists and formats for each column of a table."""
    for at, column in enumerate(sheet.columns, start=1):
        letter = get_column_letter(at)
        worksheet.cell(1, at).comment = _note(column)
        worksheet.column_dimensions[letter].width = _LONG_WORDS if column.field in _WIDE else 20
        _keep_format(worksheet, at, _format(column))
        _add_list(worksheet, _source(column), f"{letter}2:{letter}{_HELPED_ROWS}")


def _keep_format(worksheet: Worksheet, at: int, number_format: str) -> None:
    """The format of a column's cells to come, and of those below the heading that hold text already."""
    worksheet.column_dimensions[get_column_letter(at)].number_format = number_format
    for (cell,) in worksheet.iter_rows(min_row=2, min_col=at, max_col=at):
        if cell.data_type == "s":
            cell.number_format = number_format


def add_plan_help(worksheet: Worksheet) -> None:
    """Notes and drop-down lists for each row of the Plan sheet."""
    for letter, width in (("A", 26), ("B", 60), ("C", 44)):
        worksheet.column_dimensions[letter].width = width
    for at, column in enumerate(PLAN_ROWS, start=2):
        worksheet.cell(at, 1).comment = _note(column)
        worksheet.cell(at, 2).number_format = _format(column)
        _add_list(worksheet, _choices(column), f"B{at}")


def _note(column: SheetColumn) -> Comment:
    must = "Must be filled in. " if column.must else ""
    comment = Comment(must + column.note, "Muster")
    comment.width, comment.height = 320, 90
    return comment


def _format(column: SheetColumn) -> str:
    if is_date(column) and not column.many:
        return "dd/mm/yyyy"
    return "@" if column.field in _CODES or column.path == "plan.version" else "General"


def _source(column: SheetColumn) -> str:
    """What a column's drop-down list shows; empty when there is none."""
    listed_in = "Commitments" if column.path == "commitments.milestones.ref" else _LISTED_IN.get(column.field)
    return f"{listed_in}!$A$2:$A${_HELPED_ROWS}" if listed_in else _choices(column)


def _choices(column: SheetColumn) -> str:
    """A list cell takes several choices, so no drop-down is put on it."""
    return f'"{",".join(column.choices)}"' if column.choices and not column.many else ""


def _add_list(worksheet: Worksheet, source: str, cells: str) -> None:
    """Excel warns of a value outside the list and lets it stand: the check of the file has the last word."""
    if source:
        validation = DataValidation(type="list", formula1=source, allow_blank=True)
        validation.showErrorMessage, validation.errorStyle = True, "warning"
        validation.error = "This is not in the list."
        worksheet.add_data_validation(validation)
        validation.add(cells)
