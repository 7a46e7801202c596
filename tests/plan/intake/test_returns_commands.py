"""`returns` on the command line: past returns come in once, whole, or not at all."""

import pytest
from sqlalchemy import select

from storage.facts.plan import QuarterName
from storage.tables import Return
from tests.plan.files.generated import generated_returns, write_returns
from tests.plan.intake.made_up import everything
from tests.plan.intake.terminal import PLAN, Terminal


def test_past_returns_come_in_once(terminal: Terminal) -> None:
    """Past returns are taken in after the plan, and again without a change."""
    path = terminal.folder / "returns.csv"
    write_returns(generated_returns(PLAN, QuarterName(2021, 1)), path)
    assert "Import the plan first" in terminal.run("returns", "import", path).output
    terminal.import_plan()
    assert "12 new returns" in terminal.run("returns", "import", path).output
    again = terminal.run("returns", "import", path)
    assert again.exit_code == 0
    assert "Nothing was changed." in again.output
    with terminal.database.read() as session:
        assert len(session.scalars(select(Return)).all()) == 12


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [("2021/22 Q1", "2021/22 Q9", "not a quarter"), ("2021/22 Q1", "2021/22 Q3", "is not over yet")],
)
def test_past_returns_with_a_fault_stay_out(terminal: Terminal, old: str, new: str, words: str) -> None:
    """A fault in one row, of the file or against the calendar, keeps all rows out."""
    terminal.import_plan()
    before = everything(terminal.database)
    path = terminal.folder / "returns.csv"
    write_returns(generated_returns(PLAN, QuarterName(2021, 1)), path)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    result = terminal.run("returns", "import", path)
    assert result.exit_code == 1
    assert words in result.output
    assert "Nothing was changed." in result.output
    assert everything(terminal.database) == before


def test_what_the_record_says_otherwise_is_told_with_the_faults(terminal: Terminal) -> None:
    """In one go, whatever else is wrong with the file: the field, and what the record has there."""
    terminal.import_plan()
    path = terminal.folder / "returns.csv"
    heading = "ref,quarter,rag,progress\n"
    path.write_text(f"{heading}ANY-1.1,2021/22 Q1,green,Opened\n", encoding="utf-8")
    assert terminal.run("returns", "import", path).exit_code == 0
    path.write_text(
        f"{heading}ANY-2.1,2021/22 Q1,pink,x\nANY-1.1,2021/22 Q1,green,Closed\n", encoding="utf-8"
    )
    output = " ".join(terminal.run("returns", "import", path).output.replace("│", " ").split())
    assert "2 faults" in output
    assert "“pink” is not a rating" in output
    assert "with the progress “Opened” where the file says “Closed”" in output
