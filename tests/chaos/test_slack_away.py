"""Slack is away: an hour of nothing but faults, and a connection whose other end has stopped answering. Afterwards
each message is out once, and people are heard again."""

import os
import signal
import time
from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import pytest

from bot.rehearsal.workspace.remote import Workspace
from storage.outbox import outbox
from storage.plan.intake.plans import import_plan
from storage.record.database import Database
from tests.flows.person import AMBER, Person
from tests.flows.plan import KNOWN_SINCE, LEAD, office_plan
from tests.flows.stage import Stage, by_socket_mode, staged, wait_for, workspace_config
from tests.flows.words import words_of

pytestmark = pytest.mark.chaos
MANY = 10_000


@pytest.fixture(scope="module")
def workspace() -> Iterator[Workspace]:
    """A workspace of its own process, which can be stopped."""
    with Workspace.start(workspace_config()) as running:
        yield running


@pytest.fixture
def stage(workspace: Workspace, database: Database) -> Iterator[Stage]:
    """Muster with a plan."""
    with database.write() as session:
        import_plan(session, office_plan(), KNOWN_SINCE)
    with staged(workspace, database, by_socket_mode) as running:
        yield running


def shown(stage: Stage) -> list[int]:
    """How often each owed message stands in the workspace, by its own count."""
    found = stage.workspace.tally()["metadata_ids"]
    with stage.database.read() as session:
        return [found.get(token, 0) for _, token in outbox.owed_posts(session)]


@pytest.mark.parametrize("action", ["error_5xx", "ratelimited", "drop_before", "drop_after_accept"])
def test_an_hour_without_slack(stage: Stage, action: str) -> None:
    """On the morning of the prompts every call fails, for an hour of rounds. Each lead is asked once in the end, and
    nobody is told of anything that went wrong."""
    stage.expects_trouble = True
    stage.workspace.fault("*", action, times=MANY, retry_after=30)
    for minute in range(0, 60, 5):
        stage.it_is_while_slack_is_away(f"2021-10-01 09:{minute:02}")
        stage.muster.delivery.run_once()
        stage.wire.jump(timedelta(minutes=5))
    stage.workspace.clear_faults()
    stage.it_is("2021-10-01 10:30")
    assert set(shown(stage)) == {1}
    lead = Person(LEAD, stage)
    assert "4 updates" in words_of(lead.prompt["blocks"])
    lead.answers("ANY-1.1", **AMBER)
    assert len(lead.receipts) == 1


def test_a_line_whose_other_end_is_silent(workspace: Workspace, database: Database) -> None:
    """The peer neither answers nor hangs up: the pings notice, a new line is opened, what people press arrives."""
    with database.write() as session:
        import_plan(session, office_plan(), KNOWN_SINCE)
    with staged(workspace, database, partial(by_socket_mode, ping_seconds=1)) as stage:
        stage.it_is("2021-10-01 09:30")
        lead, before = Person(LEAD, stage), workspace.length()
        process = workspace._process
        assert process is not None
        os.kill(process.pid, signal.SIGSTOP)
        time.sleep(8)
        os.kill(process.pid, signal.SIGCONT)
        wait_for(lambda: anew(workspace, before), 30)
        wait_for(lambda: workspace.command(lead.user, "/priority")["ack"], 30)
        lead.answers("ANY-1.1", **AMBER)
        stage.settle()
        assert set(shown(stage)) == {1}


def anew(workspace: Workspace, since: int) -> bool:
    """Whether a line was opened since."""
    return any(one.get("method") == "apps.connections.open" for one in workspace.journal(since))
