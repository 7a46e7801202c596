"""`worker`: ticks and delivers. Without a shell: `web` listens."""

import signal
import threading

import click

from bot.commands.serving import assembled
from bot.ticking.worker import Worker


@click.command()
def worker() -> None:
    """Tick and deliver, without listening: the other half of `web`. Any number may run at once."""
    background, ended = Worker(assembled()), threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: ended.set())
    background.start()
    ended.wait()
    background.stop()
