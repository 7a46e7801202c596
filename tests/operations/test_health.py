"""What somebody who watches is told at two in the morning: `/healthz`, doctor and the log, on both databases."""

import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from httpx import Response
from sqlalchemy import Connection, event
from starlette.testclient import TestClient

from bot.doctor import Case, examine
from bot.doctor.disk import disk, soundness
from bot.doctor.lines import Severity
from bot.rehearsal.workspace.remote import Workspace
from bot.shells.http import web_app
from bot.ticking.worker import TICK, Worker
from storage.plan.intake.plans import import_plan
from storage.record.database import Database
from tests.flows.person import AMBER, Person
from tests.flows.plan import KNOWN_SINCE, LEAD, office_plan
from tests.flows.stage import Stage, by_socket_mode, staged, wait_for, workspace_config
from tests.flows.words import words_of
from tests.warm import warm_workspace

WELL = {
    **dict.fromkeys(("ok", "database", "worker", "slack", "listening", "writes", "on_time"), True),
    "says": [],
}
PARTS = ("database", "worker", "slack", "listening", "writes", "on_time")
WRITES_NOTHING = {"sqlite": "PRAGMA query_only = ON", "postgresql": "SET TRANSACTION READ ONLY"}
NOBODY = 65_534


@pytest.fixture(scope="module")
def workspace() -> Iterator[Workspace]:
    """The office's workspace."""
    with warm_workspace(workspace_config()) as running:
        yield running


@pytest.fixture
def stage(workspace: Workspace, database: Database) -> Iterator[Stage]:
    """Muster with a plan, on the morning on which leads are asked."""
    with database.write() as session:
        import_plan(session, office_plan(), KNOWN_SINCE)
    with staged(workspace, database, by_socket_mode) as running:
        running.it_is("2021-10-01 09:30")
        yield running


def watched(stage: Stage) -> Response:
    """What `/healthz` answers."""
    answer: Response = TestClient(web_app(stage.muster)).get("/healthz")
    return answer


def doctor_says(stage: Stage, verdict: Severity) -> list[str]:
    """What doctor finds, asked at the same time."""
    settings = replace(
        stage.muster.settings,
        bot_token=str(stage.muster.client.token),
        database_url=stage.database.url.render_as_string(hide_password=False),
    )
    return [line.says for _, line in examine(Case(settings, stage.muster.clocks)) if line.verdict is verdict]


@contextmanager
def nothing_is_written(database: Database) -> Iterator[None]:
    """The database takes nothing: as a disk that turned read-only, or a server that did."""

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(WRITES_NOTHING[connection.dialect.name])

    event.listen(database.engine, "begin", begin)
    try:
        yield
    finally:
        event.remove(database.engine, "begin", begin)
        if database.is_sqlite:
            database.close()


def test_all_is_well(stage: Stage) -> None:
    """Where nothing is wrong, every answer is yes, and nothing is said of the plan."""
    answer = watched(stage)
    assert (answer.status_code, answer.json()) == (200, {**WELL, "waiting": 0})


