"""The composition root: settings, clocks and database become a Bolt App, a desk and a delivery. Nothing is
decided here; shells and workers run what it makes."""

import os
import socket
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from slack_bolt import App
from slack_sdk import WebClient

from bot.clock import Clocks
from bot.delivery.sender import LEASE_BEYOND_TIMEOUT, Delivery, SendingTerms
from bot.delivery.wording import Wording
from bot.settings import Settings
from bot.watching.watch import Watch
from bot.wire import fetch, listeners_client, web_client
from handlers import register
from handlers.desk import Channels, Desk
from handlers.door.belonging import Home
from handlers.following import RENDERERS
from handlers.outbox.told import announce_failures
from storage.outbox.failures import Failure
from storage.record.database import Database, Session

LISTENERS = 16
"""Threads for a process's listeners. They wait for Slack, and a trigger lives three seconds: with Bolt's own five the
sixteenth person's form would be late. More of them only wait for each other."""
NOT_AUTHORISED = "Muster cannot reach Slack as it should. Nothing was changed; please try again in a minute."
"""What Bolt answers where Slack does not say whose token it is."""
LEASE_SPARE = timedelta(seconds=15)


@dataclass(frozen=True)
class Muster:
    """The parts of a running Muster."""

    settings: Settings
    clocks: Clocks
    database: Database
    client: WebClient
    app: App
    desk: Desk
    delivery: Delivery
    watch: Watch


def worker_name() -> str:
    """What this process is called among the workers."""
    return f"{socket.gethostname()}:{os.getpid()}"


def build(settings: Settings, clocks: Clocks, database: Database) -> Muster:
    """Everything, wired together; the database is bound to the workspace of the token. Raises
    SlackApiError for a token that Slack does not take, WrongDatabase for another workspace's database."""
    client, listeners = web_client(settings), listeners_client(settings)
    said: Any = client.auth_test().data
    home = Home(str(said["team_id"]), str(said.get("enterprise_id") or ""))
    database.bind_to_team(home.team_id)
    channels = Channels(
        settings.digest_channel,
        settings.chief_channel,
        settings.plan_office_channel,
        frozenset(settings.shared_channels),
    )
    watch = Watch()
    delivery = build_delivery(settings, clocks, database, client, channels, watch)
    database.wake = delivery.wake.set
    desk = Desk(database, clocks.office, channels, partial(fetch, settings=settings))
    app = register(bolt_app(settings, listeners), desk, home)
    return Muster(settings, clocks, database, client, app, desk, delivery, watch)


def build_delivery(
    settings: Settings,
    clocks: Clocks,
    database: Database,
    client: WebClient,
    channels: Channels,
    watch: Watch,
) -> Delivery:
    """The delivery of this process, which tells the plan office of what fails for good."""

    def tell(session: Session, failures: Sequence[Failure]) -> None:
        announce_failures(session, channels, failures, clocks.office())

    lease = timedelta(seconds=settings.slack_timeout) + LEASE_BEYOND_TIMEOUT + LEASE_SPARE
    terms = SendingTerms(
        worker=worker_name(),
        posts_per_second=settings.messages_per_second,
        lease=lease,
        allowed_shared_channels=frozenset(settings.shared_channels),
    )
    wording = Wording(database, RENDERERS, clocks.office, clocks.wire)
    return Delivery(database, client, clocks.wire, terms, tell, watch.slack, wording.follow)


def bolt_app(settings: Settings, client: WebClient) -> App:
    """Bolt, answering in the request itself: an answer rides on its acknowledgement. Without a name Bolt would read
    the source of every caller to find one, a quarter of a start. The signature is the door's, before Bolt sees it."""
    return App(
        name="muster",
        client=client,
        signing_secret=settings.signing_secret or None,
        request_verification_enabled=False,
        user_facing_authorize_error_message=NOT_AUTHORISED,
        process_before_response=True,
        token_verification_enabled=False,
        listener_executor=ThreadPoolExecutor(LISTENERS, thread_name_prefix="listener"),
    )
