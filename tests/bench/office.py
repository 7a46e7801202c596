"""The office that is measured: a made-up plan of any size, its past quarters, its workspace, and Muster between
them, composed as in service. What is measured lives in the other modules."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from sqlalchemy import select

from bot.app import Muster, build
from bot.clock import Clocks, system_time
from bot.people.matching import Matching
from bot.rehearsal.playing.stage import APP, CHIEF, DIGEST, workspace_config
from bot.rehearsal.workspace.remote import Workspace
from bot.settings import Settings
from storage.enums import Duty, Rating
from storage.facts.plan import QuarterName
from storage.plan.files.document import PlanDocument
from storage.plan.files.past_returns import PastReturn
from storage.plan.intake.plans import import_past_returns, import_plan
from storage.record.database import Database
from storage.rules.calendar import quarters
from storage.rules.calendar.working_days import LONDON
from storage.tables import Holding, Person, RoleDuty
from tests.conftest import prepared
from tests.plan.files.generated import generated_plan, generated_returns

OPENING = datetime(2021, 10, 1, 9, 30, tzinfo=LONDON)
"""The office's time: the morning on which Quarter 2 2021/22 opens."""
KNOWN_SINCE = OPENING - timedelta(days=9)
LAST = QuarterName(2021, 1)
COMMITMENTS, QUARTERS, LEADS = 150, 16, 30
STARTS = date(2017, 4, 1)


def plan_of(commitments: int, leads: int = LEADS) -> PlanDocument:
    """A plan whose commitments are spread evenly over its leads, old enough for all its past."""
    made = generated_plan(commitments, leads, greedy_lead=max(1, commitments // leads))
    return made.model_copy(update={"plan": made.plan.model_copy(update={"starts": STARTS})})


def recorded(folder: Path, plan: PlanDocument, past: int) -> Database:
    """A SQLite database with the plan and so many past quarters, each commitment rated in each.
    Raises ValueError where the past is refused: nothing would be measured."""
    url = f"sqlite:///{folder / uuid4().hex}.db"
    prepared(url)
    database = Database(url)
    with database.write() as session:
        import_plan(session, plan, KNOWN_SINCE)
        taken = import_past_returns(session, past_returns(plan, past), KNOWN_SINCE)
        if taken.faults:
            raise ValueError(f"the past was refused: {taken.faults[0]}")
    return database


def past_returns(plan: PlanDocument, past: int) -> tuple[PastReturn, ...]:
    """The plan's past, newest quarter last."""
    return tuple(
        PastReturn(ref, quarters.parse(quarter), Rating(rag), progress, next_steps, None, "made up")
        for ref, quarter, rag, progress, next_steps in generated_returns(plan, LAST, past)
    )


@contextmanager
def in_service(plan: PlanDocument, database: Database, posts_per_second: float = 50.0) -> Iterator[Muster]:
    """Muster in a workspace that keeps to this budget."""
    config = workspace_config(plan, OPENING, posts_per_second)
    with Workspace.start(config) as workspace, composed(workspace, database, posts_per_second) as muster:
        yield muster


@contextmanager
def composed(workspace: Workspace, database: Database, posts_per_second: float = 50.0) -> Iterator[Muster]:
    """Muster as its composition root makes it for a workspace, its people known."""
    settings = settings_for(workspace, posts_per_second)
    muster = build(settings, Clocks(office=lambda: OPENING, wire=system_time), database)
    Matching(muster.desk, muster.client).match(OPENING)
    yield muster
    muster.delivery.drain(5)
    database.close()


def settings_for(workspace: Workspace, posts_per_second: float = 50.0) -> Settings:
    """How the office has set Muster up."""
    return Settings(
        bot_token=str(APP["token"]),
        signing_secret=str(APP["signing_secret"]),
        api_url=workspace.api_url,
        digest_channel=DIGEST,
        chief_channel=CHIEF,
        messages_per_second=posts_per_second,
    )


def account_of_the_plan_office(database: Database) -> str:
    """Somebody of the plan office."""
    of_duty = (
        select(Person.slack_id)
        .join(Holding, Holding.person_id == Person.id)
        .join(RoleDuty, RoleDuty.role_id == Holding.role_id)
        .where(RoleDuty.duty == Duty.PLAN_OFFICE, Person.slack_id.is_not(None))
    )
    with database.read() as session:
        return str(session.scalars(of_duty).first())
