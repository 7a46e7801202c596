"""The whole record into one file, and back into an empty database of either kind: SQLite or PostgreSQL. All of
it or nothing, checked by count and SHA-256 in the file and once more in the database that it came to."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from sqlalchemy import Table, delete, func, insert, select
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm import Session

from storage.backups.archive import (
    BackupRefused,
    Contents,
    Member,
    Reason,
    opened,
    read_lines,
    write_contents,
    write_member,
)
from storage.backups.rows import BATCH, lines, row_of
from storage.migrations import is_current, newest
from storage.record.database import Database
from storage.record.private_files import private_file
from storage.tables import Base, Installation

__all__ = ["BackupRefused", "Contents", "Reason", "Told", "back_up", "count_rows", "restore", "rows_in"]

TABLES = tuple(Base.metadata.sorted_tables)
"""Every table, those that others point at first."""

Told = Callable[[str, int], None]
"""Hears of progress: a table, and how many more of its rows are done."""


def silent(_table: str, _rows: int) -> None:
    """Nobody wants to hear."""


def count_rows(database: Database) -> int:
    """Rows in all tables together: what a backup will hold, as near as one can tell beforehand."""
    with database.read() as session:
        return sum(session.scalars(select(func.count()).select_from(table)).one() for table in TABLES)


def rows_in(path: Path) -> int:
    """How many rows a backup holds. Raises as `restore` does for a file that is none."""
    with opened(path) as (_, contents):
        return contents.rows


# --- out -----------------------------------------------------------------------------------------------


def back_up(database: Database, path: Path, now: datetime, told: Told = silent) -> Contents:
    """Writes the record as it is at this moment to `path`, for its owner's eyes only. `now` is the office's
    time. Raises BackupRefused when the database has another shape than this code, OSError when the file
    cannot be written."""
    require_current(database)
    with private_file(path) as file, ZipFile(file, "w") as archive, database.frozen() as session:
        members = tuple(
            write_member(archive, table.name, telling(lines(session, table), table, told), now)
            for table in TABLES
        )
        mode = session.scalars(select(Installation.mode)).one_or_none() or ""
        contents = Contents(newest(), mode, now.isoformat(), members)
        write_contents(archive, contents, now)
    return contents


def telling(found: Iterable[bytes], table: Table, told: Told) -> Iterator[bytes]:
    """The same lines, telling of every batch."""
    for batch in batches(found):
        yield from batch
        told(table.name, len(batch))


def batches(found: Iterable[bytes]) -> Iterator[list[bytes]]:
    """The lines, as many at a time as are held at once."""
    source = iter(found)
    while batch := list(islice(source, BATCH)):
        yield batch


# --- in ------------------------------------------------------------------------------------------------


def restore(database: Database, path: Path, told: Told = silent) -> Contents:
    """Puts a backup into an empty database of the newest shape. Raises BackupRefused, and then nothing is
    changed, when the file is damaged or of another shape, when the database is in use or for another purpose,
    and when what arrived is not what was sent; OSError when the file cannot be read."""
    require_current(database)
    with opened(path) as (archive, contents):
        if contents.revision != newest():
            raise BackupRefused(Reason.OTHER_REVISION, contents.revision)
        with database.write() as session:
            clear_the_way(session, contents.mode)
            for table, member in members_of(contents):
                put(session, table, read_lines(archive, member), told)
                verify(session, table, member)
            set_sequences(session)
    return contents


def require_current(database: Database) -> None:
    """Raises BackupRefused for a database that has another shape than this code knows."""
    if not is_current(database):
        raise BackupRefused(Reason.OTHER_REVISION)


def clear_the_way(session: Session, mode: str) -> None:
    """Makes sure that nothing is there but, perhaps, the mark of a database that has served nobody yet; the
    backup brings its own. Raises BackupRefused."""
    mark = session.scalars(select(Installation)).one_or_none()
    if mark and mode and mark.mode != mode:
        raise BackupRefused(Reason.OTHER_PURPOSE, mark.mode)
    session.execute(delete(Installation).where(Installation.team_id.is_(None)))
    for table in TABLES:
        if session.execute(select(table).limit(1)).first():
            raise BackupRefused(Reason.NOT_EMPTY, table.name)


def members_of(contents: Contents) -> list[tuple[Table, Member]]:
    """Each table with its member. Raises BackupRefused when one of either has no other."""
    by_name = {member.table: member for member in contents.members}
    if by_name.keys() != Base.metadata.tables.keys():
        raise BackupRefused(Reason.DAMAGED, ", ".join(by_name.keys() ^ Base.metadata.tables.keys()))
    return [(table, by_name[table.name]) for table in TABLES]


def put(session: Session, table: Table, found: Iterable[bytes], told: Told) -> None:
    """Adds the rows. Only ever adds: the triggers that keep the record from being changed stay in force.
    Raises BackupRefused for a row that the database does not take: SQLite is easier to please."""
    for batch in batches(found):
        rows: list[dict[str, Any]] = [row_of(table, line) for line in batch]
        try:
            session.execute(insert(table), rows)
        except (DataError, IntegrityError) as error:
            raise BackupRefused(Reason.DOES_NOT_FIT, table.name) from error
        told(table.name, len(rows))


def verify(session: Session, table: Table, member: Member) -> None:
    """Reads the rows back. Raises BackupRefused when they are not, to the letter, those of the backup."""
    seen = sha256()
    for line in lines(session, table):
        seen.update(line)
    if seen.hexdigest() != member.sha256:
        raise BackupRefused(Reason.DIFFERS, table.name)


def set_sequences(session: Session) -> None:
    """PostgreSQL counts ids apart from the rows: it goes on after the last one. SQLite does so by itself."""
    if session.get_bind().dialect.name != "postgresql":
        return
    for table in TABLES:
        column = table.autoincrement_column
        if column is not None:
            sequence = func.pg_get_serial_sequence(f'"{table.name}"', column.name)
            last = func.max(column)
            session.execute(select(func.setval(sequence, func.coalesce(last, 1), last.is_not(None))))
