"""An office to look after: the bundled plan in a real database, and a workspace with its people."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from compileall import compile_dir
from contextlib import chdir
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Executable

from bot.cli import main, muster
from bot.clock import Clocks
from bot.context import current_clocks, current_settings
from bot.doctor import Case, examine
from bot.doctor.lines import Severity
from bot.rehearsal.workspace.remote import Workspace
from bot.settings import Settings
from storage.plan.files.document import PlanDocument
from storage.plan.files.reading import read_plan
from storage.plan.intake.plans import import_plan
from storage.record.database import Database
from tests.operations.host import Host, laid_down
from tests.operations.samples import APP_TOKEN, CHIEF, DIGEST, NOW, PLAN, ROOT, TOKEN, workspace_config


@dataclass(frozen=True)
class Office:
    """One office's installation, as doctor and the command line find it."""

    settings: Settings
    directory: Path
    office_clocks: Clocks = field(default_factory=lambda: Clocks(office=lambda: NOW, wire=lambda: NOW))

    def changed(self, **settings: Any) -> "Office":
        """The same office with other settings."""
        return replace(self, settings=replace(self.settings, **settings))

    def findings(self, verdict: Severity, section: str = "") -> list[str]:
        """What doctor says with that verdict, in one section or in all."""
        found = examine(Case(self.settings, self.office_clocks))
        return [line.says for heading, line in found if line.verdict is verdict and section in ("", heading)]

    def run(self, *arguments: str) -> Result:
        """`python -m bot` with these arguments, within this process, which is quicker."""
        current_settings.cache_clear()
        current_clocks.cache_clear()
        with chdir(self.directory):
            result = CliRunner().invoke(muster, arguments, env=self.environment())
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    def types(self, *arguments: str, **more: str) -> Result:
        """The same as somebody types it, faults put into words, with `more` in the environment."""
        current_settings.cache_clear()
        current_clocks.cache_clear()
        typed = click.Command("typed", callback=lambda: main(arguments))
        with chdir(self.directory):
            return CliRunner().invoke(typed, (), env={**self.environment(), **more})

    def run_apart(self, *arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
        """The same as a process of its own, with `more` in its environment."""
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=self.directory,
            env={**os.environ, **self.environment(), **more},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def environment(self) -> dict[str, str]:
        """Every setting as a variable, empty where it is not set, and a wide terminal."""
        given = {name: getattr(self.settings, key) for key, name in Settings.NAMES.items()}
        texts = {name: "" if value == () else str(value) for name, value in given.items()}
        return {**texts, "PYTHONPATH": str(ROOT), "COLUMNS": "200"}

    def change(self, *statements: Executable) -> None:
        """Carries out changes of the record, as a test needs it."""
        database = Database(self.settings.database_url)
        with database.write() as session:
            for statement in statements:
                session.execute(statement)
        database.close()


@pytest.fixture(scope="session")
def document() -> PlanDocument:
    """The plan that comes with Muster."""
    found = read_plan(PLAN).document
    assert found is not None
    return found


@pytest.fixture(scope="session")
def workspace(document: PlanDocument) -> Iterator[Workspace]:
    """A workspace with the plan's people, for all tests together: none of them changes it."""
    with Workspace.start(workspace_config(document)) as running:
        yield running


def installed(url: str, workspace: Workspace, document: PlanDocument, directory: Path) -> Office:
    """An office in good order on that database: its plan is in, its settings are right."""
    database = Database(url)
    with database.write() as session:
        import_plan(session, document, NOW)
    database.close()
    settings = Settings(
        bot_token=TOKEN,
        app_token=APP_TOKEN,
        api_url=workspace.api_url,
        database_url=url,
        digest_channel=DIGEST,
        chief_channel=CHIEF,
        clock=f"{workspace.url}/_rehearsal/clock",
    )
    return Office(settings, directory)


@pytest.fixture
def office(sqlite_url: str, workspace: Workspace, document: PlanDocument, tmp_path: Path) -> Office:
    """An office in good order on SQLite."""
    return installed(sqlite_url, workspace, document, tmp_path)


@pytest.fixture
def office_of_each_kind(
    database_url_of_each_kind: str, workspace: Workspace, document: PlanDocument, tmp_path: Path
) -> Office:
    """An office in good order: the test runs on SQLite and on PostgreSQL."""
    return installed(database_url_of_each_kind, workspace, document, tmp_path)


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the Dockerfile lays down, and compiles."""
    app = laid_down(tmp_path_factory.mktemp("image") / "app")
    compile_dir(app, quiet=2)
    return app


@pytest.fixture
def image(compiled: Path, tmp_path: Path) -> Path:
    """What the Dockerfile lays down, in a folder of its own."""
    return Path(shutil.copytree(compiled, tmp_path / "app"))


@pytest.fixture
def host(image: Path, workspace: Workspace, empty_database: Database) -> Host:
    """A host with good settings and an empty database."""
    given = Settings(
        bot_token=TOKEN,
        app_token=APP_TOKEN,
        signing_secret="made up",
        api_url=workspace.api_url,
        database_url=empty_database.url.render_as_string(hide_password=False),
        digest_channel=DIGEST,
        chief_channel=CHIEF,
        tick_seconds=0.2,
    )
    values = {name: getattr(given, key) for key, name in Settings.NAMES.items()}
    return Host(image, {name: str(value) for name, value in values.items() if value not in ("", ())})
