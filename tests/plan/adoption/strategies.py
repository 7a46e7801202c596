"""Workbooks as nobody would make them on purpose: whatever people put into cells, in any order, merged, filled and
hidden anyhow."""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell import MergedCell
from openpyxl.styles import PatternFill

HEADINGS = (
    "Ref", "Action", "Lead officer", "Owner", "Sponsor", "Portfolio holder", "Due", "Target date",
    "Revised date", "RAG",
    "Status", "Q1", "Q2 2024/25 update", "Previous RAG", "% complete", "Progress", "Next steps", "Priority",
    "Theme",
    "Objective", "Milestones", "Start", "Completed on", "E-mail", "Subitems", "Notes", "Board", "Depends on",
    "Parent task",
    "Handling", "Protective marking", "Type", "Origin", "Source", "Also under", "Second agreer",
    "Monitor after completion", "Outline level", "Name", "Description", "Evidence", "Role", "Quarter",
)  # fmt: skip
SAID = (
    "1.1", "1.2", "1)", "M6", "A.1 Let it", "1.2 Do it (04/05 M6)", "As above", "ditto", "TBC", "Ongoing",
    "Q2 2005",
    "Q4 2025/26", "Sep '19", "31/03/2025", "3/31/2025", "13/13/2025", "31/03/25 revised to 30/06/25", "Green",
    "G (C)",
    "R", "In Progress", "40%", "1 Done, 2 Stuck", "Head of Policy and Performance", "CEO/CFO", "PM & Force",
    "Chief Executive",
    "Priority 1: Safer", "SECTION 2 Objective A Run it", "Version 0.6 printed 03/03/2008", "Total", "(copy)",
    "Copy of that",
    "Q1 (2015/16) On track.\nQ2 late", "a@b.example", "=1+1", "+44", "-", "–", "x" * 300, "High", "Low", "2",
    "0", "é\u0301",
    "\u200b", "Plan 2025-2029", "G = done; A = late", "10", "1(i)(a)", "Quarter 3", "as at 18.01.2016", "👮",
    "_x000D_", "Exempt", "Yes", "1", "1.2; 1.1", "#REF!", "Governors’ Clerk", "Governors' Clerk",
)  # fmt: skip
FILLS = ("FF0000", "FFC000", "00B050", "0070C0", "D9D9D9")
VALUES: Any = st.one_of(
    st.none(),
    st.sampled_from(SAID),
    st.text(max_size=30, alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))),
    st.dates().map(lambda day: day if day.year > 1900 else None),
    st.integers(-5, 3_000),
    st.floats(-2, 50_000, allow_nan=False),
    st.booleans(),
)


@dataclass(frozen=True)
class Made:
    """A workbook, with what stands in it for whoever reads of a failure."""

    data: bytes = field(repr=False)
    told: str


@st.composite
def workbooks(draw: Any) -> Made:
    """A workbook of one to three sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number in range(draw(st.integers(1, 3))):
        sheet = book.create_sheet(f"Sheet {number}" if draw(st.booleans()) else f"KAP Q{number + 1} 2024-25")
        fill_sheet(draw, sheet)
    file = BytesIO()
    book.save(file)
    return Made(file.getvalue(), "\n".join(told(sheet) for sheet in book.worksheets))


def told(sheet: Any) -> str:
    """A sheet to read."""
    rows = [f"{number}: {list(row)}" for number, row in enumerate(sheet.values, start=1)]
    hidden = [number for number, row in sheet.row_dimensions.items() if row.hidden]
    return "\n".join([f"== {sheet.title} merged {sheet.merged_cells.ranges} hidden {hidden}", *rows])


def fill_sheet(draw: Any, sheet: Any) -> None:
    """Headings somewhere, and anything around and below them."""
    width = draw(st.integers(1, 9))
    for _ in range(draw(st.integers(0, 3))):
        sheet.append(draw(st.lists(VALUES, min_size=1, max_size=width)))
    headings = draw(st.lists(st.sampled_from(HEADINGS), min_size=width, max_size=width))
    sheet.append(headings)
    for _ in range(draw(st.integers(0, 9))):
        sheet.append(
            headings
            if draw(st.integers(0, 9)) == 0
            else draw(st.lists(VALUES, min_size=width, max_size=width))
        )
    for _ in range(draw(st.integers(0, 3))):
        dress(draw, sheet, width)


def dress(draw: Any, sheet: Any, width: int) -> None:
    """Merges, fills or hides something."""
    row, column = draw(st.integers(1, sheet.max_row)), draw(st.integers(1, width))
    what = draw(st.sampled_from(("merge", "fill", "hide")))
    if what == "hide":
        sheet.row_dimensions[row].hidden = True
    elif what == "fill" and not isinstance(sheet.cell(row, column), MergedCell):
        sheet.cell(row, column).fill = PatternFill("solid", fgColor=draw(st.sampled_from(FILLS)))
    elif what == "merge":
        down, across = draw(st.integers(0, 3)), draw(st.integers(0, 3))
        sheet.merge_cells(start_row=row, end_row=row + down, start_column=column, end_column=column + across)
