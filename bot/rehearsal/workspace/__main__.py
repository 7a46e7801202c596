"""`python -m bot.rehearsal.workspace`: starts the workspace and prints one line of JSON with its port."""

import argparse
import asyncio
import json
import os
import signal
import sys
from pathlib import Path

from bot.rehearsal.workspace.config import Config, read_config
from bot.rehearsal.workspace.server import Server


def main() -> None:
    """Runs until SIGTERM or Ctrl-C, or, with --until-stdin-closes, until whoever started it has gone."""
    options = _parser().parse_args()
    config = read_config(options.config)
    asyncio.run(_serve(config, options.journal, options.port, options.until_stdin_closes))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot.rehearsal.workspace", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="the port on 127.0.0.1; 0 takes any that is free")
    parser.add_argument(
        "--config", type=Path, required=True, help="the JSON file that describes the workspace"
    )
    parser.add_argument("--journal", type=Path, help="the JSONL file that the journal is appended to")
    parser.add_argument("--until-stdin-closes", action="store_true", help="end when standard input closes")
    return parser


async def _serve(config: Config, journal: Path | None, port: int, until_stdin_closes: bool) -> None:
    over = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, over.set)
    if until_stdin_closes:
        loop.add_reader(sys.stdin, _end_with_stdin, over)
    server = Server(config, journal)
    print(json.dumps({"port": await server.start(port)}), flush=True)
    await over.wait()
    await server.stop()


def _end_with_stdin(over: asyncio.Event) -> None:
    if not os.read(sys.stdin.fileno(), 1024):
        over.set()


if __name__ == "__main__":
    main()
