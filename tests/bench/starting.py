"""Starting: whole processes beside one that imports slack_bolt and sqlalchemy and ends. All find their bytecode in
a folder of this run's own, so that nothing is compiled while it is measured."""

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.bench.measuring import Figure, in_turn

ROUNDS = 9
GOAL = 1.5
BARE = ("-c", "import slack_bolt, sqlalchemy")
BUILD = (
    "from bot.app import bolt_app; from bot.settings import Settings; from bot.wire import web_client;"
    "from handlers import register; from handlers.door.belonging import Home;"
    "settings = Settings(); register(bolt_app(settings, web_client(settings)), None, Home('T0'))"
)
OURS = {
    "start-up: --help": ("-m", "bot", "--help"),
    "start-up: the app, built": ("-c", BUILD),
    "start-up: all of `run`": ("-c", f"{BUILD}; import bot.commands.run"),
}


def figures(folder: Path) -> Iterator[Figure]:
    """The command line's answer; the Bolt App with every conversation; and besides it what keeps a process in
    service: a shell, the scheduler, migrations."""
    for what, arguments in OURS.items():
        ours, theirs = in_turn(partial(start, folder, *arguments), partial(start, folder, *BARE), ROUNDS)
        yield Figure(what, ours, "importing Bolt and SQLAlchemy", theirs, GOAL)


def start(bytecode: Path, *arguments: str) -> None:
    """A Python process of its own, to its end. Raises CalledProcessError when it fails."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(bytecode), "PYTHONDONTWRITEBYTECODE": ""}
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment)
