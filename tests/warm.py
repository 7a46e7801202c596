"""Programs of ours, started warm: `python -m …` in a process of its own, forked from one that has the libraries
imported already. That import is most of what a start costs, and all that is saved."""

import os
import runpy
import sys
from collections.abc import Mapping, Sequence
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess

IMPORTED = (
    *("bot.cli", "bot.commands.run", "bot.commands.web", "bot.commands.worker"),
    *("holidays.countries", "tests.delivery.stage"),
)

_forking = get_context("forkserver")
_forking.set_forkserver_preload(list(IMPORTED))


def started_warm(arguments: Sequence[str], environment: Mapping[str, str]) -> ForkServerProcess:
    """`python -m` with these arguments, in this environment."""
    process = _forking.Process(target=_run_as_main, args=(tuple(arguments), dict(environment)))
    process.start()
    return process


def _run_as_main(arguments: tuple[str, ...], environment: dict[str, str]) -> None:
    os.environ.update(environment)
    sys.argv = list(arguments)
    runpy.run_module(arguments[0], run_name="__main__", alter_sys=True)
