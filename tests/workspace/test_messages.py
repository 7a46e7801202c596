"""Posting, changing, deleting and reading messages, with Slack's refusals."""

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.rehearsal.workspace.remote import Workspace
from tests.workspace.samples import (
    ARCHIVE,
    BOT,
    CHIEF,
    DIGEST,
    ELSEWHERE,
    GONE,
    HIDDEN,
    LEAD,
    button,
    client_of,
    config,
    section,
    stamped,
)


def refusal(call: Any, **args: Any) -> dict[str, Any]:
    """What the workspace answers to a call that it refuses."""
    with pytest.raises(SlackApiError) as caught:
        call(**args)
    answer: dict[str, Any] = caught.value.response.data
    return answer


def test_a_message_to_a_user_lands_in_the_direct_message(client: WebClient, workspace: Workspace) -> None:
    """A user's id as channel answers the id of the direct message, where the message then stands."""
    answer = client.chat_postMessage(channel=LEAD, text="Hello", metadata=stamped("k1"))
    opened = client.conversations_open(users=LEAD)
    assert answer["channel"] == opened["channel"]["id"]
    assert [each["text"] for each in workspace.messages(LEAD)] == ["Hello"]


def test_history_gives_metadata_only_when_asked(client: WebClient) -> None:
    """include_all_metadata brings the event_payload back; without it there is no metadata."""
    channel = client.chat_postMessage(channel=DIGEST, text="One", metadata=stamped("k1"))["channel"]
    with_it = client.conversations_history(channel=channel, include_all_metadata=True)["messages"]
    without = client.conversations_history(channel=channel)["messages"]
    assert with_it[0]["metadata"] == stamped("k1")
    assert "metadata" not in without[0]


def test_history_keeps_to_oldest_latest_and_pages(client: WebClient) -> None:
    """Newest first, between the two moments, in pages that a cursor joins."""
    stamps = [client.chat_postMessage(channel=DIGEST, text=f"Line {n}")["ts"] for n in range(3)]
    later = client.conversations_history(channel=DIGEST, oldest=stamps[0])["messages"]
    assert [each["ts"] for each in later] == [stamps[2], stamps[1]]
    whole = client.conversations_history(channel=DIGEST, oldest=stamps[0], latest=stamps[0], inclusive=True)
    assert [each["ts"] for each in whole["messages"]] == [stamps[0]]
    first = client.conversations_history(channel=DIGEST, limit=2)
    rest = client.conversations_history(
        channel=DIGEST, limit=2, cursor=first["response_metadata"]["next_cursor"]
    )
    assert [each["ts"] for each in rest["messages"]] == [stamps[0]]
    assert not rest["has_more"]


def test_replies_stand_in_their_thread_and_not_in_history(client: WebClient) -> None:
    """conversations.replies gives root and replies, oldest first; history gives the root with its count."""
    root = client.chat_postMessage(channel=DIGEST, text="Root")["ts"]
    reply = client.chat_postMessage(channel=DIGEST, text="Reply", thread_ts=root)["ts"]
    thread = client.conversations_replies(channel=DIGEST, ts=root)["messages"]
    history = client.conversations_history(channel=DIGEST)["messages"]
    assert [each["ts"] for each in thread] == [root, reply]
    assert [(each["ts"], each["reply_count"]) for each in history] == [(root, 1)]


def test_an_update_keeps_metadata_and_ts(client: WebClient) -> None:
    """chat.update changes the words in place; the metadata stays unless replaced."""
    posted = client.chat_postMessage(channel=DIGEST, text="Before", metadata=stamped("k1"))
    client.chat_update(channel=DIGEST, ts=posted["ts"], text="After")
    message = client.conversations_history(channel=DIGEST, include_all_metadata=True)["messages"][0]
    assert (message["text"], message["ts"], message["metadata"]) == ("After", posted["ts"], stamped("k1"))
    client.chat_delete(channel=DIGEST, ts=posted["ts"])
    assert client.conversations_history(channel=DIGEST)["messages"] == []


def test_an_ephemeral_is_seen_by_one_person_only(client: WebClient, workspace: Workspace) -> None:
    """An ephemeral message is in nobody else's view and in no history."""
    client.chat_postEphemeral(channel=DIGEST, user=LEAD, text="For you")
    assert [each["text"] for each in workspace.messages(DIGEST, LEAD)] == ["For you"]
    assert workspace.messages(DIGEST, CHIEF) == []
    assert client.conversations_history(channel=DIGEST)["messages"] == []


def test_an_ephemeral_is_seen_in_a_thread_that_has_begun(client: WebClient, workspace: Workspace) -> None:
    """Before the first reply Slack shows it to nobody."""
    root = client.chat_postMessage(channel=DIGEST, text="Root")["ts"]
    for text in ("Lost", "Reply", "Seen"):
        if text == "Reply":
            client.chat_postMessage(channel=DIGEST, text=text, thread_ts=root)
        else:
            client.chat_postEphemeral(channel=DIGEST, user=LEAD, text=text, thread_ts=root)
    assert [each["text"] for each in workspace.messages(DIGEST, LEAD)] == ["Root", "Reply", "Seen"]


