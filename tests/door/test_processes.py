"""`python -m bot web` from several processes, as an operator sees it: one dies, all are ended, one cannot start."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.client import HTTPConnection
from multiprocessing import get_context
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.rehearsal.playing.stage import BotSettings, bot_environment
from bot.rehearsal.workspace.remote import Workspace
from bot.shells.processes import CannotStart, Lifeline, serve_from
from tests.conftest import prepared
from tests.door.knocks import Knock
from tests.door.test_knocks import SECRET, Web
from tests.flows.stage import wait_for, workspace_config
from tests.warm import warm_workspace

TOKEN = "letters-and-digits"
TWO = {"WEB_CONCURRENCY": "2", "MUSTER_METRICS_TOKEN": TOKEN, "MUSTER_LOG_FORMAT": "json"}
KEYS = {"time", "level", "logger", "cause", "message"}
"""Of a line of the log that tells of no failure."""
ESTABLISHED = "01"


@pytest.fixture(scope="module")
def workspace() -> Iterator[Workspace]:
    """What the processes take for Slack."""
    with warm_workspace(workspace_config()) as running:
        yield running


@pytest.fixture
def web(workspace: Workspace, tmp_path: Path) -> Iterator[Web]:
    """`web` with two processes."""
    running = Web(tmp_path, workspace, **TWO)
    wait_for(lambda: len(serving(running)) == 2)
    yield running
    running.process.stop()
    assert all(json.loads(line).keys() == KEYS for line in running.logged().splitlines())


def serving(web: Web) -> list[int]:
    """The numbers of its children."""
    listed = Path(f"/proc/{web.process.pid}/task/{web.process.pid}/children").read_text(encoding="utf-8")
    return [int(number) for number in listed.split()]


def is_well(web: Web) -> bool:
    """Whether somebody answers."""
    line = HTTPConnection("127.0.0.1", web.port, timeout=20)
    try:
        line.request("GET", "/healthz")
        return b'"database":true' in line.getresponse().read()
    except OSError:
        return False
    finally:
        line.close()


def test_what_comes_is_shared_out(web: Web) -> None:
    """Of ten who come one after the other and stay, five are with each process."""
    lines = [socket.create_connection(("127.0.0.1", web.port)) for _ in range(10)]
    wait_for(lambda: [len(visitors(web, pid)) for pid in serving(web)] == [5, 5])
    for line in lines:
        line.close()


def visitors(web: Web, pid: int) -> set[str]:
    """The connections to the port that a process holds: by the system's own list of those that stand."""
    rows = [
        line.split() for line in Path(f"/proc/{pid}/net/tcp").read_text(encoding="utf-8").splitlines()[1:]
    ]
    standing = {row[9] for row in rows if int(row[1].split(":")[1], 16) == web.port and row[3] == ESTABLISHED}
    return standing & {name[len("socket:[") : -1] for name in sockets(pid)}


def sockets(pid: int) -> list[str]:
    """The sockets that a process has open, as the system names them."""
    names = [os.readlink(one) for one in Path(f"/proc/{pid}/fd").iterdir() if one.is_symlink()]
    return [name for name in names if name.startswith("socket:")]


def test_one_that_dies_is_replaced(web: Web) -> None:
    """Killed outright, with people handed to it whom it has not taken yet: others are answered meanwhile, another
    takes its place, and the log says so."""
    killed, stays = serving(web)
    os.kill(killed, signal.SIGSTOP)
    lines = [socket.create_connection(("127.0.0.1", web.port)) for _ in range(4)]
    os.kill(killed, signal.SIGKILL)
    for line in lines:
        line.close()
    wait_for(lambda: killed not in serving(web) and len(serving(web)) == 2, 60)
    assert stays in serving(web)
    assert all(is_well(web) for _ in range(4))
    assert f"process {killed} has ended; another takes its place" in web.logged()


def test_all_end_with_the_one_that_was_started(web: Web) -> None:
    """However it ends, even killed: its children go, and the port is free at once for whoever starts it again."""
    children = serving(web)
    web.process.kill()
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        line.bind(("0.0.0.0", web.port))  # noqa: S104 - as `web` does
    wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in children))


