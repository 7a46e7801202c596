"""Past returns whose cells are painted: which colour says something, and against which rating."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from storage.plan.files.past_returns import read_past_returns


@pytest.mark.parametrize(
    ("scheme", "said", "fill", "told"),
    [
        ("brag_plus", "Green", "FF0000", ("red", "Off track")),
        ("brag_plus", "On track", "FFC000", ("amber", "At risk")),
        ("brag_plus", "At risk", "FFFF00", None),
        ("brag_plus", "Complete", "00B050", None),
        ("brag_plus", "Green", "D9D9D9", None),
        ("brag_plus", "Green", "7030A0", None),
        ("dorset_dashboard", "In progress", "FFC000", None),
        ("dorset_dashboard", "In progress", "00B050", ("green", "Completed")),
        ("thames_valley", "Completed (C)", "92D050", None),
    ],
)
def test_a_colour_that_says_another_rating_is_refused(
    tmp_path: Path, scheme: str, said: str, fill: str, told: tuple[str, ...] | None
) -> None:
    """As the scheme has the colours; one that the whole row has says nothing."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["Ref", "Quarter", "RAG"], ["A-1", "2021/22 Q1", said], ["A-2", "2021/22 Q1", said]):
        sheet.append(row)
    for cell in ("C2", "A3", "B3", "C3"):
        sheet[cell].fill = PatternFill("solid", fgColor=fill)
    book.save(tmp_path / "returns.xlsx")
    past = read_past_returns(tmp_path / "returns.xlsx", scheme, ["A-1", "A-2"])
    found = [(one.code, one.place, one.known_as, one.expected) for one in past.faults]
    assert found == ([("painted_otherwise", "Sheet!C2", "A-1, rag", told)] if told else [])


@pytest.mark.parametrize(
    ("cells", "told"), [("BC", True), ("ABC", True), ("ABCD", False), ("C", True), ("column", False)]
)
def test_whose_a_colour_is(tmp_path: Path, cells: str, told: bool) -> None:
    """One that most of a row has is the row's, one that all ratings have the column's."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Ref", "Quarter", "RAG", "Progress", "Next steps", "Agreed on"])
    for number, said in enumerate(("green", "amber", "red"), start=1):
        sheet.append(["A-1", f"2021/22 Q{number}", said, "x", "y", "1/4/2022"])
    for cell in ("C2", "C3", "C4") if cells == "column" else [f"{one}2" for one in cells]:
        sheet[cell].fill = PatternFill("solid", fgColor="FF0000" if cells != "column" else "BDD7EE")
    book.save(tmp_path / "returns.xlsx")
    past = read_past_returns(tmp_path / "returns.xlsx", "brag_plus", ["A-1"])
    assert [one.code for one in past.faults] == ["painted_otherwise"] * told
