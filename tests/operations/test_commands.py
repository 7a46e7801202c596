"""The commands that keep an office running, as somebody types them."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from sqlalchemy import select, update

from digests.papers.draft import draft_paper
from storage.enums import QuarterState
from storage.facts.plan import QuarterName
from storage.papers.snapshots import canonical, keep_report, sha256_of, take_snapshot
from storage.record.database import Database
from storage.tables import AuditEvent, Quarter, Report
from tests.operations.any_rows import read_rows
from tests.operations.conftest import Office
from tests.operations.samples import NOW, PLAN

SECOND = QuarterName(2021, 2)


def test_what_a_command_records_is_of_one_cause(office: Office) -> None:
    """All that an import changes stands in the audit trail as one command's."""
    url = f"sqlite:///{office.directory / 'new.db'}"
    done = office.changed(database_url=url, clock="").types("plan", "import", str(PLAN), "--yes")
    assert done.exit_code == 0, done.output
    database = Database(url)
    with database.read() as session:
        causes = session.scalars(select(AuditEvent.cause)).all()
    database.close()
    (cause,) = set(causes)
    assert (len(cause or ""), len(causes) > 1) == (16, True)


# --- backup, restore, db upgrade -----------------------------------------------------------------------


def test_an_office_moves_to_the_other_kind(sqlite_url: str, postgres_url: str, office: Office) -> None:
    """backup on SQLite and restore on PostgreSQL, as two commands, bring the whole record over."""
    assert office.run("backup", "move.backup").exit_code == 0
    moved = office.changed(database_url=postgres_url).run("restore", "move.backup")
    assert moved.exit_code == 0, moved.stderr
    assert "each table compared with the backup" in moved.stdout
    assert rows_of(postgres_url) == rows_of(sqlite_url)


def test_a_restore_makes_a_database_that_is_not_there(office: Office) -> None:
    """An SQLite file that DATABASE_URL names and nobody made yet is made, for its owner only."""
    office.run("backup", "office.backup")
    done = office.changed(database_url="sqlite:///new.db").run("restore", "office.backup")
    assert done.exit_code == 0, done.stderr
    assert (office.directory / "new.db").stat().st_mode & 0o777 == 0o600


def test_a_restore_into_a_record_is_refused_in_words(office: Office) -> None:
    """The refusal says what is in the way, what to do, and that nothing was changed."""
    office.run("backup", "office.backup")
    done = office.run("restore", "office.backup")
    assert done.exit_code == 1
    assert "The database holds something already" in done.stderr
    assert "Nothing was changed." in done.stderr


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_file_that_cannot_be_there(office: Office, command: str) -> None:
    """A folder that does not exist is a sentence, not a traceback."""
    done = office.run(command, "nowhere/office.backup")
    assert done.exit_code == 1
    assert "No such file or directory" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_backup_is_not_written_over(office: Office) -> None:
    """A file of that name is kept unless --replace is said."""
    office.run("backup", "office.backup")
    assert "is there already" in office.run("backup", "office.backup").stderr
    assert office.run("backup", "office.backup", "--replace").exit_code == 0


def test_a_backup_of_nothing(office: Office) -> None:
    """Where there is no database, a backup says so and makes none."""
    done = office.changed(database_url="sqlite:///nothing.db").run("backup", "office.backup")
    assert done.exit_code == 1
    assert "There is no database at nothing.db." in done.stderr
    assert not (office.directory / "nothing.db").exists()


def test_an_upgrade_says_what_it_did(office: Office) -> None:
    """`db upgrade` names the revision it brought a new database to, and the second time has nothing to do."""
    fresh = office.changed(database_url="sqlite:///fresh.db")
    assert "was brought from nothing to revision" in fresh.run("db", "upgrade").stdout
    assert "Nothing to do: the database is up to date" in fresh.run("db", "upgrade").stdout


# --- manifest ------------------------------------------------------------------------------------------


