"""Reads the figures of many measures from one file, CSV or Excel: every fault at once, each with its cell and what
would be right. What makes a figure wrong or doubtful is storage/rules/measures'; how files are read, plan/files'."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from storage.facts.measures import FigureGiven
from storage.facts.plan import QuarterName
from storage.measures.figures import BACK, MeasureRow
from storage.measures.lines import FiguresAsk, FileLine
from storage.measures.tables import FIGURES, GROUP, FigureLine, FigureLines
from storage.plan.files.check import validated, without_damaged
from storage.plan.files.damaged import damaged
from storage.plan.files.faults import WHOLE_FILE, Fault, FaultPlace, fault_at
from storage.plan.files.headed_tables import tables_in
from storage.plan.files.tree import Fields
from storage.plan.published_tables import as_tree, known_in, markings, unread_above
from storage.rules.calendar import quarters
from storage.rules.measures.figures import read_figure
from storage.rules.measures.rows import (
    PeriodOf,
    period_in,
)
from storage.rules.same_text import folded


@dataclass(frozen=True)
class FigureRead:
    """A figure of a file: of which measure, by the version of its definition that it was counted by, and quarter."""

    row: MeasureRow
    quarter: QuarterName
    given: FigureGiven


@dataclass(frozen=True)
class FiguresReading:
    """What came of a file: its figures in the order in which they were known, or none and every fault in the file's
    order. `remarks` are what to look at in a file that can be taken."""

    read: tuple[FigureRead, ...]
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Fault, ...] = ()


def read_figures(data: bytes, wanted: FiguresAsk) -> FiguresReading | None:
    """The figures in a CSV or Excel file; None where it has no such table. Bad input is never raised: it is told as
    faults."""
    table = tables_in(data, FIGURES)
    if not table.is_one:
        return None
    lines, faults = _lines(table.rows, wanted)
    found = [*table.faults, *faults]
    if not table.rows:
        found.append(fault_at(WHOLE_FILE, GROUP, "no_rows_of_figures"))
    beside = _beside(lines)
    found += [fault for line in lines for fault in (*line.faults(wanted), *line.doubted(wanted, beside))]
    if any(line.measure.terms.publishable for line in lines):
        found += markings(table, GROUP)
    known = known_in(table.rows, GROUP, (*found, *_twice(lines)))
    if known:
        return FiguresReading((), known)
    remarks = list({one.code: one for line in reversed(lines) for one in line.remarks()}.values())
    remarks += [*unread_above(table, GROUP), *damaged(as_tree(table.rows, GROUP))]
    ordered = sorted(lines, key=lambda one: one.said.as_at or date.min)
    read = tuple(FigureRead(one.measure, one.quarter, one.given) for one in ordered)
    return FiguresReading(read, remarks=known_in(table.rows, GROUP, (*table.remarks, *remarks)))


def _lines(rows: tuple[Fields, ...], wanted: FiguresAsk) -> tuple[list[FileLine], list[Fault]]:
    """The rows that can be read, and what is wrong with the others."""
    lines: list[FileLine] = []
    faults: list[Fault] = []
    for row in rows:
        tree = as_tree((row,), GROUP)
        found, wrong = validated(FigureLines, tree)
        wrong = without_damaged(tree, wrong)
        faults += wrong
        if found and not wrong and not row.unread:
            line = _line(found.figures[0], row, wanted)
            faults += line if isinstance(line, list) else ()
            lines += () if isinstance(line, list) else (line,)
    return lines, faults


def _line(said: FigureLine, fields: Fields, wanted: FiguresAsk) -> FileLine | list[Fault]:
    """The row with its measure and quarter, or what is wrong with these."""

    def fault(field: str, code: str, *expected: str) -> Fault:
        given = str(getattr(said, field))
        return fault_at(fields.place_of(field), f"{GROUP}.{field}", code, given, *expected)

    measure = next((one for one in wanted.seen if folded(one.terms.code) == folded(said.code)), None)
    theirs = tuple(one.terms.code for one in wanted.seen if one.terms.id in wanted.given)
    if measure is None:
        return [fault("code", "no_such_measure", *theirs)]
    terms = measure.terms
    faults = (
        []
        if terms.id in wanted.given
        else [fault("code", "not_theirs_to_give", terms.owner or "the plan office")]
    )
    period = period_in(said.quarter, terms.period, wanted.newest, BACK)
    if not isinstance(period, PeriodOf):
        faults.append(fault("quarter", period.value, *_periods(wanted.newest)))
    version = said.definition_version or terms.definition_version
    if version > terms.definition_version:
        faults.append(fault("definition_version", "no_such_version", str(terms.definition_version)))
    if faults or not isinstance(period, PeriodOf):
        return faults
    counted = replace(measure, terms=replace(terms, definition_version=version))
    value = read_figure(said.figure, terms.unit, terms.decimals) if said.figure else None
    return FileLine(said, fields, counted, period.quarter, value)


def _periods(newest: QuarterName) -> tuple[str, str]:
    first = quarters.at_index(quarters.index(newest) - BACK)
    return quarters.code(first), quarters.code(newest)


def _beside(lines: list[FileLine]) -> dict[tuple[int, QuarterName], Decimal]:
    """What the file says of each quarter."""
    return {
        (one.measure.terms.id, one.quarter): one.given.value for one in lines if one.given.value is not None
    }


def _twice(lines: list[FileLine]) -> Iterator[Fault]:
    """A measure's quarter that stands twice, unless each row says of which day it is: then the later revises."""
    first: dict[object, FaultPlace] = {}
    for line in lines:
        of = (line.measure.terms.id, line.quarter)
        where = line.fields.place_of("quarter")
        days = {one.said.as_at for one in lines if (one.measure.terms.id, one.quarter) == of}
        key = of if None in days else (*of, line.said.as_at)
        if first.setdefault(key, where) is not where:
            yield fault_at(where, f"{GROUP}.quarter", "figure_twice", line.said.quarter, first[key].text)
