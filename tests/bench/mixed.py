"""All at once on one database: leads who submit and people who ask, answered by two `web` processes, while a `worker`
ticks and delivers."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from statistics import quantiles
from time import sleep

from storage.record.database import Database
from storage.record.heartbeats import last_beat
from tests.bench.measuring import Figure, seconds
from tests.bench.office import COMMITMENTS, QUARTERS, in_service, plan_of, recorded
from tests.bench.requests import Request, submission
from tests.bench.rush import WEB, WORKER, Office, asked, process
from tests.bench.submissions import RECORDED

LEADS, ASKERS = 4, 8
WARMING = 10
"""The first submissions, in which a process builds its statements and templates."""
GOAL = 1.0
BOUND = 0.25
"""Seconds that all but one of a hundred submissions should be answered in."""


def figures(folder: Path) -> Iterator[Figure]:
    """How long the slowest of a hundred submissions takes."""
    plan = plan_of(COMMITMENTS)
    with in_service(plan, recorded(folder, plan, QUARTERS - 1)) as muster:
        taken = everybody(muster.database, asked(muster), folder / "mixed.log")[WARMING:]
    yield Figure(
        "a submission among all else, p99", quantiles(taken, n=100)[-1], "a quarter of a second", BOUND, GOAL
    )


def everybody(database: Database, office: Office, log: Path) -> list[float]:
    """The seconds that each submission took, in the order in which they were done. Raises RuntimeError where one, or
    a question meanwhile, was not answered as it should be."""
    done = threading.Event()
    with (
        process(office, *WEB, "--processes", "2", log=log) as port,
        process(office, *WORKER, log=log),
        ThreadPoolExecutor(LEADS + ASKERS) as people,
    ):
        while not has_ticked(database):
            sleep(0.05)
        asking = [people.submit(ask, office, port, done) for _ in range(ASKERS)]
        try:
            waiting, taken = iter(office.waiting), list[float]()
            list(people.map(lambda _: submit_all(port, waiting, taken), range(LEADS)))
        finally:
            done.set()
        for one in asking:
            one.result()
    return taken


def has_ticked(database: Database) -> bool:
    """Whether the worker is at work."""
    with database.read() as session:
        return last_beat(session) is not None


def ask(office: Office, port: int, done: threading.Event) -> None:
    """Asks how the plan stands, again and again."""
    line = HTTPConnection("127.0.0.1", port)
    while not done.is_set():
        if b"Priority" not in answer(line, office.question):
            raise RuntimeError("a question was not answered")


def submit_all(port: int, waiting: Iterator[tuple[str, int]], taken: list[float]) -> None:
    """Submits what waits, one return after the other, and notes the seconds of each."""
    line = HTTPConnection("127.0.0.1", port)

    def submit(account: str, return_id: int) -> None:
        said = answer(line, submission(account, return_id))
        if said and RECORDED.encode() not in said:
            raise RuntimeError(f"a form was not taken: {said!r}")

    for one in waiting:
        taken.append(seconds(partial(submit, *one)))


def answer(line: HTTPConnection, request: Request) -> bytes:
    """What comes back. Raises RuntimeError where it is not well."""
    line.request("POST", "/slack/events", request.body, request.headers)
    response = line.getresponse()
    said = response.read()
    if response.status != 200:
        raise RuntimeError(f"answered {response.status}: {said!r}")
    return said
