"""HTTP: Slack calls a public address behind a load balancer. Starlette listens, the door lets Slack's requests in, a
thread answers each. `/healthz` says what bot/health finds, `/metrics` how many of what. How many processes do so is
bot/commands/web's."""

import asyncio
import logging
import socket
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http import HTTPStatus

import uvicorn
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from slack_bolt import BoltRequest
from slack_bolt.adapter.starlette.handler import to_starlette_response
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.app import LISTENERS, Muster
from bot.clock import system_time
from bot.health import AWAY, health
from bot.shells import door
from bot.shells.patience import Patient
from bot.shells.processes import Lifeline
from bot.shells.tally import TurnedAwayTally
from bot.watching.answer_times import AnswerTimes
from bot.watching.metrics import exposition, may_read
from storage.doctor.figures import figures
from storage.record.causes import caused
from storage.record.trouble import is_trouble

log = logging.getLogger(__name__)

MOST_CONNECTIONS = 100
"""Beyond these, who comes is told to come again (503): each may hold a body of a megabyte before it is known whose it
is, and a flood of strangers must not take all of memory."""
DRAIN_SECONDS = 20
HEALTH_SECONDS = 5.0


def web_app(muster: Muster, times: AnswerTimes | None = None) -> Starlette:
    """The web process: Slack's requests, the health check and the figures. Those that share a door share `times`."""

    times = times or AnswerTimes()
    turned_away = TurnedAwayTally()
    # Of their own, so that nobody who asks for our health waits behind them.
    threads = ThreadPoolExecutor(LISTENERS, thread_name_prefix="request")

    async def slack(request: Request) -> Response:
        try:
            # Slack stamps with the time, whatever a rehearsal's clocks show.
            bolt_request = await door.let_in(request, muster.settings.signing_secret, system_time())
        except door.TurnedAway as refusal:
            turned_away.add(refusal)
            return Response(status_code=refusal.status, headers={"Connection": "close"})
        with times.timed(bolt_request.body):
            return await asyncio.get_running_loop().run_in_executor(threads, answer, muster, bolt_request)

    app = Starlette(
        routes=[
            Route("/slack/events", slack, methods=["POST"]),
            Route("/healthz", partial(healthz, muster), methods=["GET"]),
            Route("/metrics", partial(metrics, muster, times), methods=["GET"]),
        ]
    )
    # A redirect would go to whatever host a stranger names.
    app.router.redirect_slashes = False
    return app


async def healthz(muster: Muster, _request: Request) -> Response:
    """How Muster is, within some seconds."""
    try:
        found = await asyncio.wait_for(run_in_threadpool(health, muster), HEALTH_SECONDS)
    except TimeoutError:
        found = AWAY
    return JSONResponse(found.as_json(), status_code=200 if found.ok else 503)


async def metrics(muster: Muster, times: AnswerTimes, request: Request) -> Response:
    """The figures, for whoever shows the token."""
    token = muster.settings.metrics_token
    if not may_read(token, request.headers.get("authorization", "")):
        return Response(status_code=HTTPStatus.UNAUTHORIZED if token else HTTPStatus.NOT_FOUND)
    try:
        return await asyncio.wait_for(run_in_threadpool(measured, muster, times), HEALTH_SECONDS)
    except TimeoutError:
        return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)


def measured(muster: Muster, times: AnswerTimes) -> Response:
    """The figures; where the database is in trouble none, for a zero would be a lie."""
    try:
        with muster.database.read() as session:
            found = figures(session)
    except Exception as error:
        if not is_trouble(error):
            raise
        return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)
    return Response(exposition(found, muster.clocks.office(), times), media_type=CONTENT_TYPE_PLAIN_0_0_4)


@caused()
def answer(muster: Muster, request: BoltRequest) -> Response:
    """Bolt's answer. Where Bolt itself fails, a form must not close as if it were saved: Slack is told so."""
    try:
        return to_starlette_response(muster.app.dispatch(request))
    except Exception:
        log.exception("a request could not be dispatched")
        return Response(status_code=HTTPStatus.BAD_REQUEST)


def server_config(muster: Muster, times: AnswerTimes | None = None) -> uvicorn.Config:
    """How a process answers on its socket: its logs where all of Muster's are, and no line for each request, which
    would hold what a stranger typed as an address."""
    return uvicorn.Config(
        web_app(muster, times),
        workers=1,  # uvicorn would look in the environment
        http=Patient,
        limit_concurrency=MOST_CONNECTIONS,
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        timeout_graceful_shutdown=DRAIN_SECONDS,
    )


class OneOfSeveral(uvicorn.Server):
    """A server that is handed its connections by its parent, and ends when that does."""

    def __init__(self, config: uvicorn.Config, lifeline: Lifeline) -> None:
        super().__init__(config)
        self._lifeline = lifeline
        self._coming: set[asyncio.Task[object]] = set()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn begins, on no socket; from then on the parent sends people."""
        await super().startup(sockets or [])
        asyncio.get_running_loop().add_reader(self._lifeline, self._next)
        self._lifeline.serves()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Nobody is sent any more, and what is under way is finished."""
        asyncio.get_running_loop().remove_reader(self._lifeline)
        self._lifeline.end()
        await super().shutdown(sockets)

    def _next(self) -> None:
        loop, visitor = asyncio.get_running_loop(), self._lifeline.take()
        if visitor is None:
            loop.remove_reader(self._lifeline)
            self.should_exit = True
            return
        coming = loop.create_task(loop.connect_accepted_socket(self._protocol, visitor))
        self._coming.add(coming)
        coming.add_done_callback(self._coming.discard)

    def _protocol(self) -> asyncio.Protocol:
        return Patient(self.config, self.server_state, self.lifespan.state)
