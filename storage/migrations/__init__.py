"""The database's shape over time, from the first table on: `upgrade` brings a database up to date."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Text, column, inspect, select, table

from storage.record.database import Database, WrongDatabase

if TYPE_CHECKING:
    from alembic.config import Config

HERE = Path(__file__).parent
SHAPE = table("alembic_version", column("version_num", Text))
"""Where Alembic keeps the revision that the database has."""


class BrokenReferences(Exception):
    """A migration on SQLite left rows that point at nothing; it was rolled back."""


def upgrade(database: Database) -> None:
    """Brings the database to the newest shape; does nothing when it is there already."""
    if is_current(database):
        return
    # Only now: most starts have nothing to migrate, and need not wait for Alembic.
    from alembic import command

    with migrating(database) as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_current(database: Database) -> bool:
    """Whether the database has the newest shape."""
    return revision_of(database) == newest()


def revision_of(database: Database) -> str | None:
    """The shape that the database has; None for one without tables."""
    with database.engine.connect() as connection:
        if not inspect(connection).has_table(SHAPE.name):
            return None
        return connection.scalars(select(SHAPE.c.version_num)).one_or_none()


def require_known_shape(database: Database) -> None:
    """Raises WrongDatabase for one that is another program's, or of a release that came after this one."""
    revision = revision_of(database)
    if revision is not None and revision > newest():
        raise WrongDatabase(
            f"The database is of a newer release (revision {revision}; this one knows {newest()}). Install that "
            "release, or restore the backup that was taken before it."
        )
    with database.engine.connect() as connection:
        if revision is None and inspect(connection).get_table_names():
            raise WrongDatabase("The database is another program's: it has tables that are not Muster's.")


@cache
def newest() -> str:
    """The revision that this code expects: the number that the newest migration's file begins with. Read once,
    for the code does not change while it runs."""
    return max(path.name for path in (HERE / "versions").glob("[0-9]*.py")).partition("_")[0]


def alembic_config() -> "Config":
    """Alembic's settings, without a file of their own."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(HERE))
    return config


@contextmanager
def migrating(database: Database) -> Iterator[Connection]:
    """A connection to migrate with. SQLite rebuilds a table by dropping it, and with foreign keys on that
    deletes the children too: they are off meanwhile, and every reference is checked before the commit."""
    with database.engine.execution_options(muster_writes=True).connect() as connection:
        driver = connection.connection.dbapi_connection
        if isinstance(driver, sqlite3.Connection):
            driver.execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            yield connection
            check_references(connection)
        if isinstance(driver, sqlite3.Connection):
            driver.execute("PRAGMA foreign_keys=ON")


def check_references(connection: Connection) -> None:
    """Raises BrokenReferences when a row points at a row that is gone (SQLite; PostgreSQL checks itself)."""
    if connection.dialect.name != "sqlite":
        return
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise BrokenReferences(f"{len(broken)} rows point at rows that are gone, first in {broken[0][0]}")
