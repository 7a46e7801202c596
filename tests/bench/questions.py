"""Questions over HTTP beside a bare Bolt app behind the same shell, on a plan of the usual size and on one of ten
times as many commitments; and the SQL statements that the first of them take."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from time import sleep
from typing import Any

import uvicorn
from slack_bolt import Ack, App

from bot.app import Muster, bolt_app
from bot.shells.http import web_app
from bot.ticking.ticks import TICKS
from tests.bench.measuring import Figure, in_turn
from tests.bench.office import COMMITMENTS, OPENING, QUARTERS, in_service, plan_of, recorded
from tests.bench.requests import Request, command
from tests.ticks import run_alone

ROUNDS = 300
GOAL = 3.0
ANYONE = "USTRANGER"
OVERVIEW, ONE = "/priority", "/priority 3"
ANY_KIND = 3.5
"""The same for a question of any kind, which reads the standing of the whole plan."""
MANY, FEWER_ROUNDS = 1500, 40
KINDS = (
    "/commitment ANY-1.1",
    "/commitment who leads ANY-1.1",
    "/commitment off track",
    "/commitment overdue",
    "/commitment force",
    "/commitment not agreed",
    "/commitment promises",
    "/priority compare q4 q1",
    "/priority next panel",
    "/priority zebras",
)
"""A question of each kind."""

Ask = Callable[[Request], None]


def figures(folder: Path) -> Iterator[Figure]:
    """The round trip of the plan's overview, and of one priority by its code."""
    plan = plan_of(COMMITMENTS)
    with in_service(plan, recorded(folder, plan, QUARTERS)) as muster:
        run_alone(TICKS["open_quarters"], muster.desk, OPENING)
        for line in (OVERVIEW, ONE):
            request = command(ANYONE, line)
            with pair(muster, request) as (ours, theirs):
                yield Figure(f"{line} over HTTP", *beside(request, ours, theirs), GOAL)


def kinds(folder: Path) -> Iterator[Figure]:
    """The round trip of a question of each kind, on a plan of the usual size and on a large one."""
    for commitments in (COMMITMENTS, MANY):
        plan, place = plan_of(commitments), folder / str(commitments)
        place.mkdir()
        with in_service(plan, recorded(place, plan, QUARTERS)) as muster:
            run_alone(TICKS["open_quarters"], muster.desk, OPENING)
            for line in KINDS:
                request = command(ANYONE, line)
                with pair(muster, request) as (ours, theirs):
                    taken = in_turn(partial(ours, request), partial(theirs, request), FEWER_ROUNDS)
                    what = f"{line}, {commitments} commitments"
                    yield Figure(what, taken[0], "bare Bolt, the same answer", taken[1], ANY_KIND)


def beside(request: Request, ours: Ask, theirs: Ask) -> tuple[float, str, float]:
    """Muster's seconds, what it was measured beside, and that one's seconds."""
    taken = in_turn(partial(ours, request), partial(theirs, request), ROUNDS)
    return taken[0], "bare Bolt, the same answer", taken[1]


@contextmanager
def pair(muster: Muster, request: Request) -> Iterator[tuple[Ask, Ask]]:
    """Muster and a bare app that gives its answer to this request, each behind the HTTP shell."""
    answer = muster.app.dispatch(request.for_bolt()).body
    if "blocks" not in answer or "went wrong on our side" in answer:
        raise RuntimeError(f"nothing is told of the plan: {answer}")
    with served(muster) as ours, served(replace(muster, app=bare(muster, json.loads(answer)))) as theirs:
        yield asker(ours, answer.encode()), asker(theirs, answer.encode())


def bare(muster: Muster, answer: dict[str, Any]) -> App:
    """A Bolt app set up as Muster's is, which gives this answer to the same command and knows nothing."""
    app = bolt_app(muster.settings, muster.client)

    def constant(ack: Ack) -> None:
        ack(**answer)

    app.command("/priority")(constant)
    app.command("/commitment")(constant)
    return app


@contextmanager
def served(muster: Muster, port: int = 0) -> Iterator[int]:
    """The HTTP shell as `web` starts it, on this port or one of its own, which is what this gives. The port is
    asyncio's to bind: on a socket handed in it would not turn Nagle's algorithm off, and every answer would wait
    40 ms."""
    config = uvicorn.Config(
        web_app(muster), port=port, log_level="error", lifespan="off", timeout_keep_alive=600
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        sleep(0.01)
    yield int(server.servers[0].sockets[0].getsockname()[1])
    server.should_exit = True
    thread.join(5)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def asker(port: int, expected: bytes) -> Ask:
    """Asks over one connection that stays open, as Slack's do."""
    connection = HTTPConnection("127.0.0.1", port)

    def ask(request: Request) -> None:
        connection.request("POST", "/slack/events", request.body, request.headers)
        answer = connection.getresponse().read()
        if answer != expected:
            raise RuntimeError(f"not what was asked for: {answer!r}")

    return ask
