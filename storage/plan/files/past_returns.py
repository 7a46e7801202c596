"""Reads the returns of past quarters from CSV or Excel, so that direction of travel works from the first
quarter. How they enter the record is in storage/plan/intake/plans.py."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationInfo

from storage.enums import Rating
from storage.facts.plan import QuarterName
from storage.plan.files.check import in_file_order, validated, without_damaged
from storage.plan.files.csv_file import csv_place, read_csv
from storage.plan.files.damaged import damaged
from storage.plan.files.excel.cells import colours_of, place
from storage.plan.files.excel.layout import RETURNS_SHEET, SHEET_NAMES, Sheet, columns_of, normal
from storage.plan.files.excel.reader import WORKBOOKS, Sheets, beside_the_plan, read_sheets
from storage.plan.files.excel.sheet import SheetRead
from storage.plan.files.excel.table import SheetTable, TableReader
from storage.plan.files.faults import WHOLE_FILE, Fault, FaultPlace, fault_at
from storage.plan.files.known_places import known_to_people
from storage.plan.files.lost_zeros import lost_zeros
from storage.plan.files.reading import file_bytes
from storage.plan.files.return_days import ANY_TIME, PlansTime, agreed_fault, quarter_fault
from storage.plan.files.scalars import Day, Prose, Ref, iso_date, refuse
from storage.plan.files.settled_tree import Spellings, settled, spelling, spellings_among
from storage.plan.files.tree import Fields, Items, rows, text
from storage.plan.files.turned_days import turned_days
from storage.rules.calendar import quarters
from storage.rules.calendar.days import quarters_of_one_year, read_period
from storage.rules.same_text import folded
from storage.rules.standing.rag import Scheme, scheme

_GROUP = "returns"
_MOST_ALIKE = 2
"""More ratings of one colour have it as their column."""
_KINDS = (".csv", ".tsv", ".txt", ".xlsx")


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
    places: Mapping[str, FaultPlace] = field(default_factory=dict, compare=False, repr=False)
    """Where each of its fields stands."""

    def at(self, name: str) -> FaultPlace:
        """Where a field stands, or the row where that is all that is known."""
        return self.places.get(name, FaultPlace(self.place))


@dataclass(frozen=True)
class PastReturns:
    """What came of reading a file: its rows, or none and every fault in the file's order. `remarks` are what to look
    at in a file that can be taken."""

    rows: tuple[PastReturn, ...]
    faults: tuple[Fault, ...]
    remarks: tuple[Fault, ...] = ()
    sound: tuple[PastReturn, ...] = ()
    """The rows that would be good by themselves, in a file that has faults: what the record says against them can be
    told in one go."""


def read_past_returns(
    path: Path,
    scheme_key: str,
    refs: Collection[str] = (),
    own_words: Mapping[str, Sequence[str]] | None = None,
    time: PlansTime = ANY_TIME,
) -> PastReturns:
    """The past returns in a CSV or Excel file, rated in a plan's scheme or in the plan's own words.

    With `refs`, a commitment that is none of them is a fault; so is a quarter or a day that does not fit `time`. Bad
    input is never raised: it is told as faults. Raises ValueError for a scheme that does not exist."""
    known_scheme = scheme(scheme_key, own_words)
    table = _table(path)
    return PastReturns((), table.faults) if not table.rows else _checked(table, known_scheme, refs, time)


def _as_quarter(value: object) -> QuarterName:
    return _quarter(str(value)) or refuse(
        "not_a_quarter", *map(quarters.long_label, quarters_of_one_year(str(value)) or ())
    )


def _quarter(words: str) -> QuarterName | None:
    """The quarter by its name, or by its months: "July to September 2021"."""
    period = read_period(words)
    if found := quarters.named(words) or (quarters.quarter_of(period.first) if period else None):
        is_whole = not period or (quarters.first_day(found), quarters.last_day(found)) == (
            period.first,
            period.last,
        )
        return found if is_whole else None
    return None


def _as_rating(value: object, info: ValidationInfo) -> Rating:
    words: Scheme = (info.context or {})["scheme"]
    try:
        return words.rating_from(str(value))
    except ValueError:
        refuse("not_a_rating", *words.taken())


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


RETURNS = Sheet(RETURNS_SHEET, _GROUP, tuple(columns_of(_GROUP, _Return)))
"""The one layout of past returns."""


@dataclass(frozen=True)
class _Table:
    """The rows of a file, what was wrong with its form, and what is to be looked at in it."""

    rows: tuple[Fields, ...]
    faults: tuple[Fault, ...]
    remarks: tuple[Fault, ...] = ()
    colours: Mapping[str, str] = field(default_factory=dict)
    """What fills cells that are coloured otherwise than their row, by place."""


def _table(path: Path) -> _Table:
    data, faults = file_bytes(path)
    kind = path.suffix.lower()
    if kind not in _KINDS:
        faults = (fault_at(WHOLE_FILE, "", "unknown_file_kind", path.suffix, *_KINDS),)
    if data is None or faults:
        return _Table((), faults)
    is_workbook = kind == ".xlsx" or data.startswith(WORKBOOKS)
    return _excel_table(data) if is_workbook else _csv_table(data)


def _csv_table(data: bytes) -> _Table:
    rows, faults = read_csv(data, RETURNS)
    table = TableReader(RETURNS, csv_place).read(rows) if rows else SheetTable((), ())
    return _some(_Table(table.rows, table.faults + faults))


def _excel_table(data: bytes) -> _Table:
    """All of the workbook's sheets that have anything on them: offices keep a sheet for each quarter."""
    sheets, faults = read_sheets(data)
    tables = [_sheet_table(name, sheets[name]) for name in _of_returns(sheets)]
    return _some(
        _Table(
            tuple(row for table in tables for row in table.rows),
            faults + tuple(fault for table in tables for fault in table.faults),
            tuple(remark for table in tables for remark in table.remarks),
            {place: colour for table in tables for place, colour in table.colours.items()},
        )
    )


