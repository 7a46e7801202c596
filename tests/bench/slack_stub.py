"""A Slack that says yes to everything, for counting statements: the workspace takes a trigger only once, and only
from a click of its own. Nothing is timed beside it."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from slack_sdk import WebClient


class Yes(BaseHTTPRequestHandler):
    """Answers each call alike."""

    def do_POST(self) -> None:
        """Reads what is said, and agrees."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps({"ok": True}).encode())

    def log_message(self, *_what: Any) -> None:
        """Says nothing of it."""


@contextmanager
def agreeable(client: WebClient) -> Iterator[None]:
    """Has a client talk to it meanwhile."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Yes) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        before, client.base_url = client.base_url, f"http://127.0.0.1:{server.server_port}/api/"
        try:
            yield
        finally:
            client.base_url = before
            server.shutdown()
