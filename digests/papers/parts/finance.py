"""The finance annex: a table for each section, what was said of variances, and by whom it was supplied. Its figures
are printed as they were confirmed; nothing is worked out but the total of a section that has none."""

from collections.abc import Iterator

from digests.finance import words
from digests.kit import labels
from digests.papers.kit.telling import short_day
from digests.papers.kit.tree import Block, Kind, Table, TableCell, TableColumn, labelled, paragraph
from storage.facts.finance import FinanceFacts, FinanceLine, FinanceSection, SectionKind
from storage.rules.calendar import quarters

HEADS = ("Annual budget", "Budget to date", "Actual to date", "Forecast", "Variance")


def tables(facts: FinanceFacts) -> Iterator[Block]:
    """Every section with its notes."""
    for section in facts.sections:
        yield _table(section, facts)
        yield from _notes(section, facts)


def _table(section: FinanceSection, facts: FinanceFacts) -> Table:
    name, unit = words.section_name(section.name), words.unit(thousands=facts.in_thousands)
    is_reserves = section.kind is SectionKind.RESERVES
    heads = _of_reserves(facts) if is_reserves else HEADS
    said = "balances" if is_reserves else "budget, actual and forecast"
    return Table(
        caption=f"{name}, {unit}",
        description=f"One row for each heading and a row of totals: {said}, and the variance.",
        columns=(TableColumn("Heading", 52), *(TableColumn(head, 24) for head in heads)),
        rows=tuple(_row(one, facts) for one in (*section.lines, words.summed(section))),
    )


def _of_reserves(facts: FinanceFacts) -> tuple[str, ...]:
    """What the columns of balances mean."""
    year = facts.quarter.year
    # A longer month is broken in the middle of the word.
    end = short_day(quarters.last_day(facts.quarter))
    return (
        f"Planned, 31 Mar {year + 1}",
        f"At 1 Apr {year}",
        f"At {end}",
        f"Forecast, 31 Mar {year + 1}",
        "Above or below plan",
    )


def _row(one: FinanceLine, facts: FinanceFacts) -> tuple[TableCell, ...]:
    thousands = facts.in_thousands
    amounts = (one.annual_budget, one.budget_to_date, one.actual_to_date, one.forecast)
    cells = [words.amount(each, thousands=thousands) for each in amounts]
    variance = words.variance(one.variance, thousands=thousands)
    return (
        TableCell((labels.capital(one.heading),)),
        *(TableCell((each,)) for each in cells),
        TableCell((variance,)),
    )


def _notes(section: FinanceSection, facts: FinanceFacts) -> Iterator[Block]:
    for one in section.lines:
        if one.note:
            variance = words.variance(one.variance, thousands=facts.in_thousands)
            yield labelled(Kind.DETAIL, f"{one.heading} ({variance})", one.note)
    if section.total and section.total.note:
        yield paragraph(Kind.DETAIL, section.total.note)
