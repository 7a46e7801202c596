"""The file of an archive: a zip whose members stand in a list of SHA-256 checksums that `sha256sum --check` reads.
What is in the members is records' and the words'."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

from storage.backups.archive import UNREADABLE, entry
from storage.record.private_files import private_file

SUMS = "SHA256SUMS.txt"
BLOCK = 1 << 16
"""Bytes that are held at once."""


class NoArchive(Exception):
    """The file is no archive of Muster's: no zip, or one without a list of checksums."""


@dataclass
class Shelf:
    """An archive that is being written."""

    archive: ZipFile
    now: datetime
    sums: dict[str, str] = field(default_factory=dict)

    def put(self, name: str, content: Iterable[bytes]) -> None:
        """Adds one file. Raises ValueError for a name that is there already."""
        if name in self.sums:
            raise ValueError(f"{name} is in the archive already")
        seen = sha256()
        with self.archive.open(entry(name, self.now), "w") as file:
            for piece in content:
                file.write(piece)
                seen.update(piece)
        self.sums[name] = seen.hexdigest()

    def put_text(self, name: str, text: str) -> None:
        """Adds one text, in UTF-8."""
        self.put(name, [text.encode()])


@contextmanager
def written(path: Path, now: datetime) -> Iterator[Shelf]:
    """An archive to put files into, for its owner's eyes only. It is there when the `with` ends well, with its
    checksums; else nothing is. Raises OSError."""
    with private_file(path) as file, ZipFile(file, "w") as archive:
        shelf = Shelf(archive, now)
        yield shelf
        archive.writestr(entry(SUMS, now), "".join(f"{sum_}  {name}\n" for name, sum_ in shelf.sums.items()))


@dataclass(frozen=True)
class Findings:
    """What looking through an archive found. `files` counts the listed ones; the names of those that are not what was
    written, are not there, or stand in no list."""

    files: int
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether each file is as it was written, and no other is there."""
        return not (self.changed or self.missing or self.unlisted)


def looked_through(path: Path) -> Findings:
    """Reads every file of an archive and holds it against its checksum. Raises NoArchive, and OSError where the file
    cannot be read."""
    with path.open("rb") as file:
        try:
            archive = ZipFile(file)
            sums = sums_in(archive.read(SUMS).decode())
        except UNREADABLE:
            raise NoArchive(path.name) from None
        there = set(archive.namelist()) - {SUMS}
        return Findings(
            files=len(sums),
            changed=tuple(name for name in sums if name in there and sum_of(archive, name) != sums[name]),
            missing=tuple(name for name in sums if name not in there),
            unlisted=tuple(sorted(there - sums.keys())),
        )


def sums_in(text: str) -> dict[str, str]:
    """Each name with its checksum. Raises ValueError for a line that is none, or a name that comes twice."""
    pairs = [line.split("  ", 1) for line in text.splitlines()]
    sums = {name: sum_ for sum_, name in pairs}
    if not sums or len(sums) != len(pairs):
        raise ValueError("no list of checksums")
    return sums


def sum_of(archive: ZipFile, name: str) -> str:
    """The checksum of one file; empty where it cannot be read."""
    seen = sha256()
    try:
        with archive.open(name) as file:
            while piece := file.read(BLOCK):
                seen.update(piece)
    except UNREADABLE:
        return ""
    return seen.hexdigest()
