"""Reads the returns of past quarters from CSV or Excel, so that direction of travel works from the first
quarter. How they enter the record is in storage/plans.py."""

import csv
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Annotated, NoReturn

from openpyxl.utils import get_column_letter
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationInfo
from pydantic_core import PydanticCustomError

from storage.enums import Rating
from storage.facts import QuarterName
from storage.plan_files.check import in_file_order, validated
from storage.plan_files.excel_cells import Cell, Row, place
from storage.plan_files.excel_file import read_sheets
from storage.plan_files.excel_layout import Sheet, columns_of
from storage.plan_files.excel_table import Table, TableReader
from storage.plan_files.faults import Fault, Place, fault_at
from storage.plan_files.reading import file_bytes
from storage.plan_files.scalars import Day, Prose, Ref
from storage.plan_files.tree import Fields, Items, rows, text
from storage.rules import quarters
from storage.rules.rag import Scheme, scheme

_WHOLE_FILE = Place("the whole file")
_GROUP = "returns"


@dataclass(frozen=True)
class PastReturn:
    """One commitment's return of a past quarter. `next_steps` is what was promised for the quarter after."""

    ref: str
    quarter: QuarterName
    rating: Rating
    progress: str
    next_steps: str
    agreed_on: date | None
    place: str


@dataclass(frozen=True)
class PastReturns:
    """What came of reading a file: its rows, or none and every fault in the file's order."""

    rows: tuple[PastReturn, ...]
    faults: tuple[Fault, ...]


def read_past_returns(path: Path, scheme_key: str, refs: Collection[str] = ()) -> PastReturns:
    """The past returns in a CSV or Excel file, rated in a plan's scheme.

    With `refs`, a commitment that is none of them is a fault. Bad input is never raised: it is told as
    faults. Raises ValueError for a scheme that does not exist."""
    known_scheme = scheme(scheme_key)
    table = _table(path)
    return PastReturns((), table.faults) if not table.rows else _checked(table, known_scheme, refs)


def _refuse(code: str, *expected: str) -> NoReturn:
    raise PydanticCustomError(code, "{expected}", {"expected": expected})


def _as_quarter(value: object) -> QuarterName:
    try:
        return quarters.parse(str(value))
    except ValueError:
        _refuse("not_a_quarter")


def _as_rating(value: object, info: ValidationInfo) -> Rating:
    words: Scheme = (info.context or {})["scheme"]
    try:
        return words.rating_from(str(value))
    except ValueError:
        _refuse(
            "not_a_rating", *(meaning.label for meaning in words.meanings if meaning.rating in words.allowed)
        )


class _Return(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    ref: Ref
    quarter: Annotated[QuarterName, BeforeValidator(_as_quarter)]
    rag: Annotated[Rating, BeforeValidator(_as_rating)]
    progress: Prose | None = None
    next_steps: Prose | None = None
    agreed_on: Day | None = None


class _Returns(BaseModel):
    returns: tuple[_Return, ...]


_SHEET = Sheet("Returns", _GROUP, tuple(columns_of(_GROUP, _Return)))


def _table(path: Path) -> Table:
    data, faults = file_bytes(path)
    kind = path.suffix.lower()
    if kind not in (".csv", ".xlsx"):
        faults = (fault_at(_WHOLE_FILE, "", "unknown_file_kind", path.suffix, ".csv", ".xlsx"),)
    if data is None or faults:
        return Table((), faults)
    return _csv_table(data) if kind == ".csv" else _excel_table(data)


def _csv_table(data: bytes) -> Table:
    try:
        return _some(TableReader(_SHEET, _csv_place).read(list(_csv_rows(data.decode("utf-8-sig")))))
    except UnicodeDecodeError:
        return Table((), (fault_at(_WHOLE_FILE, "", "not_text_file"),))
    except csv.Error as error:
        return Table((), (fault_at(_WHOLE_FILE, "", "not_a_table", str(error)),))


def _csv_rows(content: str) -> Iterator[tuple[int, Row]]:
    """Each row that has anything in it, with the number of the line that it begins on, from 0."""
    reader, line = csv.reader(StringIO(content, newline="")), 0
    for values in reader:
        row = {at: Cell(value, _csv_place(line, at)) for at, value in enumerate(values) if value.strip()}
        if row:
            yield line, row
        line = reader.line_num


def _csv_place(line: int, column: int) -> Place:
    return Place(f"line {line + 1}, column {get_column_letter(column + 1)}", (line, column))


def _excel_table(data: bytes) -> Table:
    """The workbook's first sheet that has anything on it."""
    sheets, faults = read_sheets(data)
    name, found = next(((name, rows) for name, rows in sheets.items() if rows), ("", []))
    if faults or not found:
        return Table((), faults or (fault_at(_WHOLE_FILE, "", "empty_file"),))
    return _some(TableReader(_SHEET, partial(place, name, 0)).read(found))


def _some(table: Table) -> Table:
    """A file with nothing below its headings holds no returns, and says so."""
    nothing = () if table.rows or table.faults else (fault_at(_WHOLE_FILE, "", "empty_file"),)
    return Table(table.rows, table.faults + nothing)


def _checked(table: Table, words: Scheme, refs: Collection[str]) -> PastReturns:
    tree = Fields({_GROUP: Items(table.rows, _WHOLE_FILE)}, _WHOLE_FILE)
    found, faults = validated(_Returns, tree, scheme=words)
    faults += table.faults + tuple(_repeated(tree)) + tuple(_unknown(tree, refs))
    if found is None or faults:
        return PastReturns((), in_file_order(faults))
    return PastReturns(tuple(map(_past_return, found.returns, table.rows)), ())


def _past_return(row: _Return, fields: Fields) -> PastReturn:
    said = row.progress or "", row.next_steps or ""
    return PastReturn(row.ref, row.quarter, row.rag, *said, row.agreed_on, fields.place.text)


def _unknown(tree: Fields, refs: Collection[str]) -> Iterator[Fault]:
    for row in rows(tree, _GROUP):
        ref = text(row, "ref")
        if refs and ref and ref.value not in refs:
            yield fault_at(ref.place, f"{_GROUP}.ref", "no_such_ref", ref.value, *refs)


def _repeated(tree: Fields) -> Iterator[Fault]:
    first: dict[tuple[str, object], Place] = {}
    for row in rows(tree, _GROUP):
        ref, quarter = text(row, "ref"), text(row, "quarter")
        if ref and quarter:
            key = ref.value.casefold(), _comparable(quarter.value)
            if first.setdefault(key, ref.place) is not ref.place:
                given = f"{ref.value}, {quarter.value}"
                yield fault_at(ref.place, f"{_GROUP}.ref", "duplicate", given, first[key].text)


def _comparable(quarter: str) -> object:
    """The quarter however it was written; what is none is compared as it stands."""
    try:
        return quarters.parse(quarter)
    except ValueError:
        return quarter
