"""What the page hears and asks: the stream of what happens, single entries, what is to come, what was typed."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from http.client import HTTPConnection, HTTPResponse
from typing import Any

import pytest

from bot.rehearsal.workspace.remote import Workspace, WorkspaceError
from tests.page.conftest import Browse
from tests.workspace.samples import CHIEF, DIGEST, LEAD, client_of

Json = dict[str, Any]
SOON_SECONDS = 1.0


@contextmanager
def listening(workspace: Workspace, **headers: str) -> Iterator[HTTPResponse]:
    """The stream, as a browser holds it open."""
    connection = HTTPConnection("127.0.0.1", workspace.port, timeout=SOON_SECONDS)
    connection.request("GET", f"/_rehearsal/live?since={workspace.length()}", headers=headers)
    try:
        yield connection.getresponse()
    finally:
        connection.close()


def told(stream: HTTPResponse) -> tuple[int, Json]:
    """The next event: its number and what it tells. Fails when none comes within a second."""
    lines = iter(lambda: stream.readline().decode().rstrip("\n"), "")
    fields = dict(line.split(": ", 1) for line in lines)
    loaded: Json = json.loads(fields["data"])
    return int(fields["id"]), loaded


def test_what_happens_is_told_within_a_second(workspace: Workspace) -> None:
    """A message that the app posts is told at once, in brief: where, by whom and how it begins."""
    with listening(workspace) as stream:
        told(stream)
        client_of(workspace).chat_postMessage(channel=DIGEST, text="x" * 5000)
        _, news = told(stream)
    (message,) = [entry for entry in news["entries"] if entry["kind"] == "message"]
    assert (message["channel"], message["change"]) == (DIGEST, "posted")
    assert len(message["text"]) < 200


def test_the_stream_goes_on_where_the_browser_left_it(workspace: Workspace) -> None:
    """A browser that comes again names the last event it saw, and hears what came after."""
    before = workspace.length()
    client_of(workspace).chat_postMessage(channel=DIGEST, text="While you were away")
    with listening(workspace, **{"Last-Event-ID": str(before)}) as stream:
        number, news = told(stream)
    assert [entry["n"] for entry in news["entries"]] == list(range(before + 1, number + 1))
    assert "While you were away" in json.dumps(news)


def test_a_jump_is_told_with_the_time(workspace: Workspace) -> None:
    """A jump of the clock is told, with what the clock shows now."""
    to = workspace.now() + timedelta(hours=3)
    with listening(workspace) as stream:
        told(stream)
        workspace.jump(to)
        _, news = told(stream)
    assert [entry["kind"] for entry in news["entries"]] == ["clock"]
    assert datetime.fromisoformat(news["clock"]["now"]) >= to


def test_an_entry_can_be_read_in_full(workspace: Workspace, browse: Browse) -> None:
    """Behind the curtain every call is shown as it was; an entry that is not there is not found."""
    client_of(workspace).chat_postMessage(channel=DIGEST, text="y" * 1000)
    (call,) = [entry for entry in workspace.journal()[-3:] if entry["kind"] == "call"]
    assert json.loads(browse(f"/_rehearsal/journal/{call['n']}").body) == call
    assert [browse(f"/_rehearsal/journal/{n}").status for n in (0, 10**6)] == [404, 404]


def test_a_number_that_is_none_is_refused(browse: Browse) -> None:
    """The stream begins at an entry's number."""
    assert browse("/_rehearsal/live?since=yesterday").status == 400


def test_the_programme_is_told_in_the_order_of_time(workspace: Workspace) -> None:
    """Whoever started the workspace says what is to come, and the page reads it in order."""
    first = {"at": "2021-10-04T09:00:00+01:00", "words": "the weekly digest is posted"}
    second = {"at": "2021-10-14T17:00:00+01:00", "words": "answers are due"}
    workspace.set_programme([second, first])
    assert workspace.programme() == [first, second]


@pytest.mark.parametrize(
    "event", [{"at": "2021-10-04T09:00:00", "words": "no offset"}, {"words": "no time"}, {"at": "x"}]
)
def test_a_programme_without_times_is_refused(workspace: Workspace, event: Json) -> None:
    """An event needs its time, with an offset, and its words; what was said before stays."""
    before = workspace.programme()
    with pytest.raises(WorkspaceError):
        workspace.set_programme([event])
    assert workspace.programme() == before


def test_a_reply_stands_in_its_thread(workspace: Workspace) -> None:
    """What a person types under a message is a reply to it."""
    root = client_of(workspace).chat_postMessage(channel=LEAD, text="Your updates")["ts"]
    workspace.say(LEAD, "On it", thread_ts=str(root))
    assert workspace.messages(LEAD)[-1]["thread_ts"] == root


def test_the_state_says_where_something_is_new(workspace: Workspace) -> None:
    """Each conversation is listed with its newest message; what only one person sees does not count."""
    posted = client_of(workspace).chat_postMessage(channel=DIGEST, text="For all")["ts"]
    client_of(workspace).chat_postEphemeral(channel=DIGEST, user=CHIEF, text="For one")
    state = workspace.state()
    (digest,) = [channel for channel in state["channels"] if channel["id"] == DIGEST]
    assert digest["latest"] == posted
    assert state["run"]
    assert state["entries"] == workspace.length() == len(workspace.journal())
