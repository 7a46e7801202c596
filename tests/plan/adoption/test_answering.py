"""An adopted workbook is answered and read again: it finishes, keeps what people changed, and is remembered."""

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from digests.plan.adoption import pages
from storage.plan.adoption.adopting import Adoption, Memory, adopt
from storage.plan.adoption.grids.opening import open_files
from storage.plan.adoption.workbook.adopted_file import ANSWER, FIRST_LINE, KEY, adopted_workbook
from storage.plan.adoption.workbook.remembering import Before, read_before
from storage.plan.adoption.workbook.tables import kept, with_targets, written
from storage.plan.files.excel.layout import HOW_READ, TO_DECIDE
from storage.plan.files.past_returns import read_past_returns
from storage.plan.files.reading import Reading, read_plan
from tests.plan.adoption.making import rows, saved, workbook
from tests.plan.adoption.older_shapes import BOARD, FILES

TODAY = date(2026, 11, 30)


class Desk:
    """One office's file and its workbook, as they go to and fro."""

    def __init__(self, folder: Path, name: str) -> None:
        self.path = folder / "mine.xlsx"
        self.name, self.data = name, FILES[name]()
        self.adoption = self.read()

    def read(self, memory: Memory | None = None) -> Adoption:
        """Adopts, as the command does, with the workbook that is there."""
        before = read_before(self.path.read_bytes()) if self.path.exists() else None
        found = adopt(open_files([(self.name, self.data)]), TODAY, before.memory if before else memory)
        self.adoption = with_targets(kept(found, before.now) if before else found)
        self.path.write_bytes(adopted_workbook(self.adoption, pages(self.adoption)))
        return self.adoption

    def change(self, change: Callable[[Workbook], None]) -> None:
        """Somebody changes the workbook."""
        book = openpyxl.load_workbook(self.path)
        change(book)
        book.save(self.path)

    def answer(self, answer: Callable[[str, str], str], page: str = TO_DECIDE) -> None:
        """Somebody answers what is asked: `answer` is handed a question's key and what is likeliest."""

        def fill(book: Workbook) -> None:
            for row in range(FIRST_LINE, book[page].max_row + 1):
                if key := book[page].cell(row, KEY).value:
                    book[page].cell(row, ANSWER).value = (
                        answer(str(key), str(book[page].cell(row, 5).value or "")) or None
                    )

        self.change(fill)

    def check(self) -> Reading:
        """What `plan check` finds."""
        return read_plan(self.path)


def sensible(key: str, likely: str) -> str:
    """What an office would answer: an address for each role, else what is likeliest."""
    return f"{abs(hash(key))}@anyshire.example" if key.startswith("email:") else likely


def before(desk: Desk) -> Before:
    """What the workbook remembers."""
    found = read_before(desk.path.read_bytes())
    assert found is not None
    return found


@pytest.fixture(params=FILES)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    """Each office with its file read once."""
    return Desk(tmp_path, request.param)


@pytest.fixture
def board(tmp_path: Path) -> Desk:
    """The office with the board's export."""
    return Desk(tmp_path, "board.xlsx")


def test_the_check_finds_only_what_is_to_decide(desk: Desk) -> None:
    """Every fault of the workbook is in a cell that the first page names beside its question."""
    waiting = {cell for one in desk.adoption.open_questions for cell in one.targets}
    assert {fault.place for fault in desk.check().faults} <= waiting


def test_run_again_with_the_answers_it_finishes(desk: Desk) -> None:
    """Once all is answered, in as many rounds as answers raise new questions, the plan is in order."""
    for _ in range(3):
        desk.answer(sensible)
        desk.read()
    assert desk.adoption.open_questions == ()
    assert desk.check().faults == ()
    document = desk.check().document
    assert document is not None
    if desk.adoption.tables["returns"]:
        refs = [one.ref for one in document.commitments]
        past = read_past_returns(desk.path, document.plan.rag_scheme, refs)
        assert (len(past.rows), past.faults) == (len(desk.adoption.tables["returns"]), ())


def test_reading_again_changes_nothing(desk: Desk) -> None:
    """The same file and no new answer come to the same workbook: numbers that were given stay."""
    first = desk.adoption
    again = desk.read()
    assert written(again) == written(first)
    assert {one.key for one in again.open_questions} == {one.key for one in first.open_questions}


