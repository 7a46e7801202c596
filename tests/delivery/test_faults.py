"""Every fault at every call of every kind of message ends in one visible message, by the workspace's own
count."""

from threading import Thread
from typing import Any

import pytest

from bot.rehearsal.workspace.remote import Workspace
from storage.record.database import Database
from tests.delivery.samples import CHIEF, DIGEST, LEAD, OTHER_LEAD, owe_update, people
from tests.delivery.stage import HTTP_SECONDS, LEAD_ACCOUNT, Stage

FAULTS: dict[str, dict[str, Any]] = {
    "drop_before": {},
    "drop_after_accept": {},
    "error_5xx": {},
    "error_5xx_after_accept": {},
    "slow": {"seconds": HTTP_SECONDS + 0.5},
    "ratelimited": {"retry_after": 7},
}
PLACES: dict[str, int | str] = {"person": LEAD, "channel": DIGEST}
UPLOAD_STEPS = ["files.getUploadURLExternal", "upload", "files.completeUploadExternal", "chat.postMessage"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_post(stage: Stage, fault: str, place: str) -> None:
    """A message to a person or to a channel."""
    stage.workspace.fault("chat.postMessage", fault, **FAULTS[fault])
    stage.owe("m", to=PLACES[place])
    stage.settle()
    assert (stage.visible("m"), stage.told) == (1, [])


@pytest.mark.parametrize("fault", FAULTS)
def test_a_reply(stage: Stage, fault: str) -> None:
    """A message in a thread, which is not in the conversation's own history."""
    stage.owe("root", to=DIGEST)
    stage.settle()
    stage.workspace.fault("chat.postMessage", fault, **FAULTS[fault])
    stage.owe("reply", to=DIGEST, target_key="root")
    stage.settle()
    assert (stage.visible("root"), stage.visible("reply"), stage.told) == (1, 1, [])


@pytest.mark.parametrize("fault", FAULTS)
def test_an_update(stage: Stage, fault: str) -> None:
    """A message that is changed is still one message, and says the newest words."""
    stage.owe("prompt")
    stage.settle()
    stage.workspace.fault("chat.update", fault, **FAULTS[fault])
    with stage.database.write() as session:
        owe_update(session, "all answered", "prompt")
    stage.settle()
    assert [message["text"] for message in stage.shown(LEAD_ACCOUNT)] == ["all answered"]
    assert (stage.visible("prompt"), stage.told) == (1, [])


@pytest.mark.parametrize("step", UPLOAD_STEPS)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_file(stage: Stage, fault: str, step: str) -> None:
    """A paper is shared once, whichever of the four steps goes wrong."""
    stage.workspace.fault(step, fault, **FAULTS[fault])
    stage.owe_paper("draft", to=CHIEF)
    stage.settle()
    assert (stage.visible("draft"), stage.told) == (1, [])
    (message,) = stage.shown(CHIEF)
    assert [file["id"] for file in message["files"]] == [stage.row("draft").file_id]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_look_up_and_a_check(stage: Stage, fault: str) -> None:
    """Trouble before anything is posted is only a delay."""
    stage.workspace.fault("users.lookupByEmail", fault, **FAULTS[fault])
    stage.workspace.fault("conversations.info", fault, **FAULTS[fault])
    stage.owe("prompt")
    stage.owe("digest", to=DIGEST)
    stage.settle()
    assert (stage.visible("prompt"), stage.visible("digest"), stage.told) == (1, 1, [])


@pytest.mark.parametrize("fault", FAULTS)
def test_no_second_try_without_looking(stage: Stage, fault: str) -> None:
    """The answer is lost and so are three looks after it: the message is not sent again blindly."""
    stage.workspace.fault("chat.postMessage", "drop_after_accept")
    stage.workspace.fault("conversations.history", fault, **{**FAULTS[fault], "times": 3})
    stage.owe("m")
    with stage.calls("chat.postMessage") as posts:
        stage.settle()
    assert (stage.visible("m"), len(posts), stage.told) == (1, 1, [])


def test_looking_through_every_page(stage: Stage) -> None:
    """The message is found however much was posted since."""
    stage.workspace.fault("chat.postMessage", "drop_after_accept")
    stage.owe("m", to=DIGEST)
    stage.delivery.run_once()
    for number in range(450):
        stage.workspace.say(LEAD_ACCOUNT, f"chatter {number}", channel=DIGEST)
    with stage.calls("conversations.history") as looks:
        stage.settle()
    assert (stage.visible("m"), len(looks)) == (1, 3)


def test_slack_is_away(workspace: Workspace, stage: Stage) -> None:
    """While nobody listens at Slack's address nothing is lost, and nothing is in doubt."""
    cut_off = Stage(workspace, stage.database, api_url="http://127.0.0.1:9/api/")
    cut_off.owe("m", to=DIGEST)
    cut_off.delivery.run_once()
    assert (stage.row("m").state, stage.row("m").error) == ("new", "URLError")
    stage.settle()
    assert stage.visible("m") == 1


def test_two_workers_double_nothing(workspace: Workspace, postgres_url: str) -> None:
    """Two workers on one PostgreSQL, both at it all the time, with lost answers now and then: each message
    once."""
    database, second = Database(postgres_url), Database(postgres_url)
    people(database)
    stage = Stage(workspace, database)
    keys = [f"m{number}" for number in range(40)]
    for number, key in enumerate(keys):
        stage.owe(key, to=(LEAD, OTHER_LEAD, DIGEST, CHIEF)[number % 4])
    for nth in (5, 9, 17):
        workspace.fault("chat.postMessage", "drop_after_accept", nth=nth)
    workers = [stage.delivery, stage.new_delivery(second, "second")]
    while stage.waiting():
        threads = [Thread(target=worker.run_once) for worker in workers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        stage.pass_time(10)
    assert {key: stage.visible(key) for key in keys} == dict.fromkeys(keys, 1)
    for closing in (database, second):
        closing.close()
