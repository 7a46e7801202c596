"""The stage of the flows: a real workspace, a real database, and the real Muster between them, listening by
either shell. The office's clock is the test's to set, so that one workspace serves every test."""

import asyncio
import json
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
import uvicorn
from httpx import Response
from sqlalchemy import Select, select
from starlette.testclient import TestClient

from bot.app import Muster, build
from bot.clock import Clocks
from bot.delivery.wording import HELD_FOR
from bot.rehearsal.playing.stage import APP, BOT, MANIFEST, TEAM
from bot.rehearsal.workspace.remote import Workspace
from bot.settings import Settings
from bot.shells.http import web_app
from bot.shells.socket_mode import socket_client
from bot.ticking.worker import Worker
from storage.enums import OutboxState
from storage.outbox import outbox
from storage.plan.intake.plans import import_plan
from storage.record.database import Database
from storage.rules.calendar.working_days import LONDON
from storage.tables import Commitment, Return, Revision
from tests.clocks import OfficeClock, WireClock
from tests.flows.plan import ACCOUNTS, STRANGER, email_of, office_plan
from tests.flows.signed import FORM, SECRET, posted
from tests.sessions import nobody_waits_for_slack

DIGEST, CHIEFS, ELSEWHERE, PARTNERS = "CDIGEST", "GCHIEF", "CELSEWHERE", "CPARTNERS"
BUSY_METHODS = (
    "auth.test",
    "users.list",
    "users.lookupByEmail",
    "views.open",
    "views.update",
    "views.publish",
    "chat.update",
    "conversations.info",
    "conversations.history",
    "conversations.replies",
    "apps.connections.open",
    "files.getUploadURLExternal",
    "files.completeUploadExternal",
)
"""The tests of an hour call these more often than an office does in a week."""

Listening = Callable[[Muster, Workspace], Any]
"""A shell, as a context in which Muster hears what happens in the workspace."""


def workspace_config(request_url: str = "") -> dict[str, Any]:
    """The office's workspace: its people, the channels, and a channel that Muster is not in."""
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    users = [user(role, account) for role, account in ACCOUNTS.items()]
    everyone = [*ACCOUNTS.values(), BOT]
    return {
        "team": {"id": TEAM, "name": "OPCC Anyshire"},
        "bot": {**APP, "scopes": manifest["oauth_config"]["scopes"]["bot"]},
        "users": users,
        "channels": [
            {"id": DIGEST, "name": "police-and-crime-plan", "members": everyone},
            {"id": CHIEFS, "name": "chief-executive", "members": everyone, "is_private": True},
            {"id": ELSEWHERE, "name": "elsewhere", "members": list(ACCOUNTS.values())},
            {"id": PARTNERS, "name": "partners", "members": everyone, "is_ext_shared": True},
        ],
        "office_clock": "2021-10-01T09:30:00+01:00",
        "posts_per_second": 50,
        "ack_seconds": 20,  # how fast a busy machine answers is not what these tests are about
        "rates": dict.fromkeys(BUSY_METHODS, 100_000),
        "commands": manifest["features"]["slash_commands"],
        "events": manifest["settings"]["event_subscriptions"]["bot_events"],
        "request_url": request_url,
    }


def user(role: str, account: str) -> dict[str, str]:
    """A member of the workspace."""
    email = email_of(role) if role != STRANGER else ""
    return {"id": account, "name": account.lower(), "real_name": role, "email": email}


