"""All that the record holds of one person: the rows that name them, their own address in what others wrote, and what
Muster said to them. Who may ask, and what of it is handed out, is for people to decide (UK GDPR article 15)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Column, ColumnElement, String, Table, Text, cast, func, or_, select
from sqlalchemy.orm import Session

from storage.archiving.shelf import Shelf
from storage.backups import TABLES
from storage.backups.rows import to_json
from storage.rules.sheets import in_cell, sheet
from storage.tables import AuditEvent, Person

WITHOUT_A_KEY = frozenset({AuditEvent.__table__.c.person_id})
"""Columns that name a person without a foreign key: a person can be erased there and the row stands."""


class UnknownPerson(Exception):
    """Nobody in the record has this address."""


@dataclass(frozen=True)
class Found:
    """What was found of somebody in one table: how many rows."""

    table: str
    rows: int


def put_person(shelf: Shelf, session: Session, address: str) -> tuple[Found, ...]:
    """Puts what the record holds of whoever has this e-mail address, or Slack account, on the shelf, a sheet for each
    table. Raises UnknownPerson."""
    sign = address.strip()
    is_theirs = or_(func.lower(Person.email) == sign.lower(), Person.slack_id == sign)
    person = session.scalars(select(Person).where(is_theirs)).one_or_none()
    if person is None:
        raise UnknownPerson(address)
    found = []
    for table in TABLES:
        rows = [tuple(row) for row in session.execute(select(table).where(tells_of(table, person)))]
        if rows:
            shelf.put(f"{table.name}.csv", sheet(table.columns.keys(), map(cells, rows)))
            found.append(Found(table.name, len(rows)))
    return tuple(found)


def cells(row: tuple[Any, ...]) -> list[str]:
    """A row as a sheet shows it."""
    return [in_cell(to_json(value)) for value in row]


def tells_of(table: Table, person: Person) -> ColumnElement[bool]:
    """Whether a row names the person, or has their address or account in what is written in it."""
    named = [column == person.id for column in naming(table)]
    written = [
        cast(column, Text).contains(sign, autoescape=True)
        for column in table.columns
        if isinstance(column.type, String | Text | JSON)
        for sign in (person.email, person.slack_id)
        if sign
    ]
    return or_(False, *named, *written)


def naming(table: Table) -> Iterator[Column[Any]]:
    """The columns of a table that say who: by a key, or as the audit does; of the table of people, the row itself."""
    for column in table.columns:
        is_key = any(key.column is Person.__table__.c.id for key in column.foreign_keys)
        if is_key or column in WITHOUT_A_KEY or column is Person.__table__.c.id:
            yield column
