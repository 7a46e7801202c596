"""`returns import`: the returns of quarters before Muster, into the record. Rules and files are storage's,
sentences digests'."""

from pathlib import Path

import click
from rich.text import Text

from bot.commands.showing import NOTHING_CHANGED, console, refuse, show_faults
from bot.context import now, open_database
from digests.kit.labels import count
from digests.plan.changes import refusal_sentence
from digests.plan.faults import fault_sentence, faults_head, remarks_head
from storage.plan.files.check import in_file_order
from storage.plan.files.past_returns import PastReturn, read_past_returns
from storage.plan.intake.plans import (
    NothingToExport,
    PastReturnsResult,
    differences,
    export_plan,
    import_past_returns,
    plans_time,
)
from storage.record.database import Database


@click.group()
def returns() -> None:
    """Take the returns of past quarters into the record."""


@returns.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def import_(file: Path) -> None:
    """Take past returns from FILE (.csv or .xlsx) into the record: all of them or none.

    Columns: ref, quarter ("2021/22 Q1"), rag, and where known progress, next_steps and agreed_on. They enter
    as agreed and marked imported. The same row again changes nothing; one that differs from the record is
    refused. The plan must be in the record first. Exit code 1 when the file is refused."""
    database = open_database()
    rows = read_or_refuse(database, file)
    with database.write() as session:
        result = import_past_returns(session, rows, now())
    if result.faults:
        show_faults("These cannot be taken in as they are.", result.faults, refusal_sentence)
        refuse()
    console().print(Text(told(result)))


def read_or_refuse(database: Database, file: Path) -> tuple[PastReturn, ...]:
    """The file's rows, read in the plan's own words; with faults they are listed and the command ends."""
    with database.read() as session:
        try:
            document, time = export_plan(session), plans_time(session, now())
        except NothingToExport:
            raise click.ClickException("Import the plan first: “plan import FILE”.") from None
    refs = [entry.ref for entry in document.commitments]
    own_words = document.plan.rag_words.model_dump()
    reading = read_past_returns(file, document.plan.rag_scheme, refs, own_words, time)
    if reading.faults:
        with database.read() as session:
            against = differences(session, reading.sound, now())
        faults = in_file_order((*reading.faults, *against))
        show_faults(faults_head(faults, file.name), faults, refusal_sentence)
        refuse()
    if reading.remarks:
        show_faults(remarks_head(reading.remarks), reading.remarks, fault_sentence)
    return reading.rows


def told(result: PastReturnsResult) -> str:
    """What came of it, in a sentence."""
    if not result.added:
        had = f"The record has {count(result.known, 'return')} of this file already, and no other is in it."
        return f"{had if result.known else 'There is no return in this file.'} {NOTHING_CHANGED}"
    known = f" {count(result.known, 'return')} it had already." if result.known else ""
    return f"Done. The record has {count(result.added, 'new return')}.{known}"
