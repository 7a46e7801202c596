"""The figures of a finance annex: amounts as people type them, and whether sections add up, signs are right and
variances are what they say. Pure; where a row stands in its file, and in which words, is others'."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from storage.facts.finance import FinanceSection, SectionKind
from storage.rules.measures.figures import NoFigure, read_figure
from storage.rules.same_text import folded

AMOUNTS = ("annual_budget", "budget_to_date", "actual_to_date", "forecast")
"""What a row says besides its variance, and what its section's total adds."""
NOTE_ABOVE = 100_000
"""A variance of more pounds than that wants a note, unless the plan says another sum."""
THOUSAND, MILLION = 1000, 1_000_000
_NONE = ("-", "–", "—", "nil")
_BRACKETED = re.compile(r"£? ?\((.+)\)")

Amounts = Mapping[str, Decimal]


class LineKind(StrEnum):
    """What a row says that it is, where the file has a column for that."""

    SPENDING = "spending"
    INCOME = "income"
    GRANT = "grant"
    BALANCE = "balance"
    TOTAL = "total"


def read_amount(typed: str) -> Decimal | NoFigure:
    """The amount that was typed, as it stands: "76,480", "(360)", "−360", "£1,200"; a dash is nothing."""
    words = " ".join(typed.split())
    if folded(words.replace("£", "")).strip() in _NONE:
        return Decimal(0)
    bracketed = _BRACKETED.fullmatch(words)
    found = read_figure((bracketed[1] if bracketed else words).replace("£", ""), decimals=None)
    if bracketed is None or isinstance(found, NoFigure):
        return found
    return NoFigure.NOT_A_NUMBER if found < 0 else -found


def words_of(text: str) -> list[str]:
    """The words of a name, whatever its capitals and punctuation."""
    return re.findall(r"[^\W_]+", folded(text))


def kind_of_section(name: str) -> SectionKind:
    """What a section is of, by its name."""
    words = words_of(name)
    if any(word.startswith(("reserve", "balance")) for word in words):
        return SectionKind.RESERVES
    return SectionKind.CAPITAL if "capital" in words else SectionKind.REVENUE


def adds_totals(name: str) -> bool:
    """Whether a section or a heading adds what other rows add already: "Grand total", "Sub-total pay"."""
    words = words_of(name)
    return words[:1] == ["subtotal"] or words[:2] in (
        ["sub", "total"],
        ["grand", "total"],
        ["overall", "total"],
    )


def is_sum_of(row: Amounts, above: Sequence[Amounts]) -> bool:
    """Whether a row is what at least two others come to, in each column; one alone that is not zero may be chance."""
    filled = sum(bool(row[one]) for one in AMOUNTS)
    return (
        len(above) > 1 and filled > 1 and all(row[one] == sum(each[one] for each in above) for one in AMOUNTS)
    )


def is_total(heading: str, kind: LineKind | None = None) -> bool:
    """Whether a row adds the others of its section."""
    return kind is LineKind.TOTAL or (kind is None and words_of(heading)[:1] == ["total"])


# --- what is wrong -------------------------------------------------------------------------------------


class Wrong(StrEnum):
    """What may be wrong with a row's figures; each is a fault of a file."""

    SUM = "wrong_sum"
    SIGN = "wrong_sign"
    SIGN_OF_KIND = "wrong_sign_of_kind"
    VARIANCE = "wrong_variance"
    NOTE = "note_wanted"
    ROUNDED = "rounded_sum"
    """No fault: rows that were rounded to thousands come to a little more or less than their total."""


@dataclass(frozen=True)
class MoneyRow:
    """A row as it is checked: as it was typed, in the unit of its file."""

    amounts: Amounts
    variance: Decimal | None = None
    note: str = ""
    kind: LineKind | None = None


@dataclass(frozen=True)
class Slip:
    """One thing that is wrong: in which row of the section (its total is the row after the last), at which of its
    fields, and what would be right there."""

    row: int
    field: str
    wrong: Wrong
    right: tuple[Decimal, ...] = ()


def slips(
    rows: Sequence[MoneyRow], total: MoneyRow | None, note_above: int, *, thousands: bool
) -> list[Slip]:
    """All that is wrong with a section. `note_above` is in pounds; rows in thousands may have been rounded."""
    last, above = [total] if total else [], Decimal(note_above) / (THOUSAND if thousands else 1)
    found = [slip for at, row in enumerate((*rows, *last)) for slip in of_row(at, row, thousands=thousands)]
    found += [slip for at, row in enumerate(rows) for slip in of_note(at, row, above)]
    if total is None:
        return found
    room = Decimal(len(rows)) / 2 if thousands else Decimal(0)
    return found + of_total(rows, total, turned(found), room)


def turned(found: Sequence[Slip]) -> set[int]:
    """Rows whose sign is known to be wrong."""
    return {slip.row for slip in found if slip.wrong is Wrong.SIGN_OF_KIND}


