"""`archive write|check|person`: the whole record as files that are read without Muster, whether they are whole, and
what it holds of one person. What goes in is storage/archiving's, the pages are digests/archiving's."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.text import Text

from bot.commands.database import existing
from bot.commands.showing import NOTHING_CHANGED, console, free, refuse
from bot.context import now
from bot.in_words import of_a_file
from digests.archiving.pages import index_page, page_name, quarter_page
from digests.kit.labels import count
from storage.archiving.people import UnknownPerson, put_person
from storage.archiving.records import put_record
from storage.archiving.shelf import Findings, NoArchive, Shelf, looked_through, written
from storage.plan.plan_facts import NoPlan
from storage.record.database import Session

FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
FIRST_PAGE = "START-HERE.html"
MOST_NAMED = 20


@click.group()
def archive() -> None:
    """Write the whole record as files that anybody can read without Muster, and check such a file."""


@archive.command()
@FILE
@click.option("--replace", is_flag=True, help="Write over a file of that name.")
def write(file: Path, replace: bool) -> None:
    """Write everything that the record holds to FILE, a zip: each quarter as a page for a browser, all that was ever
    sent, papers, plan, and every table as a sheet and as lines of JSON, with the checksum of each.

    It is for whoever takes the plan on, for auditors, and for the day when Muster is gone; to move Muster itself, use
    “backup”. It holds restricted and exempt words, and only its owner may read it. Muster may go on working
    meanwhile."""
    try:
        with shelf_in(file, replace) as (shelf, session):
            put_all(shelf, session)
    except NoPlan:
        raise click.ClickException("There is no plan in the record yet: nothing to archive.") from None


@contextmanager
def shelf_in(file: Path, replace: bool) -> Iterator[tuple[Shelf, Session]]:
    """A file to put the record into, as it is at one moment; says what was written."""
    database, path = existing(), free(file, replace)
    try:
        with written(path, now()) as shelf, database.frozen() as session:
            yield shelf, session
    except OSError as error:
        raise click.ClickException(of_a_file(error)) from None
    console().print(Text(f"Written: {path} ({count(len(shelf.sums), 'file')})"), soft_wrap=True)


def put_all(shelf: Shelf, session: Session) -> None:
    """The record, and the pages that explain it."""
    contents = put_record(shelf, session)
    for quarter in contents.quarters:
        shelf.put_text(page_name(quarter), quarter_page(contents, quarter))
    shelf.put_text(FIRST_PAGE, index_page(contents))


@archive.command()
@FILE
def check(file: Path) -> None:
    """Read every file of an archive and hold it against its checksum. Needs no database. Exit code 1 when a file was
    changed, is missing, or was put in."""
    try:
        found = looked_through(file)
    except NoArchive:
        raise click.ClickException(f"{file.name} is not an archive of Muster's. {NOTHING_CHANGED}") from None
    except OSError as error:
        raise click.ClickException(of_a_file(error)) from None
    if found.is_whole:
        console().print(Text(f"{file.name} is whole: {count(found.files, 'file')}, each as it was written."))
        return
    for line in wrong(found):
        console().print(Text(line), soft_wrap=True)
    refuse(f"{file.name} is not as it was written.")


@archive.command()
@click.argument("address")
@FILE
@click.option("--replace", is_flag=True, help="Write over a file of that name.")
def person(address: str, file: Path, replace: bool) -> None:
    """Write all that the record holds of the person with the e-mail ADDRESS (or Slack account) to FILE, a zip with a
    sheet for each table: for a request under UK GDPR article 15. Rows that name others, or that are restricted, are
    in it: look before anything is handed out. Nothing of the record is changed."""
    try:
        with shelf_in(file, replace) as (shelf, session):
            found = put_person(shelf, session, address)
    except UnknownPerson:
        raise click.ClickException(f"Nobody in the record has the address or account {address}.") from None
    for one in found:
        console().print(Text(f"  {one.table}: {count(one.rows, 'row')}"))


def wrong(found: Findings) -> list[str]:
    """What is wrong with an archive, a line for each kind."""
    kinds = (("Changed", found.changed), ("Missing", found.missing), ("Put in", found.unlisted))
    return [f"{kind}: {some_of(names)}" for kind, names in kinds if names]


def some_of(names: tuple[str, ...]) -> str:
    """The names, the last ones as a number where they are many."""
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
