"""One contract, three Slacks: Muster's workspace, an emulator that others wrote, and, opt-in, the real one.

What passes here on all of them is what the app relies on. For the real one set SLACK_BOT_TOKEN and
MUSTER_SANDBOX_CHANNEL (a channel's id that the app is in) in a workspace made for trying things."""

import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.rehearsal.workspace.remote import Workspace
from tests.workspace.emulator import emulator
from tests.workspace.samples import SCOPES, TOKEN, button, config, section, stamped

Json = dict[str, Any]


@dataclass
class Slack:
    """One place to try the contract in: a client, a channel that the app is in, and a person in it."""

    name: str
    client: WebClient
    channel: str
    person: Json


@pytest.fixture(
    scope="module", params=["workspace", "emulate", pytest.param("sandbox", marks=pytest.mark.sandbox)]
)
def slack(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Slack]:
    """Each of the three, or a skip that says why not."""
    if request.param == "workspace":
        yield from _workspace()
    elif request.param == "emulate":
        yield from _emulator(tmp_path_factory.mktemp("emulate"))
    else:
        yield _sandbox()


def _workspace() -> Iterator[Slack]:
    granted = config(posts_per_second=100)
    granted["bot"] = {**granted["bot"], "scopes": [*SCOPES, "files:read"]}
    with Workspace.start(granted) as running:
        yield _slack("workspace", WebClient(TOKEN, base_url=running.api_url, retry_handlers=[]))


def _emulator(folder: Path) -> Iterator[Slack]:
    with emulator(folder) as base_url:
        yield _slack("emulate", WebClient(TOKEN, base_url=base_url, retry_handlers=[]))


def _sandbox() -> Slack:
    token, channel = os.environ.get("SLACK_BOT_TOKEN"), os.environ.get("MUSTER_SANDBOX_CHANNEL")
    if not token or not channel:
        pytest.skip("SLACK_BOT_TOKEN and MUSTER_SANDBOX_CHANNEL are not set, so the real Slack is left alone")
    return _slack("sandbox", WebClient(token, retry_handlers=[]), channel)


def _slack(name: str, client: WebClient, channel: str = "") -> Slack:
    if not channel:
        listed = client.conversations_list()["channels"]
        channel = next(each["id"] for each in listed if each["name"] == "plan-digest")
    members = client.conversations_members(channel=channel)["members"]
    people = [client.users_info(user=member)["user"] for member in members]
    return Slack(name, client, channel, next(each for each in people if not each["is_bot"] and _email(each)))


def _email(person: Json) -> str:
    return str(person["profile"].get("email", ""))


def test_the_app_knows_who_it_is(slack: Slack) -> None:
    """auth.test names the app's user and the team."""
    answer = slack.client.auth_test()
    assert {"user_id", "team_id", "team", "user", "url"} <= set(answer.data)


def test_a_person_is_found_by_address_in_the_list_and_by_id(slack: Slack) -> None:
    """users.lookupByEmail, users.list and users.info agree on the id and the address."""
    address = _email(slack.person)
    found = slack.client.users_lookupByEmail(email=address)["user"]
    listed = [each for page in slack.client.users_list(limit=100) for each in page["members"]]
    assert found["id"] == slack.person["id"]
    assert found["id"] in [each["id"] for each in listed]
    assert _email(slack.client.users_info(user=found["id"])["user"]) == address


def test_an_unknown_address_is_not_found(slack: Slack) -> None:
    """users_not_found, in the plural."""
    with pytest.raises(SlackApiError, match="users_not_found"):
        slack.client.users_lookupByEmail(email="nobody@office.example")


def test_the_same_direct_message_opens_twice(slack: Slack) -> None:
    """conversations.open gives one D-conversation for a person, however often it is asked."""
    first = slack.client.conversations_open(users=slack.person["id"])["channel"]["id"]
    again = slack.client.conversations_open(users=slack.person["id"])["channel"]["id"]
    assert first == again
    assert first.startswith("D")


def test_a_message_is_found_in_history_by_its_metadata(slack: Slack) -> None:
    """What reconciling rests on: blocks and metadata come back from history, the newest message first."""
    outbox_id = uuid.uuid4().hex
    direct = slack.client.conversations_open(users=slack.person["id"])["channel"]["id"]
    blocks = [section("*Quarter 2*"), button("go")]
    posted = slack.client.chat_postMessage(
        channel=direct, text="Quarter 2", blocks=blocks, metadata=stamped(outbox_id)
    )
    history = slack.client.conversations_history(channel=direct, include_all_metadata=True, limit=5)
    newest = history["messages"][0]
    assert newest["ts"] == posted["ts"]
    assert newest["metadata"]["event_payload"] == {"id": outbox_id}
    assert [block["type"] for block in newest["blocks"]] == ["section", "actions"]
    assert (posted["message"]["text"], posted["channel"]) == ("Quarter 2", direct)


def test_an_update_changes_the_words_in_place(slack: Slack) -> None:
    """chat.update answers the same ts, and history holds the new words once."""
    posted = slack.client.chat_postMessage(channel=slack.channel, text="Before")
    changed = slack.client.chat_update(channel=slack.channel, ts=posted["ts"], text="After")
    history = slack.client.conversations_history(channel=slack.channel, limit=5)["messages"]
    assert changed["ts"] == posted["ts"]
    assert [each["text"] for each in history if each["ts"] == posted["ts"]] == ["After"]


def test_a_reply_stands_in_its_thread(slack: Slack) -> None:
    """conversations.replies gives the root first, then the reply."""
    root = slack.client.chat_postMessage(channel=slack.channel, text="Root")["ts"]
    reply = slack.client.chat_postMessage(channel=slack.channel, text="Reply", thread_ts=root)["ts"]
    thread = slack.client.conversations_replies(channel=slack.channel, ts=root)["messages"]
    assert [each["ts"] for each in thread] == [root, reply]


@pytest.mark.parametrize(
    ("args", "error"),
    [({"channel": "C0000NOWHERE", "text": "x"}, "channel_not_found"), ({"text": ""}, "no_text")],
)
def test_refusals_have_slacks_names(slack: Slack, args: Json, error: str) -> None:
    """No such channel, nothing to say."""
    with pytest.raises(SlackApiError, match=error):
        slack.client.api_call("chat.postMessage", json={"channel": slack.channel, **args})


def test_a_home_with_an_old_hash_is_a_conflict(slack: Slack) -> None:
    """views.publish takes the present hash and refuses an old one."""
    home = {"type": "home", "blocks": [section("Nothing waits for you")]}
    who = slack.person["id"]
    first = slack.client.views_publish(user_id=who, view=home)["view"]
    second = slack.client.views_publish(user_id=who, view=home, hash=first["hash"])["view"]
    assert second["hash"] != first["hash"]
    with pytest.raises(SlackApiError, match="hash_conflict"):
        slack.client.views_publish(user_id=who, view=home, hash=first["hash"])


def test_a_file_goes_up_and_is_known(slack: Slack) -> None:
    """The external-upload flow by slack_sdk ends with a file in the channel, of the name and size sent."""
    done = slack.client.files_upload_v2(channel=slack.channel, filename="draft.txt", content="The draft")
    file = slack.client.files_info(file=done["file"]["id"])["file"]
    assert (file["name"], file["size"]) == ("draft.txt", 9)
    assert file["permalink"]
