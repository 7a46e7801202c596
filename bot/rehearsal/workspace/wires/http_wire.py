"""Delivery over HTTP: signed requests to the app's request URL, as Slack sends them."""

import asyncio
import hashlib
import hmac
import json
import time
from urllib.parse import urlencode

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.rehearsal.workspace.kinds import Json
from bot.rehearsal.workspace.wires.sockets import Ack

FORM, JSON_TYPE = "application/x-www-form-urlencoded", "application/json"


class Requests:
    """Sends what the sockets would send; the answer's body is the acknowledgement's payload."""

    def __init__(self, url: str, signing_secret: str, ack_seconds: float) -> None:
        self._url = url
        self._secret = signing_secret.encode()
        self._seconds = ack_seconds
        self._session: ClientSession | None = None

    async def send(self, kind: str, payload: Json, retry: Json | None = None) -> Ack:
        """One request; the app has three seconds."""
        body, content_type = _body(kind, payload)
        headers = {"Content-Type": content_type, **self._signature(body), **_retry_headers(retry)}
        try:
            return await self._post(body, headers)
        except TimeoutError:
            return Ack(timed_out=True, error="operation_timeout")
        except ClientError:
            return Ack(error="dispatch_failed")

    async def close(self) -> None:
        """Let go of the connections."""
        if self._session:
            await self._session.close()

    async def _post(self, body: str, headers: dict[str, str]) -> Ack:
        self._session = self._session or ClientSession(timeout=ClientTimeout(total=None))
        async with asyncio.timeout(self._seconds):
            async with self._session.post(self._url, data=body.encode(), headers=headers) as response:
                text = await response.text()
                if response.status != 200:
                    return Ack(error="dispatch_failed")
                return Ack(_payload(text, response.content_type))

    def _signature(self, body: str) -> dict[str, str]:
        """docs.slack.dev, "Verifying requests from Slack". Real time: the app checks it."""
        stamp = str(int(time.time()))
        digest = hmac.new(self._secret, f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


def _body(kind: str, payload: Json) -> tuple[str, str]:
    if kind == "slash_commands":
        return urlencode(payload), FORM
    text = json.dumps(payload, ensure_ascii=False)
    return (urlencode({"payload": text}), FORM) if kind == "interactive" else (text, JSON_TYPE)


def _payload(text: str, content_type: str) -> Json:
    if not text:
        return {}
    loaded = json.loads(text) if content_type == JSON_TYPE else text
    return loaded if isinstance(loaded, dict) else {"text": str(loaded)}


def _retry_headers(retry: Json | None) -> dict[str, str]:
    if not retry:
        return {}
    return {
        "X-Slack-Retry-Num": str(retry["retry_attempt"]),
        "X-Slack-Retry-Reason": str(retry["retry_reason"]),
    }
