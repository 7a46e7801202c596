"""A small real app for the tests: Bolt behind slack_sdk's aiohttp Socket Mode client, in a thread."""

import asyncio
import json
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

from slack_bolt import App, BoltResponse
from slack_bolt.adapter.socket_mode.internals import run_bolt_app
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.rehearsal.workspace.remote import Workspace
from tests.workspace.samples import APP_TOKEN, SECRET, TOKEN, client_of


def new_app(workspace: Workspace) -> App:
    """A sync App that answers with its acknowledgements."""
    return App(client=client_of(workspace), signing_secret=SECRET, process_before_response=True)


@contextmanager
def connected(workspace: Workspace, app: App) -> Iterator[None]:
    """The app, listening by Socket Mode while the `with` is open."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        client = asyncio.run_coroutine_threadsafe(_connect(workspace, app), loop).result(10)
        wait_for(lambda: any(entry["kind"] == "socket" for entry in workspace.journal()))
        yield
        asyncio.run_coroutine_threadsafe(_close(client), loop).result(10)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)


def wait_for(condition: Callable[[], object], seconds: float = 5.0) -> None:
    """Wait until something is so; fails when it does not come to be."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.02)


async def _connect(workspace: Workspace, app: App) -> SocketModeClient:
    web = AsyncWebClient(TOKEN, base_url=workspace.api_url)
    client = SocketModeClient(APP_TOKEN, web_client=web)

    async def heard(socket: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        response: BoltResponse = await asyncio.to_thread(run_bolt_app, app, request)
        if response.status == 200:
            payload = json.loads(response.body) if response.body.startswith("{") else None
            await socket.send_socket_mode_response(SocketModeResponse(request.envelope_id, payload))

    client.socket_mode_request_listeners.append(heard)
    connect: Callable[[], Awaitable[None]] = client.connect
    await connect()
    return client


async def _close(client: SocketModeClient) -> None:
    close: Callable[[], Awaitable[None]] = client.close
    await close()
