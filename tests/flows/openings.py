"""Where the flows begin: the record of the office with its plan, and on the morning on which the leads are asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from sqlalchemy import select

from bot.app import Muster
from bot.rehearsal.workspace.remote import Workspace
from storage.plan.intake.plans import import_past_returns, import_plan
from storage.record.database import Database
from storage.tables import OutboxMessage
from tests.flows.plan import KNOWN_SINCE, office_plan, past_returns
from tests.flows.stage import Stage, london, staged, workspace_config
from tests.warm import warm_workspace

MORNING = "2021-10-01 09:30"


@contextmanager
def unheard(muster: Muster, workspace: Workspace) -> Iterator[None]:
    """No shell: for what happens when nobody speaks to Muster."""
    del muster, workspace
    yield


def stocked(url: str) -> None:
    """Brings the office's plan and its past returns into a migrated database."""
    database = Database(url)
    with database.write() as session:
        import_plan(session, office_plan(), KNOWN_SINCE)
        import_past_returns(session, past_returns(), KNOWN_SINCE)
    database.close()


def opened(url: str) -> None:
    """Brings the record of the office on to the morning on which the leads are asked: the quarter is open, and its
    prompts are owed. Half of the flows begin there, and to open a quarter takes longer than to play most of them."""
    database = Database(url)
    with warm_workspace(workspace_config()) as workspace, staged(workspace, database, unheard) as stage:
        stage.it_is_while_slack_is_away(MORNING)
    database.close()


def begins(request: pytest.FixtureRequest) -> str:
    """Where a test begins: with the plan, or on the morning on which the leads are asked."""
    return "opened" if "asked" in request.fixturenames else "stocked"


def goes_on(stage: Stage) -> None:
    """The prompts that `opened` left go out. Each is a message of its own: Slack has seen the template's ids in the
    test before."""
    stage.clock.at = london(MORNING)
    with stage.database.write() as session:
        for message in session.scalars(select(OutboxMessage)):
            message.token = uuid4().hex
    stage.settle()
