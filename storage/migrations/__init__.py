"""The database's shape over time, from the first table on: `upgrade` brings a database up to date."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from storage.database import Database

HERE = Path(__file__).parent


class BrokenReferences(Exception):
    """A migration on SQLite left rows that point at nothing; it was rolled back."""


def upgrade(database: Database) -> None:
    """Brings the database to the newest shape; does nothing when it is there already."""
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
        return MigrationContext.configure(connection).get_current_revision()


@cache
def newest() -> str:
    """The revision that this code expects; read once, for the code does not change while it runs."""
    return str(ScriptDirectory.from_config(alembic_config()).get_current_head())


def alembic_config() -> Config:
    """Alembic's settings, without a file of their own."""
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
