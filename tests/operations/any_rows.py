"""A record made up by hypothesis: rows for every table, whatever tables there are, that keep to the tables'
own rules. What the rows mean does not matter here."""

from datetime import UTC, date
from enum import Enum as PythonEnum
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Enum,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from storage.record.database import REHEARSAL
from storage.tables import Base
from storage.tables.base import UtcDateTime

Row = dict[str, Any]
Rows = dict[str, list[Row]]
MOST_ROWS = 3

_letters = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
_words = st.text(_letters, max_size=12)
_json = st.dictionaries(
    _words, st.none() | st.booleans() | st.integers() | _words | st.lists(_words), max_size=3
)
_times = st.datetimes(timezones=st.just(UTC))
_by_kind: dict[type[TypeEngine[Any]], st.SearchStrategy[Any]] = {
    JSON: _json,
    Text: _words,
    Integer: st.integers(-(2**31), 2**31 - 1),
    Boolean: st.booleans(),
    Date: st.dates(date(1990, 1, 1)),
    UtcDateTime: _times,
    LargeBinary: st.binary(max_size=40),
}


@st.composite
def records(draw: st.DrawFn) -> Rows:
    """Rows for every table, by its name; those that others point at first."""
    made: Rows = {}
    for table in Base.metadata.sorted_tables:
        count = draw(st.integers(0, MOST_ROWS))
        rows = [draw(_row(table, number, made)) for number in range(count)] if _can_be(table, made) else []
        made[table.name] = _allowed(table, rows)
    made["installation"] = [{"id": 1, "mode": REHEARSAL, "team_id": "T0TEAM"}]
    return made


def _can_be(table: Table, made: Rows) -> bool:
    """Whether every row that this table must point at can be there."""
    needed = [column for column in table.columns if column.foreign_keys and not column.nullable]
    return all(made[_target(column).table.name] for column in needed)


def _target(column: Column[Any]) -> Column[Any]:
    return next(iter(column.foreign_keys)).column


@st.composite
def _row(draw: st.DrawFn, table: Table, number: int, made: Rows) -> Row:
    return {column.name: draw(_value(column, number, made)) for column in table.columns}


def _value(column: Column[Any], number: int, made: Rows) -> st.SearchStrategy[Any]:
    if column.primary_key and isinstance(column.type, Integer) and not column.foreign_keys:
        return st.just(number + 7)  # ids do not begin at 1
    if column.foreign_keys:
        target = _target(column)
        found = st.sampled_from([row[target.name] for row in made[target.table.name]] or [None])
    else:
        found = _of_kind(column)
    return st.none() | found if column.nullable else found


def _of_kind(column: Column[Any]) -> st.SearchStrategy[Any]:
    kind = column.type
    if isinstance(kind, Enum):
        members: list[PythonEnum] = list(kind.python_type)
        return st.sampled_from(members)
    if type(kind) is String:
        return st.text(_letters, max_size=min(kind.length or 12, 12))
    return _by_kind[type(kind)]


def _allowed(table: Table, rows: list[Row]) -> list[Row]:
    """Those rows that leave what must be unique unique."""
    alone = [[column.name] for column in table.columns if column.unique]
    together = [
        [column.name for column in one.columns]
        for one in table.constraints
        if isinstance(one, UniqueConstraint) or one is table.primary_key
    ]
    for names in alone + together:
        rows = list({tuple(row[name] for name in names): row for row in rows}.values())
    return [row for row in rows if _has_one_subject(table, row)]


def _has_one_subject(table: Table, row: Row) -> bool:
    """The one rule that stands as a check: an ask is about exactly one thing (`ck_ask_one_subject`)."""
    subjects = ("measure_id", "annex", "priority_id", "return_id", "request_id")
    return table.name != "ask" or sum(row[name] is not None for name in subjects) == 1


def write_rows(session: Session, made: Rows) -> None:
    """Puts made-up rows into an empty database."""
    for table in Base.metadata.sorted_tables:
        if made[table.name]:
            session.execute(table.insert(), made[table.name])


def read_rows(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, in an order that does not depend on the kind of database."""
    return {
        table.name: sorted((tuple(row) for row in session.execute(table.select())), key=repr)
        for table in Base.metadata.sorted_tables
    }
