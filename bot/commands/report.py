"""`report`: the kept paper of a quarter as a Word file, the same in forms for a website, and the proof that it can be
made again. What is in a paper is digests/papers', what is kept of it storage/papers/snapshots'."""

from collections.abc import Callable, Mapping
from dataclasses import replace as with_other
from pathlib import Path
from types import MappingProxyType

import click
from rich.text import Text

from bot.commands.showing import console, free
from bot.context import database_to_read
from digests.papers.draft import PROFILES, draft_paper, paper_csv, paper_page, text_with_head
from digests.papers.kit.kept import words_of
from storage.facts.papers import Snapshot
from storage.facts.plan import QuarterName
from storage.papers.snapshots import RENDERER, newest_report, newest_reported, restored, sha256_of
from storage.record.database import Session
from storage.record.private_files import private_file
from storage.rules.calendar import quarters
from storage.tables import Report

FORMS: Mapping[str, Callable[[Snapshot, Report], str]] = MappingProxyType(
    {
        "html": lambda snapshot, kept: paper_page(snapshot, kept.sha256, version=kept.version_no),
        "csv": lambda snapshot, kept: paper_csv(snapshot, version=kept.version_no),
        "text": lambda snapshot, kept: text_with_head(snapshot, version=kept.version_no),
    }
)
"""What a paper is drawn as besides Word, by the name of the option."""
ENDINGS = MappingProxyType({"html": ".html", "csv": ".csv", "text": ".txt"})


@click.command()
@click.argument("quarter", required=False)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Where to; else its own name.")
@click.option("--remake", is_flag=True, help="Draw the paper again from its snapshot and compare the two.")
@click.option("--html", "forms", flag_value="html", multiple=True, help="As one page for a website.")
@click.option("--csv", "forms", flag_value="csv", multiple=True, help="Its commitments, a row for each.")
@click.option("--text", "forms", flag_value="text", multiple=True, help="As plain text.")
@click.option("--profile", type=click.Choice(sorted(PROFILES)), help="As another paper, of the same facts.")
@click.option("--replace", is_flag=True, help="Write over a file of that name.")
def report(
    quarter: str | None,
    out: Path | None,
    remake: bool,
    forms: tuple[str, ...],
    profile: str | None,
    replace: bool,
) -> None:
    """Write the newest draft of a QUARTER's paper ("2021/22 Q2"; without it, the newest there is) to a file
    that only its owner may read.

    With --remake the paper is drawn again from the facts that were frozen for it, once their SHA-256 is
    found to be the one that was kept. With --html, --csv or --text it is drawn from these facts in another form,
    marked as a draft in its head; with --profile as another kind of paper, in whichever form.
    Exit code 1 when there is no draft, or it cannot be made again."""
    if len(set(forms)) + remake > 1:
        raise click.UsageError("Give one of --remake, --html, --csv and --text.")
    if profile and remake:
        raise click.UsageError("--remake compares with the paper that was kept: leave out --profile.")
    with database_to_read().read() as session:
        found = kept(session, quarter)
        if profile:
            content, name = as_profile(found, profile, forms)
        else:
            content = in_form(found, forms[0]) if forms else drawn_again(found) if remake else found.docx
            name = Path(found.file_name)
        path = free(out or (name.with_suffix(ENDINGS[forms[0]]) if forms else name), replace)
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


def snapshot_of(found: Report) -> Snapshot:
    """The facts that were frozen for it. Raises ClickException when they are not what was kept."""
    if sha256_of(found.snapshot) != found.sha256:
        raise click.ClickException("The snapshot is not the one that was kept: its SHA-256 is another.")
    console().print(Text(f"The snapshot is as it was kept (SHA-256 {found.sha256})."), soft_wrap=True)
    return restored(found.snapshot)


def in_form(found: Report, form: str) -> bytes:
    """The paper drawn from the kept snapshot in another form than Word's. Raises ClickException as `snapshot_of`."""
    return FORMS[form](snapshot_of(found), found).encode()


def as_profile(found: Report, profile: str, forms: tuple[str, ...]) -> tuple[bytes, Path]:
    """The same facts as another kind of paper, and what its Word file is called. Raises ClickException as
    `snapshot_of`."""
    snapshot = with_other(snapshot_of(found), profile=profile)
    paper = draft_paper(snapshot, found.sha256, version=found.version_no)
    return FORMS[forms[0]](snapshot, found).encode() if forms else paper.docx, Path(paper.file_name)


def drawn_again(found: Report) -> bytes:
    """The paper drawn from the kept snapshot. Raises ClickException when the snapshot is not what was kept,
    or the paper does not say the same."""
    snapshot = snapshot_of(found)
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
