"""Whether the database is there, safe and fit for use. What the plan in it lacks is plan's."""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta

from bot.doctor.case import Case
from bot.doctor.disk import disk, privacy, soundness
from bot.doctor.lines import Line, fine, look, mend, safely
from bot.health import looked_at
from storage.doctor.checkup import journal_mode_of
from storage.migrations import newest, require_known_shape, revision_of
from storage.record.database import LIVE, REHEARSAL, Database, journal_mode
from storage.record.heartbeats import last_beat


def database(case: Case) -> Iterator[Line]:
    """The database from its file to its last sign of life."""
    if case.database is None:
        yield look(f"There is no database yet at {case.file}.", "The first “plan import FILE” makes it.")
        return
    if case.file is not None:
        yield privacy(case.file)
        yield from safely(disk(case.file))
        yield from safely(soundness(case.database))
    yield from safely(shape(case.database))
    if case.record is not None:
        yield from safely(journal(case.record))
        yield from safely(purpose(case, case.record))
        yield from safely(well_being(case, case.record))


def shape(found: Database) -> Iterator[Line]:
    """It can be reached, and has the shape that this release expects."""
    require_known_shape(found)
    revision = revision_of(found)
    if revision == newest():
        yield fine(f"The database can be reached and is up to date (revision {revision}).")
    else:
        yield mend(
            f"The database has revision {revision or 'none'}; this release needs {newest()}.",
            "Take a backup with the release that was in use, then run “python -m bot db upgrade”.",
        )


def journal(found: Database) -> Iterator[Line]:
    """SQLite keeps its journal in the way that is safe in its version."""
    if not found.is_sqlite:
        return
    wanted, version = journal_mode(), sqlite3.sqlite_version
    with found.read() as session:
        actual = journal_mode_of(session)
    if actual != wanted:
        yield mend(
            f"SQLite {version} keeps its journal as {actual}; it should be {wanted}.",
            "Stop every process that uses the database, and run doctor again.",
        )
    elif wanted == "WAL":
        yield fine(f"SQLite {version} writes ahead (WAL), which is safe in this version.")
    else:
        yield fine(
            f"SQLite {version} keeps its journal as {actual}. Writing ahead (WAL) would be faster, but before "
            "3.51.3 it can damage a database when two connections reset the log at once "
            "(sqlite.org/wal.html#walresetbug); Muster leaves it off."
        )


def purpose(case: Case, found: Database) -> Iterator[Line]:
    """It is marked for what it is used for."""
    mode, used_as = found.mode(), REHEARSAL if case.settings.clock else LIVE
    if mode in (None, used_as):
        yield fine(f"The database is marked {mode}." if mode else "The database is not marked yet.")
    elif used_as == REHEARSAL:
        yield mend(
            "MUSTER_CLOCK is set, and the database is a live one.",
            "Take MUSTER_CLOCK out of the settings, or name another database in DATABASE_URL.",
        )
    else:
        yield mend("The database is a rehearsal's.", "Name another database in DATABASE_URL.")


def well_being(case: Case, found: Database) -> Iterator[Line]:
    """A worker was at work a short while ago, Slack takes what it sends, and nothing waits for long."""
    seen = looked_at(found, case.clocks.office())
    with found.read() as session:
        beat = last_beat(session)
    to_do = "Start Muster: “python -m bot run”, or “worker” beside “web”."
    if beat is None:
        yield look("No worker has been at work yet.", to_do)
        return
    quiet = abs(case.clocks.office() - beat)
    if seen.worker:
        yield look(f"No worker has been at work for {spoken(quiet)}.", to_do)
    else:
        yield fine(f"A worker was at work {spoken(quiet)} ago.")
    if seen.slack:
        yield mend(f"{seen.slack} Messages wait until that is mended.", "Do what stands under Slack.")
    if seen.listening:
        yield mend(
            seen.listening, "See whether Slack takes the app token, and whether this machine reaches Slack."
        )
    if seen.on_time:
        yield look(seen.on_time, "See what stands under Slack, and in the log of the worker.")


def spoken(length: timedelta) -> str:
    """A length of time in its largest unit."""
    for unit, seconds in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if (number := int(length.total_seconds()) // seconds) > 0:
            return f"{number} {unit}{'s' if number > 1 else ''}"
    return "less than a minute"
