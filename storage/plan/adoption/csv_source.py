"""Reads a CSV file, whatever its separator and encoding. A quotation mark that is never closed does not
swallow the rest of the file: then every line is read as it stands."""

import codecs
import csv
import re
from collections import Counter
from contextlib import suppress
from io import StringIO

from openpyxl.utils import get_column_letter

from storage.plan.adoption.grid import Grid, NotReadable, Spot, clean
from storage.plan.files.text_files import text_of

_KEPT = re.compile(r'="((?:[^"]|"")*)"')
_SEPARATORS = ",;\t|"


def csv_grid(data: bytes, file: str) -> Grid:
    """The file as one grid; a line's number is its row. Raises NotReadable."""
    text = _decoded(data, file)
    separator = _separator(text)
    try:
        rows = _quoted_or_not(text, separator)
    except csv.Error:
        raise NotReadable("too_long_a_cell", file, "a line") from None
    lines = {}
    for row, values in rows:
        line = {at: _spot(row, at, text) for at, value in enumerate(values) if (text := _said(value))}
        if line:
            lines[row] = line
    return Grid(file.rpartition(".")[0] or file, file, lines)


def _decoded(data: bytes, file: str) -> str:
    """As plan files are read; else what Excel writes on a Windows machine."""
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if is_utf16 or b"\0" not in data:
        for read in (text_of,) if is_utf16 else (text_of, _windows):
            with suppress(UnicodeDecodeError):
                return read(data)
    raise NotReadable("not_a_document", file)


def _windows(data: bytes) -> str:
    return data.decode("cp1252")


def _separator(text: str) -> str:
    """The separator that stands in most of the first lines most evenly."""
    head = [line for line in text.splitlines()[:50] if line.strip()]

    def evenly(separator: str) -> tuple[int, int]:
        counts = Counter(line.count(separator) for line in head if separator in line)
        return max(counts.values(), default=0), sum(counts.values())

    return max(_SEPARATORS, key=evenly)


def _quoted_or_not(text: str, separator: str) -> list[tuple[int, list[str]]]:
    """The records; where a quotation mark is never closed, every line as it stands."""
    try:
        return _rows(text, separator, quoted=True)
    except csv.Error:
        return _rows(text, separator, quoted=False)


def _rows(text: str, separator: str, quoted: bool) -> list[tuple[int, list[str]]]:
    """Each record with the number of the line that it begins on. Raises csv.Error for an open quotation."""
    source = StringIO(text, newline="")
    reader = (
        csv.reader(source, delimiter=separator, strict=True)
        if quoted
        else csv.reader(source, delimiter=separator, quoting=csv.QUOTE_NONE)
    )
    rows, begins = [], 0
    for values in reader:
        rows.append((begins, values))
        begins = reader.line_num
    return rows


def _said(value: str) -> str:
    """The value; what stands behind an equals sign in quotation marks is text that Excel is kept from changing."""
    kept = _KEPT.fullmatch(value.strip())
    return clean(kept[1].replace('""', '"') if kept else value)


def _spot(row: int, column: int, text: str) -> Spot:
    """A value with half a quotation is asked about: the other half is likely another value by mistake."""
    place = f"line {row + 1}, column {get_column_letter(column + 1)}"
    is_half = text.count('"') % 2 == 1
    return Spot(row, column, text, place, doubt="half_quotation" if is_half else "", likely=text.strip('" '))
