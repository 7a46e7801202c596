"""`plan adopt`: an office's own workbook, CSV file or Word table into Muster's workbook. Reading and deciding
are storage's, sentences digests'."""

from pathlib import Path

import click
from rich.text import Text

from bot.clock import system_time
from bot.commands.showing import console, refuse
from digests.plan.adoption import pages, refusal, summary
from storage.plan.adoption.adopting import Memory, adopt
from storage.plan.adoption.grids.grid import NotReadable
from storage.plan.adoption.grids.opening import open_files, read_files
from storage.plan.adoption.workbook.adopted_file import adopted_workbook
from storage.plan.adoption.workbook.remembering import Before, read_before
from storage.plan.adoption.workbook.tables import kept, with_targets
from storage.plan.files.reading import file_bytes
from storage.plan.files.writing import write_bytes
from storage.rules.calendar.working_days import LONDON

PATH = click.Path(path_type=Path, dir_okay=False)


@click.command("adopt")
@click.argument("theirs", nargs=-1, type=PATH)
@click.option(
    "--to", required=True, type=PATH, help="The workbook to write; again, with its answers, if it is there."
)
@click.option(
    "--like", type=PATH, help="A workbook adopted before, such as last year's: its answers are used."
)
@click.option("--yes", is_flag=True, help="Take the likeliest for whatever is not decided.")
@click.option("--replace", is_flag=True, help="Write over a workbook that was not made by adopting.")
def adopt_command(theirs: tuple[Path, ...], to: Path, like: Path | None, yes: bool, replace: bool) -> None:
    """Read a plan from files of your own (THEIRS: Excel, CSV, Word) and write Muster's workbook, filled as
    far as it goes.

    What is to be decided stands on its first sheet, with lists to choose from; how everything was read on the
    next, and what has no place on a third. Answer, and run the same command again, with THEIRS or without: it
    finishes, and keeps what you filled in. Needs no database and changes none. Exit code 1 when a file cannot
    be read."""
    if to.suffix.lower() != ".xlsx":
        raise click.ClickException("What is written is a workbook: its name should end in .xlsx.")
    before = adopted_before(to) if to.exists() else None
    if to.exists() and before is None and not replace:
        raise click.ClickException(
            f"{to} is there already, and no adopted workbook. Choose another name, or add --replace."
        )
    memory = before.memory if before else remembered(like)
    try:
        files = read_files(theirs) or (before.theirs if before else ())
        for name, data in files:
            if read_before(data):
                raise NotReadable("adopted_already", name)
        if not files:
            raise click.UsageError("Name your own file, such as: plan adopt our-plan.xlsx --to mine.xlsx")
        found = adopt(open_files(files), system_time().astimezone(LONDON).date(), memory, likeliest=yes)
    except NotReadable as error:
        refuse(refusal(error))
    finished = with_targets(kept(found, before.now) if before else found)
    try:
        write_bytes(to, adopted_workbook(finished, pages(finished), files))
    except OSError as error:
        raise click.ClickException(f"{to} cannot be written: {error.strerror}.") from None
    console().print(Text(f"{summary(finished, to.name)}\nWritten: {to}"), soft_wrap=True)


def remembered(like: Path | None) -> Memory | None:
    """What a workbook of an earlier year remembers. Raises ClickException where it is none."""
    if like is None:
        return None
    before = adopted_before(like)
    if before is None:
        raise click.ClickException(f"{like} is not a workbook that “plan adopt” wrote.")
    return before.for_another()


def adopted_before(path: Path) -> Before | None:
    """What an adopted workbook holds; None where the file is none."""
    data, _ = file_bytes(path)
    return read_before(data) if data else None
