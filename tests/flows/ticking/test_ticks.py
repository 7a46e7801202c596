"""A doubled, late or competing tick changes nothing: what is owed can exist once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from bot.app import build
from bot.clock import Clocks
from bot.ticking.worker import Worker
from storage.enums import QuarterState, Rating, ReturnState
from storage.record.heartbeats import last_beat
from storage.tables import Commitment, OutboxMessage, Quarter, Report, Return, Revision
from storage.tables import Person as PersonRow
from tests.flows.person import GREEN, Person
from tests.flows.stage import DIGEST, Stage, london, settings_for

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


@pytest.mark.both
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


def an_unreadable_quarter(stage: Stage) -> None:
    """An old quarter's paper is due, and one of its answers cannot be read."""
    with stage.database.write() as session:
        commitment = session.scalars(select(Commitment).where(Commitment.ref == "ANY-1.1")).one()
        quarter = Quarter(year=2020, number=4, state=QuarterState.CUT_OFF)
        of_it = Return(commitment=commitment, quarter=quarter, state=ReturnState.SUBMITTED, revision_no=1)
        said = {"no": 1, "rating": Rating.GREEN, "author_role": "Nobody", "at": stage.clock.at}
        session.add(Revision(return_=of_it, content={"version": "of another time"}, **said))


def test_what_fails_for_ever_holds_up_nothing_else(stage: Stage, lead: Person) -> None:
    """One quarter's paper cannot be made: leads are asked, the digest and the next quarter's paper come all the
    same. That a tick fails is not hidden: the worker gives no sign of life."""
    stage.expects_trouble = True
    an_unreadable_quarter(stage)
    for day in DAYS:
        stage.it_is(day)
    assert len(lead.prompts) == 1
    posts = [one for one in stage.messages(DIGEST) if "Plan update" in one["text"]]
    assert len(posts) == 3
    assert len(stage.asks(select(Report))) == 1
    with stage.database.read() as session:
        assert last_beat(session) is None


def test_a_slack_that_lists_no_accounts_holds_up_nothing(stage: Stage, lead: Person) -> None:
    """The daily look at the accounts fails: leads are asked all the same, and the look is made a little later."""
    stage.expects_trouble = True
    stage.it_is("2021-09-30 12:00")
    stage.workspace.fault("users.list", "error_5xx")
    stage.it_is("2021-10-01 09:30")
    assert len(lead.prompts) == 1
    with stage.database.write() as session:
        person = session.scalars(select(PersonRow).where(PersonRow.slack_id == lead.user)).one()
        person.deactivated_on = stage.clock.at.date()
    stage.it_is("2021-10-01 09:41")
    open_again = select(PersonRow.deactivated_on).where(PersonRow.slack_id == lead.user)
    assert stage.asks(open_again) == [None]
