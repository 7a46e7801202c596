"""`run`, `web` and `worker`: the processes that serve an office. What they are made of is bot/app.py's."""

import asyncio
import logging
import signal
import threading

import click
import uvicorn

from bot.app import Muster, build
from bot.context import current_clocks, current_settings, open_database
from bot.shells.http import web_app
from bot.shells.socket_mode import listen
from bot.worker import Worker

POSTING = ("bot_token", "digest_channel", "chief_channel")


def assembled(*needed: str) -> Muster:
    """The parts of a running Muster, once every needed setting is there. Raises SettingMissing."""
    settings = current_settings().require(*POSTING, *needed)
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # A tick that comes while the last one is at work is left out on purpose; that is no news.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    return build(settings, current_clocks(), open_database())


@click.command()
def run() -> None:
    """Serve the office from one process: Socket Mode, ticks and delivery, with the embedded database.

    Needs SLACK_BOT_TOKEN, SLACK_APP_TOKEN, MUSTER_DIGEST_CHANNEL and MUSTER_CHIEF_CHANNEL. Ctrl-C or SIGTERM
    ends it once what is under way is done."""
    muster = assembled("app_token")
    background = Worker(muster)
    background.start()
    try:
        asyncio.run(listen(muster))
    finally:
        background.stop()


@click.command()
def web() -> None:
    """Listen to Slack over HTTP, behind a load balancer: /slack/events and /healthz on PORT.

    Needs SLACK_SIGNING_SECRET besides what `run` needs, but no app token. Any number may run at once, beside
    at least one `worker`."""
    muster = assembled("signing_secret")
    uvicorn.run(web_app(muster), host="0.0.0.0", port=muster.settings.port, log_level="warning")  # noqa: S104 - behind a load balancer


@click.command()
def worker() -> None:
    """Tick and deliver, without listening: the other half of `web`. Any number may run at once."""
    background, ended = Worker(assembled()), threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: ended.set())
    background.start()
    ended.wait()
    background.stop()
