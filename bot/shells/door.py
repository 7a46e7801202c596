"""The door of the HTTP shell: what comes in is Slack's, small, whole and an object, or is turned away before any code
of ours answers it. Who may do what is decided behind it."""

import asyncio
import hashlib
import hmac
import json
import re
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

from slack_bolt import BoltRequest
from slack_bolt.request.payload_utils import (
    to_action,
    to_command,
    to_event,
    to_message,
    to_options,
    to_shortcut,
    to_step,
    to_view,
)
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request

from bot.shells.clean import cleaned

STAMP, SIGNATURE = re.compile(r"[1-9][0-9]{0,11}", re.ASCII), re.compile(r"v0=[0-9a-f]{64}", re.ASCII)
STAMP_HOLDS = timedelta(minutes=5)
"""docs.slack.dev, "Verifying requests from Slack": an older request may be a replay."""
MOST_BYTES = 1_000_000
"""Slack's largest payload, a view of 250 kB with what was typed in it, is well below."""
MOST_SECONDS = 10.0
MOST_FIELDS = 100
PARTS = (to_action, to_command, to_event, to_message, to_options, to_shortcut, to_step, to_view)
"""What Bolt takes out of each request before anybody of ours sees it, and even in telling of a fault."""


class TurnedAway(Exception):
    """The request ends at the door, with this status and no word."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


async def let_in(request: Request, secret: str, now: datetime) -> BoltRequest:
    """The request as Bolt takes it, once it is known to be Slack's: the cheapest question first, so that a stranger
    costs nothing. `now` is real time. Raises TurnedAway."""
    stamp, signature = proof(request.headers, now)
    body = await body_of(request)
    if not hmac.compare_digest(signed(secret, stamp, body), signature):
        raise TurnedAway(HTTPStatus.UNAUTHORIZED)
    return bolt_request(body)


def proof(headers: Headers, now: datetime) -> tuple[str, str]:
    """The stamp and the signature, well formed and of these five minutes. Raises TurnedAway."""
    (stamp,), (signature,) = (only(headers, f"x-slack-{name}") for name in ("request-timestamp", "signature"))
    well_formed = STAMP.fullmatch(stamp) and SIGNATURE.fullmatch(signature)
    if not well_formed or abs(now.timestamp() - int(stamp)) > STAMP_HOLDS.total_seconds():
        raise TurnedAway(HTTPStatus.UNAUTHORIZED)
    return stamp, signature


def only(headers: Headers, name: str) -> list[str]:
    """The one value of a header; of two, which may be read in two ways, none."""
    found = headers.getlist(name)
    return found if len(found) == 1 else [""]


async def body_of(request: Request) -> bytes:
    """The body, which is read nowhere else: not what says that it is too large, nor what turns out to be, nor what
    does not come to an end. Raises TurnedAway."""
    if int(request.headers.get("content-length") or 0) > MOST_BYTES:
        raise TurnedAway(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    found = bytearray()
    try:
        async with asyncio.timeout(MOST_SECONDS):
            async for chunk in request.stream():
                found += chunk
                if len(found) > MOST_BYTES:
                    raise TurnedAway(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    except TimeoutError:
        raise TurnedAway(HTTPStatus.REQUEST_TIMEOUT) from None
    except ClientDisconnect:
        raise TurnedAway(HTTPStatus.BAD_REQUEST) from None
    return bytes(found)


def signed(secret: str, stamp: str, body: bytes) -> str:
    """The signature that Slack gives to these bytes."""
    return "v0=" + hmac.new(secret.encode(), b"v0:%s:%s" % (stamp.encode(), body), hashlib.sha256).hexdigest()


def bolt_request(body: bytes) -> BoltRequest:
    """What was sent, handed to Bolt as Socket Mode's client does it: parsed, and without a header, for Muster reads
    none. Raises TurnedAway for what is no object, or no shape that Bolt knows."""
    try:
        found = cleaned(parsed(body.decode()))
        for part in PARTS:
            part(found)
        return BoltRequest(body=found, mode="socket_mode")
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        raise TurnedAway(HTTPStatus.BAD_REQUEST) from None


def parsed(text: str) -> dict[str, Any]:
    """An event is JSON; what was pressed is JSON in a form's field `payload`; a command is the form itself. Raises
    ValueError, RecursionError."""
    fields = (
        {}
        if text.startswith(("{", "["))
        else dict(parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    )
    found = fields if fields and "payload" not in fields else json.loads(fields.get("payload", text))
    if not isinstance(found, dict):
        raise ValueError("not an object")
    return found
