"""Rows held until a transaction ends, so that of two changes at once the second sees what the first did. SQLite has
one writer at a time and needs none of it."""

from typing import Any, TypeVar

from sqlalchemy import Select
from sqlalchemy.orm import Session
from sqlalchemy.orm.interfaces import ORMOption

from storage.tables.base import Base

Query = TypeVar("Query", bound=Select[Any])
Row = TypeVar("Row", bound=Base)


def held(query: Query) -> Query:
    """The query with its rows held, and read anew: one that this session has seen before may have been changed
    since, and SQLAlchemy would go on with what it saw."""
    return query.with_for_update().execution_options(populate_existing=True)


def held_row(session: Session, table: type[Row], key: object, *with_it: ORMOption) -> Row | None:
    """The row with that primary key, held and read anew, and what is loaded with it; None where there is none."""
    return session.get(table, key, options=with_it, with_for_update={"of": table}, populate_existing=True)
