"""Files that people send to the app, as an app must expect them: two events, and bytes behind a token; and what they
type in another way than plainly."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.request import Request, urlopen

import pytest

from bot.rehearsal.workspace.remote import Workspace, WorkspaceError
from tests.workspace.app import connected, new_app, wait_for
from tests.workspace.samples import DIGEST, LEAD, SCOPES, TOKEN, client_of, config

CONTENT = b"PK\x03\x04 not really a workbook"
Event = dict[str, Any]


@pytest.fixture(scope="module")
def workspace() -> Iterator[Workspace]:
    """A workspace whose app may read files and is told of them."""
    scopes, events = [*SCOPES, "files:read"], ["message.im", "message.channels", "file_shared"]
    made = config(events=events)
    with Workspace.start({**made, "bot": {**made["bot"], "scopes": scopes}}) as running:
        yield running


@contextmanager
def heard(workspace: Workspace) -> Iterator[dict[str, Event]]:
    """What the app is told, by the type of the event."""
    told: dict[str, Event] = {}
    app = new_app(workspace)

    @app.event({"type": "message", "subtype": "file_share"})
    def message(event: Event) -> None:
        told["message"] = event

    @app.event("file_shared")
    def file_shared(event: Event) -> None:
        told["file_shared"] = event

    with connected(workspace, app):
        yield told


def got(address: str, token: str = "") -> tuple[str, bytes]:
    """What an address gives, and what it says that it is."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    with urlopen(Request(address, headers=headers), timeout=5) as answer:  # noqa: S310 - loopback
        return answer.headers.get_content_type(), answer.read()


def test_a_file_sent_to_the_app_is_told_twice_and_can_be_read(workspace: Workspace) -> None:
    """The message has the subtype file_share and the file; file_shared names it; with the token the app reads what
    was sent."""
    with heard(workspace) as told:
        sent = workspace.upload(LEAD, "Return Q2.xlsx", CONTENT, "Mine")
        wait_for(lambda: len(told) == 2)
    message, shared = told["message"], told["file_shared"]
    assert (message["text"], message["user"], message["channel_type"]) == ("Mine", LEAD, "im")
    assert (shared["file_id"], shared["user_id"], shared["channel_id"]) == (
        sent["file"],
        LEAD,
        message["channel"],
    )
    (file,) = message["files"]
    assert (file["id"], file["name"], file["user"], file["size"]) == (
        sent["file"],
        "Return Q2.xlsx",
        LEAD,
        len(CONTENT),
    )
    assert got(file["url_private_download"], TOKEN)[1] == CONTENT
    assert client_of(workspace).files_info(file=sent["file"])["file"]["ims"] == [message["channel"]]


def test_without_a_token_one_is_asked_to_sign_in(workspace: Workspace) -> None:
    """No error: 200 and a page in place of the file, as Slack does, which an app must notice."""
    workspace.upload(LEAD, "Return Q2.xlsx", CONTENT)
    (file,) = workspace.messages(LEAD)[-1]["files"]
    for token in ("", "xoxb-another"):
        kind, content = got(file["url_private_download"], token)
        assert kind == "text/html"
        assert CONTENT not in content


def test_a_file_can_be_sent_in_a_channel(workspace: Workspace) -> None:
    """Everyone in the channel sees it, with its words."""
    workspace.upload(LEAD, "map.png", CONTENT, "The sites", DIGEST)
    message = workspace.messages(DIGEST)[-1]
    assert (message["text"], message["files"][0]["mimetype"]) == ("The sites", "image/png")


def test_an_empty_file_is_not_sent(workspace: Workspace) -> None:
    """Slack's client takes none."""
    with pytest.raises(WorkspaceError, match="is empty"):
        workspace.upload(LEAD, "empty.txt", b"")


@pytest.mark.parametrize("subtype", ["me_message", "thread_broadcast"])
def test_what_is_typed_in_another_way_says_so(workspace: Workspace, subtype: str) -> None:
    """With /me, and a reply that is also sent to the conversation, the message has its subtype."""
    first = workspace.say(LEAD, "First")
    workspace.say(LEAD, "Mine", thread_ts=first["ts"], subtype=subtype)
    assert [one.get("subtype") for one in workspace.messages(LEAD)[-2:]] == [None, subtype]


def test_nobody_types_what_an_app_says(workspace: Workspace) -> None:
    """A subtype that no client sends is refused."""
    with pytest.raises(WorkspaceError, match="nobody types"):
        workspace.say(LEAD, "Mine", subtype="bot_message")
