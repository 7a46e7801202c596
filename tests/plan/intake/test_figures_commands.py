"""`measures import` on the command line: figures come in whole, by somebody who gives them."""

from sqlalchemy import select

from storage.enums import Polarity
from storage.facts.plan import QuarterName
from storage.plan.files.document import MeasureEntry
from storage.tables import Figure
from tests.plan.files.generated import OFFICE, generated_returns, write_returns
from tests.plan.intake.made_up import everything
from tests.plan.intake.terminal import PLAN, Terminal

CALLS = MeasureEntry(code="DM5", name="Time to answer", unit="seconds", polarity=Polarity.LOWER_BETTER)
MEASURED = PLAN.model_copy(update={"measures": (CALLS,)})
OF_OFFICE = next(one.email for one in PLAN.people if one.role == OFFICE) or ""


def test_figures_come_in_whole_or_not_at_all(terminal: Terminal) -> None:
    """Not before a quarter is known, nor by anybody else; with faults, or without a yes, nothing is changed; the same
    again changes nothing."""
    figures, returns = terminal.folder / "figures.csv", terminal.folder / "returns.csv"
    figures.write_text("code,quarter,figure\nDM5,2021/22 Q1,soon\n", encoding="utf-8")
    terminal.import_plan(MEASURED)
    run = ("measures", "import", figures, "--by")
    assert "No quarter has been opened yet" in terminal.run(*run, OF_OFFICE).output
    write_returns(generated_returns(PLAN, QuarterName(2021, 1)), returns)
    assert terminal.run("returns", "import", returns).exit_code == 0
    before = everything(terminal.database)
    assert "Nobody of the plan who gives figures" in terminal.run(*run, "x@anyshire.example").output
    refused = terminal.run(*run, OF_OFFICE, "--yes")
    assert refused.exit_code == 1
    assert "1 fault. Nothing was taken from the file." in refused.output
    assert "has no table of figures" in terminal.run("measures", "import", returns, "--by", OF_OFFICE).output
    figures.write_text("code,quarter,figure,name\nDM5,2021/22 Q1,178,Answers\n", encoding="utf-8")
    assert terminal.run(*run, OF_OFFICE).exit_code == 1
    assert everything(terminal.database) == before
    done = terminal.run(*run, OF_OFFICE.upper(), "--yes").output
    assert "“name” was not read" in " ".join(done.split())
    assert "The record has 1 new figure." in " ".join(done.split())
    assert "1 figure it had already" in " ".join(terminal.run(*run, OF_OFFICE, "--yes").output.split())
    with terminal.database.read() as session:
        (one,) = session.scalars(select(Figure))
        assert (one.value, one.by_role, one.on_behalf_of) == ("178", OFFICE, "")
