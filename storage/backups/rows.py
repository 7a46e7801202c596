"""The rows of a table as lines of JSON and back, the same for every kind of database. Which tables, and in
what file, is the archive's."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Date, LargeBinary, Select, String, Table, select
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from storage.tables.base import UtcDateTime

BATCH = 500
"""Rows that are held at once."""

FROM_JSON: Mapping[type[TypeEngine[Any]], Callable[[str], Any]] = {
    UtcDateTime: datetime.fromisoformat,
    Date: date.fromisoformat,
    LargeBinary: b64decode,
}
"""How a column's values come back that JSON has no kind for; every other value is as JSON has it."""


def lines(session: Session, table: Table) -> Iterator[bytes]:
    """Every row of the table as a line of JSON in UTF-8, by primary key."""
    rows = session.execute(in_order(session, table), execution_options={"yield_per": BATCH})
    for row in rows.mappings():
        plain = {name: to_json(value) for name, value in row.items()}
        yield json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def in_order(session: Session, table: Table) -> Select[Any]:
    """The whole table by primary key, text by its bytes: databases differ in how they sort words."""
    collation = "C" if session.get_bind().dialect.name == "postgresql" else "BINARY"
    keys = (
        column.collate(collation) if isinstance(column.type, String) else column
        for column in table.primary_key
    )
    return select(table).order_by(*keys)


def to_json(value: Any) -> Any:
    """A value of the record as JSON has it: times as ISO 8601 in UTC, bytes as base64."""
    if isinstance(value, date):
        return value.isoformat()
    return b64encode(value).decode() if isinstance(value, bytes) else value


def row_of(table: Table, line: bytes) -> dict[str, Any]:
    """The row of a line. Raises KeyError or ValueError for one that `lines` did not write."""
    plain = json.loads(line)
    return {column.name: from_json(column, plain[column.name]) for column in table.columns}


def from_json(column: Column[Any], value: Any) -> Any:
    """A value as the record has it."""
    read = FROM_JSON.get(type(column.type))
    return read(value) if read and value is not None else value
