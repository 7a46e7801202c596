"""INSERT … ON CONFLICT, which each database spells for itself. What is inserted is the callers'."""

from importlib import import_module
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from storage.tables.base import Base

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite


def insert_into(session: Session, table: type[Base]) -> "sqlite.Insert | postgresql.Insert":
    """An INSERT that can say ON CONFLICT. Only the dialect in use is loaded, as its engine has done already:
    PostgreSQL's brings every driver that it knows."""
    dialect = import_module(f"sqlalchemy.dialects.{session.get_bind().dialect.name}")
    insert: sqlite.Insert | postgresql.Insert = dialect.insert(table)
    return insert
