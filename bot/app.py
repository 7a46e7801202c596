"""The composition root: settings, clocks and database become a Bolt App, a desk and a delivery. Nothing is
decided here; shells and workers run what it makes."""

import os
import socket
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from slack_bolt import App
from slack_sdk import WebClient

from bot.clock import Clocks
from bot.delivery import files
from bot.delivery.sender import LEASE_BEYOND_TIMEOUT, Delivery, Terms
from bot.settings import Settings
from handlers import register
from handlers.announcing import announce_failures
from handlers.desk import Channels, Desk
from storage.database import Database, Session
from storage.failures import Failure

LISTENERS = 30
"""Threads for listeners: Bolt's own five would keep the sixth person waiting for its acknowledgement."""
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


def web_client(settings: Settings) -> WebClient:
    """The client for Slack's Web API. Without retry handlers: slack_sdk's own post twice when an answer is
    lost; the outbox tries again, and looks first."""
    return WebClient(
        token=settings.bot_token,
        base_url=settings.api_url,
        timeout=settings.slack_timeout,
        retry_handlers=[],
    )


def worker_name() -> str:
    """What this process is called among the workers."""
    return f"{socket.gethostname()}:{os.getpid()}"


def build(settings: Settings, clocks: Clocks, database: Database) -> Muster:
    """Everything, wired together; the database is bound to the workspace of the token. Raises
    SlackApiError for a token that Slack does not take, WrongDatabase for another workspace's database."""
    client = web_client(settings)
    team_id = str(client.auth_test()["team_id"])
    database.bind_to_team(team_id)
    channels = Channels(settings.digest_channel, settings.chief_channel, settings.plan_office_channel)
    delivery = build_delivery(settings, clocks, database, client, channels)
    fetch = partial(files.fetch, token=settings.bot_token, timeout=settings.slack_timeout)
    desk = Desk(database, clocks.office, channels, delivery.wake.set, fetch)
    app = register(bolt_app(settings, client), desk, team_id)
    return Muster(settings, clocks, database, client, app, desk, delivery)


def build_delivery(
    settings: Settings, clocks: Clocks, database: Database, client: WebClient, channels: Channels
) -> Delivery:
    """The delivery of this process, which tells the plan office of what fails for good."""

    def tell(session: Session, failures: Sequence[Failure]) -> None:
        announce_failures(session, channels, failures, clocks.office())

    lease = timedelta(seconds=settings.slack_timeout) + LEASE_BEYOND_TIMEOUT + LEASE_SPARE
    terms = Terms(
        worker=worker_name(),
        posts_per_second=settings.messages_per_second,
        lease=lease,
        allowed_shared_channels=frozenset(settings.shared_channels),
    )
    return Delivery(database, client, clocks.wire, terms, tell)


def bolt_app(settings: Settings, client: WebClient) -> App:
    """Bolt, answering in the request itself: an answer rides on its acknowledgement. Without a name Bolt would read
    the source of every caller to find one, a quarter of a start."""
    return App(
        name="muster",
        client=client,
        signing_secret=settings.signing_secret or None,
        request_verification_enabled=bool(settings.signing_secret),
        process_before_response=True,
        token_verification_enabled=False,
        listener_executor=ThreadPoolExecutor(LISTENERS, thread_name_prefix="listener"),
    )
