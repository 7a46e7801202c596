"""`python -m tests.bench.bare_web FILE`: a bare Bolt app, set up as Muster's and behind the same shell, which answers
/priority with the JSON of a file. One process on PORT."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import uvicorn

from bot.app import build
from bot.commands.web import listening_on
from bot.context import current_clocks, current_settings, existing_database
from bot.shells.http import server_config
from tests.bench.questions import bare


def main() -> None:
    """Serves until it is ended."""
    settings = current_settings()
    muster = build(settings, current_clocks(), existing_database())
    answer = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    with listening_on(settings.port) as door:
        uvicorn.Server(server_config(replace(muster, app=bare(muster, answer)))).run(sockets=[door])


main()
