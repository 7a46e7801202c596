"""/api/<method>: who calls, may they, is it too often, what goes wrong with it; then the method itself."""

import asyncio
import signal
from collections.abc import Callable

from aiohttp import web

from bot.rehearsal.workspace.calls.arguments import Arguments, read_arguments, token_of
from bot.rehearsal.workspace.calls.faults import Mishap, send_signal
from bot.rehearsal.workspace.kinds import Json, Refusal
from bot.rehearsal.workspace.web_api.methods.table import METHODS, SPECIAL, Method, scopes_needed
from bot.rehearsal.workspace.world.world import World

Answer = tuple[Json, Refusal | None]
Perform = Callable[[], Json]
GRANTED = "X-OAuth-Scopes"
"""The header in which Slack says what whoever calls may do."""


class WebApi:
    """Answers calls; `reply` also serves the upload address, so that it has the same faults."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def call(self, request: web.Request) -> web.StreamResponse:
        """The route of every method."""
        name = request.match_info["method"]
        try:
            args = await read_arguments(request)
        except Refusal as refusal:
            return json_answer((refusal.answer(), refusal))
        token = token_of(request, args)
        response = await self.reply(request, name, args, lambda: self._perform(name, args, token))
        app = self._world.config.app
        if token == app.token and not response.prepared:
            response.headers[GRANTED] = ",".join(sorted(app.scopes))
        return response

    async def reply(
        self, request: web.Request, name: str, args: Arguments, perform: Perform
    ) -> web.StreamResponse:
        """Carry a call out under the fault that strikes it, if any; the clock does not jump meanwhile."""
        async with self._world.in_flight.call():
            fault = self._world.faults.take(name, args)
            if fault is None:
                return json_answer(self._journalled(name, args, perform))
            return await self._under(fault, request, name, args, perform)

    async def _under(
        self, fault: Mishap, request: web.Request, name: str, args: Arguments, perform: Perform
    ) -> web.StreamResponse:
        await asyncio.sleep(fault.seconds)
        self._world.journal.add("fault", method=name, action=fault.action, stage=fault.stage)
        answer = self._journalled(name, args, perform) if fault.accepts else _refused(fault)
        if fault.action == "kill":
            return await _kill(fault, request, answer)
        if fault.action.startswith("drop"):
            return _drop(request)
        if fault.action.startswith("error_5xx"):
            return web.Response(status=fault.status, text="upstream error")
        return json_answer(answer)

    def _journalled(self, name: str, args: Arguments, perform: Perform) -> Answer:
        refusal, body = None, {}
        try:
            body = {"ok": True, **perform()}
        except Refusal as caught:
            refusal, body = caught, caught.answer()
        facts = {"ok": body["ok"], "error": body.get("error", ""), "accepted": body["ok"]}
        self._world.journal.add("call", method=name, args=args.values, **facts, detail=body.get("errors", []))
        return body, refusal

    def _perform(self, name: str, args: Arguments, token: str) -> Json:
        method = METHODS.get(name)
        if method is None:
            raise Refusal("unknown_method", {"req_method": name})
        self._authorise(method, token)
        self._check_scopes(method, args)
        if method.tier != SPECIAL:
            self._world.rates.call(name, method.tier, self._world.clock.seconds())
        return method.run(self._world, args)

    def _authorise(self, method: Method, token: str) -> None:
        app = self._world.config.app
        expected, other = (app.app_token, app.token) if method.app_token else (app.token, app.app_token)
        if not token:
            raise Refusal("not_authed")
        if token != expected:
            raise Refusal("not_allowed_token_type" if token == other else "invalid_auth")

    def _check_scopes(self, method: Method, args: Arguments) -> None:
        granted = self._world.config.app.scopes
        missing = scopes_needed(method, self._world, args) - granted
        if missing:
            detail = {"needed": ",".join(sorted(missing)), "provided": ",".join(sorted(granted))}
            raise Refusal("missing_scope", detail)


def json_answer(answer: Answer) -> web.Response:
    """A method's answer; Slack says 200 to everything but a rate limit."""
    body, refusal = answer
    if refusal is not None and refusal.retry_after is not None:
        return web.json_response(body, status=429, headers={"Retry-After": str(refusal.retry_after)})
    return web.json_response(body)


def _refused(fault: Mishap) -> Answer:
    limited = Refusal("ratelimited", retry_after=fault.retry_after)
    return limited.answer(), limited


def _drop(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


async def _kill(fault: Mishap, request: web.Request, answer: Answer) -> web.StreamResponse:
    """Kill a process before, or without, or after the answer; in the last case it is stopped while the
    answer is written, so that it has it and has not read it."""
    if fault.stage != "answered":
        send_signal(fault.pid, signal.SIGKILL)
        return _drop(request)
    send_signal(fault.pid, signal.SIGSTOP)
    response = json_answer(answer)
    await response.prepare(request)
    await response.write_eof()
    send_signal(fault.pid, signal.SIGKILL)
    return response
