"""`backup`, `restore` and `db upgrade`: the record as a file, and its shape. How it is done is storage's."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.progress import Progress
from rich.text import Text

from bot.commands.showing import NOTHING_CHANGED, console, free
from bot.context import current_settings, now
from bot.in_words import of_a_file
from digests.kit.labels import count
from storage.backups import BackupRefused, Reason, Told, back_up, count_rows, rows_in
from storage.backups import restore as restore_backup
from storage.doctor.checkup import file_of
from storage.migrations import BrokenReferences, is_current, newest, require_known_shape, revision_of, upgrade
from storage.record.database import Database

FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
WORDS = {
    Reason.NOT_A_BACKUP: "{what} is not a backup of Muster's.",
    Reason.DAMAGED: "The backup is damaged in “{what}”. Use another one.",
    Reason.OTHER_REVISION: "The backup is of revision {what}, and this release is another. Restore it with the "
    "release that made it, then run “db upgrade” with this one.",
    Reason.NOT_EMPTY: "The database holds something already (in “{what}”). A backup goes into an empty one: name "
    "a new one in DATABASE_URL.",
    Reason.OTHER_PURPOSE: "The database is marked {what}, and the backup is not.",
    Reason.DOES_NOT_FIT: "The database does not take a row of “{what}”: a text may be longer than it allows.",
    Reason.DIFFERS: "What arrived in “{what}” is not what was sent. Please report this.",
}
"""What each refusal means to the person at the keyboard."""


@click.command()
@FILE
@click.option("--replace", is_flag=True, help="Write over a file of that name.")
def backup(file: Path, replace: bool) -> None:
    """Write the whole record to FILE, as it is at this moment. Muster may go on working meanwhile.

    The file is the same for SQLite and PostgreSQL, and only its owner may read it: keep it as you keep the
    record itself. Needs a database of this release's shape: take a backup before you install a newer one."""
    database, path = existing(), free(file, replace)
    with in_words(), progress("Backing up", count_rows(database)) as told:
        contents = back_up(database, path, now(), told)
    console().print(Text(f"Written: {path} ({count(contents.rows, 'row')})"), soft_wrap=True)


@click.command()
@FILE
def restore(file: Path) -> None:
    """Put a backup into the empty database that DATABASE_URL names, of either kind: all of it or nothing.

    So an office moves from SQLite to PostgreSQL: stop Muster, back up, set DATABASE_URL, restore, start it.
    Never let Muster run on both. Every table is counted and compared with the backup's SHA-256 before it is
    kept. Exit code 1 when the backup is refused."""
    with in_words():
        rows = rows_in(file)
        database = made_ready()
        with progress("Restoring", rows) as told:
            restore_backup(database, file, told)
    console().print(f"Done. {count(rows, 'row')} restored, and each table compared with the backup.")


@click.group()
def db() -> None:
    """Look after the database's shape."""


@db.command("upgrade")
def upgrade_() -> None:
    """Bring the database to the shape that this release needs. Take a backup with the old release first.

    An embedded SQLite database is brought up to date whenever Muster starts, so this is for PostgreSQL."""
    database = Database(current_settings().database_url)
    before = revision_of(database)
    require_known_shape(database)
    if is_current(database):
        console().print(f"Nothing to do: the database is up to date (revision {before}).")
        return
    try:
        upgrade(database)
    except BrokenReferences as error:
        raise click.ClickException(f"{error}. {NOTHING_CHANGED}") from None
    was = f"from revision {before}" if before else "from nothing"
    console().print(f"Done. The database was brought {was} to revision {newest()}.")


def existing() -> Database:
    """The database to back up, untouched. Raises ClickException when there is none of this release's shape."""
    url = current_settings().database_url
    file = file_of(url)
    if file is not None and not file.exists():
        raise click.ClickException(f"There is no database at {file}.")
    database = Database(url)
    if not is_current(database):
        revision = revision_of(database) or "none"
        raise click.ClickException(
            f"The database has revision {revision}, and this release needs {newest()}. Take the backup with "
            "the release that was in use."
        )
    return database


def made_ready() -> Database:
    """The database to restore into: a new one gets its tables. One of an older shape is left as it is, for it
    is somebody's record."""
    database = Database(current_settings().database_url)
    if revision_of(database) is None:
        upgrade(database)
    return database


@contextmanager
def progress(doing: str, rows: int) -> Iterator[Told]:
    """A bar that moves with the rows, on a terminal."""
    with Progress(console=console(), transient=True) as bar:
        task = bar.add_task(doing, total=rows)
        yield lambda _table, done: bar.advance(task, done)


@contextmanager
def in_words() -> Iterator[None]:
    """Says why a backup or a restore was refused, and ends the command."""
    try:
        yield
    except BackupRefused as refused:
        words = WORDS[refused.reason].format(what=refused.what)
        raise click.ClickException(f"{words} {NOTHING_CHANGED}") from None
    except OSError as error:
        raise click.ClickException(of_a_file(error)) from None
