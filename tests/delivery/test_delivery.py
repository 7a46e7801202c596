"""Delivery against a workspace that behaves as Slack does: where messages go, what they carry, what is
refused, and who is told."""

from collections.abc import Sequence
from concurrent.futures import wait
from datetime import timedelta
from threading import Event, Thread
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.http_retry import ConnectionErrorRetryHandler
from slack_sdk.web import SlackResponse

from bot.delivery.sender import Delivery, LeaseTooShort, SendingTerms
from bot.rehearsal.workspace.remote import Workspace
from storage.outbox.failures import Failure
from storage.record.database import Database, Session
from storage.tables import Person
from tests.delivery.samples import CHIEF, DIGEST, LEAD, OTHER_LEAD, owe, owe_update, states
from tests.delivery.stage import (
    BOT,
    BOT_TOKEN,
    CONFIG,
    ELSEWHERE,
    HTTP_SECONDS,
    LEAD_ACCOUNT,
    PAPER,
    SHARED,
    Stage,
)


def test_a_person_is_found_by_e_mail_once(stage: Stage) -> None:
    """The first message looks the account up; it and the conversation are kept for the next."""
    stage.owe("prompt:1")
    stage.owe("prompt:2")
    with stage.calls("users.lookupByEmail") as lookups:
        stage.settle()
    assert len(lookups) == 1
    assert [message["text"] for message in stage.shown(LEAD_ACCOUNT)] == ["prompt:1", "prompt:2"]
    with stage.database.read() as session:
        lead = session.get_one(Person, LEAD)
    assert (lead.slack_id, lead.dm_channel) == (LEAD_ACCOUNT, stage.row("prompt:1").posted_channel)


def test_the_metadata_holds_the_token_and_nothing_else(stage: Stage) -> None:
    """Anyone in the workspace can read metadata, so that it tells nothing."""
    stage.owe("digest:1", to=DIGEST)
    with stage.calls("chat.postMessage") as posts:
        stage.settle()
    assert posts[0]["args"]["metadata"] in (
        {"event_type": "muster", "event_payload": {"id": stage.row("digest:1").token}},
        f'{{"event_type": "muster", "event_payload": {{"id": "{stage.row("digest:1").token}"}}}}',
    )


def test_a_reply_hangs_under_its_root(stage: Stage) -> None:
    """A message with a target goes out in the thread of that message."""
    stage.owe("digest:1", to=DIGEST)
    stage.owe("digest:1:more", to=DIGEST, target_key="digest:1")
    stage.settle()
    root, reply = stage.shown(DIGEST)
    assert (root["text"], reply["text"], reply["thread_ts"]) == ("digest:1", "digest:1:more", root["ts"])


def test_an_update_changes_the_message_and_keeps_its_metadata(stage: Stage) -> None:
    """Only the newest of several updates is sent, and the message is still known by its token."""
    stage.owe("prompt:1")
    stage.settle()
    with stage.database.write() as session:
        owe_update(session, "one answered", "prompt:1")
        owe_update(session, "two answered", "prompt:1")
    with stage.calls("chat.update") as updates:
        stage.settle()
    assert [message["text"] for message in stage.shown(LEAD_ACCOUNT)] == ["two answered"]
    assert len(updates) == 1
    assert stage.visible("prompt:1") == 1


def test_a_paper_is_uploaded_unseen_and_shared_by_one_message(stage: Stage) -> None:
    """The Word file belongs to no channel until the message names it; then it is there, byte for byte."""
    stage.owe_paper("draft:1", to=CHIEF)
    stage.settle()
    (message,) = stage.shown(CHIEF)
    row = stage.row("draft:1")
    assert message["text"] == f"draft:1 {row.permalink}"
    assert message["blocks"][0]["text"]["text"] == f"<{row.permalink}|Open the draft>"
    assert [file["id"] for file in message["files"]] == [row.file_id]
    assert stage.workspace.file_bytes(row.file_id or "") == PAPER


