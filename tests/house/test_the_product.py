"""Holds what Muster says it is: what lies at the top of the repository, and that each of the libraries it is built
on does its work in its home."""

from collections.abc import Iterator
from contextlib import chdir
from datetime import UTC, datetime
from fnmatch import fnmatch
from pathlib import Path

import jinja2
import pytest
import slack_bolt
import sqlalchemy
from apscheduler.job import Job

from bot.app import Muster, bolt_app, build_delivery
from bot.clock import Clocks
from bot.settings import Settings, load
from bot.ticking.worker import Worker
from bot.watching.watch import Watch
from bot.wire import web_client
from digests.kit import prose
from handlers import register
from handlers.desk import Channels, Desk
from handlers.door.belonging import Home
from storage.record.database import Database
from storage.tables import Base
from tests.house.source import ROOT

AT_THE_TOP = {
    *("bot", "handlers", "digests", "storage", "tests"),
    *("Dockerfile", ".dockerignore", "compose.yaml", "Procfile", "pyproject.toml", "README.md"),
    *("CHANGELOG.md", "CONTRIBUTING.md", "TESTING.md", "docs"),
    *("Makefile", "manifest.json", "requirements.lock", "requirements.txt"),
    *(".ci", ".env.example", ".git-blame-ignore-revs", ".gitignore"),
}
NOON = datetime(2021, 10, 1, 12, tzinfo=UTC)


def test_the_top_level_is_what_it_is_said_to_be() -> None:
    """Four floors and their tests, what starts and installs them, and pages; whatever else lies there is ignored."""
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split()]
    there = {
        path.name
        for path in ROOT.iterdir()
        if path.name != ".git" and not any(fnmatch(path.name, pattern) for pattern in ignored)
    }
    assert there == AT_THE_TOP


@pytest.fixture
def muster(sqlite_url: str) -> Iterator[Muster]:
    """Muster as bot/app.py wires it, without a Slack to ask who it is."""
    settings, clocks = Settings(tick_seconds=3600), Clocks(lambda: NOON, lambda: NOON)
    client, database, channels = web_client(settings), Database(sqlite_url), Channels("C1", "C2", "C3")
    watch = Watch()
    delivery = build_delivery(settings, clocks, database, client, channels, watch)
    desk = Desk(database, clocks.office, channels)
    app = register(bolt_app(settings, client), desk, Home("T1"))
    yield Muster(settings, clocks, database, client, app, desk, delivery, watch)
    database.close()


def test_slack_bolt_hears_what_people_do(muster: Muster) -> None:
    """Every conversation of handlers is a listener of one Bolt App."""
    assert isinstance(muster.app, slack_bolt.App)
    heard = {listener.ack_function.__module__.partition(".")[0] for listener in muster.app._listeners}
    assert heard == {"handlers"}
    assert len(muster.app._listeners) > 40


def test_sqlalchemy_keeps_the_record(muster: Muster) -> None:
    """The record's tables are SQLAlchemy's, and are in the database that its engine opens."""
    assert isinstance(muster.database.engine, sqlalchemy.Engine)
    assert set(Base.metadata.tables) <= set(sqlalchemy.inspect(muster.database.engine).get_table_names())


def test_apscheduler_ticks(muster: Muster) -> None:
    """A worker that runs has one job, the tick, in APScheduler."""
    worker = Worker(muster)
    worker.start()
    jobs = worker._scheduler.get_jobs()
    worker.stop()
    assert [(type(job), job.id) for job in jobs] == [(Job, "tick")]


def test_jinja_holds_the_words() -> None:
    """What Muster says is a paragraph of a Jinja template, and a value that is not given is a fault."""
    assert "at least one hour" in prose.say("people/hours", "short", typed="9 to 9:30")
    with pytest.raises(jinja2.UndefinedError):
        prose.say("people/hours", "answer")


def test_dotenv_reads_the_settings(tmp_path: Path) -> None:
    """What stands in `.env` is a setting, unless the environment says otherwise."""
    (tmp_path / ".env").write_text("MUSTER_DIGEST_CHANNEL=C7\nPORT=4000\n", encoding="utf-8")
    with chdir(tmp_path):
        settings = load({"PORT": "5000"})
    assert (settings.digest_channel, settings.port) == ("C7", 5000)
