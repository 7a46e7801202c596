"""`finance` on the command line: a quarter's figures come in whole, once somebody says that they are right."""

from storage.facts.plan import QuarterName
from storage.finance.annexes import annex_of
from tests.finance_file import SOUND, WRONG
from tests.plan.files.generated import generated_returns, write_returns
from tests.plan.intake.made_up import everything
from tests.plan.intake.terminal import PLAN, Terminal

QUARTER = QuarterName(2021, 1)


def test_figures_come_in_whole_or_not_at_all(terminal: Terminal) -> None:
    """Not before a quarter is known; with faults, or without a yes, nothing is changed; then they count."""
    figures, returns = terminal.folder / "figures.csv", terminal.folder / "returns.csv"
    figures.write_bytes(WRONG)
    assert "No quarter has been opened yet" in terminal.run("finance", "import", figures).output
    terminal.import_plan()
    write_returns(generated_returns(PLAN, QUARTER), returns)
    assert terminal.run("returns", "import", returns).exit_code == 0
    before = everything(terminal.database)
    refused = terminal.run("finance", "import", figures)
    assert refused.exit_code == 1
    assert "3 faults. Nothing was taken from the file." in refused.output
    figures.write_text(SOUND, encoding="utf-8")
    assert terminal.run("finance", "import", figures).exit_code == 1
    assert terminal.run("finance", "import", figures, "--quarter", "2030/31 Q1", "--yes").exit_code == 1
    assert "is no quarter" in terminal.run("finance", "import", figures, "--quarter", "soon").output
    assert "has no table of a finance update" in terminal.run("finance", "import", returns).output
    assert everything(terminal.database) == before
    done = terminal.run("finance", "import", figures, "--yes")
    assert "The record has the finance update of Quarter 1 2021/22" in " ".join(done.output.split())
    assert "• Estates: 5,900 · 980 · 412 · 4,700 · −1,200" in done.output
    assert not [sign for sign in ("*", "&", "Nothing counts yet") if sign in done.output]
    with terminal.database.read() as session:
        found = annex_of(session, QUARTER)
    assert (found.version, found.confirmed_by, len(found.sections)) == (1, "", 5)
