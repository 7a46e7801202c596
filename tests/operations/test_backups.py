"""backup and restore are a pair, whichever databases they stand between."""

import shutil
import stat
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, text

from storage.backups import BackupRefused, Reason, back_up, count_rows, restore
from storage.record.database import LIVE, Database
from storage.tables import Base, Installation, Person
from tests.conftest import TEMPLATE, at_address, database_url
from tests.operations.any_rows import Rows, read_rows, records, write_rows
from tests.reusing import Reused

NOW = datetime(2021, 10, 1, 8, 30, tzinfo=UTC)
T = TypeVar("T")
KINDS = ("sqlite", "postgresql")
NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""A new pair of databases for each step of a shrink would take minutes."""


@dataclass
class Empties:
    """Databases, migrated, marked as rehearsals and otherwise empty: two of each kind, lent again and again."""

    sqlite_template: Path
    postgres_server: str
    files: list[Path]
    copies: list[Reused]

    @contextmanager
    def new(self, kind: str) -> Iterator[Database]:
        """One of either kind, gone after the `with`."""
        with self.url(kind) as url, closing(at_address(url)) as database:
            yield database

    @contextmanager
    def url(self, kind: str) -> Iterator[str]:
        """Its URL."""
        if kind == "sqlite":
            with taken_from(self.files) as file:
                yield f"sqlite:///{shutil.copy(self.sqlite_template, file)}"
            return
        with taken_from(self.copies) as copy, copy.lent() as name:
            yield database_url(self.postgres_server, name)


@contextmanager
def taken_from(free: list[T]) -> Iterator[T]:
    """One that is free, which goes back after the `with`."""
    one = free.pop()
    try:
        yield one
    finally:
        free.append(one)


@pytest.fixture(scope="module")
def empties(
    sqlite_template: Path, postgres_template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Empties]:
    """Empty databases, two at a time."""
    directory = tmp_path_factory.mktemp("backups")
    files = [directory / "one.db", directory / "two.db"]
    with ExitStack() as ending:
        copies = [Reused(postgres_template, TEMPLATE, which) for which in ("one", "two")]
        for copy in copies:
            ending.callback(copy.close)
        yield Empties(sqlite_template, postgres_template, files, copies)


def fill(database: Database, made: Rows) -> None:
    """A database with these rows and nothing else."""
    with database.write() as session:
        session.execute(delete(Installation))
        write_rows(session, made)


@pytest.mark.parametrize("target", KINDS)
@pytest.mark.parametrize("source", KINDS)
@settings(max_examples=12, deadline=None, phases=NO_SHRINKING, suppress_health_check=list(HealthCheck))
@given(made=records())
def test_what_is_restored_is_what_was_backed_up(
    empties: Empties, source: str, target: str, made: Rows
) -> None:
    """Whatever the record holds, it comes back equal row for row, from either kind of database to either."""
    with empties.new(source) as old, empties.new(target) as new, tempfile.TemporaryDirectory() as directory:
        fill(old, made)
        contents = back_up(old, Path(directory) / "office.backup", NOW)
        restore(new, Path(directory) / "office.backup")
        with old.read() as before, new.read() as after:
            assert read_rows(after) == read_rows(before)
        assert contents.rows == sum(len(rows) for rows in made.values()) == count_rows(new)


@pytest.mark.parametrize("target", KINDS)
def test_ids_go_on_after_the_last_one(empties: Empties, target: str, a_backup: Path) -> None:
    """A row that is added after a restore gets an id of its own."""
    with empties.new(target) as database:
        restore(database, a_backup)
        with database.write() as session:
            person = Person(email="new@office.example", slack_id=None, dm_channel=None)
            session.add(person)
            session.flush()
            assert person.id == 42


@pytest.mark.parametrize("target", KINDS)
def test_the_record_stays_append_only_after_a_restore(empties: Empties, target: str, a_backup: Path) -> None:
    """The triggers that keep the audit from being changed are in force in the restored database."""
    with empties.new(target) as database:
        restore(database, a_backup)
        with pytest.raises(Exception, match="append-only"), database.write() as session:
            session.execute(text("DELETE FROM audit_event"))


def test_a_backup_is_for_its_owners_eyes(a_backup: Path) -> None:
    """The file can be read and written by its owner alone."""
    assert stat.S_IMODE(a_backup.stat().st_mode) == 0o600


def test_a_backup_is_made_again_to_the_byte(empties: Empties, a_backup: Path, tmp_path: Path) -> None:
    """The same record at the same moment is the same file, from either kind of database."""
    for kind in KINDS:
        with empties.new(kind) as database:
            restore(database, a_backup)
            back_up(database, tmp_path / "again", NOW)
            assert (tmp_path / "again").read_bytes() == a_backup.read_bytes()


@pytest.mark.parametrize("target", KINDS)
def test_a_database_in_use_is_left_alone(empties: Empties, target: str, a_backup: Path) -> None:
    """A restore into a database that holds anything is refused and changes nothing."""
    with empties.new(target) as database:
        restore(database, a_backup)
        with database.read() as session:
            before = read_rows(session)
        assert refusal(lambda: restore(database, a_backup)) is Reason.NOT_EMPTY
        with database.read() as session:
            assert read_rows(session) == before


@pytest.mark.parametrize("target", KINDS)
def test_a_rehearsal_does_not_become_live(empties: Empties, target: str, a_backup: Path) -> None:
    """A rehearsal's backup is refused by a database that is marked live."""
    with empties.new(target) as database:
        with database.write() as session:
            session.query(Installation).update({"mode": LIVE})
        assert refusal(lambda: restore(database, a_backup)) is Reason.OTHER_PURPOSE


