"""HTTP: Slack calls a public address behind a load balancer. Starlette listens, a thread answers each request;
Bolt checks the signature. `/healthz` says whether the database and the workers are alive."""

from datetime import timedelta

from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.app import Muster
from storage import outbox
from storage.heartbeats import last_beat
from storage.migrations import is_current

QUIET_FOR = timedelta(minutes=5)
"""A worker that has not finished a round for so long is not alive."""


def web_app(muster: Muster) -> Starlette:
    """The web process: Slack's requests and the health check."""

    async def slack(request: Request) -> Response:
        bolt_request = to_bolt_request(request, await request.body())
        answer = await run_in_threadpool(muster.app.dispatch, bolt_request)
        return to_starlette_response(answer)

    async def healthz(_request: Request) -> Response:
        found = await run_in_threadpool(health, muster)
        return JSONResponse(found, status_code=200 if found["ok"] else 503)

    return Starlette(
        routes=[
            Route("/slack/events", slack, methods=["POST"]),
            Route("/healthz", healthz, methods=["GET"]),
        ]
    )


def health(muster: Muster) -> dict[str, bool | int]:
    """Whether the database answers in its newest shape, whether a worker is alive, and what waits."""
    now = muster.clocks.office()
    with muster.database.read() as session:
        beat, waiting = last_beat(session), outbox.waiting(session)
    database_ok = is_current(muster.database)
    alive = beat is not None and now - beat < QUIET_FOR
    return {"ok": database_ok and alive, "database": database_ok, "worker": alive, "waiting": waiting}
