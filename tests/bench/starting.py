"""Starting: whole processes beside one that imports slack_bolt and sqlalchemy and ends."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measuring import Figure, in_turn

ROUNDS = 9
GOAL = 1.5
BARE = ("-c", "import slack_bolt, sqlalchemy")
OURS = {
    "start-up: --help": ("-m", "bot", "--help"),
    "start-up: all that a server imports": ("-c", "import bot.commands.running"),
}


def figures(_folder: Path) -> Iterator[Figure]:
    """The command line's answer, and everything that `run`, `web` and `worker` are made of."""
    for what, arguments in OURS.items():
        ours, theirs = in_turn(lambda: start(*arguments), lambda: start(*BARE), ROUNDS)  # noqa: B023 - called at once
        yield Figure(what, ours, "importing Bolt and SQLAlchemy", theirs, GOAL)


def start(*arguments: str) -> None:
    """A Python process of its own, to its end. Raises CalledProcessError when it fails."""
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