def _of_returns(sheets: Sheets) -> list[str]:
    """The sheets that are read: of an adopted workbook not those of the plan, nor what stands beside it."""
    beside = beside_the_plan(sheets)
    others = {*SHEET_NAMES, *beside} - {RETURNS_SHEET} if beside else set()
    return [name for name, sheet in sheets.items() if sheet.rows and name not in others]


def _sheet_table(name: str, sheet: SheetRead) -> _Table:
    headed = any(normal(cell.text) in RETURNS.by_name for _, row in sheet.rows for cell in row.values())
    if not headed:
        headings = (column.heading for column in RETURNS.columns)
        return _Table(
            (), (fault_at(FaultPlace(name, (sheet.number,)), "", "no_returns_sheet", name, *headings),)
        )
    table = TableReader(RETURNS, partial(place, name, sheet.number)).read(sheet.rows)
    colours = {place: colour for _, row in sheet.rows for place, colour in colours_of(row)}
    return _Table(table.rows, table.faults + sheet.faults, sheet.remarks, colours)


def _some(table: _Table) -> _Table:
    """A file with nothing below its headings holds no returns, and says so."""
    nothing = (
        ()
        if table.rows or table.faults
        else (fault_at(WHOLE_FILE, "", "no_returns", "", "Ref", "Quarter", "Rag"),)
    )
    return replace(table, faults=table.faults + nothing)