def test_sigterm_lets_all_finish(web: Web, workspace: Workspace) -> None:
    """Six people wait in two processes for a Slack that takes its time: each is answered, nobody new is let in, and
    the command ends well."""
    workspace.fault("auth.test", "slow", seconds=2, times=6)
    before = {pid: len(sockets(pid)) for pid in serving(web)}
    lines = [HTTPConnection("127.0.0.1", web.port, timeout=20) for _ in range(6)]
    with ThreadPoolExecutor(len(lines)) as people:
        asking = [people.submit(status_of_help, line) for line in lines]
        wait_for(lambda: [len(visitors(web, pid)) for pid in before] == [3, 3])
        # Three who ask, and Slack who is asked.
        wait_for(lambda: all(len(sockets(pid)) >= number + 4 for pid, number in before.items()))
        web.process.stop()
        assert [one.result() for one in asking] == [200] * len(lines)
    workspace.clear_faults()
    assert not web.is_up()


def status_of_help(line: HTTPConnection) -> int:
    """The answer to /muster help."""
    body = b"command=%2Fmuster&text=help&user_id=USTRANGER&team_id=TREHEARSE&trigger_id=1.1&response_url="
    knock = Knock("help", body)
    head, _, content = knock.sent(SECRET).partition(b"\r\n\r\n")
    headers = dict(one.split(": ", 1) for one in head.decode().split("\r\n")[1:])
    line.request("POST", knock.path, content, headers)
    return line.getresponse().status


def test_the_figures_are_of_all_of_them(web: Web) -> None:
    """Ten ask, of each process five, and one process is killed: whoever is asked for the figures tells of all ten,
    and so does whoever takes the place of the one that died."""
    answered = [status_of_help(HTTPConnection("127.0.0.1", web.port, timeout=20)) for _ in range(10)]
    assert answered == [200] * 10
    assert [commands_answered(web) for _ in range(2)] == [10, 10]
    killed = serving(web)[0]
    os.kill(killed, signal.SIGKILL)
    wait_for(lambda: killed not in serving(web) and len(serving(web)) == 2, 60)
    assert [commands_answered(web) for _ in range(2)] == [10, 10]


def commands_answered(web: Web) -> float | None:
    """How many commands were answered, as whichever process is asked tells it."""
    line = HTTPConnection("127.0.0.1", web.port, timeout=20)
    line.request("GET", "/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    told = line.getresponse().read().decode()
    line.close()
    answers = (one for family in text_string_to_metric_families(told) for one in family.samples)
    return next(
        (
            one.value
            for one in answers
            if one.name == "muster_answer_seconds_count" and one.labels["kind"] == "command"
        ),
        None,
    )


# --- at the start --------------------------------------------------------------------------------------


def test_what_is_wrong_is_found_before_anything_starts(workspace: Workspace, tmp_path: Path) -> None:
    """A setting, or a database that is not there: one sentence from one process, and exit code 1."""
    for wrong, said in (
        ({"SLACK_SIGNING_SECRET": ""}, "Please set SLACK_SIGNING_SECRET"),
        ({"DATABASE_URL": f"sqlite:///{tmp_path / 'nowhere.db'}"}, "There is no database at"),
    ):
        log = tmp_path / "start.log"
        environment = bot_environment(workspace, BotSettings(f"sqlite:///{tmp_path / 'muster.db'}"))
        prepared(f"sqlite:///{tmp_path / 'muster.db'}")
        with log.open("w", encoding="utf-8") as output:
            line = [sys.executable, "-m", "bot", "web"]
            done = subprocess.run(line, env={**environment, **TWO, **wrong}, stderr=output, timeout=60)
        assert (done.returncode, log.read_text(encoding="utf-8").count(said)) == (1, 1)


def one_of_two(flag: str, lifeline: Lifeline) -> None:
    """The first of two fails before it serves; the other serves until it is to end, and writes that down."""
    try:
        os.close(os.open(flag, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        lifeline.serves()
        while lifeline.take():
            pass
        Path(flag).write_text("ended in good order", encoding="utf-8")
    else:
        raise ValueError


def started(flag: str) -> None:
    """What starts both; exit code 7 says that it gave up."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        try:
            serve_from(2, door, partial(one_of_two, flag))
        except CannotStart:
            sys.exit(7)


def test_where_one_cannot_start_all_are_ended(tmp_path: Path) -> None:
    """Half a service would look well: the command gives up, and the process that could serve ends in good order."""
    flag = tmp_path / "flag"
    starting = get_context("forkserver").Process(target=started, args=(str(flag),))
    starting.start()
    starting.join(30)
    assert starting.exitcode == 7
    assert flag.read_text(encoding="utf-8") == "ended in good order"
