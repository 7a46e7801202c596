"""Socket Mode: the app's WebSockets, the envelopes sent on them, and the acknowledgements."""

import asyncio
import itertools
import json
import random
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from bot.rehearsal.workspace import limits
from bot.rehearsal.workspace.kinds import Json
from bot.rehearsal.workspace.world.world import World


@dataclass
class Ack:
    """How the app answered. `payload` is what came with it; `error` is what the person is shown."""

    payload: Json | None = None
    timed_out: bool = False
    error: str = ""

    @property
    def arrived(self) -> bool:
        """Whether the app acknowledged at all."""
        return not self.timed_out and not self.error


@dataclass
class Sockets:
    """Up to ten connections; each envelope goes to any one of them (docs: "Using Socket Mode")."""

    world: World
    _open: list[web.WebSocketResponse] = field(default_factory=list)
    _waiting: dict[str, asyncio.Future[Json | None]] = field(default_factory=dict)
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """The route of a socket, from hello until it closes."""
        if not self.world.tickets.take(request.query.get("ticket", "")):
            raise web.HTTPForbidden(text="unknown or used ticket")
        socket = web.WebSocketResponse(max_msg_size=16 * 1024 * 1024)
        await socket.prepare(request)
        await self._greet(socket)
        try:
            async for message in socket:
                if message.type == WSMsgType.TEXT:
                    self._heard(message.data)
        finally:
            self._forget(socket)
        return socket

    async def send(self, kind: str, payload: Json, retry: Json | None = None) -> Ack:
        """Send one envelope and wait three seconds for its acknowledgement."""
        envelope_id = f"{self.world.ids.new('e')}-{next(self._numbers)}"
        envelope = {"envelope_id": envelope_id, "type": kind, "payload": payload, **(retry or {})}
        envelope["accepts_response_payload"] = kind != "events_api"
        self._waiting[envelope_id] = asyncio.get_running_loop().create_future()
        if not await self.transmit(envelope):
            del self._waiting[envelope_id]
            return Ack(error="dispatch_failed")
        return await self._acknowledged(envelope_id)

    async def transmit(self, envelope: Json) -> bool:
        """Put an envelope on one open connection; False when there is none."""
        living = [socket for socket in self._open if not socket.closed]
        random.shuffle(living)
        for socket in living:
            try:
                await socket.send_str(json.dumps(envelope, ensure_ascii=False))
            except ConnectionError:
                continue
            return True
        return False

    async def disconnect(self, reason: str) -> int:
        """Ask every connection to come again, as Slack does when it refreshes them; they then close."""
        closing, self._open = self._open, []
        self.world.journal.add("disconnect", reason=reason, connections=len(closing))
        for socket in closing:
            await socket.send_str(json.dumps({"type": "disconnect", "reason": reason}))
            if reason == "link_disabled":
                await socket.close()
        return len(closing)

    @property
    def connections(self) -> int:
        """How many sockets are open."""
        return len([socket for socket in self._open if not socket.closed])

    async def close(self) -> None:
        """Close what is open, when the workspace ends."""
        for socket in list(self._open):
            await socket.close()

    async def _greet(self, socket: web.WebSocketResponse) -> None:
        if self.connections >= limits.SOCKETS:
            await socket.send_str(json.dumps({"type": "disconnect", "reason": "too_many_websockets"}))
            await socket.close()
            return
        info = {"app_id": self.world.config.app.app_id}
        hello = {"type": "hello", "num_connections": self.connections + 1, "connection_info": info}
        await socket.send_str(json.dumps({**hello, "debug_info": {"host": "rehearsal"}}))
        self._open.append(socket)
        self.world.journal.add("socket", connections=self.connections)

    def _forget(self, socket: web.WebSocketResponse) -> None:
        self._open = [each for each in self._open if each is not socket]
        self.world.journal.add("socket", connections=self.connections)

    def _heard(self, text: str) -> None:
        message = json.loads(text)
        waiting = self._waiting.get(message.get("envelope_id", ""))
        if waiting is not None and not waiting.done():
            waiting.set_result(message.get("payload"))

    async def _acknowledged(self, envelope_id: str) -> Ack:
        try:
            payload = await asyncio.wait_for(self._waiting[envelope_id], self.world.config.ack_seconds)
        except TimeoutError:
            return Ack(timed_out=True, error="operation_timeout")
        finally:
            del self._waiting[envelope_id]
        return Ack(payload if isinstance(payload, dict) else {"text": payload} if payload else {})
