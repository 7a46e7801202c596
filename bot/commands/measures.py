"""`measures import`: figures of many measures from one file, by their owner or the plan office. Rules and files are
storage's, sentences digests'."""

from dataclasses import dataclass
from pathlib import Path

import click
from rich.text import Text

from bot.commands.plan import confirmed
from bot.commands.showing import console, refuse, show_faults
from bot.context import now, open_database
from digests.kit.labels import count
from digests.plan.faults import fault_sentence, faults_head, remarks_head
from storage.measures.files import FiguresReading, read_figures
from storage.measures.importing import file_asked, of_address, take
from storage.measures.lines import FiguresAsk
from storage.measures.standing import gives_any
from storage.measures.tables import FIGURES
from storage.people.roles import Actor
from storage.plan.files.headed_tables import why_shut
from storage.plan.files.reading import file_bytes
from storage.record.database import Database
from storage.rules.calendar.working_days import LONDON
from storage.standing.standing_rows import newest_quarter


@click.group()
def measures() -> None:
    """Take figures of measures into the record."""


@measures.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--by", "address", required=True, help="The e-mail address, in the plan, of whoever gives them."
)
@click.option("--yes", is_flag=True, help="Do not ask before recording them.")
def import_(file: Path, address: str, yes: bool) -> None:
    """Take the figures of measures in FILE (.csv or .xlsx) into the record: all of them or none.

    Columns: code, quarter ("2021/22 Q2"), figure; and where wanted unit, part and whole (the two numbers behind a
    percentage), provisional, commentary, expected, as at, definition version and checked. They are recorded as given
    by whoever has the address: the owner of the measures, or the plan office. The same figure again changes nothing;
    another revises it. Exit code 1 when the file is refused."""
    database = open_database()
    asked = asked_of(database, address)
    reading = read_or_refuse(file, asked.ask)
    if not yes and not confirmed(f"Record {count(len(reading.read), 'figure')}?"):
        refuse()
    with database.write() as session:
        taken = take(session, reading.read, asked.actor, now())
    new = sum(not one.stood for one in taken)
    known = f" {count(len(taken) - new, 'figure')} it had already." if new < len(taken) else ""
    console().print(Text(f"Done. The record has {count(new, 'new figure')}.{known}"))


@dataclass(frozen=True)
class FiguresAskedOf:
    """Who gives figures, and what a file of theirs is read for."""

    actor: Actor
    ask: FiguresAsk


def asked_of(database: Database, address: str) -> FiguresAskedOf:
    """For whom a file is read. Raises ClickException where nothing can be taken from them."""
    today = now().astimezone(LONDON).date()
    with database.read() as session:
        actor, newest = of_address(session, address, today), newest_quarter(session)
        if newest is None:
            raise click.ClickException(
                "No quarter has been opened yet: there is nothing to take figures for."
            )
        if actor is None or not gives_any(session, actor):
            raise click.ClickException(
                f"Nobody of the plan who gives figures has the address “{address}”: an owner of measures, or the "
                "plan office."
            )
        return FiguresAskedOf(actor, file_asked(session, actor, newest, today))


def read_or_refuse(file: Path, asked: FiguresAsk) -> FiguresReading:
    """The figures in the file, with what is to be looked at listed; with faults they are, and the command ends."""
    data, shut = file_bytes(file)
    reading = None if data is None or shut else read_figures(data, asked)
    shut = shut or (() if reading or data is None else why_shut(data, FIGURES))
    if not reading and not shut:
        raise click.ClickException(
            f"{file.name} has no table of figures: no row of it has the headings Code, Quarter and Figure. "
            "“measures import --help” names the others."
        )
    found = reading or FiguresReading((), shut)
    if found.faults:
        show_faults(faults_head(found.faults, file.name), found.faults, fault_sentence)
        refuse()
    if found.remarks:
        show_faults(remarks_head(found.remarks), found.remarks, fault_sentence)
    return found