def _checked(table: _Table, words: Scheme, refs: Collection[str], time: PlansTime) -> PastReturns:
    spelled = spellings_among(refs)
    given = Items(tuple(_with_ref(row, spelled) for row in table.rows), WHOLE_FILE)
    written = Fields({_GROUP: given}, WHOLE_FILE)
    tree, _ = settled(written)
    found, faults = validated(_Returns, tree, scheme=words)
    faults = (
        *turned_days(written, faults),
        *without_damaged(tree, faults),
        *table.faults,
        *_repeated(tree),
        *_unknown(tree, refs),
        *_untimely(tree, time),
    )
    faults += tuple(_painted_otherwise(tree, table.colours, words))
    if found is None or faults:
        told = known_to_people(tree, in_file_order(faults))
        return PastReturns((), told, sound=tuple(_sound(tree, words)))
    remarks = known_to_people(tree, in_file_order((*table.remarks, *damaged(tree), *lost_zeros(tree, refs))))
    return PastReturns(tuple(map(_past_return, found.returns, table.rows)), (), remarks)


def _sound(tree: Fields, words: Scheme) -> Iterator[PastReturn]:
    for row in rows(tree, _GROUP):
        found, _ = validated(_Returns, Fields({_GROUP: Items((row,), WHOLE_FILE)}, WHOLE_FILE), scheme=words)
        yield from (_past_return(one, row) for one in (found.returns if found else ()))


def _with_ref(row: Fields, spelled: Spellings) -> Fields:
    ref = text(row, "ref")
    if ref is None:
        return row
    return replace(row, entries={**row.entries, "ref": replace(ref, value=spelling(ref.value, spelled))})


def _past_return(row: _Return, fields: Fields) -> PastReturn:
    said = row.progress or "", row.next_steps or ""
    places = {name: node.place for name, node in fields.entries.items()}
    return PastReturn(row.ref, row.quarter, row.rag, *said, row.agreed_on, fields.place.text, places)


def _unknown(tree: Fields, refs: Collection[str]) -> Iterator[Fault]:
    for row in rows(tree, _GROUP):
        ref = text(row, "ref")
        if refs and ref and ref.value not in refs:
            yield fault_at(ref.place, f"{_GROUP}.ref", "no_such_ref", ref.value, *refs)


def _painted_otherwise(tree: Fields, colours: Mapping[str, str], words: Scheme) -> Iterator[Fault]:
    """Ratings in a cell whose colour says another. A colour that all of them have, whichever they are, is the
    column's."""
    said = [node for row in rows(tree, _GROUP) if (node := text(row, "rag"))]
    given = {folded(node.value) for node in said}
    if (
        len(said) > _MOST_ALIKE
        and len(given) > 1
        and len({colours.get(node.place.text) for node in said}) == 1
    ):
        return
    for node in said:
        colour = colours.get(node.place.text, "")
        with suppress(ValueError):
            if painted := words.painted_against(words.rating_from(node.value), colour):
                yield fault_at(
                    node.place, f"{_GROUP}.rag", "painted_otherwise", node.value, colour, words.label(painted)
                )


def _untimely(tree: Fields, time: PlansTime) -> Iterator[Fault]:
    """Quarters and days that cannot be, in each row that says them, whatever else is wrong with it."""
    for row in rows(tree, _GROUP):
        said, agreed = text(row, "quarter"), text(row, "agreed_on")
        quarter, day = (
            _quarter(said.value) if said else None,
            iso_date(agreed.value) if agreed else None,
        )
        if said and quarter:
            found = (
                quarter_fault(said.place, quarter, time),
                agreed_fault(agreed.place, day, quarter, time) if agreed and day else None,
            )
            yield from filter(None, found)


def _repeated(tree: Fields) -> Iterator[Fault]:
    first: dict[tuple[str, object], FaultPlace] = {}
    for row in rows(tree, _GROUP):
        ref, quarter = text(row, "ref"), text(row, "quarter")
        if ref and quarter:
            key = folded(ref.value), _quarter(quarter.value) or quarter.value
            if first.setdefault(key, ref.place) is not ref.place:
                given = f"{ref.value}, {quarter.value}"
                yield fault_at(ref.place, f"{_GROUP}.ref", "duplicate", given, first[key].text)
