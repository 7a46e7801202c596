"""`finance import`: a quarter's finance update, for the role that is asked for it. Rules and files are storage's,
sentences digests'."""

from pathlib import Path

import click
from rich.text import Text

from bot.commands.plan import confirmed
from bot.commands.showing import console, refuse, show_faults, without_marks
from bot.context import now, open_database
from digests.finance.finance import read_back
from digests.finance.words import unit
from digests.kit.labels import count, quarter_name
from digests.plan.faults import fault_sentence, faults_head, remarks_head
from storage.facts.finance import AnnexRead
from storage.finance.annexes import confirm, keep, sent
from storage.finance.files import AnnexAsk, AnnexReading, read_annex
from storage.finance.tables import ANNEX
from storage.plan.files.headed_tables import why_shut
from storage.plan.files.reading import file_bytes
from storage.plan.plan_facts import the_plan
from storage.record.database import Database
from storage.rules.calendar import quarters
from storage.standing.standing_rows import newest_quarter, opened_quarters


@click.group()
def finance() -> None:
    """Take a quarter's finance update into the record."""


@finance.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--quarter", default="", help="Of which quarter it is, where the file names none: “2021/22 Q1”."
)
@click.option("--yes", is_flag=True, help="Do not ask before recording it.")
def import_(file: Path, quarter: str, yes: bool) -> None:
    """Take the finance update in FILE (.csv or .xlsx) into the record: all of it or nothing.

    Columns: section, heading, annual budget, budget to date, actual to date, forecast, variance, note; and where
    wanted quarter ("2021/22 Q1") and kind. Sums and signs are checked. It is recorded for the role that is asked for
    it; a later file is a new version. Exit code 1 when the file is refused."""
    database = open_database()
    read = read_or_refuse(database, file, quarter)
    as_read, _, _ = read_back(read, 0).text.rpartition("\n")  # the question at its end is asked below
    console().print(Text(without_marks(as_read)))
    if not yes and not confirmed("Is this the update?"):
        refuse()
    with database.write() as session:
        kept = keep(session, read, None, now())
        one = sent(session, kept) if kept is not None else None
        if one is None:
            refuse()
        confirm(session, one, None, now())
    rows = count(sum(len(one.lines) for one in read.sections), "row")
    told = f"Done. The record has the finance update of {quarter_name(read.quarter)}: {rows}"
    console().print(Text(f"{told}, in {unit(thousands=read.in_thousands)}."))


def read_or_refuse(database: Database, file: Path, quarter: str) -> AnnexRead:
    """The figures in the file, with what is to be looked at listed; with faults they are, and the command ends."""
    data, shut = file_bytes(file)
    reading = None if data is None or shut else read_annex(data, file.name, wanted(database, quarter))
    shut = shut or (() if reading or data is None else why_shut(data, ANNEX))
    if not reading and not shut:
        raise click.ClickException(
            f"{file.name} has no table of a finance update: no row of it has headings such as Heading, Annual budget "
            "and Forecast. “finance import --help” names them all."
        )
    found = reading or AnnexReading(None, shut)
    if found.read is None:
        show_faults(faults_head(found.faults, file.name), found.faults, fault_sentence)
        refuse()
    if found.remarks:
        show_faults(remarks_head(found.remarks), found.remarks, fault_sentence)
    return found.read


def wanted(database: Database, quarter: str) -> AnnexAsk:
    """What the file is read for. Raises ClickException before there is a plan or a quarter."""
    with database.read() as session:
        plan, known, newest = the_plan(session), tuple(opened_quarters(session)), newest_quarter(session)
    if plan is None or newest is None:
        raise click.ClickException("No quarter has been opened yet: there is nothing to take an update for.")
    named = quarters.named(quarter) if quarter else newest
    if named is None:
        raise click.ClickException(f"“{quarter}” is no quarter. Write it like “2021/22 Q1”.")
    return AnnexAsk(named, known, plan.note_above)
