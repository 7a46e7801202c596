"""Trouble on request: what was accepted stands in the journal, whatever the app came to know of it."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.rehearsal.workspace.remote import Workspace, WorkspaceError
from tests.workspace.samples import DIGEST, GONE, LEAD, client_of, config, section, stamped

POST_ONE = """
import sys
from slack_sdk import WebClient
client = WebClient("xoxb-test", base_url=sys.argv[1], retry_handlers=[])
sys.stdin.readline()
client.chat_postMessage(channel="CDIGEST", text="Once")
print("recorded", flush=True)
"""


def texts(workspace: Workspace) -> list[str]:
    """What stands in the digest channel."""
    return [each["text"] for each in workspace.messages(DIGEST)]


def post(client: WebClient, text: str = "Once", **more: Any) -> Any:
    """Post to the digest channel."""
    return client.chat_postMessage(channel=DIGEST, text=text, **more)


@pytest.mark.parametrize(
    ("action", "visible"),
    [("drop_before", 0), ("drop_after_accept", 1), ("error_5xx", 0), ("error_5xx_after_accept", 1)],
)
def test_a_lost_answer_says_nothing_of_what_was_accepted(
    workspace: Workspace, client: WebClient, action: str, visible: int
) -> None:
    """A dropped connection or a 5xx, before or after accepting: the app sees an error, the channel the truth."""
    workspace.fault("chat.postMessage", action)
    with pytest.raises((SlackApiError, OSError)):
        post(client)
    assert texts(workspace) == ["Once"] * visible
    post(client, "Next")
    assert texts(workspace) == ["Once"] * visible + ["Next"]


def test_faults_choose_their_calls(workspace: Workspace, client: WebClient) -> None:
    """The second call, twice; then only calls whose metadata holds a certain id."""
    workspace.fault("chat.postMessage", "error_5xx", nth=2, times=2)
    outcomes = []
    for _ in range(4):
        try:
            outcomes.append(bool(post(client)["ok"]))
        except SlackApiError:
            outcomes.append(False)
    assert outcomes == [True, False, False, True]
    workspace.fault("chat.postMessage", "error_5xx", match={"metadata": "k2"})
    post(client, metadata=stamped("k1"))
    workspace.jump(workspace.now() + timedelta(minutes=1))
    with pytest.raises(SlackApiError):
        post(client, metadata=stamped("k2"))
    with pytest.raises(WorkspaceError, match="no such fault"):
        workspace.fault("chat.postMessage", "no_such_fault")


def test_an_ordered_rate_limit_says_how_long_to_wait(workspace: Workspace, client: WebClient) -> None:
    """429 with Retry-After, nothing accepted, and not counted as the app's own."""
    workspace.fault("chat.postMessage", "ratelimited", retry_after=7)
    with pytest.raises(SlackApiError) as caught:
        post(client)
    assert (caught.value.response.status_code, caught.value.response.headers["Retry-After"]) == (429, "7")
    assert texts(workspace) == []
    assert workspace.tally()["ratelimited"] == 0


def test_the_clock_does_not_jump_under_a_slow_call(workspace: Workspace, client: WebClient) -> None:
    """slow waits before it answers; a jump asked for meanwhile waits for the answer."""
    workspace.fault("chat.postMessage", "slow", seconds=0.6)
    before = workspace.now()
    with ThreadPoolExecutor(1) as other:
        posting = other.submit(post, client)
        time.sleep(0.2)
        workspace.jump(before + timedelta(days=1))
        assert float(posting.result()["ts"]) < (before + timedelta(hours=1)).timestamp()
    assert texts(workspace) == ["Once"]
    assert workspace.now() >= before + timedelta(days=1)


@pytest.mark.parametrize(("stage", "visible"), [("before", 0), ("accepted", 1), ("answered", 1)])
def test_the_app_is_killed_at_the_chosen_instant(workspace: Workspace, stage: str, visible: int) -> None:
    """SIGKILL before Slack accepts, after it accepted without an answer, and after the answer was written
    but before the app could record it."""
    command = [sys.executable, "-c", POST_ONE, workspace.api_url]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as app:
        workspace.fault("chat.postMessage", "kill", stage=stage, pid=app.pid)
        output, _ = app.communicate("go\n", timeout=20)
    assert (app.returncode, output) == (-signal.SIGKILL, "")
    assert texts(workspace) == ["Once"] * visible


def test_killing_one_that_has_gone_changes_nothing(workspace: Workspace, client: WebClient) -> None:
    """A pid that no longer exists is what was wanted; the workspace goes on."""
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    workspace.fault("chat.postMessage", "kill", stage="answered", pid=gone.pid)
    post(client)
    assert texts(workspace) == ["Once"]


