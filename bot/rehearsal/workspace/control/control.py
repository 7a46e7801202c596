"""/_rehearsal/…: by which a director or a test moves the clock, acts as a person, orders faults, looks."""

from base64 import b64decode
from collections.abc import Awaitable, Callable
from datetime import datetime

from aiohttp import web

from bot.rehearsal.workspace.acting.acting import CannotAct, Hands
from bot.rehearsal.workspace.control.looking import Looking
from bot.rehearsal.workspace.control.programme import parse_programme
from bot.rehearsal.workspace.control.saving import Saving
from bot.rehearsal.workspace.control.tally import tally
from bot.rehearsal.workspace.kinds import Json
from bot.rehearsal.workspace.wires.courier import Courier
from bot.rehearsal.workspace.wires.sockets import Sockets
from bot.rehearsal.workspace.world.people import Colleague
from bot.rehearsal.workspace.world.world import World

Act = Callable[[Json], Awaitable[Json]]


class Control:
    """Handlers of the control API. What a person could not do is answered 409, an order that makes no sense
    400, both with the reason in words."""

    def __init__(self, world: World, sockets: Sockets, courier: Courier) -> None:
        self._world = world
        self._sockets = sockets
        self._courier = courier
        self._acting = Hands(world, courier)
        self._looking = Looking(world)
        self._saving = Saving(world)

    def routes(self) -> list[web.RouteDef]:
        """All of the control API."""
        orders: dict[str, Act] = {
            "act/command": self._command,
            "act/block_action": self._block_action,
            "act/submit": self._submit,
            "act/close": self._close,
            "act/open_home": self._open_home,
            "act/message": self._message,
            "act/shortcut": self._shortcut,
            "act/upload": self._upload,
            "act/again": self._again,
            "clock": self._jump,
            "programme": self._set_programme,
            "faults": self._fault,
            "disconnect": self._disconnect,
            "users": self._change_user,
            "save": self._save,
            "restore": self._restore,
        }
        return [
            *(web.post(f"/_rehearsal/{name}", _order(act)) for name, act in orders.items()),
            web.get("/_rehearsal/clock", self._clock),
            web.delete("/_rehearsal/faults", self._no_faults),
            web.get("/_rehearsal/programme", self._programme),
            web.get("/_rehearsal/journal", self._journal),
            web.get("/_rehearsal/tally", self._tally),
            *self._looking.routes(),
        ]

    async def _command(self, asked: Json) -> Json:
        place, text = asked.get("channel", ""), asked.get("text", "")
        return await self._acting.command(asked["user"], place, asked["command"], text)

    async def _block_action(self, asked: Json) -> Json:
        if asked.get("message_ts"):
            channel = asked.get("channel", "")
            return await self._acting.message_action(asked["user"], channel, asked["message_ts"], asked)
        return await self._acting.view_action(asked["user"], asked.get("view_id", ""), asked)

    async def _submit(self, asked: Json) -> Json:
        return await self._acting.submit(asked["user"], asked.get("view_id", ""), asked.get("values", {}))

    async def _close(self, asked: Json) -> Json:
        return await self._acting.close(asked["user"], asked.get("view_id", ""), asked.get("values", {}))

    async def _open_home(self, asked: Json) -> Json:
        return await self._acting.open_home(asked["user"])

    async def _message(self, asked: Json) -> Json:
        place, thread = asked.get("channel", ""), asked.get("thread_ts", "")
        return await self._acting.say(asked["user"], place, asked["text"], thread, asked.get("subtype", ""))

    async def _shortcut(self, asked: Json) -> Json:
        place = asked.get("channel", "")
        return await self._acting.shortcut(asked["user"], place, asked["message_ts"], asked["callback_id"])

    async def _upload(self, asked: Json) -> Json:
        content = b64decode(asked["content"], validate=True)
        place, text = asked.get("channel", ""), asked.get("text", "")
        return await self._acting.upload(asked["user"], place, asked["name"], content, text)

    async def _again(self, asked: Json) -> Json:
        del asked
        return {"sent": await self._courier.again()}

    async def _jump(self, asked: Json) -> Json:
        await self._world.jump(datetime.fromisoformat(asked["to"]))
        return self._world.clock.reading()

    async def _set_programme(self, asked: Json) -> Json:
        self._world.programme = parse_programme(asked["programme"])
        return {"ok": True}

    async def _fault(self, asked: Json) -> Json:
        self._world.faults.order(asked)
        return {"ok": True}

    async def _disconnect(self, asked: Json) -> Json:
        return {"asked": await self._sockets.disconnect(asked.get("reason", "refresh_requested"))}

    async def _change_user(self, asked: Json) -> Json:
        person = self._world.directory.people[asked["user"]]
        person.deleted = bool(asked.get("deleted", person.deleted))
        person.email = str(asked.get("email", person.email))
        self._courier.emit(_user_changed(self._world, person))
        return {"ok": True}

    async def _save(self, asked: Json) -> Json:
        self._saving.save(asked["name"])
        return {"ok": True}

    async def _restore(self, asked: Json) -> Json:
        await self._saving.restore(asked["name"])
        return {"ok": True}

    async def _clock(self, request: web.Request) -> web.Response:
        del request
        return web.json_response(self._world.clock.reading())

    async def _programme(self, request: web.Request) -> web.Response:
        del request
        return web.json_response({"programme": self._world.programme})

    async def _no_faults(self, request: web.Request) -> web.Response:
        del request
        self._world.faults.clear()
        return web.json_response({"ok": True})

    async def _journal(self, request: web.Request) -> web.Response:
        since = int(request.query.get("since", 0))
        return web.json_response({"entries": self._world.journal.since(since)})

    async def _tally(self, request: web.Request) -> web.Response:
        del request
        return web.json_response(tally(self._world.journal.entries, self._world.directory.channels.values()))


def _user_changed(world: World, person: Colleague) -> Json:
    show_email = "users:read.email" in world.config.app.scopes
    when = {"cache_ts": int(world.clock.seconds()), "event_ts": world.ids.ts()}
    return {"type": "user_change", "user": person.wire(show_email), **when}


def _order(act: Act) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(request: web.Request) -> web.Response:
        try:
            return web.json_response(await act(await request.json()))
        except CannotAct as reason:
            return web.json_response({"cannot": str(reason)}, status=409)
        except (KeyError, ValueError, TypeError) as wrong:
            return web.json_response({"wrong": f"{type(wrong).__name__}: {wrong}"}, status=400)

    return handle
