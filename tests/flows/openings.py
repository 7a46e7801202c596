"""Where the flows begin: the record of the office with its plan, and on the morning on which the leads are asked."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from bot.app import Muster
from bot.rehearsal.workspace.remote import Workspace
from storage.plan.intake.plans import import_past_returns, import_plan
from storage.record.database import Database
from tests.flows.plan import KNOWN_SINCE, office_plan, past_returns
from tests.flows.stage import Stage, london, staged
from tests.warm import warm_workspace

MORNING = "2021-10-01 09:30"
FRESH = "fresh"


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


@dataclass(frozen=True)
class Opening:
    """Where the half of the flows begin that have a quarter open: what the workspace keeps of that moment, and since
    when that beginning counts, by its clock and in its journal."""

    kept: str
    began: float
    journal_began: int


def opened(url: str, workspace: Workspace, kept: str) -> Opening:
    """Brings the office on to the morning on which the leads are asked: the quarter is open and its prompts are out,
    in the record as in the workspace. To come there takes longer than to play most of the flows."""
    workspace.restore(FRESH)
    database = Database(url)
    with staged(workspace, database, unheard) as stage:
        stage.it_is(MORNING)
    database.close()
    workspace.save(kept)
    return Opening(kept, stage.began, stage.journal_began)


def begins(request: pytest.FixtureRequest) -> str:
    """Where a test begins: with the plan, or on the morning on which the leads are asked."""
    return "opened" if "asked" in request.fixturenames else "stocked"


def goes_on(stage: Stage, opening: Opening) -> None:
    """It is that morning, and what has come of it counts as this test's."""
    stage.clock.at = london(MORNING)
    stage.began, stage.journal_began = opening.began, opening.journal_began


@contextmanager
def kept_fresh(config: Mapping[str, Any]) -> Iterator[Workspace]:
    """A workspace that keeps how it is before anything happens."""
    with warm_workspace(config) as workspace:
        workspace.save(FRESH)
        yield workspace
