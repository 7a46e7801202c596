"""Makes small workbooks, CSV files and Word documents as offices have them. What stands in each is in shapes.py."""

import csv
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | float | date | datetime | None
Rows = Sequence[Sequence[Cell]]
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
    'ContentType="application/xml"/></Types>'
)


def rows(text: str) -> Rows:
    """Rows from lines whose cells are parted by "|": "@2026-03-31" a date, "#1.1" a number, "~" a line end."""
    return [[_cell(part.strip()) for part in line_.split("|")] for line_ in text.strip("\n").split("\n")]


def _cell(text: str) -> Cell:
    if text.startswith("@"):
        return datetime.fromisoformat(text[1:])
    return float(text[1:]) if text.startswith("#") else text.replace("~", "\n") or None


def workbook(**sheets: Rows) -> Workbook:
    """A workbook with these rows on its sheets; "_" in a sheet's name is a space."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(list(row))
    return book


def saved(book: Workbook) -> bytes:
    """The workbook as a file."""
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def fill(sheet: Worksheet, **cells: str) -> None:
    """Fills cells with colours."""
    for cell, colour in cells.items():
        sheet[cell].fill = PatternFill("solid", fgColor=colour)


def strike(sheet: Worksheet, row: int) -> None:
    """Strikes a row out."""
    for cell in sheet[row]:
        cell.font = Font(strike=True)


def csv_file(rows: Rows, separator: str = ",", encoding: str = "utf-8-sig") -> bytes:
    """The rows as CSV."""
    file = StringIO()
    csv.writer(file, delimiter=separator).writerows(rows)
    return file.getvalue().encode(encoding)


def document(*parts: str) -> bytes:
    """A Word document of these parts, as Word packs one."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr(
            "word/document.xml", f"<w:document {_W}><w:body>{''.join(parts)}</w:body></w:document>"
        )
    return file.getvalue()


def line(text: str) -> str:
    """A paragraph."""
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def table(*rows: str) -> str:
    """A table of these rows."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str, gone: bool = False) -> str:
    """A row; `gone` where a tracked change took it out."""
    mark = "<w:trPr><w:del/></w:trPr>" if gone else ""
    return f"<w:tr>{mark}{''.join(cell(text) for text in cells)}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    """A cell of one or more lines."""
    lines = "".join(line(part) for part in text.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{lines}</w:tc>"


def wide(text: str, columns: int) -> str:
    """A row of one cell over all columns."""
    span = f'<w:gridSpan w:val="{columns}"/>'
    return f"<w:tr>{cell(text, span)}</w:tr>"
