"""The figures of a finance annex: amounts as people type them, sums, signs and variances, hand-worked."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.facts.finance import SectionKind
from storage.rules.finance import (
    AMOUNTS,
    LineKind,
    MoneyRow,
    Slip,
    Wrong,
    adds_totals,
    in_millions,
    in_pounds,
    in_thousands,
    is_total,
    kind_of_section,
    read_amount,
    slips,
)
from storage.rules.measures.figures import NoFigure

ABOVE = 100_000


def row(
    *amounts: int | str, variance: int | str | None = None, note: str = "", kind: LineKind | None = None
) -> MoneyRow:
    """A row of these four amounts."""
    found = dict(zip(AMOUNTS, map(Decimal, amounts), strict=True))
    return MoneyRow(found, None if variance is None else Decimal(variance), note, kind)


def wrong(
    rows: list[MoneyRow], total: MoneyRow | None, *, thousands: bool = True, above: int = ABOVE
) -> list[Slip]:
    """What is wrong with a section."""
    return slips(rows, total, above, thousands=thousands)


PAY, OTHER = row(1000, 250, 240, 1010, variance=10), row(400, 100, 101, 400, variance=0)
INCOME = row(-200, -50, -40, -190, variance=10)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("76,480", "76480"),
        ("-360", "-360"),
        ("−360", "-360"),
        ("(1,210)", "-1210"),
        ("£(5)", "-5"),
        ("£1,200", "1200"),
        ("-£12", "-12"),
        ("–", "0"),
        ("nil", "0"),
        ("12.5", "12.5"),
    ],
)  # fmt: skip
def test_amounts_are_read_as_people_type_them(typed: str, amount: str) -> None:
    """With pounds, brackets, any minus, and a dash for nothing."""
    assert read_amount(typed) == Decimal(amount)


@pytest.mark.parametrize("typed", ["", "12,34", "(-3)", "1.2m", "n/a", "=A1", "3 to 4", "()"])
def test_what_is_no_amount_is_not_guessed(typed: str) -> None:
    """It is refused rather than read as something."""
    assert isinstance(read_amount(typed), NoFigure)


def test_a_sound_section_has_no_slips() -> None:
    """Rows come to their total, and each variance is the forecast less the annual budget."""
    assert wrong([PAY, OTHER, INCOME], row(1200, 300, 301, 1220, variance=20)) == []
    assert wrong([PAY, OTHER], None) == []


def test_a_sum_that_is_wrong_is_named_with_what_the_rows_come_to() -> None:
    """In its own column, and in no other."""
    assert wrong([PAY, OTHER, INCOME], row(1200, 300, 310, 1220)) == [
        Slip(3, "actual_to_date", Wrong.SUM, (Decimal(301),))
    ]


def test_a_sign_that_is_wrong_is_told_from_a_sum() -> None:
    """One row that, turned, makes the section come to its total; beside it, a total's own slip is found too."""
    positive, total = row(200, 50, 40, 190), row(1200, 300, 301, 1220)
    turned = Slip(2, "annual_budget", Wrong.SIGN, tuple(map(Decimal, (-200, -50, -40, -190))))
    assert wrong([PAY, OTHER, positive], total) == [turned]
    assert wrong([PAY, OTHER, positive], row(1200, 300, 310, 1220)) == [
        turned,
        Slip(3, "actual_to_date", Wrong.SUM, (Decimal(301),)),
    ]
    assert wrong([PAY, positive, positive], row(600, 150, 160, 630))[0].wrong is Wrong.SUM


def test_a_kind_says_which_sign_is_right() -> None:
    """Income and grants are negative; where that is known, the section's sum is not doubted for it."""
    positive = row(200, 50, 40, 190, kind=LineKind.GRANT)
    found = wrong([PAY, OTHER, positive], row(1200, 300, 301, 1220))
    assert found == [
        Slip(2, "annual_budget", Wrong.SIGN_OF_KIND, tuple(map(Decimal, (-200, -50, -40, -190))))
    ]


