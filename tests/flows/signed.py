"""Requests over HTTP as Slack signs them: for what no honest screen sends."""

import time

from httpx import Response
from slack_sdk.signature import SignatureVerifier
from starlette.testclient import TestClient

from bot.rehearsal.playing.stage import APP

FORM = "application/x-www-form-urlencoded"
SECRET = str(APP["signing_secret"])


def posted(client: TestClient, body: str, kind: str = FORM, secret: str = SECRET) -> Response:
    """The answer to a request that is signed with this secret, now."""
    stamp = str(int(time.time()))
    headers = {
        "Content-Type": kind,
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body) or "",
    }
    answer: Response = client.post("/slack/events", content=body, headers=headers)
    return answer
