"""A Slack that says yes to everything, for what the workspace is too strict for: it takes a trigger only once, and
only from a click of its own. It may take its time."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import sleep
from typing import Any

from slack_sdk import WebClient

from bot.rehearsal.playing.stage import BOT, TEAM

YES = json.dumps({"ok": True, "team_id": TEAM, "user_id": BOT, "bot_id": "BMUSTER"}).encode()


class Yes(BaseHTTPRequestHandler):
    """Answers each call alike, after some seconds where somebody waits for a form."""

    seconds: float

    def do_POST(self) -> None:
        """Reads what is said, and agrees."""
        self.rfile.read(int(self.headers["Content-Length"]))
        if self.path.endswith("views.open"):
            sleep(self.seconds)
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(YES)

    def log_message(self, *_what: Any) -> None:
        """Says nothing of it."""


class Yeses(ThreadingHTTPServer):
    """As many at once as come."""

    request_queue_size = 100
    daemon_threads = True


@contextmanager
def yes(seconds: float = 0.0) -> Iterator[str]:
    """Its address, as SLACK_API_URL."""
    with Yeses(("127.0.0.1", 0), type("Unhurried", (Yes,), {"seconds": seconds})) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/api/"
        server.shutdown()


@contextmanager
def agreeable(client: WebClient) -> Iterator[None]:
    """Has a client talk to it meanwhile."""
    with yes() as url:
        before, client.base_url = client.base_url, url
        try:
            yield
        finally:
            client.base_url = before
