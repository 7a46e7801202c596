"""`archive write` and `archive check`: a quarter that was played, as files that are read without Muster."""

import csv
import io
import json
import zipfile
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner, Result
from playwright.sync_api import sync_playwright
from sqlalchemy import func, select

from bot import context
from bot.commands.archive import archive
from digests.archiving.pages import SAID
from storage.archiving.records import put_record
from storage.archiving.shelf import SUMS, written
from storage.facts.answering import Answer
from storage.record.database import Database
from storage.rules.sheets import in_cell
from storage.tables import Base, Report, Revision
from tests.browser.conftest import CHROMIUM, QUIET
from tests.browser.faults import grave_faults
from tests.flows.dorset import LET_OFF, MISSING, NOW, WORDS, played
from tests.flows.stage import Stage

HOSTILE = "<script>alert(1)</script> & {{ now }} =cmd()|'x'!A1 \u202egnp.exe\u202c Siân 🚓"


def run(database: Database, *words: str | Path) -> Result:
    """`python -m bot archive …` against this record."""
    context.current_settings.cache_clear()
    context.current_clocks.cache_clear()
    url = database.url.render_as_string(hide_password=False)
    environment = {"DATABASE_URL": url, "MUSTER_CLOCK": "2021-10-25T12:00:00+01:00"}
    return CliRunner().invoke(archive, [str(word) for word in words], env=environment)


@pytest.fixture
def handed_on(stage: Stage, tmp_path: Path) -> Path:
    """The archive of a played quarter, with what somebody typed to do harm."""
    played(stage, "2021-10-22 09:00")
    with stage.database.write() as session:
        said = session.scalars(select(Revision).where(~Revision.imported).limit(1)).one()
        content = {**said.content, "answer": {**said.content["answer"], "progress": HOSTILE}}
        session.expunge(said)
        session.add(
            Revision(
                return_id=said.return_id,
                no=said.no + 1,
                rating=said.rating,
                content=content,
                author_role=said.author_role,
                at=said.at,
            )
        )
    file = tmp_path / "record.zip"
    done = run(stage.database, "write", file)
    assert done.exit_code == 0, done.output
    return file


