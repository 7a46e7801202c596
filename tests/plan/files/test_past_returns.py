"""Past returns from CSV and Excel."""

from datetime import date
from pathlib import Path

import pytest

from storage.enums import Rating
from storage.facts.plan import QuarterName
from storage.plan.files.past_returns import PastReturns, read_past_returns
from tests.plan.files.generated import generated_plan, generated_returns, write_returns
from tests.plan.files.thirty_faults import write_workbook
from tests.plan.files.told import fault_line


def _csv(content: str, folder: Path, scheme: str = "brag_plus", refs: tuple[str, ...] = ()) -> PastReturns:
    (folder / "returns.csv").write_text(content, encoding="utf-8")
    return read_past_returns(folder / "returns.csv", scheme, refs)


def test_all_columns_are_read(tmp_path: Path) -> None:
    """A row with all its columns, in any order, keeps its text whole, line breaks and commas included."""
    headings = "Agreed on,RAG,Ref,Quarter,Progress,Next steps\n"
    (row,) = _csv(headings + '05/07/2021,At risk,A-1,Q1 2021/22,"one, two\nthree",Do it\n', tmp_path).rows
    assert (row.ref, row.quarter, row.rating) == ("A-1", QuarterName(2021, 1), Rating.AMBER)
    assert (row.progress, row.next_steps, row.agreed_on) == ("one, two\nthree", "Do it", date(2021, 7, 5))
    assert row.place == "line 2, column A"


def test_excel_reads_as_csv_does(tmp_path: Path) -> None:
    """The same table in a workbook gives the same rows."""
    rows = [["ref", "quarter", "rag"], ["A-1", "2021/22 Q1", "green"], ["A-2", "2021/22 Q1", "Complete"]]
    from_csv = _csv("".join(f"{','.join(row)}\n" for row in rows), tmp_path)
    from_excel = read_past_returns(
        write_workbook({"Q1": [list(row) for row in rows]}, tmp_path / "returns.xlsx"), "brag_plus"
    )
    assert [(row.ref, row.rating) for row in from_excel.rows] == [
        (row.ref, row.rating) for row in from_csv.rows
    ]
    assert from_excel.rows[0].place == "Q1!A2"


def test_a_plans_own_words_are_read(tmp_path: Path) -> None:
    """Ratings may be written in the words of the plan's scheme, and are refused in another's."""
    content = "ref,quarter,rag\nA-1,2021/22 Q1,on track\n"
    assert _csv(content, tmp_path).rows
    with pytest.raises(ValueError, match="brag_plus"):
        _csv(content, tmp_path, scheme="rainbow")


def test_every_fault_of_the_returns_is_named(tmp_path: Path) -> None:
    """Rows with several faults are told all of them, each with its line and column."""
    content = (
        "ref,quarter,rag,agreed_on,mood\nA-1,2021/22 Q5,purple,31/02/2021,good\n\nA-9,2021/22 Q1,,,\n"
        "A-1,2021/22 Q1,green,,\nA-1,Q1 2021/22,green,,\n"
    )
    past = _csv(content, tmp_path, refs=("A-1", "A-2"))
    assert past.rows == ()
    assert [(fault.code, fault.place) for fault in past.faults] == [
        ("unknown_column", "line 1, column E"),
        ("not_a_quarter", "line 2, column B"),
        ("not_a_rating", "line 2, column C"),
        ("not_a_date", "line 2, column D"),
        ("no_such_ref", "line 4, column A"),
        ("missing", "line 4, column C"),
        ("duplicate", "line 6, column A"),
    ]
    assert fault_line(past.faults[1]).startswith("A-1, quarter (line 2, column B): ")


@pytest.mark.parametrize(
    ("content", "code"),
    [("", "empty_file"), ("ref,quarter,rag\n", "no_returns"), ('a\n"' + "x" * 200_000, "unclosed_quotation")],
)
def test_a_file_without_rows_is_a_fault(content: str, code: str, tmp_path: Path) -> None:
    """Nothing to read is told, and so is what is no table."""
    assert code in {fault.code for fault in _csv(content, tmp_path).faults}


def test_generated_returns_are_read(tmp_path: Path) -> None:
    """Generated returns of sixteen quarters belong to their plan and are all read."""
    plan = generated_plan(commitments=20)
    write_returns(generated_returns(plan, QuarterName(2025, 1), quarters_back=16), tmp_path / "returns.csv")
    refs = [row.ref for row in plan.commitments]
    past = read_past_returns(tmp_path / "returns.csv", "brag_plus", refs)
    assert len(past.rows) == 16 * 20
    assert (past.rows[0].quarter, past.rows[-1].quarter) == (QuarterName(2021, 2), QuarterName(2025, 1))
