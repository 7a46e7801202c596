"""Socket Mode: no public address needed. slack_sdk's aiohttp client listens, a thread answers each envelope."""

import asyncio
import json
import logging
import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from slack_bolt.adapter.socket_mode.internals import run_bolt_app
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.app import LISTENERS, Muster

LOOK_SECONDS, LOOKS = 10.0, 2

log = logging.getLogger(__name__)


async def listen(muster: Muster) -> None:
    """Listens until SIGTERM or SIGINT, then lets the answers under way be given. Raises SlackApiError for an app
    token that Slack does not take."""
    loop, stopped = asyncio.get_running_loop(), asyncio.Event()
    loop.set_default_executor(ThreadPoolExecutor(LISTENERS, thread_name_prefix="envelope"))
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stopped.set)
    client = socket_client(muster)
    # Asked once before: slack_sdk's client asks for ever, whatever Slack says of the token.
    client.wss_uri = await client.issue_new_wss_url()
    await client.connect()
    log.info("listening to Slack by Socket Mode")
    await watched(client, stopped)
    await client.close()
    await loop.shutdown_default_executor()


async def watched(client: SocketModeClient, stopped: asyncio.Event) -> None:
    """Until it is stopped, says once when the line to Slack is down and once when it is back. A line that is being
    renewed is down for less than two looks."""
    down_for = 0
    while not stopped.is_set():
        with suppress(TimeoutError):
            await asyncio.wait_for(stopped.wait(), LOOK_SECONDS)
        connected = stopped.is_set() or await client.is_connected()
        if connected and down_for >= LOOKS:
            log.warning("the line to Slack is up again")
        down_for = 0 if connected else down_for + 1
        if down_for == LOOKS:
            log.error("the line to Slack is down: nobody is heard; a new one is asked for every few seconds")


def socket_client(muster: Muster) -> SocketModeClient:
    """The client of this app, answering with Bolt."""
    settings = muster.settings
    client = SocketModeClient(
        app_token=settings.app_token,
        web_client=AsyncWebClient(base_url=settings.api_url, timeout=settings.slack_timeout),
    )

    async def answer(listener: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        response = await asyncio.to_thread(run_bolt_app, muster.app, request)
        if response.status == 200:
            await listener.send_socket_mode_response(envelope_answer(request, response.body))

    client.socket_mode_request_listeners.append(answer)
    return client


def envelope_answer(request: SocketModeRequest, body: str) -> SocketModeResponse:
    """What goes back with the acknowledgement: nothing, words, or the JSON of an answer."""
    if not body:
        return SocketModeResponse(envelope_id=request.envelope_id)
    payload = json.loads(body) if body.startswith("{") else {"text": body}
    return SocketModeResponse(envelope_id=request.envelope_id, payload=payload)
