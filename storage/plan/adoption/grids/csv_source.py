"""Reads a CSV file, whatever its separator and encoding. A quotation mark that is never closed does not
swallow the rest of the file: then every line is read as it stands."""

import csv
import re
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from io import StringIO

from openpyxl.utils import get_column_letter

from storage.plan.adoption.grids.grid import MOST_COLUMNS, Grid, NotReadable, Spot, clean
from storage.plan.files.csv_file import kept, width
from storage.plan.files.text_files import text_of

_LEAST_HEADINGS = 3
"""How many values a line of headings has at least."""
_SEPARATORS = ",;\t|"
_OF_A_MAC = re.compile(rb"[a-z](?:[\x8a\x8c\x8e](?![A-Z])|[\xd4\xd5](?=[a-z\s]))|[a-z][\x87-\x90](?=[a-z])")
"""A capital with a hook or a tilde in the middle of a word to Windows; to a Mac an accented letter or an
apostrophe."""


def csv_grid(data: bytes, file: str) -> Grid:
    """The file as one grid; a line's number is its row. Raises NotReadable."""
    text, letters = _decoded(data, file)
    separator = _separator(text)
    try:
        rows, is_quoted = _quoted_or_not(text, separator)
    except csv.Error:
        raise NotReadable("too_long_a_cell", file, "a line") from None
    lines = {}
    heading = next((values for _, values in rows if sum(map(bool, values)) >= _LEAST_HEADINGS), [])
    columns = width(heading, [values for _, values in rows]) if is_quoted else MOST_COLUMNS
    for row, values in rows:
        line = _line(row, values, columns, separator, file)
        if line:
            lines[row] = line
    return Grid(file.rpartition(".")[0] or file, file, lines, letters=letters)


def _line(row: int, values: list[str], columns: int, separator: str, file: str) -> dict[int, Spot]:
    """The values of a line. Where it has too many, those that begin with a space are parts of the ones before, which
    is asked about. Raises NotReadable where that is not why."""
    inner = [at for at, value in enumerate(values) if at and value.startswith(" ")]
    more = len(values) - columns
    if more > 0 and any(clean(kept(value)) for value in values[columns:]) and len(inner) != more:
        raise NotReadable("shifted_row", file, str(row + 1))
    joins = inner if more == len(inner) else []
    whole: list[tuple[str, bool]] = []
    for at, value in enumerate(values):
        if at in joins:
            whole[-1] = f"{whole[-1][0]}{separator}{value}", True
        else:
            whole.append((value, False))
    said = {at: (text, joined) for at, (value, joined) in enumerate(whole) if (text := clean(kept(value)))}
    spots = {at: _spot(row, at, text) for at, (text, _) in said.items()}
    return spots | {
        at: replace(spots[at], doubt="stray_comma", likely=text)
        for at, (text, joined) in said.items()
        if joined
    }


def _decoded(data: bytes, file: str) -> tuple[str, str]:
    """As plan files are read; else what Excel writes on a Windows machine, or on a Mac where letters stand so that
    only a Mac can have written them. The second says which was guessed."""
    with suppress(UnicodeDecodeError):
        return text_of(data), ""
    guesses = (("mac_roman", "a Mac's"),) if _OF_A_MAC.search(data) else (("cp1252", "those of Windows"),)
    for encoding, letters in () if b"\0" in data else (*guesses, ("mac_roman", "a Mac's")):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding), letters
    raise NotReadable("not_a_document", file)


def _separator(text: str) -> str:
    """The separator that stands in most of the first lines most evenly."""
    head = [line for line in text.splitlines()[:50] if line.strip()]

    def evenly(separator: str) -> tuple[int, int]:
        counts = Counter(line.count(separator) for line in head if separator in line)
        return max(counts.values(), default=0), sum(counts.values())

    return max(_SEPARATORS, key=evenly)


def _quoted_or_not(text: str, separator: str) -> tuple[list[tuple[int, list[str]]], bool]:
    """The records; where a quotation mark is never closed, every line as it stands, and that it is so."""
    try:
        return _rows(text, separator, quoted=True), True
    except csv.Error:
        return _rows(text, separator, quoted=False), False


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


def _spot(row: int, column: int, text: str) -> Spot:
    """A value with half a quotation is asked about: the other half is likely another value by mistake."""
    place = f"line {row + 1}, column {get_column_letter(column + 1)}"
    is_half = text.count('"') % 2 == 1
    return Spot(row, column, text, place, doubt="half_quotation" if is_half else "", likely=text.strip('" '))
