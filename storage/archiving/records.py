"""What of the record goes into an archive: each table as it is, everything that was ever sent, the papers, the files
and the plan. How it is kept in a file is shelf's, the pages that explain it are the words'."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from storage.archiving.shelf import Shelf
from storage.backups import TABLES
from storage.backups.rows import lines
from storage.facts.archiving import ArchiveContents, ArchivedPaper, ArchivedQuarter, ArchivedTable
from storage.facts.plan import RatingMeaning
from storage.plan import plan_facts
from storage.plan.files.writing import write_excel, write_yaml
from storage.plan.intake.plans import export_plan
from storage.record.answers import from_json
from storage.rules.calendar import quarters
from storage.rules.sheets import in_cell, sheet
from storage.standing.standings import by_priority, open_book, standings
from storage.tables import Attachment, Commitment, Quarter, Report, Return, Revision

ANSWER_HEADS = (
    *("quarter", "ref", "title", "version", "sent", "by_role", "source", "late_return", "state"),
    *("rating", "agreed_rating", "redacted", "why_redacted", "said"),
)


def put_record(shelf: Shelf, session: Session) -> ArchiveContents:
    """Puts all of the record on the shelf, and says what is there. Raises NoPlan where there is none."""
    office, plan, _ = plan_facts.plan_in_force(session)
    put_plan(shelf, session)
    return ArchiveContents(
        office=office.name,
        plan=plan.title,
        made_at=shelf.now,
        quarters=tuple(quarters_of(session, plan.scheme)),
        papers=tuple(put_papers(shelf, session)),
        files=tuple(put_files(shelf, session)),
        tables=tuple(put_table(shelf, session, table) for table in TABLES),
        answers=put_answers(shelf, session),
    )


def put_plan(shelf: Shelf, session: Session) -> None:
    """The plan as it can be taken in again."""
    document = export_plan(session)
    with TemporaryDirectory() as folder:
        for name, write in (("plan.xlsx", write_excel), ("plan.yaml", write_yaml)):
            path = Path(folder, name)
            write(document, path)
            shelf.put(f"plan/{name}", [path.read_bytes()])


def quarters_of(session: Session, scheme: tuple[RatingMeaning, ...]) -> Iterator[ArchivedQuarter]:
    """Every quarter of which the record has something, the oldest first, with all that was said in it."""
    for quarter in session.scalars(select(Quarter).order_by(Quarter.year, Quarter.number)):
        found = standings(open_book(session, quarter.name, with_answers=True)).values()
        priorities = by_priority(plan_facts.priorities(session, quarter.name), found)
        yield ArchivedQuarter(quarter.name, quarter.state, priorities, scheme)


def put_papers(shelf: Shelf, session: Session) -> Iterator[ArchivedPaper]:
    """Each version of each paper as a Word file, with the facts that it was made from."""
    for paper in session.scalars(select(Report).order_by(Report.quarter_id, Report.version_no)):
        folder = f"papers/{quarters.code(paper.quarter.name).replace('/', '-')} version {paper.version_no}"
        place = f"{folder}/{named(paper.file_name)}"
        shelf.put(place, [paper.docx])
        shelf.put_text(f"{folder}/facts.json", paper.snapshot)
        yield ArchivedPaper(place, paper.quarter.name, paper.version_no, paper.made_at, paper.sha256)


def put_files(shelf: Shelf, session: Session) -> Iterator[str]:
    """Each file that Muster shared besides papers."""
    for number, one in enumerate(session.scalars(select(Attachment).order_by(Attachment.key)), start=1):
        place = f"files/{number:04} {named(one.file_name)}"
        shelf.put(place, [one.content])
        yield place


def named(name: str) -> str:
    """A file's name that leads nowhere else."""
    return PurePosixPath(name.replace("\\", "/")).name or "file"


# --- tables ------------------------------------------------------------------------------------------------


def put_table(shelf: Shelf, session: Session, table: Table) -> ArchivedTable:
    """One table twice: a line of JSON for each row, as exact as a backup, and a sheet that anybody can open."""
    rows = 0

    def counted() -> Iterator[bytes]:
        nonlocal rows
        for line in lines(session, table):
            rows += 1
            yield line

    shelf.put(f"tables/{table.name}.jsonl", counted())
    shelf.put(f"tables/{table.name}.csv", sheet(tuple(table.columns.keys()), cells(session, table)))
    return ArchivedTable(table.name, rows)


def cells(session: Session, table: Table) -> Iterator[list[str]]:
    """The rows of a table as a sheet shows them."""
    for line in lines(session, table):
        yield [in_cell(value) for value in json.loads(line).values()]


def put_answers(shelf: Shelf, session: Session) -> int:
    """Everything that was ever sent, a row for each version of each return; how many there are."""
    rows = [answer_row(*row) for row in session.execute(EVER_SENT)]
    shelf.put("answers.csv", sheet(ANSWER_HEADS, rows))
    return len(rows)


EVER_SENT = (
    select(Revision, Return, Commitment, Quarter)
    .join(Return, Revision.return_id == Return.id)
    .join(Commitment, Return.commitment_id == Commitment.id)
    .join(Quarter, Return.quarter_id == Quarter.id)
    .order_by(Quarter.year, Quarter.number, Commitment.priority_id, Commitment.position, Revision.no)
)


def answer_row(revision: Revision, kept: Return, commitment: Commitment, quarter: Quarter) -> list[str]:
    """One version of a return."""
    is_newest = revision.no == kept.revision_no
    agreed = kept.agreed_rating if is_newest else None
    return [
        in_cell(value)
        for value in (
            *(quarters.short_label(quarter.name), commitment.ref, commitment.title, revision.no),
            *(revision.at.isoformat(), revision.author_role, revision.source, kept.late),
            *(kept.state.value if is_newest else "replaced", revision.rating.value, agreed and agreed.value),
            *(revision.redacted_at, revision.redacted_why, in_words(revision.content)),
        )
    ]


def in_words(content: dict[str, Any]) -> str:
    """All that one version says, a line for each thing."""
    said = flat(asdict(from_json(content)))
    return "\n".join(f"{name}: {value}" for name, value in said if name != "rating")


def flat(said: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Each thing that is said, by its name: "path.owner"."""
    for name, value in said.items():
        if isinstance(value, dict):
            yield from flat(value, f"{before}{name}.")
        elif isinstance(value, tuple):
            for number, one in enumerate(value, start=1):
                yield from flat(one, f"{before}{name}.{number}.")
        elif value not in (None, "", False):
            yield f"{before}{name}", value
