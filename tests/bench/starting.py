"""Starting: whole processes beside one that imports slack_bolt and sqlalchemy and ends."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measuring import Figure, in_turn

ROUNDS = 9
GOAL = 1.5
BARE = ("-c", "import slack_bolt, sqlalchemy")
BUILD = (
    "from bot.app import bot_app, web_client; from bot.settings import Settings; from handlers import register;"
    "settings = Settings(); register(bot_app(settings, web_client(settings)), None, 'T0')"
)
OURS = {
    "start-up: --help": ("-m", "bot", "--help"),
    "start-up: the app, built": ("-c", BUILD),
    "start-up: all of `run`": ("-c", f"{BUILD}; import bot.commands.running"),
}


def figures(_folder: Path) -> Iterator[Figure]:
    """The command line's answer; the Bolt App with every conversation; and besides it what keeps a process in
    service: both shells, the scheduler, migrations."""
    for what, arguments in OURS.items():
        ours, theirs = in_turn(lambda: start(*arguments), lambda: start(*BARE), ROUNDS)  # noqa: B023 - called at once
        yield Figure(what, ours, "importing Bolt and SQLAlchemy", theirs, GOAL)


def start(*arguments: str) -> None:
    """A Python process of its own, to its end. Raises CalledProcessError when it fails."""
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
