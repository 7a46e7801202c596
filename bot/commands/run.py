"""`run`: the whole office in one process, which listens by Socket Mode."""

import asyncio

import click

from bot.commands.serving import assembled
from bot.shells.socket_mode import listen
from bot.ticking.worker import Worker


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
