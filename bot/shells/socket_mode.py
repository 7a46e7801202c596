"""Socket Mode: no public address needed. slack_sdk's aiohttp client listens, a thread answers each envelope, and a
line that stays down is made anew."""

import asyncio
import json
import logging
import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from slack_bolt.adapter.socket_mode.internals import run_bolt_app
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.app import LISTENERS, Muster
from bot.shells.clean import cleaned
from storage.record.causes import caused

LOOK_SECONDS = 10.0
TOLD_AFTER, RENEWED_AFTER = 2, 3
"""In looks. A line that Slack asks to renew is down for less than two."""
DRAIN_SECONDS = 20.0

log = logging.getLogger(__name__)

Answering = set[asyncio.Task[Any]]
"""The answers under way."""


async def listen(muster: Muster, look_seconds: float = LOOK_SECONDS) -> None:
    """Listens until SIGTERM or SIGINT, then lets the answers under way be given. Raises SlackApiError for an app
    token that Slack does not take, OSError where there is no Slack at all."""
    loop, stopped = asyncio.get_running_loop(), asyncio.Event()
    loop.set_default_executor(ThreadPoolExecutor(LISTENERS, thread_name_prefix="envelope"))
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stopped.set)
    line = LineToSlack(muster)
    if not await opened(line, stopped):
        return
    try:
        await kept_open(line, stopped, look_seconds)
        if line.answering:
            await asyncio.wait(line.answering, timeout=DRAIN_SECONDS)
    finally:
        await line.close()
        await loop.shutdown_default_executor()


async def opened(line: "LineToSlack", stopped: asyncio.Event) -> bool:
    """Whether the first line is being opened; not where we are stopped while Slack lets us wait for its address.
    Raises what `LineToSlack.open` raises."""
    opening, stopping = asyncio.create_task(line.open()), asyncio.create_task(stopped.wait())
    await asyncio.wait({opening, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not opening.done():
        opening.cancel()
        await asyncio.wait({opening})
        return False
    await opening
    return True


@dataclass
class LineToSlack:
    """The line to Slack. slack_sdk's client goes on with a dead address for ever, and waits five minutes for a
    handshake that nobody answers: where it does not come up, another one takes its place."""

    muster: Muster
    answering: Answering = field(default_factory=set)
    client: SocketModeClient = field(init=False)
    connecting: asyncio.Task[None] = field(init=False)

    async def open(self) -> None:
        """Asks for an address, and goes on connecting in the background. Raises what slack_sdk raises for it."""
        self.client = socket_client(self.muster, self.answering)
        try:
            self.client.wss_uri = await self.client.issue_new_wss_url()
        except BaseException:
            await self.client.close()
            raise
        self.connecting = asyncio.create_task(self.client.connect())

    async def close(self) -> None:
        """Hangs up."""
        self.connecting.cancel()
        with suppress(asyncio.CancelledError):
            await self.connecting
        await self.client.close()

    async def renew(self) -> None:
        """Another line in place of this one; where Slack gives none, this one stays."""
        before, connecting = self.client, self.connecting
        try:
            await self.open()
        except Exception as error:
            self.client = before
            log.warning("Slack gives no new line (%s)", type(error).__name__)
            return
        connecting.cancel()
        await before.close()


async def kept_open(line: LineToSlack, stopped: asyncio.Event, look_seconds: float) -> None:
    """Until it is stopped, says once when the line is down and once when it is back; renews one that stays down."""
    down = 0
    while not stopped.is_set():
        with suppress(TimeoutError):
            await asyncio.wait_for(stopped.wait(), look_seconds)
        up = stopped.is_set() or await line.client.is_connected()
        down = 0 if up else down + 1
        if down == 0 or down >= TOLD_AFTER:
            line.muster.watch.line(down=not up)
        if down and down % RENEWED_AFTER == 0:
            await line.renew()


def socket_client(muster: Muster, answering: Answering | None = None) -> SocketModeClient:
    """The client of this app, answering with Bolt; what is under way is noted in `answering`."""
    settings, under_way = muster.settings, set() if answering is None else answering
    client = SocketModeClient(
        app_token=settings.app_token,
        web_client=AsyncWebClient(base_url=settings.api_url, timeout=settings.slack_timeout),
    )

    async def answer(listener: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a coroutine that runs is in a task
        under_way.add(task)
        try:
            request.payload = cleaned(request.payload)
            with caused():
                response = await asyncio.to_thread(run_bolt_app, muster.app, request)
            if response.status == 200:
                await listener.send_socket_mode_response(envelope_answer(request, response.body))
        finally:
            under_way.discard(task)

    client.socket_mode_request_listeners.append(answer)
    return client


def envelope_answer(request: SocketModeRequest, body: str) -> SocketModeResponse:
    """What goes back with the acknowledgement: nothing, words, or the JSON of an answer."""
    if not body:
        return SocketModeResponse(envelope_id=request.envelope_id)
    payload = json.loads(body) if body.startswith("{") else {"text": body}
    return SocketModeResponse(envelope_id=request.envelope_id, payload=payload)