def london(text: str) -> datetime:
    """ "2021-10-01 09:30" on London's clocks."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def settings_for(workspace: Workspace, **more: Any) -> Settings:
    """How the office has set Muster up."""
    common = {"digest_channel": DIGEST, "chief_channel": CHIEFS, "messages_per_second": 50.0}
    return Settings(
        bot_token=str(APP["token"]),
        app_token=str(APP["app_token"]),
        signing_secret=str(APP["signing_secret"]),
        api_url=workspace.api_url,
        **{**common, **more},
    )


@dataclass
class Stage:
    """One test's world. `expects_trouble` says that an error in the log is what the test is about."""

    workspace: Workspace
    database: Database
    muster: Muster
    clock: OfficeClock
    wire: WireClock
    began: float
    journal_began: int
    expects_trouble: bool = False
    worker: Worker = field(init=False)

    def __post_init__(self) -> None:
        self.worker = Worker(self.muster)

    def it_is(self, when: str) -> None:
        """The office's clock shows that time, in London; the worker does a round, and all goes out."""
        self.it_is_while_slack_is_away(when)
        self.settle()

    def it_is_while_slack_is_away(self, when: str) -> None:
        """The worker does a round at that time, and nothing goes out."""
        self.clock.at = london(when)
        self.worker.tick()

    def settle(self, rounds: int = 400) -> None:
        """Delivers until nothing is owed. The wire's clock moves on before each round: nobody waits for a turn."""
        for _ in range(rounds):
            self.wire.jump(timedelta(seconds=2))
            if not self.muster.delivery.run_once():
                if not self.waiting():
                    return
                self.wire.jump(HELD_FOR)
        raise AssertionError(f"{self.waiting()} messages are still owed")

    def waiting(self) -> int:
        """How many messages are owed."""
        with self.database.read() as session:
            return outbox.waiting(session)

    def messages(self, place: str, user: str = "") -> list[dict[str, Any]]:
        """What has been said in a conversation since this test began."""
        return [one for one in self.workspace.messages(place, user) if float(one["ts"]) > self.began]

    def heard(self, kind: str) -> list[dict[str, Any]]:
        """The payloads that the workspace has sent in this test: slash_commands, interactive, events_api."""
        entries = self.workspace.journal(self.journal_began)
        return [each["payload"] for each in entries if each["kind"] == "envelope" and each["type"] == kind]

    def delivers(self, payload: dict[str, Any], secret: str = SECRET) -> Response:
        """What was pressed, over HTTP, signed as Slack signs: for what no honest screen sends."""
        return self.sends(urlencode({"payload": json.dumps(payload)}), secret)

    def happens(self, event: dict[str, Any]) -> Response:
        """An event, likewise."""
        return self.sends(json.dumps(event), kind="application/json")

    def sends(self, body: str, secret: str = SECRET, kind: str = FORM) -> Response:
        """Whatever a request may hold, likewise."""
        return posted(TestClient(web_app(self.muster)), body, kind, secret)

    def hands_over(self, role: str, account: str) -> None:
        """The plan office imports the plan with another holder for a role."""
        document = office_plan()
        people = tuple(
            one.model_copy(update={"slack": account, "email": None}) if one.role == role else one
            for one in document.people
        )
        with self.database.write() as session:
            result = import_plan(session, document.model_copy(update={"people": people}), self.clock.at)
        assert not result.faults, result.faults

    # --- the record, where no screen shows it ------------------------------------------------------------

    def return_id(self, ref: str) -> int:
        """The newest return of a commitment."""
        of_ref = select(Return.id).join(Commitment).where(Commitment.ref == ref)
        return int(self.asks(of_ref.order_by(Return.id.desc()))[0])

    def revisions(self, ref: str) -> list[Revision]:
        """What was said of a commitment this quarter, first to last."""
        return self.asks(select(Revision).filter_by(return_id=self.return_id(ref)).order_by(Revision.no))

    def asks(self, query: Select[Any]) -> list[Any]:
        """What the database answers."""
        with self.database.read() as session:
            return list(session.scalars(query))


@contextmanager
def staged(workspace: Workspace, database: Database, listening: Listening, **more: Any) -> Iterator[Stage]:
    """Muster built by its composition root, listening, at noon on the day before the quarter opens."""
    clock, wire = OfficeClock(london("2021-09-30 12:00")), WireClock(workspace)
    muster = build(settings_for(workspace, **more), Clocks(office=clock, wire=wire), database)
    try:
        with listening(muster, workspace), nobody_waits_for_slack(database):
            yield Stage(workspace, database, muster, clock, wire, wire().timestamp(), workspace.length())
    finally:
        # What Slack told last may still be at work: it must not reach into the next test's record.
        muster.app.listener_runner.listener_executor.shutdown()
        muster.delivery.drain(5)


def all_well(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    """Each owed message is visible once, no error is logged, and the workspace refused nothing by our fault."""
    stage.settle()
    tally = stage.workspace.tally()
    with stage.database.read() as session:
        failed = outbox.count(session, OutboxState.FAILED)
        shown = [tally["metadata_ids"].get(token, 0) for _, token in outbox.owed_posts(session)]
    assert shown.count(0) == failed
    assert max(shown, default=0) <= 1
    errors = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    refused = [entry for entry in tally["refused"] if entry["n"] > stage.journal_began]
    assert stage.expects_trouble or not (errors or refused), (errors, refused)


# --- the two shells ------------------------------------------------------------------------------------


@contextmanager
def by_socket_mode(muster: Muster, workspace: Workspace, ping_seconds: float = 5) -> Iterator[None]:
    """Muster on a WebSocket, in a thread of its own."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    seen = workspace.length()

    async def connect() -> Any:
        client = socket_client(muster)
        client.ping_interval = ping_seconds
        await client.connect()
        return client

    client = asyncio.run_coroutine_threadsafe(connect(), loop).result(10)
    try:
        wait_for(lambda: connections(workspace, seen) == 1)
        yield
    finally:
        seen = workspace.length()
        asyncio.run_coroutine_threadsafe(client.close(), loop).result(10)
        wait_for(lambda: connections(workspace, seen) == 0)
        asyncio.run_coroutine_threadsafe(loop.shutdown_default_executor(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)


def connections(workspace: Workspace, since: int) -> int | None:
    """How many sockets are open, by the newest word of the journal after `since`."""
    counts = [entry["connections"] for entry in workspace.journal(since) if entry["kind"] == "socket"]
    return counts[-1] if counts else None


@contextmanager
def by_http(muster: Muster, workspace: Workspace) -> Iterator[None]:
    """Muster behind uvicorn, at the address that the workspace was given."""
    del workspace
    server = uvicorn.Server(
        uvicorn.Config(web_app(muster), port=HTTP_PORT, log_level="error", lifespan="off")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        wait_for(lambda: server.started)
        yield
    finally:
        server.should_exit = True
        thread.join(5)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


HTTP_PORT = free_port()


def wait_for(condition: Callable[[], object], seconds: float = 15.0) -> None:
    """Waits until something is so; fails when it does not come to be."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.005)