def test_the_manifest_is_printed_as_it_stands(office: Office) -> None:
    """Without options it is manifest.json: Socket Mode, no addresses."""
    printed = json.loads(office.run("manifest").stdout)
    assert printed["settings"]["socket_mode_enabled"] is True
    assert "request_url" not in json.dumps(printed)


def test_the_manifest_for_http(office: Office) -> None:
    """With --http commands, buttons and events all go to one path, and Socket Mode is off."""
    printed = json.loads(office.run("manifest", "--http", "https://muster.example.org/").stdout)
    url = "https://muster.example.org/slack/events"
    assert {command["url"] for command in printed["features"]["slash_commands"]} == {url}
    assert printed["settings"]["interactivity"]["request_url"] == url
    assert printed["settings"]["event_subscriptions"]["request_url"] == url
    assert printed["settings"]["socket_mode_enabled"] is False
    assert office.run("manifest", "--http", "http://plain.example.org").exit_code == 1


# --- report --------------------------------------------------------------------------------------------


@pytest.fixture
def office_with_a_paper(office_of_each_kind: Office) -> Office:
    """An office whose second quarter was drafted."""
    database = Database(office_of_each_kind.settings.database_url)
    with database.write() as session:
        session.add(Quarter(year=2021, number=2, state=QuarterState.CUT_OFF, opened_at=NOW, cut_off_at=NOW))
        session.flush()
        snapshot = take_snapshot(session, SECOND, NOW)
        paper = draft_paper(snapshot, sha256_of(canonical(snapshot)))
        keep_report(session, snapshot, 1, paper.file_name, paper.docx, b"")
    database.close()
    return office_of_each_kind


def test_the_kept_paper_is_written_as_it_was_sent(office_with_a_paper: Office) -> None:
    """`report` without a quarter writes the newest draft, to the byte, for its owner only."""
    done = office_with_a_paper.run("report", "--out", "paper.docx")
    assert done.exit_code == 0, done.stderr
    written = office_with_a_paper.directory / "paper.docx"
    assert written.read_bytes() == kept_paper(office_with_a_paper)
    assert written.stat().st_mode & 0o777 == 0o600
    assert "Q2 2021/22, version 1" in done.stdout


def test_a_paper_is_made_again(office_with_a_paper: Office) -> None:
    """--remake draws the paper from its frozen facts and says that it is the same; it opens as a Word file."""
    done = office_with_a_paper.run("report", "2021/22 Q2", "--remake", "--out", "paper.docx")
    assert done.exit_code == 0, done.stderr
    assert "The snapshot is as it was kept (SHA-256 " in done.stdout
    assert "the paper is the same to the byte" in done.stdout
    assert Document(str(office_with_a_paper.directory / "paper.docx")).paragraphs


@pytest.mark.parametrize(
    ("form", "ending", "begins"),
    [
        ("--html", ".html", "<!DOCTYPE html>"),
        ("--csv", ".csv", "\ufeffQuarter,As at,"),
        ("--text", ".txt", "OFFICIAL · Draft v0.1 – not for publication"),
    ],
)
def test_a_paper_is_drawn_in_other_forms(
    office_with_a_paper: Office, form: str, ending: str, begins: str
) -> None:
    """As a page, as comma-separated values and as text, from the kept facts: for its owner only, and a draft by its
    name and its head. This plan has no commitment, so that its sheet has no row to say so."""
    done = office_with_a_paper.run("report", form)
    assert done.exit_code == 0, done.stderr
    assert "The snapshot is as it was kept (SHA-256 " in done.stdout
    (written,) = office_with_a_paper.directory.glob(f"Draft *{ending}")
    text = written.read_bytes().decode()
    assert text.startswith(begins)
    assert ("Draft v0.1 – not for publication" in text) == (form != "--csv")
    assert written.stat().st_mode & 0o777 == 0o600