@settings(
    max_examples=40,
    deadline=None,
    phases=NO_SHRINKING,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_a_damaged_file_is_refused_whole(empties: Empties, a_backup: Path, data: st.DataObject) -> None:
    """Whichever byte of the file is another, either the record arrives equal or nothing of it does."""
    content = bytearray(a_backup.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    with empties.new("sqlite") as database, tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        try:
            restore(database, Path(file.name))
        except BackupRefused:
            assert count_rows(database) == 1  # the mark that was there before
        else:
            assert count_rows(database) == 4


def test_another_shape_is_refused(empties: Empties, a_backup: Path, tmp_path: Path) -> None:
    """A backup of a database of another revision is refused, and the revision is named."""
    other = rewritten(a_backup, tmp_path / "other", "contents.json", b'"revision": "', b'"revision": "x')
    with empties.new("sqlite") as database, pytest.raises(BackupRefused) as caught:
        restore(database, other)
    assert caught.value.reason is Reason.OTHER_REVISION
    assert caught.value.what.startswith("x")


def test_a_changed_row_is_refused(empties: Empties, a_backup: Path, tmp_path: Path) -> None:
    """A row that somebody edited in the file is noticed, and its table is named."""
    other = rewritten(a_backup, tmp_path / "other", "person.jsonl", b"a@office", b"b@office")
    with empties.new("sqlite") as database, pytest.raises(BackupRefused) as caught:
        restore(database, other)
    assert (caught.value.reason, caught.value.what) == (Reason.DAMAGED, "person")


def test_a_file_that_is_no_backup_is_refused(empties: Empties, tmp_path: Path) -> None:
    """A file of another kind, a zip of another kind and an empty file are each refused as no backup."""
    (tmp_path / "words").write_text("not a zip")
    (tmp_path / "empty").touch()
    with zipfile.ZipFile(tmp_path / "zip", "w") as archive:
        archive.writestr("letter.txt", "Dear all")
    with empties.new("sqlite") as database:
        for path in tmp_path.iterdir():
            assert refusal(partial(restore, database, path)) is Reason.NOT_A_BACKUP


def test_a_row_that_does_not_fit_is_refused(empties: Empties, a_backup: Path, tmp_path: Path) -> None:
    """PostgreSQL holds texts to their length where SQLite does not: the restore says in which table."""
    with empties.new("sqlite") as database, empties.new("postgresql") as target:
        restore(database, a_backup)
        with database.write() as session:
            session.add(Person(email=None, slack_id="U" * 200, dm_channel=None))
        back_up(database, tmp_path / "long", NOW)
        assert refusal(partial(restore, target, tmp_path / "long")) is Reason.DOES_NOT_FIT
        assert count_rows(target) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_progress_adds_up(empties: Empties, kind: str, a_backup: Path, tmp_path: Path) -> None:
    """What is told of progress adds up to the rows, on the way in and on the way out."""
    told: list[int] = []
    with empties.new(kind) as database:
        contents = restore(database, a_backup, lambda _table, rows: told.append(rows))
        back_up(database, tmp_path / "again", NOW, lambda _table, rows: told.append(rows))
    assert sum(told) == 2 * contents.rows


def test_a_backup_that_fails_leaves_nothing(empties: Empties, tmp_path: Path) -> None:
    """When a backup breaks off, neither half a file nor a changed one is left."""
    (tmp_path / "office.backup").write_text("the last good one")

    def full(_table: str, _rows: int) -> None:
        raise OSError("no space left")

    with empties.new("sqlite") as database, pytest.raises(OSError, match="no space"):
        back_up(database, tmp_path / "office.backup", NOW, full)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["the last good one"]


@pytest.fixture
def a_backup(empties: Empties, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small record's backup: its mark, two people and an audit event."""
    path = tmp_path_factory.mktemp("backup") / "office.backup"
    made: Rows = {table.name: [] for table in Base.metadata.sorted_tables}
    made["installation"] = [{"id": 1, "mode": "rehearsal", "team_id": "T0TEAM"}]
    made["person"] = [
        {"id": 7, "email": "a@office.example", "slack_id": "U0A", "dm_channel": None},
        {"id": 41, "email": None, "slack_id": None, "dm_channel": None},
    ]
    event = {"id": 1, "at": NOW, "act": "person_matched", "person_id": None, "subject": "person"}
    made["audit_event"] = [{**event, "subject_id": 7, "before": None, "after": {"how": "by “e-mail”"}}]
    with empties.new("sqlite") as database:
        fill(database, made)
        back_up(database, path, NOW)
    return path


def refusal(act: Callable[[], object]) -> Reason:
    """Why the act was refused."""
    with pytest.raises(BackupRefused) as caught:
        act()
    return caught.value.reason


def rewritten(source: Path, target: Path, member: str, old: bytes, new: bytes) -> Path:
    """A copy of a backup in which one member says something else."""
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, content.replace(old, new) if name == member else content)
    return target
