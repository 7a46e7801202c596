"""Reads a table that was saved as text: with commas, semicolons or tabs, as Excel writes it in this country or that.
A row that a quotation mark would swallow, or that a comma in a text shifts, is a fault."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO

from openpyxl.utils import get_column_letter

from storage.plan.files.excel.cells import ExcelCell, Row
from storage.plan.files.excel.layout import Sheet, normal
from storage.plan.files.faults import WHOLE_FILE, Fault, FaultPlace, fault_at
from storage.plan.files.text_files import text_of
from storage.rules.calendar import quarters
from storage.rules.same_text import looks

_SIGNS = (",", ";", "\t", "|")
_HINT = re.compile(r"\ufeff?sep=(.)\r?\n?", re.IGNORECASE)
"""A first line that tells Excel which sign divides."""
_KEPT = re.compile(r'="((?:[^"]|"")*)"')
_PROSE_ROOM = 120
_MOST_ABOVE = 10
"""In how many lines the headings are looked for."""

Rows = list[tuple[int, Row]]


def read_csv(data: bytes, sheet: Sheet) -> tuple[Rows, tuple[Fault, ...]]:
    """Each row that has anything in it, with the number of the line that it begins on, from 0."""
    try:
        content = text_of(data)
    except UnicodeDecodeError:
        return [], (fault_at(WHOLE_FILE, "", "not_text_file"),)
    hint = _HINT.match(content)
    sign = hint[1] if hint else _dividing(content, sheet)
    reader = _TextReader(content[hint.end() :] if hint else content, sign, 1 if hint else 0, sheet)
    rows = list(reader.rows())
    return rows, tuple(reader.faults)


def kept(value: str) -> str:
    """The value; what stands behind an equals sign in quotation marks is text that Excel is kept from changing."""
    found = _KEPT.fullmatch(value.strip())
    return found[1].replace('""', '"') if found else value


def csv_place(line: int, column: int) -> FaultPlace:
    """The place of a value, "line 3, column C"; both count from 0."""
    return FaultPlace(f"line {line + 1}, column {get_column_letter(column + 1)}", (line, column))


def _dividing(content: str, sheet: Sheet) -> str:
    """The sign between the headings: with it, most of them are known."""
    first = next((line for line in content.splitlines() if line.strip()), "")

    def known(sign: str) -> int:
        return sum(normal(one) in sheet.by_name for one in first.split(sign))

    return max(_SIGNS, key=known)


def width(heading: Sequence[str], records: Sequence[Sequence[str]]) -> int:
    """How many values a line has room for: as many as the headings, or as most lines have."""
    lengths = Counter(map(len, records))
    most = [length for length, number in lengths.items() if number == max(lengths.values())]
    return max(len(heading), min(most, default=0))


class _TextReader:
    def __init__(self, content: str, sign: str, line: int, sheet: Sheet) -> None:
        self.faults: list[Fault] = []
        self._reader = csv.reader(
            StringIO(content, newline=""), delimiter=sign, strict=True, skipinitialspace=True
        )
        self._content = content
        self._sign, self._sheet = sign, sheet
        self._first = line

    def rows(self) -> Iterator[tuple[int, Row]]:
        """The rows up to the first that cannot be told from the next."""
        records = self._records()
        heading = max((values for _, values in records[:_MOST_ABOVE]), key=self._known, default=[])
        columns = width(heading, [values for _, values in records])
        for line, values in records:
            row = {
                at: ExcelCell(kept(value), csv_place(line, at))
                for at, value in enumerate(values)
                if looks(kept(value))
            }
            self._swallowed(row)
            if row and (self._torn(row) or not self._shifted(line, values, columns)):
                yield line, row

    def _records(self) -> list[tuple[int, list[str]]]:
        records: list[tuple[int, list[str]]] = []
        line = self._first
        try:
            for values in self._reader:
                records.append((line, values))
                line = self._first + self._reader.line_num
        except csv.Error as error:
            self.faults.append(
                fault_at(FaultPlace(f"line {line + 1}", (line, 0)), "", "unclosed_quotation", str(error))
            )
        return records

    def _known(self, values: list[str]) -> int:
        return sum(normal(value) in self._sheet.by_name for value in values)

    def _shifted(self, line: int, values: list[str], columns: int) -> bool:
        """A line that has more values than there are columns: a text is divided, and what follows stands wrong."""
        if len(values) > columns:
            place, expected = csv_place(line, columns), (str(len(values)), str(columns))
            self.faults.append(fault_at(place, "", "shifted_row", values[columns], *expected))
        return len(values) > columns

    def _swallowed(self, row: Row) -> None:
        """A text of several lines, of which one is like a row: it names a quarter where a row would."""
        for cell in row.values():
            for line in cell.text.splitlines()[1:]:
                if any(quarters.named(piece.strip('"')) for piece in line.split(self._sign)[1:]):
                    self.faults.append(fault_at(cell.place, "", "swallowed_row", line[:_PROSE_ROOM]))

    def _torn(self, row: Row) -> bool:
        """A quotation with a sign that divides in it, not itself in quotation marks: half of it is the next value."""
        torn = [cell for at, cell in row.items() if self._is_half(cell) and self._is_half(row.get(at + 1))]
        self.faults += [fault_at(cell.place, "", "unclosed_quotation", cell.text) for cell in torn]
        return bool(torn)

    def _is_half(self, cell: ExcelCell | None) -> bool:
        """Whether the value has half a quotation; one in quotation marks of its own has its own written twice."""
        if cell is None or cell.text.count('"') % 2 == 0:
            return False
        return cell.text.replace('"', '""') not in self._content