def test_a_paper_is_drawn_in_one_form_at_a_time(office_with_a_paper: Office) -> None:
    """Two forms at once, or one with --remake, are refused; nothing is written."""
    for both in (("--html", "--csv"), ("--remake", "--text")):
        done = office_with_a_paper.run("report", *both, "--out", "paper")
        assert (done.exit_code, "Give one of --remake, --html" in done.stderr) == (2, True)
    assert not (office_with_a_paper.directory / "paper").exists()


def test_facts_that_were_changed_are_drawn_in_no_form(office_with_a_paper: Office) -> None:
    """Where they are not those that were kept."""
    office_with_a_paper.change(update(Report).values(snapshot=Report.snapshot + " "))
    done = office_with_a_paper.run("report", "--html", "--out", "paper.html")
    assert (done.exit_code, "its SHA-256 is another" in done.stderr) == (1, True)
    assert not (office_with_a_paper.directory / "paper.html").exists()


def test_the_same_facts_make_another_paper(office_with_a_paper: Office) -> None:
    """--profile draws another kind of paper from what was frozen, in whichever form; it is none that was kept, so
    --remake has nothing to compare it with."""
    done = office_with_a_paper.run("report", "--profile", "quarterly_public")
    assert done.exit_code == 0, done.stderr
    name = "Draft Police and Crime Plan quarterly report 2021-22 Q2"
    assert (office_with_a_paper.directory / f"{name}.docx").exists()
    done = office_with_a_paper.run("report", "--profile", "quarterly_public", "--html")
    assert done.exit_code == 0, done.stderr
    page = (office_with_a_paper.directory / f"{name}.html").read_text(encoding="utf-8")
    assert "Key activities next quarter" in page
    refused = office_with_a_paper.run("report", "--profile", "quarterly_public", "--remake")
    assert "leave out --profile" in refused.stderr


def test_a_snapshot_that_was_changed_is_noticed(office_with_a_paper: Office) -> None:
    """When the frozen facts are not those that were kept, the paper is not made again, and nothing is written."""
    office_with_a_paper.change(update(Report).values(snapshot=Report.snapshot + " "))
    done = office_with_a_paper.run("report", "--remake", "--out", "paper.docx")
    assert done.exit_code == 1
    assert "its SHA-256 is another" in done.stderr
    assert not (office_with_a_paper.directory / "paper.docx").exists()


def test_a_paper_that_says_something_else_is_noticed(office_with_a_paper: Office, tmp_path: Path) -> None:
    """When the kept file does not say what the frozen facts print, --remake says so."""
    other = another_paper(kept_paper(office_with_a_paper), tmp_path / "other.docx")
    office_with_a_paper.change(update(Report).values(docx=other))
    done = office_with_a_paper.run("report", "--remake", "--out", "paper.docx")
    assert done.exit_code == 1
    assert "does not say the same" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "No paper has been drafted yet."),
        (("2021/22 Q1",), "No paper has been drafted for Q1 2021/22."),
        (("soon",), 'write it like "2021/22 Q1"'),
    ],
)
def test_where_there_is_no_paper(office: Office, words: tuple[str, ...], said: str) -> None:
    """No draft at all, none for that quarter, and words that name no quarter are told apart."""
    done = office.run("report", *words)
    assert done.exit_code == 1
    assert said in done.stderr


def rows_of(url: str) -> object:
    """Every row of a database."""
    database = Database(url)
    with database.read() as session:
        rows = read_rows(session)
    database.close()
    return rows


def kept_paper(office: Office) -> bytes:
    """The Word file in the record."""
    database = Database(office.settings.database_url)
    with database.read() as session:
        docx: bytes = session.query(Report.docx).scalar()
    database.close()
    return docx


def another_paper(docx: bytes, path: Path) -> bytes:
    """The same Word file with one word changed."""
    path.write_bytes(docx)
    with ZipFile(path) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"Police", b"Polite", 1)
    with ZipFile(path, "w") as after:
        for name, content in parts.items():
            after.writestr(name, content)
    return path.read_bytes()
