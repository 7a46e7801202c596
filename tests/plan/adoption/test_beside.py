"""What stands beside the plan in an adopted workbook: passed over where a plan or returns are read, and in no other
workbook; whatever else would be overlooked is named as in any."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from storage.plan.files.excel.layout import ADOPTION, EVERY_CELL
from storage.plan.files.past_returns import read_past_returns
from storage.plan.files.reading import read_plan
from tests.plan.adoption.test_command import Terminal


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A workbook that was adopted with the likeliest for all, and is in order."""
    terminal = Terminal(tmp_path)
    terminal.types("adopt", "sponsored.xlsx", "--to", "mine.xlsx", "--yes")
    return terminal.folder / "mine.xlsx"


def changed(path: Path, change: Callable[[Workbook], object]) -> Path:
    """The workbook after somebody did something to it."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def add_notes(book: Workbook) -> None:
    """A sheet of somebody's own."""
    book.create_sheet("Notes")["A1"] = "ask the treasurer"


def hide_a_row(book: Workbook) -> None:
    """A filter that was left on."""
    book["Commitments"].row_dimensions[2].hidden = True


def strike_out(book: Workbook) -> None:
    """A title that somebody crossed out."""
    book["Commitments"]["B2"].font = Font(strike=True)


def forget(book: Workbook) -> None:
    """Without its hidden sheet it is a workbook like any other."""
    del book[ADOPTION]


def another_s(book: Workbook) -> None:
    """A sheet of that name which adopting did not write."""
    book[ADOPTION]["A1"] = "our own sheet about Muster"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (add_notes, "unknown_sheet"),
        (hide_a_row, "hidden_rows"),
        (strike_out, "crossed_out"),
        (forget, "unknown_sheet"),
        (another_s, "unknown_hidden_sheet"),
    ],
)
def test_nothing_else_is_passed_over(mine: Path, change: Callable[[Workbook], None], code: str) -> None:
    """As it was written it has no fault; with a sheet, a hidden or a crossed out row of somebody's it has."""
    assert read_plan(mine).faults == ()
    assert code in {fault.code for fault in read_plan(changed(mine, change)).faults}


def test_a_formula_on_its_pages_is_no_fault(mine: Path) -> None:
    """Pages beside the plan are people's to work on: a plan is not refused for what stands there."""

    def work_on(book: Workbook) -> None:
        book[EVERY_CELL]["F4"] = "=1+1"
        book[EVERY_CELL].row_dimensions[3].hidden = True

    assert read_plan(changed(mine, work_on)).faults == ()


def more_returns(book: Workbook) -> None:
    """A sheet for another quarter, as offices keep them."""
    sheet = book.copy_worksheet(book["Returns"])
    sheet.title = "Returns of Q3"
    for row in sheet.iter_rows(min_row=2):
        row[1].value = "2019/20 Q3"


def test_its_returns_are_read_from_their_sheets(mine: Path) -> None:
    """Of an adopted workbook the sheet of returns, and one that somebody added; neither the plan nor the pages."""
    document = read_plan(mine).document
    assert document is not None
    written = read_past_returns(mine, document.plan.rag_scheme)
    assert (len(written.rows), written.faults) == (3, ())
    both = read_past_returns(changed(mine, more_returns), document.plan.rag_scheme)
    assert (len(both.rows), both.faults) == (6, ())
    assert "no_returns_sheet" in {
        fault.code for fault in read_past_returns(changed(mine, forget), document.plan.rag_scheme).faults
    }
