"""The bot's token goes to Slack and to nobody else: whatever a file event names, and wherever an answer points."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.error import HTTPError

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.errors import SlackApiError

from bot.settings import Settings
from bot.wire import MOST_BYTES, NotSlacks, fetch, has_files, web_client
from handlers.door.addresses import takes_answers

API = "https://slack.com/api/"
SLACKS = (
    "https://files.slack.com/files-pri/T1-F1/return.xlsx",
    "https://files.slack.com/files-pri/T1-F1/download/a%20return.xlsx?t=1",
    "https://files.slack-gov.com/files-tmb/T1-F1",
    "https://FILES.SLACK.COM/files-pri/F1",
    "https://files.slack.com:443/files-pri/F1",
)
NOT_SLACKS = (
    "https://slack.com/api/chat.postMessage?channel=C1&text=forged",
    "https://files.slack.com/api/auth.test",
    "https://user:pw@files.slack.com/files-pri/F1",
    "https://files.slack.com/files-pri/a b",
    "https://evil.example%2f.slack.com/files-pri/F1",
    "https://evil.example%23.files.slack.com/files-pri/F1",
    "https://hooks.slack.com/files-pri/F1",
    "https://drive.example/F1",
    "http://files.slack.com/F1",
    "https://slack.com.evil.example/F1",
    "https://evilslack.com/F1",
    "https://files.slack.com@evil.example/F1",
    "https://files.slack.com:8443/F1",
    "https://evil.example/files.slack.com",
    "https://evil.example#.slack.com",
    "https://evil.example\\.slack.com/F1",
    "https://[::1]/F1",
    "https://[files.slack.com/F1",
    "https://files.slack.com:port/F1",
    "ftp://files.slack.com/F1",
    "file:///etc/passwd",
    "//files.slack.com/F1",
    "None",
    "",
)


@pytest.mark.parametrize("url", SLACKS)
def test_slacks_own_host_of_files_may_have_it(url: str) -> None:
    """By HTTPS, at the usual port, in any case; a file and no method."""
    assert has_files(url, API)


@pytest.mark.parametrize("url", NOT_SLACKS)
def test_nobody_else_gets_it(url: str) -> None:
    """What only looks like Slack's is refused before anything is called."""
    assert not has_files(url, API)
    with pytest.raises(NotSlacks):
        fetch(url, Settings(bot_token="xoxb-made-up", api_url=API))


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://hooks.slack.com/actions/T1/2/3", True),
        ("https://hooks.slack-gov.com/commands/1", True),
        ("http://127.0.0.1:5000/response/r1", True),
        ("http://127.0.0.1:5001/response/r1", False),
        ("https://hooks.slack.com.evil.example/x", False),
        ("https://evil.example/x", False),
        ("http://hooks.slack.com/x", False),
        ("file:///etc/passwd", False),
    ],
)
def test_answers_go_to_slack_alone(url: str, may: bool) -> None:
    """A response_url is called only where it is Slack's, or the configured API's host's."""
    assert takes_answers(url, "http://127.0.0.1:5000/api/") is may


@given(st.text(max_size=60))
def test_no_text_is_an_accident(text: str) -> None:
    """Whatever is typed there is an address of Slack's, or not; it raises nothing."""
    assert has_files(text, API) in (True, False)


def test_the_configured_api_s_host_may_have_it() -> None:
    """A rehearsal's workspace, at its own port only."""
    api = "http://127.0.0.1:5000/api/"
    assert has_files("http://127.0.0.1:5000/files/F1", api)
    assert not has_files("http://127.0.0.1:5001/files/F1", api)
    assert not has_files("https://127.0.0.1:5000/files/F1", api)
    assert not has_files("http://127.0.0.1:5000/api/chat.postMessage?text=forged", api)


class Noting(BaseHTTPRequestHandler):
    """A server that notes the tokens it is shown, and answers with a redirect where it is given one."""

    seen: list[str]
    to: str

    def do_GET(self) -> None:
        """A file, a method, or the way elsewhere."""
        self.seen.append(self.headers.get("Authorization", ""))
        self.send_response(302 if self.to else 200)
        if self.to:
            self.send_header("Location", self.to)
        self.end_headers()
        if not self.to:
            self.wfile.write(b'{"ok": true, "team_id": "T"}' + b" " * MOST_BYTES)

    do_POST = do_GET  # noqa: N815 - http.server's own name

    def log_message(self, *_: object) -> None:
        """Quietly."""


@contextmanager
def server(to: str = "") -> Iterator[tuple[str, list[str]]]:
    """A server's address, and the tokens it was shown."""
    seen: list[str] = []
    running = HTTPServer(("127.0.0.1", 0), type("Here", (Noting,), {"seen": seen, "to": to}))
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}/", seen
    running.shutdown()


def test_no_redirect_is_followed() -> None:
    """Neither of a file nor of a method: Slack's host has the token, wherever it points to has not."""
    with server() as (elsewhere, shown), server(elsewhere) as (slack, seen):
        settings = Settings(bot_token="xoxb-made-up", api_url=f"{slack}api/")
        client = web_client(settings)
        with pytest.raises(HTTPError):
            fetch(f"{slack}files/F1", settings)
        with pytest.raises(SlackApiError):
            client.auth_test()
        assert seen == ["Bearer xoxb-made-up"] * 2
        assert shown == []


def test_a_file_is_read_to_a_limit() -> None:
    """However long it turns out to be."""
    with server() as (slack, seen):
        found = fetch(f"{slack}files/F1", Settings(bot_token="xoxb-made-up", api_url=f"{slack}api/"))
        assert (len(found), seen) == (MOST_BYTES, ["Bearer xoxb-made-up"])
