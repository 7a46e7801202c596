"""A cell is read as a person sees it: numbers under their formats, dates, escapes. What cannot be told is named."""

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.plan.files.excel.shown import escaped, shown_number, shown_text, unescaped
from storage.plan.files.reading import Reading, read_plan
from storage.plan.files.writing import write_excel
from tests.plan.files.generated import generated_plan


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (1.1, "0.00", "1.10"),
        (1, "00", "01"),
        (0.75, "0%", "75%"),
        (0.755, "0.0%", "75.5%"),
        (1.1, "General", "1.1"),
        (0.1 + 0.2, "General", "0.3"),
        (12.0, "General", "12"),
        (1234.5, "#,##0.00", "1,234.50"),
        (-1234.5, "#,##0.00;[Red]-#,##0.00", "-1,234.50"),
        (5, '0" days"', "5 days"),
        (110, '0"."00', "1.10"),
        (3, '"ANY-"0', "ANY-3"),
        (1200000, "[$£-809]#,##0", "£1,200,000"),
        (1250000, '£#,##0.0,,"m"', "£1.3m"),
        (1.005, "0.00", "1.01"),
        (0, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "-"),
        (0, '#,##0;-#,##0;"-"', "-"),
        (-25, "#,##0;(#,##0)", "(25)"),
    ],
)
def test_a_number_is_read_as_it_is_shown(value: float, number_format: str, shown: str) -> None:
    """The format's zeros, signs, percent and words are part of what stands there."""
    assert shown_number(value, number_format) == shown


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ("General", "1.1"),
        ("@", "1.1"),
        ("0.00", "1.1"),
        ('"ANY-"@', "ANY-1.1"),
        ('_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "1.1"),
        (";;;", None),
    ],
)
def test_a_text_is_read_as_it_is_shown(number_format: str, shown: str | None) -> None:
    """A format may put words around a text, or hide it."""
    assert shown_text("1.1", number_format) == shown


@pytest.mark.parametrize(
    ("value", "number_format"),
    [
        (0.5, "# ?/?"),
        (5, ";;;"),
        (1e15, "General"),
        (100, "0.00E+00"),
        (1, "[<1]0.0;0"),
        (3, '"$"#,##0_);("$"#,##0)'),
        (-25, "#,##0;[Red]#,##0"),
    ],
)
def test_what_cannot_be_told_is_not_guessed_at(value: float, number_format: str) -> None:
    """Fractions, powers of ten, conditions, hidden numbers, the currency of wherever one is, a minus in colour."""
    assert shown_number(value, number_format) is None


@given(
    st.floats(allow_nan=False, allow_infinity=False), st.text("0#?,.%;\"'-+$£E/@_*[]()dmyh \\", max_size=12)
)
def test_any_number_in_any_format_is_a_text_or_nothing(value: float, number_format: str) -> None:
    """No format brings the reading down."""
    found = shown_number(value, number_format), shown_text("1.1", number_format)
    assert all(shown is None or isinstance(shown, str) for shown in found)


@given(st.text("_x0D5F1A\n\r ", max_size=20))
def test_what_only_looks_like_an_escape_survives(text: str) -> None:
    """A text that is written into a workbook is the same when it is read."""
    assert unescaped(escaped(text)) == text


@pytest.fixture
def typed(tmp_path: Path) -> Callable[..., Reading]:
    """The reading of a plan after something was typed into a cell."""

    def read(cell: str, value: object, number_format: str = "General") -> Reading:
        write_excel(generated_plan(commitments=3), tmp_path / "plan.xlsx")
        workbook = openpyxl.load_workbook(tmp_path / "plan.xlsx")
        sheet, address = cell.split("!")
        found: Any = workbook[sheet][address]
        found.value, found.number_format = value, number_format
        workbook.save(tmp_path / "plan.xlsx")
        return read_plan(tmp_path / "plan.xlsx")

    return read