def test_an_answer_that_cannot_be_read_is_asked_again(board: Desk) -> None:
    """A word that is no day, or no rating, stays to decide, and the page says so."""
    board.answer(lambda key, _: "soon" if key == "due:none" else "")
    board.read()
    (asked,) = (one for one in board.adoption.open_questions if one.key == "due:none")
    assert asked.misread == "soon"
    told = [str(row[1]) for row in openpyxl.load_workbook(board.path)[TO_DECIDE].values]
    assert any("“soon” cannot be taken as an answer" in words for words in told)


def test_an_answer_can_be_changed(board: Desk) -> None:
    """What was decided stands on the second page, with room for another answer."""
    board.answer(lambda key, likely: "At risk" if key == "rating:working on it" else sensible(key, likely))
    board.read()
    board.answer(lambda key, _: "Off track" if key == "rating:working on it" else "", page=HOW_READ)
    board.read()
    ratings = {row["ref"]: row["rag"] for row in board.adoption.tables["returns"]}
    assert ratings["1.2"] == "Off track"


def test_yes_is_an_answer(board: Desk) -> None:
    """ "yes" stands for what is likeliest."""
    board.answer(lambda key, _: "yes" if key == "sro:none" else "")
    board.read()
    assert {str(row["sro"]) for row in board.adoption.tables["commitments"]} == {"Chief Executive"}


def test_what_people_wrote_on_the_sheets_is_kept(board: Desk) -> None:
    """A cell that was filled in or changed stands, a row that was added stays, one that was deleted stays out, and
    what is settled so is asked no more."""

    def change(book: Workbook) -> None:
        book["People"]["B2"] = "partnerships@anyshire.example"
        book["Commitments"]["B2"] = "Agree and publish the strategy"
        book["Commitments"].delete_rows(6)
        book["People"].append(["Monitoring Officer", "mo@anyshire.example"])
        book["People"]["D3"] = "plan office"

    board.change(change)
    found = board.read()
    assert found.tables["people"][0]["email"] == "partnerships@anyshire.example"
    assert found.tables["commitments"][0]["title"] == "Agree and publish the strategy"
    assert [row["ref"] for row in found.tables["commitments"]] == ["1.1", "1.2", "1.3", "2.1"]
    assert found.tables["people"][-1]["role"] == "Monitoring Officer"
    assert "email:head of partnerships" not in {one.key for one in found.open_questions}
    assert "email:grants officer" not in {one.key for one in found.open_questions}
    assert "by_hand" in {one.kind for one in found.choices}


def test_a_number_that_was_given_is_given_to_nothing_else(board: Desk) -> None:
    """A commitment keeps its number when one above it goes, and nothing else ever gets the one that went."""
    board.data = saved(workbook(Plan=[row for row in rows(BOARD) if row[0] != "Bins"]))
    fewer = board.read()
    assert [row["ref"] for row in fewer.tables["commitments"]] == ["1.1", "1.2", "2.1", "2.2"]
    new = rows("Fence | | Head of Partnerships | Done | @2024-07-01 | @2025-03-31 | 100% | 6300000012")
    book = rows(BOARD)
    at = next(number for number, row in enumerate(book) if row[0] == "Bins")
    board.data = saved(workbook(Plan=[*book[:at], *new, *book[at + 1 :]]))
    more = board.read()
    titles = {row["title"]: row["ref"] for row in more.tables["commitments"]}
    assert (titles["Youth fund"], titles["Fence"]) == ("1.2", "1.4")


def test_next_years_sheet_in_the_same_columns_goes_through_by_itself(tmp_path: Path) -> None:
    """What was answered once, and each address, is not asked again for a sheet with other rows."""
    last = Desk(tmp_path, "authority.xlsx")
    for _ in range(3):
        last.answer(sensible)
        last.read()
    book = openpyxl.load_workbook(BytesIO(last.data))
    for cell in (cell for row in book.worksheets[0].iter_rows() for cell in row):
        if isinstance(cell.value, datetime):
            cell.value = cell.value.replace(year=cell.value.year + 1)
    data = saved(book)
    asked = adopt(open_files([("next.xlsx", data)]), TODAY, before(last).for_another()).open_questions
    assert {one.kind for one in asked} <= {"due_before_start", "no_day"}


def test_another_workbook_is_no_adopted_one() -> None:
    """Only a workbook that adopting wrote is read as one, whatever else is in the folder."""
    assert read_before(FILES["board.xlsx"]()) is None
    assert read_before(b"nothing") is None
