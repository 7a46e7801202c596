"""Reads the figures of a finance annex from CSV or Excel: every fault at once, each with its cell and what would be
right. What is wrong with figures is storage/rules/finance's; how files are read, plan/files'."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from storage.facts.finance import AnnexRead, FinanceLine, FinanceSection
from storage.facts.plan import QuarterName
from storage.finance.tables import ANNEX, GROUP, AnnexLine, AnnexLines
from storage.plan.files.check import validated, without_damaged
from storage.plan.files.damaged import damaged
from storage.plan.files.faults import WHOLE_FILE, Fault, FaultPlace, fault_at
from storage.plan.files.headed_tables import FoundTable, tables_in
from storage.plan.files.tree import Fields, Text, text
from storage.plan.published_tables import as_tree, known_in, markings
from storage.rules.calendar import quarters
from storage.rules.finance import (
    AMOUNTS,
    Amounts,
    MoneyRow,
    Slip,
    Wrong,
    adds_totals,
    in_millions,
    in_pounds,
    in_thousands,
    is_sum_of,
    is_total,
    kind_of_section,
    slips,
    variance_of,
)
from storage.rules.same_text import folded


@dataclass(frozen=True)
class AnnexReading:
    """What came of a file: its figures, or none and every fault in the file's order. `remarks` are what to look at in
    a file that can be taken."""

    read: AnnexRead | None
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class AnnexAsk:
    """What a file is read for: the quarter that it is of where it names none, those that it may name, and the sum in
    pounds above which a variance wants a note."""

    quarter: QuarterName
    quarters: Collection[QuarterName]
    note_above: int


@dataclass(frozen=True)
class _Read:
    """A row that can be read, with where it stands."""

    said: AnnexLine
    fields: Fields


def read_annex(data: bytes, file_name: str, wanted: AnnexAsk) -> AnnexReading | None:
    """The annex in a CSV or Excel file; None where it has no such table. Bad input is never raised: it is told as
    faults."""
    table = tables_in(data, ANNEX)
    if not table.is_one:
        return None
    lines, faults = _lines(table.rows)
    found = [*table.faults, *faults]
    if not table.rows:
        found.append(fault_at(WHOLE_FILE, GROUP, "no_figures"))
    quarter, other = _quarter(lines, wanted)
    words = [one.value for one in (*table.above, *table.heads)]
    thousands = in_thousands(words, max((_largest(one.said) for one in lines), default=Decimal(0)))
    sections = _sections(lines)
    broken = {folded(one.value) for row in _unread(table.rows, lines) if (one := text(row, "section"))}
    told = [
        fault
        for name, rows in sections.items()
        for fault in _section_faults(rows, wanted.note_above, thousands=thousands, whole=name not in broken)
    ]
    remarks = [one for one in told if one.code == Wrong.ROUNDED]
    wrong = [one for one in told if one.code != Wrong.ROUNDED]
    wrong += [*_of_the_file(table, lines, quarter, file_name), *_counted_twice(sections)]
    known = known_in(
        table.rows, GROUP, (*found, *other, *wrong, *_twice(lines), *_pence(lines, thousands=thousands))
    )
    if known:
        return AnnexReading(None, known)
    read = tuple(_as_section(rows, thousands=thousands) for rows in sections.values())
    return AnnexReading(
        AnnexRead(quarter, thousands, read, file_name),
        remarks=known_in(table.rows, GROUP, (*table.remarks, *damaged(as_tree(table.rows, GROUP)), *remarks)),
    )


# --- its rows ----------------------------------------------------------------------------------------------


def _lines(rows: tuple[Fields, ...]) -> tuple[list[_Read], list[Fault]]:
    """The rows that can be read, and what is wrong with the others."""
    lines: list[_Read] = []
    faults: list[Fault] = []
    for row in rows:
        tree = as_tree((row,), GROUP)
        found, wrong = validated(AnnexLines, tree)
        wrong = without_damaged(tree, wrong)
        faults += wrong
        if found and not wrong and not row.unread:
            lines.append(_Read(found.finance[0], row))
    return lines, faults


def _unread(rows: tuple[Fields, ...], lines: list[_Read]) -> list[Fields]:
    read = {id(one.fields) for one in lines}
    return [row for row in rows if id(row) not in read]


def _largest(line: AnnexLine) -> Decimal:
    return max(abs(one) for one in _as_row(line).amounts.values())


def _quarter(lines: list[_Read], wanted: AnnexAsk) -> tuple[QuarterName, list[Fault]]:
    """Of which quarter the file is; a row of another than the first is a fault, and so is one that is not known."""
    said = [one for one in lines if one.said.quarter]
    first = (said[0].said.quarter if said else None) or wanted.quarter
    faults = [
        fault_at(
            one.fields.place_of("quarter"),
            f"{GROUP}.quarter",
            "second_quarter",
            quarters.code(one.said.quarter),
            quarters.code(first),
        )
        for one in said
        if one.said.quarter and one.said.quarter != first
    ]
    if first not in wanted.quarters:
        where = said[0].fields.place_of("quarter") if said else WHOLE_FILE
        known = [quarters.code(one) for one in wanted.quarters]
        faults.append(fault_at(where, f"{GROUP}.quarter", "unknown_quarter", quarters.code(first), *known))
    return first, faults


def _of_the_file(
    table: FoundTable, lines: list[_Read], quarter: QuarterName, file_name: str
) -> Iterator[Fault]:
    """What stands around the figures and speaks against them: a marking, millions, another quarter."""
    yield from markings(table, GROUP)
    for one in (*table.above, *table.heads):
        if in_millions(one.value):
            yield fault_at(one.place, GROUP, "in_millions", one.value)
    if not any(one.said.quarter for one in lines):
        for one in (*table.above, *table.around, Text(file_name, WHOLE_FILE)):
            if quarters.is_of_another(one.value, quarter):
                code = quarters.code(quarter)
                yield fault_at(one.place, f"{GROUP}.quarter", "of_another_quarter", one.value, code)


def _counted_twice(sections: dict[str, list[_Read]]) -> Iterator[Fault]:
    """Rows that add others, and would count beside them."""
    for rows in sections.values():
        above: list[Amounts] = []
        for one in rows:
            amounts = _as_row(one.said).amounts
            section, heading = one.said.section, one.said.heading
            if is_total(section) or adds_totals(section) or adds_totals(heading):
                given = heading if adds_totals(heading) else section
                yield fault_at(one.fields.place_of("heading"), f"{GROUP}.heading", "total_of_totals", given)
            elif not _adds(one) and is_sum_of(amounts, above):
                yield fault_at(one.fields.place_of("heading"), f"{GROUP}.heading", "adds_up_others", heading)
            above += [] if _adds(one) else [amounts]


def _sections(lines: list[_Read]) -> dict[str, list[_Read]]:
    found: dict[str, list[_Read]] = {}
    for line in lines:
        found.setdefault(folded(line.said.section), []).append(line)
    return found


def _twice(lines: list[_Read]) -> Iterator[Fault]:
    """A heading that stands twice in its section; so does a second total."""
    first: dict[tuple[str, str], FaultPlace] = {}
    for line in lines:
        heading = "total" if _adds(line) else folded(line.said.heading)
        where = line.fields.place_of("heading")
        if first.setdefault((folded(line.said.section), heading), where) is not where:
            given = line.said.heading
            expected = first[folded(line.said.section), heading].text
            yield fault_at(where, f"{GROUP}.heading", "duplicate", given, expected)


def _pence(lines: list[_Read], *, thousands: bool) -> Iterator[Fault]:
    for line in lines:
        for field in (*AMOUNTS, "variance"):
            value = getattr(line.said, field)
            if value is not None and in_pounds(value, thousands=thousands) is None:
                where = line.fields.place_of(field)
                yield fault_at(where, f"{GROUP}.{field}", "not_whole_pounds", f"{value}")


def _adds(line: _Read) -> bool:
    return is_total(line.said.heading, line.said.kind)


# --- its figures -------------------------------------------------------------------------------------------


def _as_row(line: AnnexLine) -> MoneyRow:
    amounts = {one: getattr(line, one) for one in AMOUNTS}
    return MoneyRow(amounts, line.variance, line.note or "", line.kind)


def _section_faults(lines: list[_Read], note_above: int, *, thousands: bool, whole: bool) -> Iterator[Fault]:
    """What is wrong with a section; of one of which a row could not be read, not whether it adds up."""
    rows = [one for one in lines if not _adds(one)]
    total = next((one for one in lines if _adds(one)), None) if whole else None
    found = slips(
        [_as_row(one.said) for one in rows],
        _as_row(total.said) if total else None,
        note_above,
        thousands=thousands,
    )
    for slip in found:
        yield _fault([*rows, *([total] if total else [])][slip.row], slip)


def _fault(line: _Read, slip: Slip) -> Fault:
    given = getattr(line.said, slip.field)
    said = written(given) if isinstance(given, Decimal) else ""
    right = tuple(written(one) for one in slip.right)
    where = line.fields.place_of(slip.field)
    return fault_at(where, f"{GROUP}.{slip.field}", slip.wrong, said, *right)


def written(amount: Decimal) -> str:
    """An amount as it would be typed: "-1,210"."""
    return f"{amount:,f}"


def _as_section(lines: list[_Read], *, thousands: bool) -> FinanceSection:
    rows = [_as_line(one.said, thousands=thousands) for one in lines if not _adds(one)]
    total = next((_as_line(one.said, thousands=thousands) for one in lines if _adds(one)), None)
    name = lines[0].said.section
    return FinanceSection(name, kind_of_section(name), tuple(rows), total)


def _as_line(said: AnnexLine, *, thousands: bool) -> FinanceLine:
    variance = variance_of(_as_row(said).amounts) if said.variance is None else said.variance
    pounds = {one: in_pounds(getattr(said, one), thousands=thousands) or 0 for one in AMOUNTS}
    return FinanceLine(
        heading=said.heading,
        **pounds,
        variance=in_pounds(variance, thousands=thousands) or 0,
        note=" ".join((said.note or "").split()),
    )
