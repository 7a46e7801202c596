"""The file of a backup: a zip with a member for each table and one that lists them. What is in a row is
rows'."""

import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

FORMAT = "muster-backup-1"
CONTENTS = "contents.json"
UNREADABLE = (BadZipFile, KeyError, EOFError, OSError, RuntimeError, ValueError, zlib.error)
"""What reading a damaged zip raises, by which of its bytes is another."""


class Reason(StrEnum):
    """Why a backup is not taken or not restored."""

    NOT_A_BACKUP = "not_a_backup"
    DAMAGED = "damaged"
    OTHER_REVISION = "other_revision"
    NOT_EMPTY = "not_empty"
    OTHER_PURPOSE = "other_purpose"
    DOES_NOT_FIT = "does_not_fit"
    DIFFERS = "differs"


class BackupRefused(Exception):
    """Nothing was written. `what` names the table, the revision or the purpose that is in the way."""

    def __init__(self, reason: Reason, what: str = "") -> None:
        super().__init__(f"{reason}: {what}")
        self.reason = reason
        self.what = what


@dataclass(frozen=True)
class Member:
    """One table in the file: how many rows, and the SHA-256 of its lines."""

    table: str
    rows: int
    sha256: str

    @property
    def name(self) -> str:
        """What it is called in the zip."""
        return f"{self.table}.jsonl"


@dataclass(frozen=True)
class Contents:
    """What a backup holds. `revision` is the shape of the database, `mode` live or rehearsal, `taken_at` the
    office's time in ISO 8601."""

    revision: str
    mode: str
    taken_at: str
    members: tuple[Member, ...]
    format: str = FORMAT

    @property
    def rows(self) -> int:
        """Rows in all tables together."""
        return sum(member.rows for member in self.members)


def entry(name: str, now: datetime) -> ZipInfo:
    """A member's head: packed, dated by the office's clock, for its owner's eyes when it is unpacked."""
    info = ZipInfo(name, date_time=now.timetuple()[:6])
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info


def write_member(archive: ZipFile, table: str, lines: Iterator[bytes], now: datetime) -> Member:
    """Writes the lines of one table, and says what was written."""
    rows, seen = 0, sha256()
    with archive.open(entry(f"{table}.jsonl", now), "w") as file:
        for line in lines:
            file.write(line)
            seen.update(line)
            rows += 1
    return Member(table, rows, seen.hexdigest())


def write_contents(archive: ZipFile, contents: Contents, now: datetime) -> None:
    """Writes the list of members, last: a file without it was cut short."""
    archive.writestr(entry(CONTENTS, now), json.dumps(asdict(contents), indent=1))


@contextmanager
def opened(path: Path) -> Iterator[tuple[ZipFile, Contents]]:
    """A backup to read, each member checked against the list. Raises BackupRefused, or OSError when the file
    cannot be read."""
    with path.open("rb") as file, unpacked(file, path.name) as archive:
        contents = contents_of(archive, path.name)
        for member in contents.members:
            check(archive, member)
        yield archive, contents


def unpacked(file: IO[bytes], name: str) -> ZipFile:
    """The zip in a file. Raises BackupRefused when it is none."""
    try:
        return ZipFile(file)
    except UNREADABLE:
        raise BackupRefused(Reason.NOT_A_BACKUP, name) from None


def contents_of(archive: ZipFile, name: str) -> Contents:
    """What the file says it holds. Raises BackupRefused when it is no backup of ours."""
    try:
        raw = json.loads(archive.read(CONTENTS))
        contents = Contents(**{**raw, "members": tuple(Member(**one) for one in raw["members"])})
    except (*UNREADABLE, TypeError):
        raise BackupRefused(Reason.NOT_A_BACKUP, name) from None
    if contents.format != FORMAT:
        raise BackupRefused(Reason.NOT_A_BACKUP, name)
    return contents


def check(archive: ZipFile, member: Member) -> None:
    """Raises BackupRefused when the lines of a table are not those that were written."""
    rows, seen = 0, sha256()
    try:
        for line in read_lines(archive, member):
            seen.update(line)
            rows += 1
    except UNREADABLE:
        raise BackupRefused(Reason.DAMAGED, member.table) from None
    if (rows, seen.hexdigest()) != (member.rows, member.sha256):
        raise BackupRefused(Reason.DAMAGED, member.table)


def read_lines(archive: ZipFile, member: Member) -> Iterator[bytes]:
    """The lines of one table. Raises KeyError or BadZipFile when the file is damaged."""
    with archive.open(member.name) as file:
        yield from file
