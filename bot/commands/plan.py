"""`plan check|import|export|template`: the plan into the record and out again. Rules and files are storage's,
sentences digests'."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from rich.text import Text

from bot.commands.adopt import adopt_command
from bot.commands.showing import NOTHING_CHANGED, console, free, refuse, show_faults
from bot.context import database_to_read, now, open_database
from digests.kit.labels import count
from digests.plan.adoption import no_template
from digests.plan.changes import change_line, changes_head, refusal_sentence
from digests.plan.faults import fault_sentence, faults_head, remarks_head
from storage.plan.files import writing
from storage.plan.files.document import PlanDocument
from storage.plan.files.reading import read_plan
from storage.plan.intake.plans import ImportResult, NothingToExport, export_plan, import_plan, preview_import
from storage.record.database import Database
from storage.rules.calendar.working_days import LONDON

FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
REPLACE = click.option("--replace", is_flag=True, help="Write over a file of that name.")
NO_PLAN_OF_OURS = {"unknown_file_kind", "missing_sheet", "unknown_sheet", "not_a_workbook"}
"""Faults of whoever hands in a file of their own, and knows of no template."""
ADOPTED = {".xlsx", ".xlsm", ".csv", ".txt", ".docx"}
"""Files that may hold a plan of an office's own."""
WRITERS: dict[str, Callable[[PlanDocument, Path], None]] = {
    ".yaml": writing.write_yaml,
    ".yml": writing.write_yaml,
    ".xlsx": writing.write_excel,
}


@click.group()
def plan() -> None:
    """Check a plan file, take it into the record, and write the plan out again."""


@plan.command()
@FILE
def check(file: Path) -> None:
    """List every fault of a plan FILE (.xlsx or .yaml), each with its place. Needs no database and changes
    nothing. Exit code 1 when there is a fault."""
    document = read_or_refuse(file)
    parts = (
        count(len(document.priorities), "priority"),
        count(len(document.commitments), "commitment"),
        count(len(document.people), "role"),
    )
    console().print(Text(f"{file.name} is in order: {', '.join(parts)}."))


@plan.command("import")
@FILE
@click.option(
    "--rebaseline-reason", default="", help="Why due dates move; the old ones are kept and printed."
)
@click.option("--approved-by", default="", metavar="ROLE", help="The role that approved the moved dates.")
@click.option("--withdraw-reason", default="", help="Why commitments that are gone leave the plan.")
@click.option(
    "--titles-moved",
    is_flag=True,
    help="Titles that move to another reference are meant, past returns and all.",
)
@click.option("--yes", is_flag=True, help="Do not ask before changing the record.")
def import_(file: Path, yes: bool, **reasons: Any) -> None:
    """Take a plan FILE (.xlsx or .yaml) into the record: all of it or nothing.

    The same file again changes nothing. A changed one lists what it changes and asks first. A due date that
    moves needs --rebaseline-reason and --approved-by; a commitment that is gone needs --withdraw-reason and
    is kept as withdrawn. A title that moves to another reference is asked about where past returns would then rate
    the wrong commitment; with --yes it needs --titles-moved. Exit code 1 when the file is refused."""
    document = read_or_refuse(file)
    database = open_database()
    preview = previewed(database, document, reasons)
    if not yes and {fault.code for fault in preview.faults} == {"title_moved"}:
        show_faults(faults_head(preview.faults, file.name), preview.faults, refusal_sentence)
        if not confirmed("Is each of these the same commitment as before, under another title?"):
            refuse()
        reasons["titles_moved"] = True
        preview = previewed(database, document, reasons)
    show(preview)
    if preview.unchanged:
        console().print(f"The record says the same already. {NOTHING_CHANGED}")
        return
    if not yes and not confirmed():
        refuse()
    take_in(database, document, reasons)


@plan.command()
@FILE
@REPLACE
def export(file: Path, replace: bool) -> None:
    """Write the plan as the record has it to FILE, as a workbook (.xlsx) or as YAML (.yaml)."""
    writer = WRITERS.get(file.suffix.lower())
    if writer is None:
        raise click.ClickException(f"The name should end in one of: {', '.join(WRITERS)}.")
    with database_to_read().read() as session:
        try:
            document = export_plan(session)
        except NothingToExport:
            raise click.ClickException("There is no plan in the record yet.") from None
    write(lambda path: writer(document, path), free(file, replace))


@plan.command()
@FILE
@REPLACE
def template(file: Path, replace: bool) -> None:
    """Write an empty workbook to FILE (.xlsx) to fill a plan in: with lists to choose from, notes on each
    column and an example row."""
    if file.suffix.lower() != ".xlsx":
        raise click.ClickException("The template is a workbook: its name should end in .xlsx.")
    write(writing.template, free(file, replace))


plan.add_command(adopt_command)


def read_or_refuse(file: Path) -> PlanDocument:
    """The plan in the file, with what is to be looked at listed; with faults they are, and the command ends."""
    reading = read_plan(file, now().astimezone(LONDON).date())
    if reading.document is None:
        show_faults(faults_head(reading.faults, file.name), reading.faults, fault_sentence)
        if NO_PLAN_OF_OURS & {fault.code for fault in reading.faults} and file.suffix.lower() in ADOPTED:
            console().print(Text(no_template(file.name)), soft_wrap=True)
        refuse()
    if reading.remarks:
        show_faults(remarks_head(reading.remarks), reading.remarks, fault_sentence)
    return reading.document


def previewed(database: Database, document: PlanDocument, reasons: dict[str, Any]) -> ImportResult:
    """What the import would do."""
    with database.read() as session:
        return preview_import(session, document, **reasons)


def show(result: ImportResult) -> None:
    """Lists the changes; with faults they are listed too and the command ends."""
    if result.changes:
        console().print(Text(changes_head(result.changes)))
    for change in result.changes:
        console().print(Text(f"  {change_line(change)}"))
    if result.faults:
        show_faults("This cannot be taken in as it is.", result.faults, refusal_sentence)
        refuse()


def confirmed(question: str = "Change the record?") -> bool:
    """Whether the person at the keyboard agrees; with nobody there, they do not."""
    try:
        return click.confirm(question)
    except click.Abort:
        return False


def take_in(database: Database, document: PlanDocument, reasons: dict[str, Any]) -> None:
    """Writes the plan and says so. The record may have changed since it was looked at: it is asked again."""
    with database.write() as session:
        result = import_plan(session, document, now(), **reasons)
    if result.faults:
        show(result)
    console().print(Text(f"Done. The record has the plan “{document.plan.title}”."))


def write(writer: Callable[[Path], None], path: Path) -> None:
    """Writes a file and says so. Raises ClickException when it cannot be written."""
    try:
        writer(path)
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror}.") from None
    console().print(Text(f"Written: {path}"))