@pytest.mark.parametrize(
    ("channel", "error"),
    [
        ("CNOWHERE", "channel_not_found"),
        (HIDDEN, "channel_not_found"),
        (ELSEWHERE, "not_in_channel"),
        (ARCHIVE, "is_archived"),
        (GONE, "user_disabled"),
    ],
)
def test_where_the_app_cannot_post(client: WebClient, channel: str, error: str) -> None:
    """Each place that a message cannot go to is refused with Slack's own word."""
    assert refusal(client.chat_postMessage, channel=channel, text="x")["error"] == error


@pytest.mark.filterwarnings("ignore:The top-level `text` argument")
def test_what_a_message_cannot_say(client: WebClient) -> None:
    """Nothing, too much, too many blocks, too long a JSON, or metadata of the wrong shape."""
    post = client.chat_postMessage
    assert refusal(post, channel=DIGEST, text="")["error"] == "no_text"
    assert refusal(post, channel=DIGEST, text="x" * 40_001)["error"] == "msg_too_long"
    many = [section("x")] * 51
    assert refusal(post, channel=DIGEST, text="x", blocks=many)["error"] == "invalid_blocks"
    long = [section("x" * 2900) for _ in range(5)]
    assert refusal(post, channel=DIGEST, text="x", blocks=long)["error"] == "msg_blocks_too_long"
    shapeless = {"event_type": "outbox"}
    assert refusal(post, channel=DIGEST, text="x", metadata=shapeless)["error"] == "invalid_metadata_format"
    huge = {"event_type": "outbox", "event_payload": {"id": "x" * 16_000}}
    assert refusal(post, channel=DIGEST, text="x", metadata=huge)["error"] == "metadata_too_large"


def test_a_refused_block_is_named_by_its_place(client: WebClient) -> None:
    """invalid_blocks says where the fault is, by a JSON pointer."""
    blocks = [section("fine"), {"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}]
    answer = refusal(client.chat_postMessage, channel=DIGEST, text="x", blocks=blocks)
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] must be less than 151 characters [json-pointer:/blocks/1/text/text]"
    ]


def test_only_its_own_messages_can_be_changed(client: WebClient, workspace: Workspace) -> None:
    """A person's message, or none at all, is not the app's to change."""
    theirs = workspace.say(LEAD, "Hello", channel=DIGEST)["ts"]
    assert refusal(client.chat_update, channel=DIGEST, ts=theirs, text="x")["error"] == "cant_update_message"
    assert (
        refusal(client.chat_update, channel=DIGEST, ts="1.000001", text="x")["error"] == "message_not_found"
    )


def test_tokens_and_scopes_are_checked() -> None:
    """No token, a wrong one, one of the wrong kind, and a scope that was not granted."""
    few = config()
    few["bot"] = {**few["bot"], "scopes": ["chat:write"]}
    with Workspace.start(few) as workspace:
        assert refusal(client_of(workspace, "").auth_test)["error"] == "not_authed"
        assert refusal(client_of(workspace, "xoxb-other").auth_test)["error"] == "invalid_auth"
        wrong = client_of(workspace, "xapp-test")
        assert refusal(wrong.auth_test)["error"] == "not_allowed_token_type"
        answer = refusal(client_of(workspace).conversations_history, channel=DIGEST)
        assert answer["error"] == "missing_scope"
        assert (answer["needed"], answer["provided"]) == ("channels:history", "chat:write")
        assert refusal(client_of(workspace).api_call, api_method="no.such")["error"] == "unknown_method"


def test_people_and_channels_can_be_looked_up(client: WebClient) -> None:
    """Who the app is, people by address and id in pages, channels with their members."""
    assert client.auth_test()["user_id"] == BOT
    assert client.users_lookupByEmail(email="LEAD@office.example")["user"]["id"] == LEAD
    assert refusal(client.users_lookupByEmail, email="gone@office.example")["error"] == "users_not_found"
    assert client.users_info(user=GONE)["user"]["deleted"] is True
    pages = list(client.users_list(limit=2))
    assert [len(page["members"]) for page in pages] == [2, 2]
    assert client.conversations_info(channel=DIGEST)["channel"]["is_member"] is True
    assert client.conversations_members(channel=DIGEST)["members"] == [BOT, LEAD, CHIEF]
    listed = client.conversations_list(types="public_channel,private_channel", exclude_archived=True)
    assert [each["name"] for each in listed["channels"]] == ["plan-digest", "chief-executive", "elsewhere"]


def test_blocks_validate_says_what_is_wrong_without_posting(client: WebClient, workspace: Workspace) -> None:
    """blocks.validate answers with the faults and leaves no message."""
    assert client.api_call("blocks.validate", json={"blocks": [button("go")]})["ok"]
    wrong = [{"type": "section"}]
    answer = refusal(client.api_call, api_method="blocks.validate", json={"blocks": wrong})
    assert answer["error"] == "invalid_blocks"
    assert workspace.messages(DIGEST) == []
