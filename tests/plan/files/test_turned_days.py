"""Days in another order or another language: what is read, and that nothing is read turned round."""

from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from storage.facts.plan import QuarterName
from storage.plan.files.past_returns import read_past_returns
from storage.plan.files.reading import Reading
from tests.plan.files.test_nothing_overlooked import after
from tests.plan.files.told import fault_line

KEPT = datetime(2026, 6, 5)  # noqa: DTZ001 - a cell's has no zone
OTHER = KEPT.replace(day=25)


def due(folder: Path, *values: object) -> Reading:
    """The reading of a plan whose commitments are due on these days, as written."""

    def change(book: Any) -> None:
        sheet = book["Commitments"]
        column = next(cell.column for cell in sheet[1] if cell.value == "Due")
        for row, value in enumerate(values, start=2):
            cell = sheet.cell(row, column)
            cell.value = value
            cell.number_format = "@" if isinstance(value, str) else "dd/mm/yyyy"

    return after(folder, change)


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        (("03/31/2026", "06/05/2026", KEPT, KEPT), ("month_first", *["day_or_month_first"] * 3)),
        (("03/31/26", "6 May 2026", KEPT, OTHER), ("month_first",)),
        (("31/03/2026", "06/05/2026", KEPT, KEPT), ()),
    ],
)
def test_one_day_with_the_month_first_puts_the_others_in_doubt(
    tmp_path: Path, values: tuple[object, ...], codes: tuple[str, ...]
) -> None:
    """Those that could be either are named with both days, as long as one stands beside them that can be no other."""
    faults = due(tmp_path, *values).faults
    assert tuple(fault.code for fault in faults) == codes
    if len(codes) > 1:
        assert "“06/05/2026” may be 6 May 2026 or 5 June 2026" in fault_line(faults[1])


def test_whoever_writes_one_day_so_writes_the_others_so(tmp_path: Path) -> None:
    """A text in another field is in doubt with it: the plan's first day, beside its last."""

    def change(book: Any) -> None:
        fields = {cell.value: cell.row for (cell,) in book["Plan"]["A1:A30"]}
        for name, value in (("Starts", "04/01/2021"), ("Ends", "03/31/2029")):
            book["Plan"].cell(fields[name], 2).value = value

    found = after(tmp_path, change).faults
    assert [(one.code, one.field) for one in found] == [
        ("day_or_month_first", "plan.starts"),
        ("month_first", "plan.ends"),
    ]


def test_welsh_days_are_read_as_english_ones(tmp_path: Path) -> None:
    """As in a file that is adopted; a month or a quarter says how it was read."""
    reading = due(
        tmp_path, "31 Mawrth 2026", "1 Gorffennaf 2026", "erbyn diwedd Mehefin 2026", "Chwarter 4 2025/26"
    )
    assert reading.document is not None
    days = [str(one.due) for one in reading.document.commitments]
    assert days == ["2026-03-31", "2026-07-01", "2026-06-30", "2026-03-31"]
    assert [one.code for one in reading.remarks] == ["read_as_day"] * 2


def test_past_returns_with_the_month_first(tmp_path: Path) -> None:
    """Each day on which something was agreed that may be another is named."""
    rows = "A-1,2021/22 Q1,green,07/31/2021\nA-2,2021/22 Q1,green,08/06/2021\n"
    (tmp_path / "returns.csv").write_text(f"ref,quarter,rag,agreed on\n{rows}")
    faults = read_past_returns(tmp_path / "returns.csv", "brag_plus", ["A-1", "A-2"]).faults
    assert [(one.code, one.place) for one in faults] == [
        ("month_first", "line 2, column D"),
        ("day_or_month_first", "line 3, column D"),
    ]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("1.1,2021/22 Q1,green\n1.2,2021/22 Q1,red\n", ["1.1"]),
        ("1.1,2021/22 Q1,green\n1.10,2021/22 Q1,red\n", []),
        ("1.1,2021/22 Q1,green\n1.10,2021/22 Q2,red\n", ["1.1"]),
        ("1.2,2021/22 Q1,green\n", []),
    ],
)
def test_a_reference_that_may_have_lost_its_zero(tmp_path: Path, rows: str, told: list[str]) -> None:
    """Excel shows 1.1 where 1.10 was typed, and 1.1 would have the other's rating: it is told, and taken as it
    stands."""
    (tmp_path / "returns.csv").write_text(f"ref,quarter,rag\n{rows}")
    past = read_past_returns(tmp_path / "returns.csv", "brag_plus", ["1.1", "1.2", "1.10"])
    assert [(one.code, one.given) for one in past.remarks] == [("zero_may_be_lost", ref) for ref in told]
    assert len(past.rows) == len(rows.splitlines())


def test_a_workbook_under_the_name_of_a_text_is_read_as_one(tmp_path: Path) -> None:
    """What a file is called says less than how it begins; nobody is told of letters that are not its fault."""
    book = openpyxl.Workbook()
    for values in (["ref", "quarter", "rag"], ["A-1", "Chwarter 1 2021/22", "green"]):
        book.worksheets[0].append(values)
    book.save(tmp_path / "book.xlsx")
    (tmp_path / "book.xlsx").rename(tmp_path / "returns.csv")
    (row,) = read_past_returns(tmp_path / "returns.csv", "brag_plus", ["A-1"]).rows
    assert row.quarter == QuarterName(2021, 1)
    (tmp_path / "returns.csv").write_bytes(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"))
    (fault,) = read_past_returns(tmp_path / "returns.csv", "brag_plus", ["A-1"]).faults
    assert fault.code == "locked_workbook"


def test_a_reference_that_a_csv_file_keeps_from_being_changed(tmp_path: Path) -> None:
    """The equals sign and the quotation marks are Excel's, as in a file that is adopted."""
    (tmp_path / "returns.csv").write_text('ref,quarter,rag\n"=""1.10""",2021/22 Q1,green\n')
    assert [
        row.ref for row in read_past_returns(tmp_path / "returns.csv", "brag_plus", ["1.1", "1.10"]).rows
    ] == ["1.10"]
