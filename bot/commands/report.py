"""`report`: the kept paper of a quarter as a Word file, and the proof that it can be made again. What is in a
paper is digests/papers', what is kept of it storage/papers/snapshots'."""

from pathlib import Path

import click
from rich.text import Text

from bot.commands.showing import console, free
from bot.context import database_to_read
from digests.papers.draft import draft_paper
from digests.papers.kit.kept import words_of
from storage.facts.plan import QuarterName
from storage.papers.snapshots import RENDERER, newest_report, newest_reported, restored, sha256_of
from storage.record.database import Session
from storage.record.private_files import private_file
from storage.rules.calendar import quarters
from storage.tables import Report


@click.command()
@click.argument("quarter", required=False)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Where to; else its own name.")
@click.option("--remake", is_flag=True, help="Draw the paper again from its snapshot and compare the two.")
@click.option("--replace", is_flag=True, help="Write over a file of that name.")
def report(quarter: str | None, out: Path | None, remake: bool, replace: bool) -> None:
    """Write the newest draft of a QUARTER's paper ("2021/22 Q2"; without it, the newest there is) to a file
    that only its owner may read.

    With --remake the paper is drawn again from the facts that were frozen for it, once their SHA-256 is
    found to be the one that was kept. Exit code 1 when there is no draft, or it cannot be made again."""
    with database_to_read().read() as session:
        found = kept(session, quarter)
        content = drawn_again(found) if remake else found.docx
        path = free(out or Path(found.file_name), replace)
    try:
        with private_file(path) as file:
            file.write(content)
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror}.") from None
    console().print(Text(f"Written: {path}"), soft_wrap=True)


def kept(session: Session, words: str | None) -> Report:
    """The newest draft of the quarter that was named, or of any. Raises ClickException when there is none."""
    name = named(words) if words else newest_reported(session)
    if name is None:
        raise click.ClickException("No paper has been drafted yet.")
    found = newest_report(session, name)
    if found is None:
        raise click.ClickException(f"No paper has been drafted for {quarters.short_label(name)}.")
    label = f"{quarters.short_label(name)}, version {found.version_no}, drafted on {found.made_at:%d %B %Y}."
    console().print(Text(label))
    return found


def named(words: str) -> QuarterName:
    """The quarter that was named. Raises ClickException, saying how to name one."""
    try:
        return quarters.parse(words)
    except ValueError as error:
        raise click.ClickException(f"{error}.") from None


def drawn_again(found: Report) -> bytes:
    """The paper drawn from the kept snapshot. Raises ClickException when the snapshot is not what was kept,
    or the paper does not say the same."""
    if sha256_of(found.snapshot) != found.sha256:
        raise click.ClickException("The snapshot is not the one that was kept: its SHA-256 is another.")
    console().print(Text(f"The snapshot is as it was kept (SHA-256 {found.sha256})."), soft_wrap=True)
    snapshot = restored(found.snapshot)
    paper = draft_paper(snapshot, found.sha256, version=found.version_no)
    if paper.docx == found.docx:
        console().print("Drawn again, the paper is the same to the byte.")
    elif words_of(paper.docx) == words_of(found.docx):
        console().print("Drawn again, the paper says the same, word for word.")
    else:
        raise click.ClickException(why_it_differs(snapshot.renderer))
    return paper.docx


def why_it_differs(renderer: int) -> str:
    """What is known of why the same facts print another text."""
    if renderer != RENDERER:
        return (
            f"Drawn again, the paper does not say the same: it was made by version {renderer} of the layout, "
            f"and this is version {RENDERER}. The kept file stands; leave out --remake to have it."
        )
    return (
        "Drawn again, the paper does not say the same. The kept file stands; leave out --remake to have it."
    )
