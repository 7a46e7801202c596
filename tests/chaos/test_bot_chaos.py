"""The whole bot is killed at each point of each kind of message that it sends, and at random moments of a
quarter: nothing is lost, nothing doubled, and the office goes on."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Timer

import pytest

from bot.rehearsal.playing.hands import prompts
from bot.rehearsal.playing.stage import CHIEF, DIGEST
from bot.rehearsal.workspace.remote import Workspace
from tests.chaos.harness import STAGES, rounds, seed
from tests.chaos.office import CO_LEAD, LEAD, MANAGER, SHARED, slack_id, workspace
from tests.chaos.quarters import Event, Quarters, office_in

pytestmark = pytest.mark.chaos

EVENTS = 5
"""Of a quarter."""
AT_MOST_CALLS = 15
AT_MOST_SECONDS = 1.2
"""About what an event takes, on a machine with nothing else to do."""


@pytest.fixture(scope="module")
def rehearsal() -> Iterator[Workspace]:
    """The small office's workspace, for the tests of this file."""
    with Workspace.start(workspace()) as running:
        yield running


@pytest.fixture
def office(rehearsal: Workspace, database_url_of_each_kind: str) -> Iterator[Quarters]:
    """The small office with its bot running, on a database of each kind."""
    office = office_in(rehearsal, database_url_of_each_kind, "run")
    office.ordeal.victim.start()
    yield office
    office.ordeal.victim.stop()
    rehearsal.clear_faults()
    office.ordeal.database.close()


@dataclass(frozen=True)
class Point:
    """A call to be killed at: its method, and words that tell it from others of the method."""

    method: str
    match: Mapping[str, str] = field(default_factory=dict)


def post(channel: str, words: str) -> Point:
    """A message to a person or to a channel."""
    return Point("chat.postMessage", {"channel": channel, "text": words})


NOTICES = [post(slack_id(MANAGER), "is open"), post(slack_id(MANAGER), "Not delivered")]
PROMPT = [post(slack_id(LEAD), "updates, by")]
WEEKLY = [post(DIGEST, "Plan update")]
CUT_OFF = [Point("chat.postMessage", {"channel": CHIEF})]
TICKED_OFF = [Point("chat.update")]
DRAFT = [
    Point("files.getUploadURLExternal"),
    Point("upload"),
    Point("files.completeUploadExternal"),
    post(CHIEF, "DRAFT"),
]


@pytest.mark.parametrize("stage", STAGES)
def test_killed_at_each_point(office: Quarters, stage: str) -> None:
    """Whatever message or file the bot is at when it is killed, and at whatever stage of the call: once it is
    back, each is shown once, each answer kept once, and the quarter ends with its draft."""
    office.begin()
    opening, answering, digest, cut_off, paper = office.events()
    killed_at(office, stage, opening, NOTICES)
    for points in (receipt_to(office, LEAD), receipt_to(office, CO_LEAD)):
        killed_at(office, stage, Event("an answer", lambda: office.say(LEAD, SHARED)), points)
    # What says the same again is ticked off already: a change is owed for another one.
    killed_at(office, stage, Event("an answer", lambda: office.say(LEAD, "ANY-1.2")), TICKED_OFF)
    office.happens(answering)
    killed_at(office, stage, digest, WEEKLY)
    killed_at(office, stage, cut_off, CUT_OFF)
    killed_at(office, stage, paper, DRAFT)
    office.end()
    killed_at(office, stage, office.events()[0], PROMPT)


def receipt_to(office: Quarters, role: str) -> Sequence[Point]:
    """A receipt: a reply under that person's prompt."""
    handle = next(iter(prompts(office.ordeal.workspace, slack_id(role)).values()))
    return [Point("chat.postMessage", {"thread_ts": handle.ts})]


def killed_at(office: Quarters, stage: str, event: Event, points: Sequence[Point]) -> None:
    """Makes the event happen, and kills the bot at one point after the other, started again in between."""
    ordeal, victim = office.ordeal, office.ordeal.victim
    for number, point in enumerate(points):
        ordeal.kill_at(point.method, stage, match=point.match)
        if number == 0:
            event.cause()
        ordeal.survive(victim.is_dead)
        victim.start_again_if_dead()
    office.see_through()


def test_killed_at_random(office: Quarters) -> None:
    """Opening, submissions, digest, cut-off and paper, quarter after quarter, the bot killed once in each at a
    random moment. 20 rounds on each database, MUSTER_CHAOS_ROUNDS says otherwise."""
    chance = random.Random(seed())
    for number in range(rounds()):
        step = number % EVENTS
        if step == 0:
            office.begin()
        event = office.events()[step]
        print(f"round {number}: {event.name}")
        killed_at_random(office, chance, event)
        if step == EVENTS - 1:
            office.end()
    assert office.ordeal.victim.deaths >= rounds()


def killed_at_random(office: Quarters, chance: random.Random, event: Event) -> None:
    """Makes the event happen with a kill under way: at some stage of some call, or after some time. A bot that
    was done by then is killed all the same."""
    ordeal = office.ordeal
    if chance.random() < 0.5:
        ordeal.kill_at("*", chance.choice(STAGES), nth=chance.randint(1, AT_MOST_CALLS))
        event.cause()
        ordeal.victim.await_death(AT_MOST_SECONDS)
    else:
        killer = Timer(chance.uniform(0, AT_MOST_SECONDS), ordeal.kill_now)
        killer.start()
        event.cause()
        killer.join()
    ordeal.kill_now()
    office.see_through()
