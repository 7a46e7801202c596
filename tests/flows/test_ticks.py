"""A doubled, late or competing tick changes nothing: what is owed can exist once."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import select

from bot.app import build
from bot.clock import Clocks
from bot.worker import Worker
from storage.tables import OutboxMessage, Report
from tests.flows.people import GREEN, Person
from tests.flows.stage import Stage, london, settings_for

DAYS = (
    "2021-10-01 09:30",
    "2021-10-04 09:00",
    "2021-10-19 12:00",
    "2021-10-22 09:00",
)
"""A quarter's steps: prompts, a digest, the cut-off with its week's digest, the draft."""


def test_ticks_that_come_twice_owe_nothing_twice(stage: Stage) -> None:
    """Each step of the quarter looked at three times owes what one look owes."""
    for day in DAYS:
        stage.it_is(day)
        owed = stage.asks(select(OutboxMessage.key))
        for _ in range(2):
            stage.worker.tick()
        assert stage.asks(select(OutboxMessage.key)) == owed


def test_one_late_tick_does_what_is_still_of_use(stage: Stage, lead: Person) -> None:
    """A worker that slept through the whole collecting asks nobody and makes no paper of nothing."""
    stage.it_is("2021-10-25 10:00")
    assert lead.prompts == []
    assert stage.asks(select(Report)) == []


def test_two_workers_at_once_double_nothing(stage: Stage, lead: Person) -> None:
    """Two processes tick and deliver at the same moment, at each step; every message is visible once."""
    clocks = Clocks(office=stage.clock, wire=stage.workspace.now)
    second = build(settings_for(stage.workspace), clocks, stage.database)
    workers = [stage.worker, Worker(second)]
    with ThreadPoolExecutor(2) as both:
        for day in DAYS:
            stage.clock.at = london(day)
            list(both.map(lambda worker: worker.tick(), workers))
            list(both.map(lambda worker: worker.muster.delivery.run_once(), workers))
            stage.settle()
    second.delivery.drain(5)
    assert len(lead.prompts) == 1
    assert len(stage.asks(select(Report))) == 1


def test_a_worker_that_comes_back_sends_what_is_owed_once(stage: Stage, lead: Person) -> None:
    """What was decided before it went is sent after, and not decided again."""
    stage.clock.at = london(DAYS[0])
    stage.worker.tick()
    assert lead.messages == []
    stage.it_is("2021-10-01 15:00")
    assert len(lead.prompts) == 1
    lead.answers("ANY-1.1", **GREEN)