def rows_of(archived: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    """A sheet of the archive, as a program reads it."""
    return list(csv.DictReader(io.StringIO(archived.read(name).decode("utf-8-sig"))))


def test_all_of_the_record_is_in_it(stage: Stage, handed_on: Path) -> None:
    """Each table row for row, twice; everything that was sent; each paper to the byte; the plan to take in."""
    with zipfile.ZipFile(handed_on) as archived, stage.database.read() as session:
        for table in Base.metadata.sorted_tables:
            rows = session.scalars(select(func.count()).select_from(table)).one()
            lines = archived.read(f"tables/{table.name}.jsonl").splitlines()
            assert [len(lines), len(rows_of(archived, f"tables/{table.name}.csv"))] == [rows, rows], (
                table.name
            )
        assert len(rows_of(archived, "answers.csv")) == len(session.scalars(select(Revision.id)).all())
        kept = {name: archived.read(name) for name in archived.namelist() if name.startswith("papers/")}
        [paper] = session.scalars(select(Report)).all()
        assert sorted(kept.values(), key=len) == sorted((paper.docx, paper.snapshot.encode()), key=len)
        assert {"plan/plan.xlsx", "plan/plan.yaml"} <= set(archived.namelist())


def test_each_commitment_stands_on_its_quarter_s_page(handed_on: Path) -> None:
    """With its rating in the plan's word, and what its lead said; what did not come says so."""
    with zipfile.ZipFile(handed_on) as archived:
        page = archived.read("quarters/2021-22-Q2.html").decode()
        first = archived.read("START-HERE.html").decode()
    parts = {part.partition(" ")[0]: part for part in page.split("<h3>")[1:]}
    for ref, rating in NOW.items():
        stands = "Not asked for" if ref in LET_OFF else WORDS[rating]
        assert f"{stands}</span>" in parts[ref], ref
    assert "Nothing was said of it in this quarter." in parts[MISSING]
    assert 'href="quarters/2021-22-Q2.html"' in first
    assert "restricted and exempt words" in first


def test_every_link_of_the_first_page_leads_to_a_file(handed_on: Path) -> None:
    """To one of the archive, whatever its name has."""
    with zipfile.ZipFile(handed_on) as archived:
        first = archived.read("START-HERE.html").decode()
        linked = {unquote(one.partition('"')[0]) for one in first.split('href="')[1:]}
        assert linked - set(archived.namelist()) == set()
        assert len(linked) > len(Base.metadata.tables)


def test_what_was_typed_to_do_harm_is_text(handed_on: Path) -> None:
    """Nothing of it is a tag on a page, or a formula in a sheet; in the lines of JSON it is as it was typed."""
    with zipfile.ZipFile(handed_on) as archived:
        page = archived.read("quarters/2021-22-Q2.html").decode()
        said = [row["said"] for row in rows_of(archived, "answers.csv")]
        lines = [json.loads(line) for line in archived.read("tables/revision.jsonl").splitlines()]
    assert "<script>" not in page
    assert any("<script>alert(1)</script> & {{ now }} =cmd()" in one for one in said)
    assert HOSTILE in [one["content"]["answer"].get("progress") for one in lines]
    assert [in_cell(text) for text in ("=1+1", "+1", "-1", "@x", "\t=1", -1, None)] == [
        *("'=1+1", "'+1", "'-1", "'@x", "'\t=1", "-1", ""),
    ]


def test_whatever_a_return_says_has_a_name_on_the_page() -> None:
    """Each thing that the form asks is shown, and none is named that is not asked; the rating stands above them."""
    assert {field.name for field in fields(Answer)} - {"rating"} == set(SAID)


def test_a_file_that_was_changed_is_found(stage: Stage, handed_on: Path, tmp_path: Path) -> None:
    """What is whole is said to be; a changed, a missing and an added file are each named, with exit code 1."""
    assert run(stage.database, "check", handed_on).exit_code == 0
    with zipfile.ZipFile(handed_on) as archived, zipfile.ZipFile(tmp_path / "other.zip", "w") as other:
        for name in archived.namelist():
            if name != "plan/plan.yaml":
                other.writestr(name, b"x" if name == "answers.csv" else archived.read(name))
        other.writestr("more.txt", b"x")
    found = run(stage.database, "check", tmp_path / "other.zip")
    assert found.exit_code == 1
    assert "Changed: answers.csv\nMissing: plan/plan.yaml\nPut in: more.txt\n" in found.output


def test_what_is_no_archive_is_said_to_be_none(database: Database, tmp_path: Path) -> None:
    """A text, a zip of something else, one whose list was spoilt, and a file that is not there: a sentence each."""
    (tmp_path / "text.zip").write_bytes(b"no zip")
    with zipfile.ZipFile(tmp_path / "else.zip", "w") as other:
        other.writestr("photo.txt", b"x")
    with zipfile.ZipFile(tmp_path / "spoilt.zip", "w") as other:
        other.writestr(SUMS, b"nothing of the kind")
    for name in ("text.zip", "else.zip", "spoilt.zip"):
        found = run(database, "check", tmp_path / name)
        assert (found.exit_code, "is not an archive of Muster's" in found.output) == (1, True), name
    assert run(database, "check", tmp_path / "none.zip").exit_code == 1


def test_without_a_plan_there_is_nothing_to_archive(bare_database: Database, tmp_path: Path) -> None:
    """It is said, and no file is left."""
    found = run(bare_database, "write", tmp_path / "record.zip")
    assert (found.exit_code, "There is no plan in the record yet" in found.output) == (1, True)
    assert list(tmp_path.glob("*.zip*")) == []


def test_a_file_that_is_there_is_not_written_over(database: Database, tmp_path: Path) -> None:
    """Unless that was asked for."""
    file = tmp_path / "record.zip"
    assert run(database, "write", file).exit_code == 0
    assert run(database, "write", file).exit_code == 1
    assert run(database, "write", file, "--replace").exit_code == 0


def test_what_fails_on_the_way_leaves_nothing(database: Database, tmp_path: Path) -> None:
    """An archive that is cut short never stands under its name."""
    noon = datetime(2021, 10, 25, 12, tzinfo=UTC)

    def cut_short() -> None:
        with written(tmp_path / "record.zip", noon) as shelf, database.read() as session:
            put_record(shelf, session)
            raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        cut_short()
    assert list(tmp_path.glob("record.zip*")) == []


@pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium here (on Debian: apt install chromium-headless-shell)"
)
def test_the_pages_are_read_by_everybody(handed_on: Path, tmp_path: Path) -> None:
    """axe finds nothing grave on them, and nothing runs out of a screen of 320 pixels."""
    with zipfile.ZipFile(handed_on) as archived:
        archived.extractall(tmp_path / "open")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport={"width": 320, "height": 800})
        for name in ("START-HERE.html", "quarters/2021-22-Q2.html"):
            page.goto((tmp_path / "open" / name).as_uri())
            assert grave_faults(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
        browser.close()
