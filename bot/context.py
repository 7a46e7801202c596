"""What a command of the command line works with: its settings, its clock and its database, ready to use."""

from datetime import datetime
from functools import cache

from bot import clock, settings
from storage.doctor.checkup import file_of
from storage.migrations import is_current, require_known_shape, upgrade
from storage.record.database import LIVE, REHEARSAL, Database, WrongDatabase, known_url


@cache
def current_settings() -> settings.Settings:
    """The settings of this process, read once. Raises SettingMissing."""
    return settings.load()


@cache
def current_clocks() -> clock.Clocks:
    """Both clocks of this process. Raises ClockUnusable."""
    return clock.clocks(current_settings().clock)


def now() -> datetime:
    """The office's time."""
    return current_clocks().office()


def existing_database() -> Database:
    """As `open_database`, for what serves an office: an embedded database that is not there was misspelt, or nobody
    has imported a plan yet. Raises WrongDatabase besides."""
    known_url(current_settings().database_url)
    file = file_of(current_settings().database_url)
    if file is not None and not file.exists():
        raise WrongDatabase(
            f"There is no database at {file}. Import a plan first (“python -m bot plan import FILE”), or put "
            "DATABASE_URL right."
        )
    return open_database()


def open_database() -> Database:
    """The office's database, in its newest shape, marked live (or, with MUSTER_CLOCK, a rehearsal). An
    embedded database is brought up to date at once; a shared one only by `db upgrade`. Raises
    WrongDatabase where a clock that can be set meets a live record, Unreachable."""
    database = database_to_read()
    database.mark(REHEARSAL if current_settings().clock else LIVE)
    return database


def database_to_read() -> Database:
    """The same for whoever only looks: a rehearsal's too, without its clock. Raises WrongDatabase, Unreachable."""
    database = Database(current_settings().database_url)
    database.reach()
    require_known_shape(database)
    if database.is_sqlite:
        upgrade(database)
    elif not is_current(database):
        raise WrongDatabase("The database needs “python -m bot db upgrade” first.")
    return database
