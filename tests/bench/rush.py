"""Sixteen people at once, as `web` answers them in processes of its own, with one and with one for each core: beside
one caller alone, and beside a bare Bolt app in one process behind the same shell."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

from bot.app import Muster
from bot.settings import Settings, by_cores
from bot.ticking.ticks import TICKS
from tests.bench.measuring import Figure, Rate, Work, seconds
from tests.bench.office import COMMITMENTS, OPENING, QUARTERS, in_service, plan_of, recorded
from tests.bench.questions import ANYONE, OVERVIEW, asker, free_port
from tests.bench.requests import Request, click, command
from tests.bench.slack_stub import yes
from tests.bench.submissions import open_returns
from tests.ticks import run_alone

AT_ONCE = 16
SECONDS, ROUNDS = 2.0, 5
SLACK_TAKES = 0.3
P50_GOAL = 2.2
ALL_CORES_GOAL, ONE_PROCESS_GOAL = 1.4, 1.0
LAST_GOAL = 3.3
"""Of what Slack takes: the last of sixteen forms within a second, where a trigger lives three."""
WEB, WORKER = ("bot", "web"), ("bot", "worker")
BARE = "tests.bench.bare_web"


@dataclass(frozen=True)
class Office:
    """How its processes are set up, what is asked of them and answered, and whose returns wait."""

    environment: Mapping[str, str]
    question: Request
    answer: bytes
    waiting: list[tuple[str, int]]


@dataclass(frozen=True)
class Rush:
    """How callers were answered: after how many seconds, half of them; how many answers a second."""

    p50: float
    a_second: float


def figures(folder: Path) -> Iterator[Figure]:
    """Questions, then forms."""
    with yes(SLACK_TAKES) as slack:
        office = office_in(folder, slack)
        (folder / "answer.json").write_bytes(office.answer)
        with (
            process(office, BARE, str(folder / "answer.json")) as bare,
            process(office, *WEB, "--processes", "1") as one,
            process(office, *WEB, "--processes", str(by_cores())) as several,
        ):
            yield from questions(office, bare, one, several)
            yield from forms(office, one, several)


def office_in(folder: Path, slack: str) -> Office:
    """An office whose leads have been asked; from here on its Slack is at this address."""
    plan = plan_of(COMMITMENTS)
    with in_service(plan, recorded(folder, plan, QUARTERS)) as muster:
        return replace(asked(muster), environment={**told(muster), "SLACK_API_URL": slack})


def asked(muster: Muster) -> Office:
    """The office once its leads are asked."""
    run_alone(TICKS["open_quarters"], muster.desk, OPENING)
    question = command(ANYONE, OVERVIEW)
    answer = muster.app.dispatch(question.for_bolt()).body.encode()
    return Office(told(muster), question, answer, open_returns(muster.database))


def told(muster: Muster) -> dict[str, str]:
    """The environment of a process that serves the same office."""
    alike = {Settings.NAMES[key]: str(getattr(muster.settings, key)) for key in ALIKE}
    return {
        **os.environ,
        **alike,
        "DATABASE_URL": muster.database.url.render_as_string(hide_password=False),
        "MUSTER_CLOCK": OPENING.isoformat(),
        "MUSTER_LOG_LEVEL": "WARNING",
    }


ALIKE = ("bot_token", "signing_secret", "api_url", "digest_channel", "chief_channel", "messages_per_second")


@contextmanager
def process(office: Office, *arguments: str, log: Path | None = None) -> Iterator[int]:
    """`python -m` with these arguments, and the port that it is to serve. What it logs goes to a file, if one is
    given."""
    port, line = free_port(), [sys.executable, "-m", *arguments]
    environment = {**office.environment, "PORT": str(port)}
    with log.open("a", encoding="utf-8") if log else nullcontext() as output:
        running = subprocess.Popen(line, env=environment, stderr=output)
    try:
        while arguments != WORKER and not is_up(port):
            if running.poll() is not None:
                raise RuntimeError(f"{arguments} ended at its start")
            sleep(0.05)
        yield port
    finally:
        running.terminate()
        running.wait(30)


def is_up(port: int) -> bool:
    """Whether somebody listens."""
    with socket.socket() as found:
        return found.connect_ex(("127.0.0.1", port)) == 0


# --- questions -----------------------------------------------------------------------------------------


def questions(office: Office, bare: int, one: int, several: int) -> Iterator[Figure]:
    """/priority by sixteen who never pause, the processes in turn."""
    sides = {"bare": (bare, AT_ONCE), "alone": (one, 1), "one": (one, AT_ONCE), "several": (several, AT_ONCE)}
    rounds = [{name: rush(office, *side) for name, side in sides.items()} for _ in range(ROUNDS + 1)][1:]
    p50 = {name: median(each[name].p50 for each in rounds) for name in sides}
    rate = {name: median(each[name].a_second for each in rounds) for name in sides}
    cores, alone = by_cores(), "one caller alone, one process"
    for name, words, goal in (
        ("several", f"{cores} processes", ALL_CORES_GOAL),
        ("one", "one process", ONE_PROCESS_GOAL),
    ):
        what = f"{AT_ONCE} at once, {words}"
        yield Figure(f"{what}: p50", p50[name], "bare Bolt, one process", p50["bare"], P50_GOAL)
        yield Rate(f"{what}: answers a second", rate[name], alone, rate["alone"], goal)


def rush(office: Office, port: int, callers: int) -> Rush:
    """So many callers, each on a connection of its own, one question after the other."""
    taken: list[float] = []
    ready = threading.Barrier(callers)

    def call() -> None:
        ask = asker(port, office.answer)
        ask(office.question)
        ready.wait()
        until = perf_counter() + SECONDS
        while perf_counter() < until:
            taken.append(seconds(partial(ask, office.question)))

    together([call] * callers)
    return Rush(median(taken), len(taken) / SECONDS)


def together(works: Sequence[Work]) -> None:
    """All at once. Raises what one of them raises."""
    with ThreadPoolExecutor(len(works)) as threads:
        for one in [threads.submit(work) for work in works]:
            one.result()


# --- forms ---------------------------------------------------------------------------------------------


def forms(office: Office, one: int, several: int) -> Iterator[Figure]:
    """Sixteen leads press [Update] at the same moment, and Slack takes its time to show each form."""
    for port, words in ((several, f"{by_cores()} processes"), (one, "one process")):
        last = median([pressed(office, port) for _ in range(ROUNDS + 1)][1:])
        yield Figure(
            f"{AT_ONCE} forms at once, {words}: the last", last, "Slack's own time", SLACK_TAKES, LAST_GOAL
        )


def pressed(office: Office, port: int) -> float:
    """The seconds until the last of the presses is answered, by when its form is there. Raises RuntimeError where
    one is lost."""
    asks = [
        partial(asker(port, b""), click(account, "open_form", str(return_id)))
        for account, return_id in office.waiting[:AT_ONCE]
    ]
    return seconds(lambda: together(asks))
