"""`plan adopt` as it is typed: what it writes and says, what it refuses, and how it is run again."""

from contextlib import chdir
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from bot.commands.plan import plan
from storage.plan.adoption.workbook.adopted_file import ANSWER, KEY
from storage.plan.files.excel.layout import TO_DECIDE
from tests.plan.adoption.older_shapes import FILES


class Terminal:
    """Somebody's folder with their files, and what they type in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name, made in FILES.items():
            (folder / name).write_bytes(made())

    def types(self, *words: str) -> Result:
        """`python -m bot plan` with these words."""
        with chdir(self.folder):
            return CliRunner().invoke(plan, words)


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A folder with all the plans."""
    return Terminal(tmp_path)


def test_it_writes_a_workbook_and_says_what_is_next(terminal: Terminal) -> None:
    """What was read, how much is to decide, what has no place, and what to do with it; for its owner only."""
    done = terminal.types("adopt", "sponsored.xlsx", "--to", "mine.xlsx")
    assert done.exit_code == 0, done.output
    assert (
        "Read sponsored.xlsx: 3 commitments under 2 priorities, 6 roles, 0 milestones, 3 past returns."
        in done.output
    )
    assert "10 things to decide, on the sheet “To decide”. 2 cells of yours have no place" in done.output
    assert (terminal.folder / "mine.xlsx").stat().st_mode & 0o777 == 0o600
    assert terminal.types("check", "mine.xlsx").exit_code == 1


def test_yes_comes_to_a_plan_that_can_be_rehearsed(terminal: Terminal) -> None:
    """--yes takes the likeliest; addresses that nobody can guess stay to be decided, and reach nobody."""
    done = terminal.types("adopt", "sponsored.xlsx", "--to", "mine.xlsx", "--yes")
    assert "6 things to decide" in done.output
    assert (
        "mine.xlsx is in order: 2 priorities, 3 commitments, 6 roles."
        in terminal.types("check", "mine.xlsx").output
    )
    mails = [row[1] for row in openpyxl.load_workbook(terminal.folder / "mine.xlsx")["People"].values][1:]
    assert all(str(mail).endswith(".invalid") for mail in mails)


def test_several_files_come_to_one_plan(terminal: Terminal) -> None:
    """A workbook and a Word table are read together."""
    done = terminal.types("adopt", "sponsored.xlsx", "district.docx", "--to", "mine.xlsx")
    assert "Read sponsored.xlsx and district.docx: 7 commitments under 4 priorities" in done.output


def test_run_again_it_needs_the_workbook_alone(terminal: Terminal) -> None:
    """The workbook holds the files that it was made of."""
    terminal.types("adopt", "sponsored.xlsx", "district.docx", "--to", "mine.xlsx")
    again = terminal.types("adopt", "--to", "mine.xlsx", "--yes")
    assert "Read sponsored.xlsx and district.docx: 7 commitments" in again.output
    assert "Name your own file" in terminal.types("adopt", "--to", "other.xlsx").output


def test_another_file_is_not_written_over(terminal: Terminal) -> None:
    """Only a workbook that adopting wrote is written again; another needs --replace."""
    refused = terminal.types("adopt", "sponsored.xlsx", "--to", "county.xlsx")
    assert (refused.exit_code, "is there already" in refused.output) == (1, True)
    assert terminal.types("adopt", "sponsored.xlsx", "--to", "county.xlsx", "--replace").exit_code == 0
    assert "should end in .xlsx" in terminal.types("adopt", "sponsored.xlsx", "--to", "mine.csv").output


def test_last_years_answers_are_used(terminal: Terminal) -> None:
    """--like takes a workbook of another reading, and refuses what is none."""
    terminal.types("adopt", "sponsored.xlsx", "--to", "last.xlsx")
    book = openpyxl.load_workbook(terminal.folder / "last.xlsx")
    for row in book[TO_DECIDE].iter_rows(min_row=3):
        row[ANSWER - 1].value = (
            "a@b.example" if str(row[KEY - 1].value).startswith("email:") else row[4].value
        )
    book.save(terminal.folder / "last.xlsx")
    done = terminal.types("adopt", "sponsored.xlsx", "--to", "mine.xlsx", "--like", "last.xlsx")
    assert "Nothing is left to decide." in done.output
    assert "rehearse --plan mine.xlsx --returns mine.xlsx" in done.output
    refused = terminal.types("adopt", "sponsored.xlsx", "--to", "other.xlsx", "--like", "county.xlsx")
    assert "is not a workbook that “plan adopt” wrote" in refused.output


def test_a_file_that_cannot_be_read_is_told_why(terminal: Terminal) -> None:
    """A label is told from damage, and nothing is written."""
    (terminal.folder / "labelled.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    refused = terminal.types("adopt", "labelled.xlsx", "--to", "mine.xlsx")
    assert (refused.exit_code, "sensitivity label" in refused.output) == (1, True)
    assert "There is no file “gone.xlsx”" in terminal.types("adopt", "gone.xlsx", "--to", "mine.xlsx").output
    assert not (terminal.folder / "mine.xlsx").exists()
    terminal.types("adopt", "sponsored.xlsx", "--to", "last.xlsx")
    assert (
        "a workbook that I made of your plan"
        in terminal.types("adopt", "last.xlsx", "--to", "mine.xlsx").output
    )


@pytest.mark.parametrize("name", ["sponsored.xlsx", "district.docx", "fire-authority.csv"])
def test_the_check_helps_whoever_has_no_template(terminal: Terminal, name: str) -> None:
    """Whoever hands in a file of their own is told which command makes a template and which reads theirs."""
    done = terminal.types("check", name)
    assert done.exit_code == 1
    assert "plan template my-plan.xlsx" in done.output
    assert f"plan adopt {name} --to my-plan.xlsx" in done.output
