"""Takes what happens to the app, by Socket Mode or HTTP; journals each acknowledgement; retries events."""

import asyncio
import time
from typing import Protocol

from bot.rehearsal.workspace.kinds import Json
from bot.rehearsal.workspace.wires.sockets import Ack
from bot.rehearsal.workspace.world.world import World


class Wire(Protocol):
    """Sockets or Requests."""

    async def send(self, kind: str, payload: Json, retry: Json | None = None) -> Ack:
        """Send one payload, and wait for what the app says to it."""
        ...


class Courier:
    """One for each workspace. Interactions are sent once; events come again until they are acknowledged."""

    def __init__(self, world: World, wire: Wire) -> None:
        self._world = world
        self._wire = wire
        self._tasks: set[asyncio.Task[None]] = set()
        self._last: tuple[str, Json] | None = None

    async def send(self, kind: str, payload: Json, retry: Json | None = None) -> Ack:
        """Deliver one payload and journal both sides of it."""
        self._last = (kind, payload)
        started = time.monotonic()
        self._world.journal.add("envelope", type=kind, payload=payload, retry=retry)
        ack = await self._wire.send(kind, payload, retry)
        seconds = round(time.monotonic() - started, 4)
        facts = {"payload": ack.payload, "timed_out": ack.timed_out, "error": ack.error}
        self._world.journal.add("ack", type=kind, seconds=seconds, **facts)
        return ack

    def emit(self, event: Json) -> None:
        """Deliver an event that the app subscribed to, without waiting for it."""
        if _subscription(event) not in self._world.config.events:
            return
        task = asyncio.get_running_loop().create_task(self._event(event))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def again(self) -> bool:
        """Deliver the last payload a second time, as Slack may."""
        if self._last is None:
            return False
        await self.send(*self._last)
        return True

    def stop(self) -> None:
        """Give up the retries, when the workspace ends."""
        for task in self._tasks:
            task.cancel()

    async def _event(self, event: Json) -> None:
        payload = self._callback(event)
        if (await self.send("events_api", payload)).arrived:
            return
        for number, seconds in enumerate(self._world.config.event_retry_seconds, start=1):
            await asyncio.sleep(seconds)
            retry = {"retry_attempt": number, "retry_reason": "timeout"}
            if (await self.send("events_api", payload, retry)).arrived:
                return

    def _callback(self, event: Json) -> Json:
        app, team = self._world.config.app, self._world.config.team_id
        organisation = self._world.config.enterprise_id or None
        grant = {"enterprise_id": organisation, "team_id": team, "user_id": app.user_id, "is_bot": True}
        base = {
            "token": "rehearsal",
            "team_id": team,
            "enterprise_id": organisation,
            "api_app_id": app.app_id,
            "type": "event_callback",
        }
        when = {"event_id": self._world.ids.new("Ev"), "event_time": int(self._world.clock.seconds())}
        return {**base, "event": event, **when, "authorizations": [{**grant, "is_enterprise_install": False}]}


def _subscription(event: Json) -> str:
    if event["type"] != "message":
        return str(event["type"])
    return {"im": "message.im", "group": "message.groups", "channel": "message.channels"}[
        event["channel_type"]
    ]
