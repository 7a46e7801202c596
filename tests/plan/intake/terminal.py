"""A terminal of the tests: commands typed against one database, at one time, in one folder."""

from pathlib import Path

import click
from click.testing import CliRunner, Result

from bot import context
from bot.commands.finance import finance
from bot.commands.measures import measures
from bot.commands.plan import plan
from bot.commands.returns import returns
from storage.plan.files.document import PlanDocument
from storage.plan.files.writing import write_excel, write_yaml
from storage.record.database import Database
from tests.plan.files.generated import generated_plan

PROGRAM = click.Group(commands={"plan": plan, "returns": returns, "finance": finance, "measures": measures})
PLAN = generated_plan(commitments=12, leads=4, greedy_lead=3)


class Terminal:
    """Runs commands against one database, at one time, in one folder."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database, self.folder = database, folder
        self.environment = {
            "DATABASE_URL": database.url.render_as_string(hide_password=False),
            "MUSTER_CLOCK": "2021-10-01T09:30:00+01:00",
            "COLUMNS": "100",
        }

    def run(self, *arguments: str | Path, typed: str | None = None) -> Result:
        """One command, with what was typed at its questions."""
        context.current_settings.cache_clear()
        context.current_clocks.cache_clear()
        words = [str(argument) for argument in arguments]
        return CliRunner().invoke(PROGRAM, words, input=typed, env=self.environment)

    def file(self, document: PlanDocument, name: str = "plan.yaml") -> Path:
        """The plan as a file in the folder."""
        path = self.folder / name
        (write_excel if path.suffix == ".xlsx" else write_yaml)(document, path)
        return path

    def import_plan(self, document: PlanDocument = PLAN) -> None:
        """Imports the plan without a question."""
        assert self.run("plan", "import", self.file(document), "--yes").exit_code == 0