def of_row(at: int, row: MoneyRow, *, thousands: bool) -> list[Slip]:
    """A sign that its kind does not bear, and a variance that is not the forecast less the annual budget."""
    found = []
    if row.kind in (LineKind.INCOME, LineKind.GRANT) and any(row.amounts[one] > 0 for one in AMOUNTS):
        right = tuple(-abs(row.amounts[one]) for one in AMOUNTS)
        field = next(one for one in AMOUNTS if row.amounts[one] > 0)
        found.append(Slip(at, field, Wrong.SIGN_OF_KIND, right))
    right_variance = variance_of(row.amounts)
    if row.variance is not None and row.variance != right_variance:
        is_rounded = thousands and abs(row.variance - right_variance) <= 1
        found.append(Slip(at, "variance", Wrong.ROUNDED if is_rounded else Wrong.VARIANCE, (right_variance,)))
    return found


def variance_of(amounts: Amounts) -> Decimal:
    """The forecast less the annual budget: plus is an overspend."""
    return amounts["forecast"] - amounts["annual_budget"]


def of_note(at: int, row: MoneyRow, note_above: Decimal) -> list[Slip]:
    """A large variance of which nothing is said."""
    wanted = abs(variance_of(row.amounts)) > note_above and not row.note
    return [Slip(at, "note", Wrong.NOTE, (variance_of(row.amounts), note_above))] if wanted else []


def of_total(rows: Sequence[MoneyRow], total: MoneyRow, known: set[int], room: Decimal) -> list[Slip]:
    """Columns in which the rows do not come to their total, but for the `room` that rounding takes; where one row
    with its sign turned would make them, that row is what is wrong. Rows whose sign is `known` to be wrong count as
    turned."""
    signed = [sign_of(row, turn=at in known) for at, row in enumerate(rows)]
    apart = {one: total.amounts[one] - sum(row[one] for row in signed) for one in AMOUNTS}
    at = None if known else wrongly_signed(signed, apart, room)
    found = []
    if at is not None:
        turned_row = signed[at]
        field = next(one for one in AMOUNTS if turned_row[one])
        found.append(Slip(at, field, Wrong.SIGN, tuple(-turned_row[one] for one in AMOUNTS)))
        apart = {one: apart[one] + 2 * turned_row[one] for one in AMOUNTS}
    for one in AMOUNTS:
        if apart[one]:
            wrong = Wrong.SUM if abs(apart[one]) > room else Wrong.ROUNDED
            found.append(Slip(len(rows), one, wrong, (total.amounts[one] - apart[one],)))
    return found


def sign_of(row: MoneyRow, *, turn: bool) -> dict[str, Decimal]:
    """A row's amounts, turned where its sign is wrong."""
    return {one: -abs(row.amounts[one]) if turn else row.amounts[one] for one in AMOUNTS}


def wrongly_signed(rows: Sequence[Amounts], apart: Amounts, room: Decimal) -> int | None:
    """The one row that, turned, explains at least two columns that do not add up, and all that it has but one: for
    a total may hold a slip of its own."""
    explains = {}
    for at, row in enumerate(rows):
        filled = [one for one in AMOUNTS if row[one]]
        right = sum(abs(apart[one] + 2 * row[one]) <= room < abs(apart[one]) for one in filled)
        if right >= 2 and right >= len(filled) - 1:  # two columns: one may be chance
            explains[at] = right
    most = [at for at, right in explains.items() if right == max(explains.values())]
    return most[0] if len(most) == 1 else None


# --- the unit ------------------------------------------------------------------------------------------


def in_thousands(said: Sequence[str], largest: Decimal) -> bool:
    """Whether amounts are thousands of pounds: as the words above them or their headings say, else by their size, for
    a thousand millions is no budget of a heading."""
    words = folded(" ".join(said))
    if re.search(r"thousand|£ ?'?’?000|£ ?k\b|\b000s?\b", words):
        return True
    return largest < MILLION and not re.search(r"\bin pounds\b|\(£\)", words)


def in_millions(words: str) -> bool:
    """Whether words above amounts, or their headings, say that they are in millions; "£1.2m" does not."""
    return bool(re.search(r"£ ?m(?:n|illions?)?\b|(?<![\d.] )(?<![\d.])\bmillions?\b", folded(words)))


def in_pounds(amount: Decimal, *, thousands: bool) -> int | None:
    """An amount in whole pounds; None where it has pence."""
    pounds = amount * THOUSAND if thousands else amount
    return int(pounds) if pounds == int(pounds) else None


# --- what to look at -----------------------------------------------------------------------------------


def revenue_variance(sections: Sequence[FinanceSection]) -> int:
    """What revenue is over its budget, in pounds: below nothing, under it."""
    return sum(
        line.variance for section in sections if section.kind is SectionKind.REVENUE for line in section.lines
    )


def general_balance(sections: Sequence[FinanceSection]) -> int | None:
    """By how much the general balance ends above its plan; None where there is none, or more than one."""
    found = [
        line.variance
        for section in sections
        if section.kind is SectionKind.RESERVES
        for line in section.lines
        if "general" in words_of(line.heading)
    ]
    return found[0] if len(found) == 1 else None
