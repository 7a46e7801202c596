"""/_rehearsal/live: the journal as it grows, in brief, as server-sent events (WHATWG HTML, "Server-sent events").
What a message or a view holds is looked up where the page needs it."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from aiohttp import web

from bot.rehearsal.workspace.kinds import Json
from bot.rehearsal.workspace.world.journal import Journal
from bot.rehearsal.workspace.world.world import World

TOGETHER_SECONDS = 0.05
"""What happens within this time is told at once."""
QUIET_SECONDS = 10.0
"""After so long the stream says that it is still there, with the time."""
LONGEST_WORDS = 160
HEADERS = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}


class Live:
    """The live part of the control API."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        """The stream, and one entry of the journal in full."""
        return [
            web.get("/_rehearsal/live", self._stream),
            web.get("/_rehearsal/journal/{number:[0-9]+}", self._entry),
        ]

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        """Everything after `since` (or the last event that the browser saw), then what happens, as it happens."""
        since = _since(request)
        response = web.StreamResponse(headers=HEADERS)
        await response.prepare(request)
        with _watched(self._world.journal) as grown, suppress(ConnectionResetError):  # until the page closes
            while True:
                entries = self._world.journal.since(since)
                since += len(entries)
                await response.write(self._event(since, entries))
                await _next(grown)
        return response

    def _event(self, number: int, entries: list[Json]) -> bytes:
        told = {"clock": self._world.clock.reading(), "entries": [brief(entry) for entry in entries]}
        return f"id: {number}\ndata: {json.dumps(told, ensure_ascii=False)}\n\n".encode()

    async def _entry(self, request: web.Request) -> web.Response:
        number = int(request.match_info["number"])
        if not 1 <= number <= len(self._world.journal.entries):
            raise web.HTTPNotFound(text="no such entry")
        return web.json_response(self._world.journal.entries[number - 1])


def _since(request: web.Request) -> int:
    asked = request.headers.get("Last-Event-ID") or request.query.get("since", "0")
    if not asked.isdecimal():
        raise web.HTTPBadRequest(text="since is the number of an entry")
    return int(asked)


@contextmanager
def _watched(journal: Journal) -> Iterator[asyncio.Event]:
    """An event that is set whenever the journal grows."""
    grown = asyncio.Event()
    journal.watchers.add(grown.set)
    try:
        yield grown
    finally:
        journal.watchers.discard(grown.set)


async def _next(grown: asyncio.Event) -> None:
    """Wait until something has happened, and a moment for what comes with it."""
    try:
        await asyncio.wait_for(grown.wait(), QUIET_SECONDS)
        await asyncio.sleep(TOGETHER_SECONDS)
    except TimeoutError:
        return
    grown.clear()


def brief(entry: Json) -> Json:
    """An entry without its bulk: what is short stays, and `about` says what the rest is of."""
    short = {key: _shortened(value) for key, value in entry.items() if not isinstance(value, dict | list)}
    return {**short, "about": _about(entry)}


def _shortened(value: object) -> object:
    return value[:LONGEST_WORDS] if isinstance(value, str) else value


def _about(entry: Json) -> str:
    if entry["kind"] == "call":
        args = entry.get("args") or {}
        return str(args.get("channel") or args.get("user_id") or args.get("view_id") or "")
    if entry["kind"] == "envelope":
        return _about_payload(entry["payload"])
    return ", ".join(file["name"] for file in entry.get("files", []))


def _about_payload(payload: Json) -> str:
    if "command" in payload:
        return f"{payload['command']} {payload.get('text', '')}".strip()[:LONGEST_WORDS]
    if "event" in payload:
        return str(payload["event"]["type"])
    pressed = ", ".join(action["action_id"] for action in payload.get("actions", []))
    return f"{payload.get('type', '')} {pressed}".strip()
