"""Opening a form: from the signed click to the answer of views.open, beside a bare Bolt app that opens a constant
one. Slack is a stub for both, for the workspace takes a trigger only once, and only from a click of its own."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from pathlib import Path
from typing import Any, ClassVar

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.app import Muster, bolt_app
from bot.rehearsal.stage import TEAM
from bot.ticks import open_quarters
from tests.bench.measuring import Figure, in_turn
from tests.bench.office import COMMITMENTS, OPENING, QUARTERS, in_service, plan_of, recorded
from tests.bench.requests import click
from tests.bench.submissions import open_returns

ROUNDS = 100
GOAL = 3.0
OPEN_FORM = "open_form"


def figures(folder: Path) -> Iterator[Figure]:
    """A form opened beside a constant one."""
    plan = plan_of(COMMITMENTS)
    with in_service(plan, recorded(folder, plan, QUARTERS)) as muster:
        open_quarters(muster.desk, OPENING)
        waiting, constant = cycle(open_returns(muster.database)), bare(muster)
        with stub(muster):
            ours, theirs = in_turn(
                lambda: opens(muster.app, *next(waiting)), lambda: opens(constant, "U1", 1), ROUNDS
            )
    yield Figure("a form opened", ours, "bare Bolt, a constant", theirs, GOAL)


class Slack(BaseHTTPRequestHandler):
    """Says yes to everything, and keeps what it was shown."""

    ANSWER = json.dumps({"ok": True, "team_id": TEAM, "user_id": "UBOT", "bot_id": "B1"}).encode()
    shown: ClassVar[list[bytes]] = []

    def do_POST(self) -> None:
        """Answers one call."""
        self.shown.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(self.ANSWER)

    def log_message(self, *_what: Any) -> None:
        """Says nothing of it."""


@contextmanager
def stub(muster: Muster) -> Iterator[None]:
    """Has Muster, and every app of the same client, talk to the stub."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Slack) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        before, muster.client.base_url = muster.client.base_url, f"http://127.0.0.1:{server.server_port}/api/"
        yield
        muster.client.base_url = before
        server.shutdown()


def bare(muster: Muster) -> App:
    """A Bolt app set up as Muster's is, which opens the same form for everyone."""
    app = bolt_app(muster.settings, muster.client)
    view = {
        "type": "modal",
        "callback_id": "update_form",
        "title": {"type": "plain_text", "text": "A constant"},
        "blocks": [{"type": "section", "text": {"type": "plain_text", "text": "A constant."}}],
    }

    def opened(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=view)

    app.action(OPEN_FORM)(opened)
    return app


def opens(app: App, account: str, return_id: int) -> None:
    """[Update] is pressed, and the form stands."""
    Slack.shown.clear()
    answer = app.dispatch(click(account, OPEN_FORM, str(return_id)).for_bolt())
    if answer.status != 200 or b"update_form" not in Slack.shown[-1]:
        raise RuntimeError(f"no form was opened: {answer.body} {Slack.shown}")