def test_a_token_that_slack_does_not_take(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    """Sixteen messages wait for it: 503 with Slack's key, a line to mend, one error in the log, not one a try; and
    when the token is good again, they go out and one line says so."""
    stage.muster.client.token = "xoxb-revoked"
    with caplog.at_level(logging.INFO):
        stage.it_is_while_slack_is_away("2021-10-07 09:30")
        for _ in range(3):
            stage.muster.delivery.run_once()
            stage.wire.jump(timedelta(minutes=6))
    answer = watched(stage)
    assert answer.status_code == 503
    assert answer.json()["slack"] is False
    assert answer.json()["waiting"] > 0
    assert "Slack refuses Muster (invalid_auth)." in answer.json()["says"]
    assert "Slack refuses Muster (invalid_auth). Messages wait until that is mended." in doctor_says(
        stage, Severity.MEND
    )
    told = [one for one in caplog.records if "invalid_auth" in one.getMessage()]
    assert [one.levelno for one in told] == [logging.ERROR]
    stage.muster.client.token = stage.muster.settings.bot_token
    stage.settle()
    stage.worker.tick()
    assert watched(stage).json()["slack"] is True
    assert sum("takes Muster's account again" in one.getMessage() for one in caplog.records) == 1


def test_a_token_that_slack_does_not_take_while_nothing_waits(stage: Stage) -> None:
    """No message would tell: the worker asks, and its sign of life says it."""
    worker = Worker(stage.muster, ask_slack_after=0)
    stage.muster.client.token = "xoxb-revoked"
    worker.tick()
    assert watched(stage).json()["says"] == ["Slack refuses Muster (invalid_auth)."]
    stage.muster.client.token = stage.muster.settings.bot_token
    worker.tick()
    assert watched(stage).json() == {**WELL, "waiting": 0}


def test_messages_that_wait_too_long(stage: Stage) -> None:
    """A quarter of an hour is longer than any rush of prompts."""
    stage.it_is_while_slack_is_away("2021-10-07 09:30")
    assert watched(stage).json()["on_time"] is True
    stage.it_is_while_slack_is_away("2021-10-07 09:46")
    answer = watched(stage)
    assert (answer.status_code, answer.json()["on_time"]) == (503, False)
    (said,) = answer.json()["says"]
    assert "has waited for more than 15 minutes" in said
    assert said in doctor_says(stage, Severity.LOOK)


def test_a_worker_that_is_quiet_or_of_the_future(stage: Stage) -> None:
    """Six minutes without a round; and a round that a clock wrote down before it was set back is no sign of life."""
    for moved in (timedelta(minutes=6), timedelta(minutes=-60)):
        before, stage.clock.at = stage.clock.at, stage.clock.at + moved
        answer = watched(stage)
        assert (answer.status_code, answer.json()["worker"]) == (503, False)
        assert any("No worker has been at work for" in said for said in doctor_says(stage, Severity.LOOK))
        stage.clock.at = before


def test_writes_that_fail(stage: Stage) -> None:
    """A person reads that nothing was recorded and keeps the form; `/healthz` says so, until one succeeds again."""
    stage.expects_trouble = True
    lead = Person(LEAD, stage)
    lead.opens("ANY-1.1")
    lead.fills_in(**AMBER)
    with nothing_is_written(stage.database):
        lead.submits()
        assert "Something went wrong on our side" in words_of(lead.view["blocks"])
        answer = watched(stage)
        assert (answer.status_code, answer.json()["writes"]) == (503, False)
        assert "The database takes no writes: nothing that people send is recorded." in answer.json()["says"]
    assert stage.revisions("ANY-1.1") == []
    stage.worker.tick()
    assert watched(stage).json()["writes"] is True


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_database_that_is_away(stage: Stage, kind: str, tmp_path: Path) -> None:
    """503 and a sentence, never a traceback: a server that does not answer, a file that is none of SQLite's."""
    garbage = tmp_path / "garbage.db"
    garbage.write_bytes(b"no database" * 1_000)
    gone = {"sqlite": f"sqlite:///{garbage}", "postgresql": "postgresql://nobody:secret@127.0.0.1:1/none"}[
        kind
    ]
    answer: Response = TestClient(web_app(replace(stage.muster, database=Database(gone)))).get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["says"] == ["The database does not answer."]
    assert [answer.json()[part] for part in ("database", "worker", "slack", "writes", "on_time")] == [
        False
    ] * 5
    assert "secret" not in answer.text


def test_ticks_go_on_when_the_clock_is_set_back(stage: Stage) -> None:
    """APScheduler then waits for a time that is an hour away; the next round comes all the same."""
    stage.muster = replace(stage.muster, settings=replace(stage.muster.settings, tick_seconds=0.2))
    worker = Worker(stage.muster)
    worker.start()
    try:
        in_an_hour = worker._scheduler.get_job(TICK).next_run_time + timedelta(hours=1)
        worker._scheduler.modify_job(TICK, next_run_time=in_an_hour)
        wait_for(lambda: worker._scheduler.get_job(TICK).next_run_time < in_an_hour)
    finally:
        worker.stop()


def test_a_round_comes_at_once_when_the_office_s_clock_has_jumped(stage: Stage) -> None:
    """A computer that slept, or a rehearsal that goes on to another day, does not wait for the next regular round."""
    stage.muster = replace(stage.muster, settings=replace(stage.muster.settings, tick_seconds=600))
    worker = Worker(stage.muster)
    worker.tick()
    assert not worker._has_jumped()
    stage.clock.at += timedelta(days=1)
    assert worker._has_jumped()
    worker.tick()
    assert not worker._has_jumped()


# --- the disk ------------------------------------------------------------------------------------------


def test_a_damaged_page_is_found(sqlite_url: str) -> None:
    """A page in the middle that holds rubbish: SQLite's own check finds it, and doctor says what to do."""
    database = Database(sqlite_url)
    (before,) = soundness(database)
    assert before.verdict is Severity.FINE
    database.close()
    path = Path(str(database.url.database))
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 2 // 4096 * 4096)
        file.write(b"\xa5" * 8_192)
    (line,) = soundness(database)
    assert line.verdict is Severity.MEND
    assert "The database is damaged" in line.says
    assert "restore the last backup" in line.to_do
    database.close()


def test_a_full_disk_is_found() -> None:
    """/proc has no room at all."""
    found = [line for line in disk(Path("/proc/version")) if "free on the disk" in line.says]
    assert [line.verdict for line in found] == [Severity.MEND]
    assert found[0].says.startswith("The disk is full: 0 MB")


def test_a_folder_that_cannot_be_written_is_found() -> None:
    """SQLite needs to write beside its file too."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "muster.db"
        file.touch(mode=0o600)
        Path(name).chmod(0o555)
        with as_nobody():
            found = list(disk(file))
        Path(name).chmod(0o700)
    assert found[0].verdict is Severity.MEND
    assert "may not write muster.db or its folder" in found[0].says


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without root's powers, for root may write anywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
