"""The small office that the browser looks at, and the stage with its workspace and Muster in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from bot.rehearsal.playing.director import Director, Stage
from bot.rehearsal.playing.play import Rehearsal, on_stage
from bot.rehearsal.playing.stage import members
from storage.enums import Rating
from storage.facts.plan import QuarterName
from storage.plan.files.document import PlanDocument
from storage.plan.files.past_returns import PastReturn
from tests.plan.files.generated import CHIEF, generated_plan

COMMITMENTS, LEADS = 32, 16
BEFORE, QUARTER = QuarterName(2021, 1), QuarterName(2021, 2)
MARKUP = "<img src=x onerror=alert(1)>"
"""The title of the first lead's first commitment."""
MARKED = "Lead 1"
BOSS = CHIEF


def small_plan() -> PlanDocument:
    """Two commitments for each lead, and no milestones that an answer could overlook; one is called what somebody
    would type who tries to break the page."""
    made = generated_plan(COMMITMENTS, LEADS, greedy_lead=COMMITMENTS // LEADS)
    first, *others = (one.model_copy(update={"milestones": ()}) for one in made.commitments)
    marked = first.model_copy(update={"title": MARKUP})
    return made.model_copy(update={"commitments": (marked, *others)})


def rehearsal_of(plan: PlanDocument, out: Path) -> Rehearsal:
    """Quarter 2 2021/22 of the plan, every commitment of which was at risk a quarter ago."""
    past = tuple(
        PastReturn(
            one.ref, BEFORE, Rating.AMBER, "Met both councils twice.", "Agree the venue", None, "made up"
        )
        for one in plan.commitments
    )
    return Rehearsal(plan, past, QUARTER, out)


@contextmanager
def staged(plan: PlanDocument, out: Path) -> Iterator[Stage]:
    """The afternoon of 30 September 2021: the plan is in, nobody has been asked yet."""
    with on_stage(rehearsal_of(plan, out)) as stage:
        yield stage


def go_to(stage: Stage, at: datetime) -> None:
    """Moves the office's clock and waits until Muster has done what is due."""
    stage.workspace.jump(at)
    Director(stage, lambda *_: None).settle(at)


def account(plan: PlanDocument, role: str) -> str:
    """The Slack id of a role."""
    return members(plan)[role]
