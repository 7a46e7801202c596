"""Puts the workspace on 127.0.0.1: one HTTP and WebSocket server for app, control API, page and files."""

import socket
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.rehearsal.workspace.acting.answers import answer_by_url
from bot.rehearsal.workspace.clock import OfficeClock
from bot.rehearsal.workspace.config import Config
from bot.rehearsal.workspace.control.control import Control
from bot.rehearsal.workspace.control.live import Live
from bot.rehearsal.workspace.kinds import Json, Refusal
from bot.rehearsal.workspace.page_routes import Page, add_headers
from bot.rehearsal.workspace.web_api.file_routes import FileRoutes
from bot.rehearsal.workspace.web_api.web_api import WebApi
from bot.rehearsal.workspace.wires.courier import Courier
from bot.rehearsal.workspace.wires.http_wire import Requests
from bot.rehearsal.workspace.wires.sockets import Sockets
from bot.rehearsal.workspace.world.journal import Journal
from bot.rehearsal.workspace.world.world import World, build_world

HOST = "127.0.0.1"
HOSTS = frozenset({"127.0.0.1", "localhost"})
LARGEST_BODY = 64 * 1024 * 1024


class Server:
    """Starts on a port (0 for any) and stops."""

    def __init__(self, config: Config, journal_path: Path | None) -> None:
        self._config = config
        self._journal_path = journal_path
        self._runner: web.AppRunner | None = None

    async def start(self, port: int) -> int:
        """Listen; the port that was taken."""
        app = web.Application(client_max_size=LARGEST_BODY, middlewares=[_this_machine_only])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        listener = _listen(port)
        taken = int(listener.getsockname()[1])
        world = build_world(self._config, self._open_journal, f"http://{HOST}:{taken}")
        _assemble(app, world)
        await self._runner.setup()
        await web.SockSite(self._runner, listener).start()
        return taken

    async def stop(self) -> None:
        """Close every connection."""
        if self._runner:
            await self._runner.cleanup()

    def _open_journal(self, clock: OfficeClock) -> Journal:
        return Journal(clock, self._journal_path)


def _listen(port: int) -> socket.socket:
    """Bound before anything is built, because addresses that the workspace gives out hold the port."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((HOST, port))
    return listener


def _assemble(app: web.Application, world: World) -> None:
    sockets = Sockets(world)
    config = world.config
    requests = _requests(config)
    courier = Courier(world, requests or sockets)
    world.emit = courier.emit
    api = WebApi(world)
    app.router.add_route("*", "/api/{method}", api.call)
    app.router.add_get("/link/", sockets.serve)
    app.router.add_routes(FileRoutes(world, api).routes())
    app.router.add_post("/response/{key}", _ResponseRoute(world).receive)
    app.router.add_routes(Control(world, sockets, courier).routes())
    app.router.add_routes(Live(world).routes())
    app.router.add_routes(Page().routes())
    app.on_response_prepare.append(add_headers)

    async def close(_: web.Application) -> None:
        courier.stop()
        await sockets.close()
        if requests:
            await requests.close()

    app.on_shutdown.append(close)


def _requests(config: Config) -> Requests | None:
    if not config.request_url:
        return None
    return Requests(config.request_url, config.app.signing_secret, config.ack_seconds)


class _ResponseRoute:
    """Where a response_url leads."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def receive(self, request: web.Request) -> web.Response:
        """Show the answer; Slack says "ok" in plain text, or why not."""
        body = await request.json()
        refusal = self._show(request.match_info["key"], body)
        facts = {"ok": refusal is None, "error": refusal.code if refusal else "", "accepted": refusal is None}
        self._world.journal.add("call", method="response_url", args=body, **facts, detail=[])
        if refusal:
            return web.json_response(refusal.answer(), status=404)
        return web.Response(text="ok")

    def _show(self, key: str, body: Json) -> Refusal | None:
        try:
            answer_by_url(self._world, self._world.urls.use(key), body)
        except Refusal as refusal:
            return refusal
        return None


@web.middleware
async def _this_machine_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A page on the web must not reach the workspace by a name that points at 127.0.0.1 (DNS rebinding)."""
    if urlsplit(f"//{request.host}").hostname not in HOSTS:
        raise web.HTTPForbidden(text="this workspace answers to 127.0.0.1 only")
    if request.headers.get("Origin", f"http://{request.host}") != f"http://{request.host}":
        raise web.HTTPForbidden(text="this workspace takes no requests from other pages")
    return await handler(request)