def test_a_variance_is_the_forecast_less_the_annual_budget() -> None:
    """Plus is an overspend; an underspend that is shown as one is named."""
    assert wrong([row(1600, 300, 95, 1350, variance=250, note="Late")], None) == [
        Slip(0, "variance", Wrong.VARIANCE, (Decimal(-250),))
    ]


@pytest.mark.parametrize(
    ("forecast", "wanted"), [("1100", False), ("1100.1", True), ("900", False), ("899.9", True)]
)
def test_a_note_is_wanted_above_the_offices_sum(forecast: str, wanted: bool) -> None:
    """Over or under; at the sum itself none is."""
    found = wrong([row(1000, 0, 0, forecast)], None)
    assert [slip.wrong for slip in found] == [Wrong.NOTE] * wanted
    assert not wrong([row(1000, 0, 0, forecast, note="It is known why")], None)
    assert not wrong([row(1000, 0, 0, forecast)], None, thousands=False)


def test_what_rounding_does_is_told_and_no_fault() -> None:
    """In thousands, half of one for each row; in pounds, nothing. A variance may be one off."""
    rows = [PAY, OTHER, INCOME]
    assert [slip.wrong for slip in wrong(rows, row(1201, 300, 301, 1220))] == [Wrong.ROUNDED]
    assert [slip.wrong for slip in wrong(rows, row(1202, 300, 301, 1220))] == [Wrong.SUM]
    assert [slip.wrong for slip in wrong(rows, row(1201, 300, 301, 1220), thousands=False)] == [Wrong.SUM]
    assert [slip.wrong for slip in wrong([row(10, 0, 0, 12, variance=1)], None)] == [Wrong.ROUNDED]


@given(
    st.lists(st.tuples(*[st.integers(-(10**6), 10**6)] * 4), min_size=1, max_size=8),
    st.integers(0, 3),
    st.data(),
)
def test_any_slip_of_a_total_is_found(found: list[tuple[int, ...]], column: int, data: st.DataObject) -> None:
    """Whatever the rows are: a total that is theirs is sound, and one that is not is no more."""
    rows = [row(*amounts, note="x") for amounts in found]
    sums = [sum(amounts) for amounts in zip(*found, strict=True)]
    assert not wrong(rows, row(*sums), thousands=False)
    sums[column] += data.draw(st.integers(1, 10**6))
    assert wrong(rows, row(*sums), thousands=False)


@pytest.mark.parametrize(
    ("words", "largest", "thousands"),
    [
        (("Annual budget (£000)",), 9_000_000, True),
        (("All in thousands of pounds",), 5, True),
        (("Annual budget £'000",), 5, True),
        (("All in pounds",), 900, False),
        (("Annual budget",), 148_355, True),
        (("Annual budget",), 148_355_000, False),
    ],
)
def test_the_unit_is_told_or_follows_from_the_size(
    words: tuple[str, ...], largest: int, thousands: bool
) -> None:
    """Thousands of pounds as most such tables are, unless the words or the amounts say otherwise."""
    assert in_thousands(words, Decimal(largest)) is thousands
    assert (in_pounds(Decimal("1.5"), thousands=True), in_pounds(Decimal("1.5"), thousands=False)) == (
        1500,
        None,
    )


@pytest.mark.parametrize(
    ("words", "millions"),
    [
        ("£m", True),
        ("(£ million)", True),
        ("in millions", True),
        ("£1.2m under", False),
        ("2 million less", False),
    ],
)
def test_millions_are_told_from_a_sum(words: str, millions: bool) -> None:
    """A unit stands without a number."""
    assert in_millions(words) is millions


def test_sections_and_totals_go_by_their_names() -> None:
    """Reserves are balances and capital stands apart, whatever their capitals."""
    kinds = [kind_of_section(name) for name in ("Force", "CAPITAL programme", "Reserves and balances")]
    assert kinds == [SectionKind.REVENUE, SectionKind.CAPITAL, SectionKind.RESERVES]
    assert is_total("TOTAL: force")
    assert is_total("Net", LineKind.TOTAL)
    assert not is_total("Subtotal costs")
    assert all(map(adds_totals, ("Sub-total pay", "Subtotal", "Grand total")))
    assert not adds_totals("Totally new")
    assert not is_total("Total force", LineKind.SPENDING)
