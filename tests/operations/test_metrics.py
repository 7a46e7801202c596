"""`/metrics`: the right numbers, for whoever has the token, with no word of anybody's, on both databases."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from httpx import Response
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import select
from starlette.testclient import TestClient

from bot.rehearsal.workspace.remote import Workspace
from bot.shells.http import web_app
from bot.ticking.worker import Worker
from bot.watching.answer_times import AnswerTimes
from bot.watching.metrics import exposition
from storage.doctor.figures import figures as of_the_record
from storage.enums import OutboxState
from storage.plan.intake.plans import import_plan
from storage.record.database import Database
from storage.tables import OutboxMessage
from tests.conftest import counting
from tests.flows.person import AMBER, Person
from tests.flows.plan import KNOWN_SINCE, LEAD, office_plan
from tests.flows.stage import Stage, by_socket_mode, staged, workspace_config
from tests.house.source import ROOT
from tests.warm import warm_workspace

TOKEN = "letters-and-digits"


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


def asked(stage: Stage, token: str = TOKEN, shown: str = f"Bearer {TOKEN}") -> Response:
    """What `/metrics` answers, of a process with this token in its settings, to whoever shows that."""
    muster = replace(stage.muster, settings=replace(stage.muster.settings, metrics_token=token))
    answer: Response = TestClient(web_app(muster)).get("/metrics", headers={"Authorization": shown})
    return answer


def figures(answer: Response) -> dict[str, float]:
    """Each figure by its name and labels."""
    assert answer.status_code == 200
    samples = (one for family in text_string_to_metric_families(answer.text) for one in family.samples)
    return {" ".join(filter(None, (one.name, *one.labels.values()))): one.value for one in samples}


@pytest.mark.parametrize(
    ("token", "shown", "status"),
    [
        ("", "Bearer ", 404),
        ("", "", 404),
        (TOKEN, "", 401),
        (TOKEN, "Bearer ", 401),
        (TOKEN, "Bearer another", 401),
        (TOKEN, TOKEN, 401),
        (TOKEN, f"Bearer {TOKEN}", 200),
    ],
)
def test_who_may_read_the_figures(stage: Stage, token: str, shown: str, status: int) -> None:
    """Whoever shows the token, and nobody else; where none is set there is no such page."""
    assert asked(stage, token, shown).status_code == status


def test_the_figures_are_the_records(stage: Stage) -> None:
    """They count what went out, what waits of people and what is owed, and change with the record."""
    before = figures(asked(stage))
    Worker(stage.muster).tick()
    lead = Person(LEAD, stage)
    lead.opens("ANY-1.1")
    lead.fills_in(**AMBER)
    lead.submits()
    after = figures(asked(stage))
    assert after["muster_asks_out return"] == before["muster_asks_out return"] - 1
    assert after["muster_asks_out agreement"] == before["muster_asks_out agreement"] + 1
    assert after["muster_messages sent"] > before["muster_messages sent"] > 0
    assert (after["muster_workers"], after["muster_last_tick_seconds"]) == (1, 0)
    assert after["muster_oldest_owed_seconds"] == 0


def test_a_message_that_is_tried_again_is_counted(stage: Stage) -> None:
    """Where Slack says "later" once, the second try counts as a retry."""
    stage.expects_trouble = True
    before = figures(asked(stage))
    lead = Person(LEAD, stage)
    lead.opens("ANY-1.1")
    lead.fills_in(**AMBER)
    stage.workspace.fault("chat.postMessage", "error_5xx")
    lead.submits()
    stage.it_is("2021-10-01 10:30")
    name = "muster_message_retries_total"
    assert figures(asked(stage))[name] > before[name]


def test_messages_are_counted_by_slacks_key(stage: Stage) -> None:
    """What went out at once and what Slack put off are two figures of one state."""
    before = figures(asked(stage))["muster_messages sent"]
    with stage.database.write() as session:
        one = session.scalars(select(OutboxMessage).where(OutboxMessage.state == OutboxState.SENT)).first()
        assert one is not None
        one.error = "ratelimited"
    after = figures(asked(stage))
    assert (after["muster_messages sent"], after["muster_messages ratelimited sent"]) == (before - 1, 1)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"type": "view_submission"}, "view_submission"),
        ({"command": "/priority", "text": "Quetzalcoatl"}, "command"),
        ({"type": "Quetzalcoatl"}, "other"),
        ({"type": ["Quetzalcoatl"]}, "other"),
    ],
)
def test_answers_are_timed_by_kind(stage: Stage, body: dict[str, object], kind: str) -> None:
    """How long an answer took is told by what was done, in words of ours."""
    times = AnswerTimes()
    with times.timed(body):
        pass
    with stage.database.read() as session:
        told = exposition(of_the_record(session), stage.muster.clocks.office(), times).decode()
    assert f'muster_answer_seconds_count{{kind="{kind}"}} 1.0' in told
    assert "Quetzalcoatl" not in told


def test_the_figures_take_four_statements(stage: Stage) -> None:
    """To be asked every few seconds costs the database little."""
    with counting(stage.database) as sent:
        assert asked(stage).status_code == 200
    assert len(sent) == 4


def test_every_figure_is_in_the_docs(stage: Stage) -> None:
    """Each figure is explained on the page for whoever watches."""
    page = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    names = {family.name for family in text_string_to_metric_families(asked(stage).text)}
    assert {name for name in names if name not in page} == set()
    assert len(names) >= 6