def test_rates_are_kept_by_the_office_clock(client: WebClient, workspace: Workspace) -> None:
    """A burst of a few in a channel, then ratelimited; once the clock has gone on, posts are taken again."""
    for _ in range(4):
        post(client)
    with pytest.raises(SlackApiError, match="ratelimited") as caught:
        post(client)
    assert int(caught.value.response.headers["Retry-After"]) == 1
    assert workspace.tally()["ratelimited"] == 1
    workspace.jump(workspace.now() + timedelta(seconds=10))
    post(client)


def test_the_workspace_has_a_budget_of_posts() -> None:
    """Five posts to five people pass at once; the sixth waits, although its channel is free."""
    people = [{"id": f"U{n}", "name": f"u{n}", "real_name": f"Role {n}"} for n in range(8)]
    with Workspace.start(config(users=people, posts_per_second=1)) as workspace:
        client = client_of(workspace)
        for person in people[:5]:
            client.chat_postMessage(channel=person["id"], text="Hello")
        with pytest.raises(SlackApiError, match="ratelimited"):
            client.chat_postMessage(channel="U5", text="Hello")


def test_methods_have_tiers_which_a_setting_overrides() -> None:
    """Twenty users.list calls a minute; with a setting of two, the third is refused."""
    with Workspace.start(config(rates={"users.list": 2})) as workspace:
        client = client_of(workspace)
        client.users_list()
        client.users_list()
        with pytest.raises(SlackApiError, match="ratelimited") as caught:
            client.users_list()
    assert 28 <= int(caught.value.response.headers["Retry-After"]) <= 30


def test_the_tally_knows_what_was_doubled_and_refused(workspace: Workspace, client: WebClient) -> None:
    """The same metadata id or the same words twice in a minute are doubled; own faults are refused; a person
    who has left is a fact of life."""
    post(client, metadata=stamped("k1"))
    post(client, "Other words", metadata=stamped("k1"))
    post(client, "Once", metadata=stamped("k2"))
    for args in ({"text": "x", "blocks": [{"type": "section"}]}, {"text": ""}):
        with pytest.raises(SlackApiError):
            client.api_call("chat.postMessage", json={"channel": DIGEST, **args})
    with pytest.raises(SlackApiError):
        client.chat_postMessage(channel=GONE, text="x")
    tally = workspace.tally()
    assert tally["posted"] == 3
    assert tally["metadata_ids"] == {"k1": 2, "k2": 1}
    assert [each["error"] for each in tally["refused"]] == ["invalid_blocks", "no_text"]
    assert [each["count"] for each in tally["doubled"]] == [2, 2]
    assert tally["doubled"][0]["metadata_id"] == "k1"


def test_the_same_words_a_minute_later_are_not_doubled(workspace: Workspace, client: WebClient) -> None:
    """A weekly digest with nothing new may say the same again."""
    post(client, blocks=[section("*Nothing new*")])
    workspace.jump(workspace.now() + timedelta(minutes=2))
    post(client, blocks=[section("*Nothing new*")])
    assert workspace.tally()["doubled"] == []


def test_the_clock_goes_forward_only(workspace: Workspace) -> None:
    """A jump is seen at once and counted; a time that has passed changes nothing; message ts follow it."""
    before = workspace.now()
    assert workspace.jump(before + timedelta(days=3))["jumps"] == 1
    assert workspace.jump(before)["jumps"] == 1
    assert workspace.now() > before + timedelta(days=3)
    stamp = float(post(client_of(workspace))["ts"])
    assert stamp > (before + timedelta(days=3)).timestamp()


def test_the_journal_is_on_disk_before_the_answer(tmp_path: Any) -> None:
    """Each line of the file is there when the call has been answered, and holds no token."""
    path = tmp_path / "journal.jsonl"
    with Workspace.start(config(), path) as workspace:
        client_of(workspace).chat_postMessage(channel=LEAD, text="Hello", metadata=stamped("k1"))
        text = path.read_text(encoding="utf-8")
    calls = [line for line in map(json.loads, text.splitlines()) if line["kind"] == "call"]
    assert [(call["method"], call["ok"]) for call in calls] == [("chat.postMessage", True)]
    assert calls[0]["args"]["metadata"] == stamped("k1")
    assert "xoxb" not in text


def test_the_workspace_ends_with_the_process_that_started_it() -> None:
    """A director that is killed leaves no workspace behind."""
    script = (
        "from bot.rehearsal.workspace.remote import Workspace; from tests.workspace.samples import config;"
        "import sys; w = Workspace.start(config()); print(w.port, flush=True); sys.stdin.readline()"
    )
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", script], stdin=pipe, stdout=pipe, text=True) as director:
        assert director.stdout is not None
        port = int(director.stdout.readline())
        assert Workspace(port).clock()["jumps"] == 0
        os.kill(director.pid, signal.SIGKILL)
    time.sleep(1)
    with pytest.raises(OSError, match="refused"):
        Workspace(port).clock()