def test_a_person_without_an_account_is_told_to_the_plan_office(stage: Stage) -> None:
    """Nobody in the workspace has the address: the message fails for good, and the word is passed on."""
    with stage.database.write() as session:
        session.get_one(Person, LEAD).email = "left@office.example"
        session.get_one(Person, OTHER_LEAD).email = None
    stage.owe("prompt:1")
    stage.owe("prompt:2", to=OTHER_LEAD)
    stage.settle()
    assert sorted((failure.key, failure.error) for failure in stage.told) == [
        ("prompt:1", "no_slack_account"),
        ("prompt:2", "no_slack_account"),
    ]


def test_a_deactivated_person_is_told_to_the_plan_office(stage: Stage) -> None:
    """Slack refuses a message to an account that was deactivated since."""
    stage.owe("prompt:1", to=OTHER_LEAD)
    stage.settle()
    stage.workspace.deactivate("U0OTHER")
    stage.owe("prompt:2", to=OTHER_LEAD)
    stage.settle()
    stage.workspace.deactivate("U0OTHER", deleted=False)
    assert [(failure.key, failure.error) for failure in stage.told] == [("prompt:2", "user_disabled")]


@pytest.mark.parametrize(
    ("channel", "error"),
    [(SHARED, "shared_channel"), (ELSEWHERE, "not_in_channel"), ("C0NOWHERE", "channel_not_found")],
)
def test_a_channel_that_will_not_do_is_told(stage: Stage, channel: str, error: str) -> None:
    """Another organisation reads along, Muster is not in it, or it does not exist: told, and not posted."""
    stage.owe("digest:1", to=channel)
    stage.settle()
    assert [(failure.key, failure.error) for failure in stage.told] == [("digest:1", error)]
    assert stage.visible("digest:1") == 0


def test_a_shared_channel_that_the_office_listed_will_do(workspace: Workspace, database: Database) -> None:
    """The office may allow a channel that it shares with a partner."""
    stage = Stage(workspace, database, SendingTerms("test", 40, allowed_shared_channels=frozenset({SHARED})))
    stage.owe("digest:1", to=SHARED)
    stage.settle()
    assert stage.visible("digest:1") == 1


def test_trouble_is_queued_with_the_failure_and_never_breeds(stage: Stage) -> None:
    """The word about a failure is a message like any other, to a channel that may fail as well: once."""

    def tell(session: Session, failures: Sequence[Failure]) -> None:
        stage.tell(session, failures)
        for failure in failures:
            owe(session, f"trouble:{failure.id}", to=ELSEWHERE)

    stage.delivery.tell_failures = tell
    stage.owe("digest:1", to="C0NOWHERE")
    stage.settle()
    assert states(stage.database) == {
        "digest:1": "failed",
        f"trouble:{stage.row('digest:1').id}": "failed",
    }
    assert len(stage.told) == 1


def test_a_revoked_token_loses_nothing(workspace: Workspace, database: Database) -> None:
    """While Muster's own account is in trouble messages wait; they go out when it is mended."""
    stage = Stage(workspace, database, token="xoxb-revoked")
    stage.owe("digest:1", to=DIGEST)
    stage.delivery.run_once()
    assert (stage.row("digest:1").state, stage.row("digest:1").error, stage.told) == (
        "new",
        "invalid_auth",
        [],
    )
    mended = Stage(workspace, database)
    mended.pass_time(301)
    mended.settle()
    assert mended.visible("digest:1") == 1


def test_slack_is_not_hurried(database: Database) -> None:
    """Three dozen messages to a dozen channels, at a budget that Slack watches: it never says "slower"."""
    rooms = [f"C0ROOM{number:02}" for number in range(12)]
    config = {**CONFIG, "posts_per_second": 10}
    config["channels"] = [{"id": room, "name": room.lower(), "members": [BOT]} for room in rooms]
    with Workspace.start(config) as strict:
        stage = Stage(strict, database, SendingTerms("test", posts_per_second=10))
        for number in range(36):
            stage.owe(f"m{number}", to=rooms[number % 12])
        while stage.waiting():
            stage.delivery.run_once()
        tally = strict.tally()
    assert (tally["posted"], tally["ratelimited"], tally["doubled"]) == (36, 0, [])


