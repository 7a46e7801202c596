"""How things reach the app: retries of events, duplicates, refreshed sockets, and signed HTTP."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from slack_bolt import Ack, App, BoltRequest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.rehearsal.workspace.remote import Workspace
from tests.workspace.app import connected, new_app, wait_for
from tests.workspace.samples import APP_TOKEN, LEAD, SECRET, button, client_of, config

Body = dict[str, Any]


def acks(workspace: Workspace, kind: str) -> list[Body]:
    """The acknowledgements of one kind of envelope, as journalled."""
    return [entry for entry in workspace.journal() if entry["kind"] == "ack" and entry["type"] == kind]


def test_an_event_that_is_not_acknowledged_comes_again(workspace: Workspace) -> None:
    """Without an app the first attempts fail; a later retry, marked as such, reaches it."""
    retries: list[str | None] = []
    app = new_app(workspace)

    @app.event("app_home_opened")
    def opened(request: BoltRequest) -> None:
        retries.append(request.headers.get("x-slack-retry-num", [None])[0])

    workspace.open_home(LEAD)
    wait_for(lambda: len(acks(workspace, "events_api")) == 2)
    with connected(workspace, app):
        wait_for(lambda: retries)
    assert retries == ["2"]


def test_the_last_envelope_can_be_sent_again(workspace: Workspace, client: WebClient) -> None:
    """A duplicate has the same payload, so the app sees the same trigger twice."""
    triggers: list[str] = []
    app = new_app(workspace)

    @app.action("go")
    def go(ack: Ack, body: Body) -> None:
        ack()
        triggers.append(body["trigger_id"])

    posted = client.chat_postMessage(channel=LEAD, text="Press", blocks=[button("go")])
    with connected(workspace, app):
        workspace.click(LEAD, "", posted["ts"], "go")
        assert workspace.send_again()
    assert len(triggers) == 2
    assert triggers[0] == triggers[1]


def test_after_a_disconnect_the_app_comes_back(workspace: Workspace) -> None:
    """slack_sdk's client answers a refresh by opening a new socket, on which a command is answered."""
    app = new_app(workspace)

    @app.command("/updates")
    def updates(ack: Ack) -> None:
        ack("Nothing waits for you")

    with connected(workspace, app):
        assert workspace.disconnect() == 1
        wait_for(lambda: [e["connections"] for e in workspace.journal() if e["kind"] == "socket"][-1] == 1)
        wait_for(lambda: workspace.command(LEAD, "/updates")["error_shown"] == "")


def test_a_socket_needs_the_app_token(workspace: Workspace) -> None:
    """apps.connections.open with the bot token is refused; with the app token it gives an address."""
    with pytest.raises(SlackApiError, match="not_allowed_token_type"):
        client_of(workspace).apps_connections_open(app_token="xoxb-test")
    opened = client_of(workspace, APP_TOKEN).apps_connections_open(app_token=APP_TOKEN)
    assert opened["url"].startswith(f"ws://127.0.0.1:{workspace.port}/link/")


def _handler(app: App) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            response = app.dispatch(BoltRequest(body=body, headers=dict(self.headers.items())))
            self.send_response(response.status)
            for name, values in response.headers.items():
                self.send_header(name, values[0])
            self.end_headers()
            self.wfile.write((response.body or "").encode())

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    return Handler


def test_over_http_requests_are_signed_and_answered() -> None:
    """With a request_url the same acts arrive as signed requests, which Bolt verifies, and an event too."""
    seen: list[str] = []
    app = App(
        token="xoxb-test",
        signing_secret=SECRET,
        process_before_response=True,
        token_verification_enabled=False,
    )

    @app.command("/priority")
    def priority(ack: Ack) -> None:
        ack(text="Over HTTP")

    @app.event("app_home_opened")
    def opened(event: Body) -> None:
        seen.append(event["user"])

    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(app))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}/slack/events"
    with Workspace.start(config(request_url=url)) as workspace:
        app.client.base_url = workspace.api_url
        answer = workspace.command(LEAD, "/priority")
        workspace.open_home(LEAD)
        wait_for(lambda: seen)
        wait_for(lambda: acks(workspace, "events_api"))
    server.shutdown()
    assert (answer["error_shown"], answer["ack"]["text"]) == ("", "Over HTTP")
    assert seen == [LEAD]
