"""Dorset's plan on the stage, with one lead outside the workspace."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.commands.rehearse import BUNDLED, BUNDLED_RETURNS, SCRIPT
from bot.rehearsal.playing.play import Rehearsal, on_stage
from storage.enums import Route
from storage.facts.plan import QuarterName
from storage.plan.files.document import PlanDocument
from storage.plan.files.past_returns import read_past_returns
from storage.plan.files.reading import read_plan
from tests.story.teller import Teller

OUTSIDE = "Policy Officer Substance Misuse"
"""Who has no account: the plan office records what they say."""


@pytest.fixture
def teller(tmp_path: Path) -> Iterator[Teller]:
    """The workspace, the bot and the people, on the afternoon of 30 September 2021."""
    document = with_a_lead_outside(read(BUNDLED))
    refs = [one.ref for one in document.commitments]
    past = read_past_returns(BUNDLED_RETURNS, document.plan.rag_scheme, refs).rows
    rehearsal = Rehearsal(document, past, QuarterName(2021, 2), tmp_path, script=SCRIPT)
    with on_stage(rehearsal) as stage:
        yield Teller(stage)


def read(path: Path) -> PlanDocument:
    """The plan, which has no faults."""
    document = read_plan(path).document
    assert document is not None
    return document


def with_a_lead_outside(document: PlanDocument) -> PlanDocument:
    """The same plan, where one lead is in no workspace."""
    people = tuple(
        one.model_copy(update={"email": None, "route": Route.PLAN_OFFICE}) if one.role == OUTSIDE else one
        for one in document.people
    )
    return document.model_copy(update={"people": people})