def test_running_until_told_to_stop(stage: Stage) -> None:
    """The loop delivers what is put while it runs, and ends soon after it is told to."""
    stop = Event()
    thread = Thread(target=stage.delivery.run, args=[stop])
    thread.start()
    stage.owe("digest:1", to=DIGEST)
    stage.delivery.wake.set()
    for _ in range(100):
        if not stage.waiting():
            break
        stop.wait(0.05)
    stop.set()
    thread.join(5)
    assert stage.visible("digest:1") == 1
    assert not thread.is_alive()


def test_a_process_that_stops_gives_back_what_it_has_not_begun(stage: Stage) -> None:
    """After SIGTERM nothing more goes out, and the next process need not wait for a lease."""
    stage.owe("digest:1", to=DIGEST)
    (row,) = stage.delivery.take()
    assert stage.delivery.drain(5)
    stage.delivery.deliver(row)
    assert (stage.visible("digest:1"), stage.row("digest:1").state) == (0, "new")
    stage.pass_time(2)
    stage.new_delivery(stage.database, "next").run_once()
    assert stage.visible("digest:1") == 1


def test_a_computer_that_slept_does_not_send_late(stage: Stage) -> None:
    """A message claimed before a long pause may be another's by now: it is left alone."""
    stage.owe("digest:1", to=DIGEST)
    (row,) = stage.delivery.take()
    stage.pass_time(95)
    other = stage.new_delivery(stage.database, "other")
    other.run_once()
    stage.delivery.deliver(row)
    assert stage.visible("digest:1") == 1


class Held(WebClient):
    """A client whose post is on its way to Slack until the test lets it arrive."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.left, self.may_arrive = Event(), Event()

    def api_call(self, api_method: str, **how: Any) -> SlackResponse:
        """A post waits on the way."""
        if api_method == "chat.postMessage":
            self.left.set()
            assert self.may_arrive.wait(60)
        return super().api_call(api_method, **how)


def test_a_post_that_outlasts_its_lease_is_not_sent_again_beside_itself(stage: Stage) -> None:
    """The computer slept while a post was on its way: nobody could find it in Slack yet, and the process that
    still waits for the answer does not post it a second time."""
    client = Held(token=BOT_TOKEN, base_url=stage.workspace.api_url, timeout=HTTP_SECONDS, retry_handlers=[])
    delivery = Delivery(stage.database, client, stage.workspace.now, stage.terms, stage.tell)
    stage.owe("digest:1", to=DIGEST)
    started = delivery.start_due()
    assert client.left.wait(60)
    stage.pass_time(95)
    assert delivery.start_due() == []
    client.may_arrive.set()
    wait(started)
    assert (stage.visible("digest:1"), stage.row("digest:1").state) == (1, "sent")


def test_a_lease_must_outlast_the_time_out(workspace: Workspace, database: Database) -> None:
    """With a lease too short, a message might be sent again while Slack is still taking it in."""
    with pytest.raises(LeaseTooShort):
        Stage(workspace, database, SendingTerms("test", 4, lease=timedelta(seconds=60 + HTTP_SECONDS)))


def test_a_client_that_retries_is_refused(workspace: Workspace, database: Database) -> None:
    """slack_sdk's own retries post twice when an answer is lost."""
    retrying = WebClient("xoxb", timeout=HTTP_SECONDS, retry_handlers=[ConnectionErrorRetryHandler()])
    with pytest.raises(ValueError, match="retry handlers"):
        Delivery(database, retrying, workspace.now, SendingTerms("test", 4), lambda _session, _failures: None)
