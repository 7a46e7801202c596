"""A stranger knocks at `python -m bot web` as at a real server: nothing of ours goes out, memory stays flat, and no
word of theirs is kept. The same knocks, signed, are no fault of ours either."""

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from bot.rehearsal.playing.stage import APP, BotProcess, BotSettings, bot_environment
from bot.rehearsal.workspace.remote import Workspace
from storage.migrations import upgrade
from storage.record.database import REHEARSAL, Database
from tests.door.knocks import MARK, Knock, elsewhere, forged_stamps, large, odd_bodies
from tests.flows.stage import free_port, wait_for, workspace_config
from tests.warm import warm_workspace

SECRET, ANOTHER = str(APP["signing_secret"]), "another secret"
STATUS = re.compile(rb"HTTP/1\.1 (\d{3})")
MOST_GROWTH = 30_000
"""Kilobytes that a process may grow by while it is knocked at: far less than one of the large bodies."""


class Lure(BaseHTTPRequestHandler):
    """The stranger's own server, which notes who comes."""

    visits: list[str]

    def do_POST(self) -> None:
        """Muster must never come here."""
        self.visits.append(self.path)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Quietly."""


class Web:
    """A `web` process of its own, and what can be seen of it from outside."""

    def __init__(self, folder: Path, workspace: Workspace, **more: str) -> None:
        self.port, self.log, self.workspace = free_port(), folder / "web.log", workspace
        url = f"sqlite:///{folder / 'muster.db'}"
        database = Database(url)
        upgrade(database)
        database.mark(REHEARSAL)
        database.close()
        environment = bot_environment(workspace, BotSettings(url))
        alone = {"PORT": str(self.port), "MUSTER_LOG_LEVEL": "DEBUG", "WEB_CONCURRENCY": "1"}
        environment |= alone | more
        self.process = BotProcess(environment, self.log, "web")
        wait_for(self.is_up, 60)

    def is_up(self) -> bool:
        """Whether somebody listens."""
        with socket.socket() as found:
            return found.connect_ex(("127.0.0.1", self.port)) == 0

    def answers(self, request: bytes, seconds: float = 20.0) -> int:
        """The status of the answer to these bytes; 0 where the connection ends without one."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as line:
            line.sendall(request)
            try:
                said = line.recv(65_536)
            except ConnectionResetError:
                said = b""
        found = STATUS.match(said)
        return int(found[1]) if found else 0

    @property
    def kilobytes(self) -> int:
        """The memory that it holds."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0])

    def logged(self) -> str:
        """All that it has written down."""
        return self.log.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def workspace() -> Iterator[Workspace]:
    """What the process takes for Slack."""
    with warm_workspace(workspace_config()) as running:
        yield running


@pytest.fixture(scope="module")
def web(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    """The process that is knocked at, with the chattiest log there is."""
    running = Web(tmp_path_factory.mktemp("door"), workspace)
    yield running
    running.process.stop()


@contextmanager
def lured() -> Iterator[tuple[str, list[str]]]:
    """An address of the stranger's, and who came there."""
    visits: list[str] = []
    server = HTTPServer(("127.0.0.1", 0), type("Noting", (Lure,), {"visits": visits}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", visits
    server.shutdown()


def test_a_stranger_is_turned_away_in_forty_ways(web: Web, workspace: Workspace) -> None:
    """Every answer is 4xx; no call of ours goes to Slack or to the stranger; nothing they wrote is in the log."""
    before, calls = web.kilobytes, workspace.length()
    with lured() as (address, visits):
        knocks = [*forged_stamps(address), *odd_bodies(address), *elsewhere(), large(120), large(2)]
        assert len(knocks) >= 40
        answers = {knock.name: web.answers(knock.sent(ANOTHER)) for knock in knocks}
        assert {name: status for name, status in answers.items() if not 400 <= status < 500} == {}
    assert visits == []
    assert workspace.length() == calls
    assert web.kilobytes - before < MOST_GROWTH
    assert MARK not in web.logged()
    assert "Traceback" not in web.logged()


def test_the_same_signed_is_no_fault_of_ours(web: Web) -> None:
    """What Slack itself would sign: an answer below 500, and still none of the words in the log."""
    with lured() as (address, _):
        knocks = [*odd_bodies(address), *elsewhere()]
        answers = {knock.name: web.answers(knock.sent(SECRET)) for knock in knocks}
        assert {name: status for name, status in answers.items() if not 200 <= status < 500} == {}
    assert MARK not in web.logged()


def test_a_large_body_is_refused_before_it_is_read(web: Web) -> None:
    """By what it says of its length; and where it says nothing, as soon as it is too large. Signed or not."""
    assert web.answers(large(120).sent(SECRET)) == 413
    chunks = b"10000\r\n" + b"x" * 65_536 + b"\r\n"
    headers = {"Transfer-Encoding": "chunked", "Content-Length": None}
    endless = Knock("endless", chunks * 40, headers=headers)
    before = web.kilobytes
    assert web.answers(endless.sent(SECRET)) == 413
    assert web.kilobytes - before < MOST_GROWTH


def test_who_does_not_come_to_an_end_is_let_go(web: Web) -> None:
    """A body that stops half-way is answered 408, headers that stop half-way with nothing, each after ten seconds;
    and meanwhile others are answered."""
    half = Knock("half", b"payload=", headers={"Content-Length": "500"}).sent(SECRET)
    answers: dict[str, int] = {}
    waits = [
        threading.Thread(target=lambda name=name, sent=sent: answers.update({name: web.answers(sent)}))
        for name, sent in {"body": half, "headers": half[:40]}.items()
    ]
    began = time.monotonic()
    for one in waits:
        one.start()
    assert web.answers(Knock("GET", b"", method="GET").sent(SECRET)) == 405
    for one in waits:
        one.join()
    assert answers == {"body": 408, "headers": 0}
    assert 9 < time.monotonic() - began < 19


def test_what_slack_sends_is_answered(web: Web) -> None:
    """The address is verified as Slack does when it is saved, and a command is heard."""
    assert (
        web.answers(
            Knock("hello", b'{"type": "url_verification", "challenge": "c"}', "application/json").sent(SECRET)
        )
        == 200
    )
    command = b"command=%2Fpriority&text=&user_id=UNOBODY&team_id=T1&trigger_id=1&response_url="
    assert web.answers(Knock("command", command).sent(SECRET)) == 200
