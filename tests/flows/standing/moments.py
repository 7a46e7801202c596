"""Moments of a quarter that is played: record and workspace as they stood, kept when they are first reached, and put
beneath a Muster that runs. It keeps nothing of the record to itself, so that it goes on from there."""

import shutil
from functools import cache
from itertools import count
from tempfile import TemporaryDirectory

from sqlalchemy import URL

from tests.conftest import execute_on_server
from tests.flows.openings import Opening, goes_on
from tests.flows.stage import Stage, london

_kept: dict[tuple[str, str], tuple[URL, Opening]] = {}
_numbers = count(1)


def keep(stage: Stage, when: str) -> None:
    """Keeps the moment that has been reached."""
    place, name = of_stage(stage, when), f"moment_{next(_numbers)}"
    now = stage.database.url
    kept = now.set(database=f"{folder().name}/{name}.db" if stage.database.is_sqlite else name)
    stage.database.close()
    copied(now, kept)
    stage.workspace.save(name)
    _kept[place] = (kept, Opening(name, stage.began, stage.journal_began))


def go_to(stage: Stage, when: str) -> bool:
    """Lets that moment stand again; whether it was kept."""
    found = _kept.get(of_stage(stage, when))
    if found is None:
        return False
    kept, opening = found
    stage.database.close()
    copied(kept, stage.database.url)
    stage.workspace.restore(opening.kept)
    goes_on(stage, opening)
    stage.clock.at = london(when)
    return True


def of_stage(stage: Stage, when: str) -> tuple[str, str]:
    """What a moment is kept under: a workspace and a kind of database have their own."""
    return f"{stage.workspace.port} {stage.database.url.get_backend_name()}", when


def copied(one: URL, other: URL) -> None:
    """The other database is as the one is. Nobody is connected to either."""
    if one.get_backend_name() == "sqlite":
        shutil.copy(str(one.database), str(other.database))
        return
    server = one.set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
    execute_on_server(server, f"DROP DATABASE IF EXISTS {other.database} WITH (FORCE)")
    execute_on_server(server, f"CREATE DATABASE {other.database} TEMPLATE {one.database}")


@cache
def folder() -> TemporaryDirectory[str]:
    """Where SQLite files are kept, until the tests are over."""
    return TemporaryDirectory(prefix="moments")
