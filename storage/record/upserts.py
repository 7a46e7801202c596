"""INSERT … ON CONFLICT, which each database spells for itself. What is inserted is the callers'."""

from importlib import import_module
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from storage.tables.base import Base

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite


def insert_into(session: Session, table: type[Base]) -> "sqlite.Insert | postgresql.Insert":
    """An INSERT that can say ON CONFLICT, of a mapped class's table."""
    return insert_of(session.get_bind().dialect.name, table)


def insert_of(dialect: str, table: type[Base]) -> "sqlite.Insert | postgresql.Insert":
    """The same for a dialect's name. Only the dialect in use is loaded, as its engine has done already:
    PostgreSQL's brings every driver that it knows."""
    insert: sqlite.Insert | postgresql.Insert
    insert = import_module(f"sqlalchemy.dialects.{dialect}").insert(table.__table__)
    return insert
