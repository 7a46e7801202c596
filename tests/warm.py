"""Programs of ours, started warm: `python -m …` in a process of its own, forked from one that has the libraries
imported already. That import is most of what a start costs, and all that is saved."""

import json
import os
import runpy
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.rehearsal.workspace.remote import Workspace

IMPORTED = (
    *(
        "bot.cli",
        "bot.commands.run",
        "bot.commands.web",
        "bot.commands.worker",
        "bot.rehearsal.workspace.server",
    ),
    *("holidays.countries", "tests.delivery.stage"),
)

_forking = get_context("forkserver")
_forking.set_forkserver_preload(list(IMPORTED))


def started_warm(
    arguments: Sequence[str], environment: Mapping[str, str], output: Connection | None = None
) -> ForkServerProcess:
    """`python -m` with these arguments, in this environment; what it prints goes to `output`, if that is given."""
    process = _forking.Process(target=_run_as_main, args=(tuple(arguments), dict(environment), output))
    process.daemon = True
    process.start()
    return process


@contextmanager
def warm_workspace(config: Mapping[str, Any]) -> Iterator[Workspace]:
    """A fresh workspace, as Workspace.start gives it."""
    hearing, telling = _forking.Pipe(duplex=False)
    with TemporaryDirectory() as directory:
        path = Path(directory, "config.json")
        path.write_text(json.dumps(dict(config)), encoding="utf-8")
        process = started_warm(("bot.rehearsal.workspace", "--config", str(path)), {}, telling)
        telling.close()
        with open(hearing.fileno(), encoding="utf-8", closefd=False) as said:
            port = json.loads(said.readline())["port"]
    yield Workspace(port)
    process.terminate()
    process.join(10)
    hearing.close()


def _run_as_main(arguments: tuple[str, ...], environment: dict[str, str], output: Connection | None) -> None:
    os.environ.update(environment)
    sys.argv = list(arguments)
    if output is not None:
        os.dup2(output.fileno(), sys.stdout.fileno())
    runpy.run_module(arguments[0], run_name="__main__", alter_sys=True)