@pytest.mark.parametrize(
    ("value", "number_format", "ref"), [(1.1, "0.00", "1.10"), (1, "00", "01"), (7, '"ANY-"0', "ANY-7")]
)
def test_a_reference_is_kept_as_it_is_shown(
    typed: Callable[..., Reading], value: float, number_format: str, ref: str
) -> None:
    """Refs are for good, so 1.10 does not become 1.1."""
    document = typed("Commitments!A2", value, number_format).document
    assert document is not None
    assert document.commitments[0].ref == ref


@pytest.mark.parametrize(
    ("cell", "value", "number_format", "code"),
    [
        ("Commitments!A2", datetime(2026, 2, 1), "dd-mmm", "date_in_text"),  # noqa: DTZ001 - a cell's has no zone
        ("Commitments!B2", date(2026, 2, 1), "dd/mm/yyyy", "date_in_text"),
        ("Plan!B13", date(2021, 6, 1), "mmm-yy", "date_in_text"),
        ("Commitments!O2", date(2026, 1, 1), "yyyy", "day_partly_shown"),
        ("Commitments!O2", date(2026, 1, 1), '"Q4 "yyyy', "day_partly_shown"),
        ("Commitments!O2", date(2026, 3, 4), "dddd", "day_partly_shown"),
        ("Commitments!O2", date(2026, 3, 4), "dd mmm", "day_partly_shown"),
        ("Commitments!O2", "Monday 31 March 2026", "General", "other_weekday"),
        ("Commitments!A2", time(1, 10), "hh:mm", "shown_otherwise"),
        ("Commitments!A2", 0.5, "# ?/?", "shown_otherwise"),
        ("Commitments!A2", 4, ";;;", "shown_otherwise"),
        ("Commitments!O2", 46112, "General", "not_a_date"),
        ("Commitments!O2", date(2026, 3, 4), "mmmmm yyyy", "day_partly_shown"),
        ("Commitments!O2", "Ongoing", "General", "ongoing_no_day"),
        ("Commitments!O2", "Until further notice.", "General", "ongoing_no_day"),
        ("Commitments!O2", "Q3 2026", "General", "which_quarter"),
        ("Commitments!A2", "#N/A", "General", "cell_error"),
        ("Commitments!B2", "=A1", "General", "formula"),
    ],
)
def test_what_a_cell_does_not_show_plainly_is_named(
    typed: Callable[..., Reading], cell: str, value: object, number_format: str, code: str
) -> None:
    """A date that Excel made of a ref, a time, a fraction, an error: the cell is a fault."""
    faults = typed(cell, value, number_format).faults
    assert (code, cell) in {(fault.code, fault.place) for fault in faults}


@pytest.mark.parametrize(
    ("value", "number_format", "due"),
    [
        ("Q4 2025/26", "General", date(2026, 3, 31)),
        ("2025/26", "General", date(2026, 3, 31)),
        ("end of March 2026", "General", date(2026, 3, 31)),
        (date(2026, 2, 1), "mmm-yy", date(2026, 2, 28)),
    ],
)
def test_a_longer_time_is_read_as_its_last_day_and_told(
    typed: Callable[..., Reading], value: object, number_format: str, due: date
) -> None:
    """Something is due at the end of the month, the quarter or the year that is named; which day that is, is told."""
    reading = typed("Commitments!O2", value, number_format)
    assert reading.document is not None
    assert reading.document.commitments[0].due == due
    assert [(one.code, one.known_as, one.expected) for one in reading.remarks] == [
        ("read_as_day", "ANY-1.1, due", (due.isoformat(),))
    ]


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("Open two_x000D_\n help points", "Open two help points"),
        ("The unit\x0bon 9", None),
        ("Open\u2028two", "Open two"),
        ("  Open \xa0 two ", "Open two"),
    ],
)
def test_a_line_break_of_any_kind_is_a_space_in_a_title(
    typed: Callable[..., Reading], value: str, title: str | None
) -> None:
    """Excel's and Word's own line breaks part words."""
    if title is None:
        # No workbook can hold the character itself: Excel writes it escaped.
        value, title = value.replace("\x0b", "_x000B_"), value.replace("\x0b", " ")
    document = typed("Commitments!B2", value).document
    assert document is not None
    assert document.commitments[0].title == title
