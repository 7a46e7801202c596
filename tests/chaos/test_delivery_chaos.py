"""Delivery is killed at each point of each kind of message, and at random: one visible message for each owed
key, by the workspace's own count."""

import random
import time
from collections.abc import Callable

import pytest

from tests.chaos.harness import STAGES, Ordeal, rounds, seed
from tests.delivery.samples import CHIEF, DIGEST, LEAD, OTHER_LEAD, owe_update
from tests.delivery.stage import Stage

pytestmark = [pytest.mark.chaos, pytest.mark.long]


def owe_reply(stage: Stage) -> None:
    """A message in the thread of one that is out."""
    stage.owe("reply", to=DIGEST, target_key="root")


def owe_change(stage: Stage) -> None:
    """A change of a message that is out."""
    with stage.database.write() as session:
        owe_update(session, "change", "root", to=DIGEST)


KINDS: dict[str, Callable[[Stage], None]] = {
    "person": lambda stage: stage.owe("prompt"),
    "channel": lambda stage: stage.owe("draft", to=CHIEF),
    "reply": owe_reply,
    "update": owe_change,
    "file": lambda stage: stage.owe_paper("draft", to=CHIEF),
}
ANYWHERE: list[int | str] = [LEAD, OTHER_LEAD, DIGEST, CHIEF]
POINTS = [
    ("person", "users.lookupByEmail"),
    ("person", "chat.postMessage"),
    ("channel", "conversations.info"),
    ("channel", "chat.postMessage"),
    ("reply", "chat.postMessage"),
    ("update", "chat.update"),
    ("file", "files.getUploadURLExternal"),
    ("file", "upload"),
    ("file", "files.completeUploadExternal"),
    ("file", "chat.postMessage"),
]


@pytest.mark.parametrize("when", STAGES)
@pytest.mark.parametrize(("kind", "method"), POINTS)
def test_killed_at_each_point(stage: Stage, ordeal: Ordeal, kind: str, method: str, when: str) -> None:
    """The process is killed at one stage of one call, started again, and delivers the message once."""
    stage.owe("root", to=DIGEST)
    ordeal.survive()
    ordeal.kill_at(method, when)
    KINDS[kind](stage)
    assert ordeal.victim.await_death()
    ordeal.survive()
    assert ordeal.not_once() == {}
    if kind == "update":
        assert [message["text"] for message in stage.shown(DIGEST)] == ["change"]


def test_killed_at_random(stage: Stage, ordeal: Ordeal) -> None:
    """A dozen messages of all kinds a round, a kill at some moment and others at some call: each message
    once. A quarter as many rounds as the whole bot has, each with many more messages."""
    chance = random.Random(seed())
    for number in range(rounds() // 4):
        ordeal.kill_at("*", chance.choice(STAGES), nth=chance.randint(1, 12))
        owe_a_dozen(stage, chance, f"round {number}")
        time.sleep(chance.uniform(0, 0.8))
        ordeal.kill_now()
        ordeal.victim.start_again_if_dead()
        ordeal.kill_at("*", chance.choice(STAGES), nth=chance.randint(1, 12))
        ordeal.survive()
        ordeal.workspace.clear_faults()
        assert ordeal.not_once() == {}
        assert ordeal.workspace.tally()["doubled"] == []
    assert ordeal.victim.deaths >= rounds() // 4


def owe_a_dozen(stage: Stage, chance: random.Random, name: str) -> None:
    """Messages to people and channels, replies, changes and papers, in any order."""
    stage.owe(f"{name}: root", to=DIGEST)
    for number in range(11):
        key = f"{name}: {number}"
        match chance.choice(["person", "channel", "reply", "update", "file"]):
            case "person":
                stage.owe(key, to=chance.choice([LEAD, OTHER_LEAD]))
            case "channel":
                stage.owe(key, to=chance.choice([DIGEST, CHIEF]))
            case "reply":
                stage.owe(key, to=DIGEST, target_key=f"{name}: root")
            case "update":
                with stage.database.write() as session:
                    owe_update(session, key, f"{name}: root", to=DIGEST)
            case "file":
                stage.owe_paper(key, to=chance.choice(ANYWHERE))
