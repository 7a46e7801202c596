"""Whether the embedded database's file is private, whole, and on a disk that takes more. What is in it is
database's."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from bot.doctor.lines import Line, fine, look, mend
from digests.kit.labels import count
from storage.doctor.checkup import damage
from storage.record.database import Database

LITTLE, HARDLY_ANY = 500_000_000, 50_000_000
"""Bytes: below the first somebody should make room soon, below the second now. A year's quarters take some 20 MB."""
MEGABYTE = 1_000_000


def privacy(file: Path) -> Line:
    """Nobody but its owner may read the record."""
    mode = stat.S_IMODE(file.stat().st_mode)
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        return mend(f"Others on this machine may read {file.name} (mode {mode:04o}).", f"chmod 600 {file}")
    return fine(f"{file.name} is for its owner only (mode {mode:04o}).")


def disk(file: Path) -> Iterator[Line]:
    """There is room for what is to come, and SQLite may write its journal beside the file."""
    folder = file.resolve().parent
    if not (may_write(folder) and may_write(file)):
        yield mend(
            f"Muster may not write {file.name} or its folder: nothing can be recorded.",
            f"Give the user whom Muster runs as the right to write in {folder}.",
        )
    free = shutil.disk_usage(folder).free
    room = f"{free // MEGABYTE:,} MB are free on the disk of {file.name}."
    if free < HARDLY_ANY:
        yield mend(f"The disk is full: {room}", "Make room now: what people send cannot be recorded.")
    elif free < LITTLE:
        yield look(f"The disk is nearly full: {room}", "Make room.")
    else:
        yield fine(room)


def may_write(path: Path) -> bool:
    """Whether this process may: a file that is on a disk that can only be read may not be, whoever asks."""
    return os.access(path, os.W_OK, effective_ids=True)


def soundness(found: Database) -> Iterator[Line]:
    """SQLite's own check of every page."""
    with found.read() as session:
        wrong = damage(session)
    if wrong:
        things = count(len(wrong), "thing")
        yield mend(
            f"The database is damaged: SQLite's check found {things}, first “{wrong[0]}”.",
            "Stop Muster, keep the file as it is, and restore the last backup into a new one.",
        )
    else:
        yield fine("SQLite's check of every page found nothing wrong.")
