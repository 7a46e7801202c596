"""`rehearse`: a whole quarter on an embedded workspace, with its progress and a summary to read. What happens
in it is bot/rehearsal's."""

from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from bot.clock import system_time
from bot.commands.showing import console, refuse, show_faults
from bot.rehearsal.director import Event, NotSettled
from bot.rehearsal.play import REPORT, Rehearsal, play
from bot.rehearsal.summary import Summary
from digests.labels import SYMBOLS, count, counts_in_words, direction_label, rating_label
from digests.plan_faults import fault_sentence, faults_head
from storage.enums import Direction, Rating
from storage.facts import QuarterName
from storage.plan_files.document import PlanDocument
from storage.plan_files.past_returns import PastReturn, read_past_returns
from storage.plan_files.reading import read_plan
from storage.rules import quarters
from storage.rules.rollup import counts
from storage.rules.working_days import LONDON

PLANS = Path(__file__).parents[1] / "rehearsal" / "plans"
BUNDLED = PLANS / "dorset-2021.yaml"
BUNDLED_RETURNS = PLANS / "dorset-2021-returns.csv"
SCRIPT = PLANS / "dorset-2021-answers.json"
OUT = Path("rehearsal")
STYLES = {
    Rating.BLUE: "blue",
    Rating.GREEN: "green",
    Rating.AMBER: "yellow",
    Rating.RED: "red",
    Rating.GREY: "bright_black",
    Rating.NONE: "default",
}


FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command()
@click.option("--plan", "plan_file", type=FILE, help="Your own plan (.xlsx or .yaml).")
@click.option("--returns", "returns_file", type=FILE, help="Past returns (.csv or .xlsx).")
@click.option("--quarter", "named", default="", help='The quarter to play, such as "2021/22 Q2".')
@click.option("--out", type=FOLDER, default=OUT, show_default=True, help="Where the outcome goes.")
@click.option("--seed", default=1, show_default=True, help="Another number, another story.")
@click.option("--port", default=0, help="Where the workspace listens on this machine (0: any free port).")
@click.option(
    "--headless", is_flag=True, help="No progress display: for scripts. Exit code 0 only if it ran whole."
)
def rehearse(
    plan_file: Path | None,
    returns_file: Path | None,
    named: str,
    out: Path,
    seed: int,
    port: int,
    headless: bool,
) -> None:
    """Play a whole quarter on an embedded workspace: leads are asked and answer, digests go out, returns
    close, and the paper reaches the chief executive's channel. No Slack account is needed and nothing leaves
    this machine.

    Without --plan it is Dorset's plan of 2021 in Quarter 2 2021/22. The folder then holds the Word file, the
    database, summary.json and transcript.jsonl, a line for each call and event."""
    document, past = read_or_refuse(plan_file, returns_file)
    rehearsal = Rehearsal(
        document=document,
        past=past,
        quarter=quarter_to_play(named, document, past),
        out=out,
        seed=seed,
        port=port,
        script=None if plan_file else SCRIPT,
    )
    try:
        summary = played(rehearsal, quiet=headless)
    except NotSettled as error:
        refuse(f"The rehearsal stopped: {error}. See {out / 'bot.log'}.")
    show(console(), summary, out)
    raise SystemExit(0 if summary.whole else 1)


def read_or_refuse(
    plan_file: Path | None, returns_file: Path | None
) -> tuple[PlanDocument, tuple[PastReturn, ...]]:
    """The plan and its past returns, the bundled ones unless others are named; faults end the command."""
    plan_path = plan_file or BUNDLED
    reading = read_plan(plan_path)
    if reading.document is None:
        show_faults(faults_head(reading.faults, plan_path.name), reading.faults, fault_sentence)
        refuse()
    past_path = returns_file or (None if plan_file else BUNDLED_RETURNS)
    return reading.document, read_past(past_path, reading.document) if past_path else ()


def read_past(path: Path, document: PlanDocument) -> tuple[PastReturn, ...]:
    """The past returns; faults end the command."""
    reading = read_past_returns(path, document.plan.rag_scheme, [one.ref for one in document.commitments])
    if reading.faults:
        show_faults(faults_head(reading.faults, path.name), reading.faults, fault_sentence)
        refuse()
    return reading.rows


def quarter_to_play(named: str, document: PlanDocument, past: tuple[PastReturn, ...]) -> QuarterName:
    """The quarter that was named; else the one after the past returns; else the newest that has ended in the
    plan's life."""
    if named:
        try:
            return quarters.parse(named)
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--quarter") from None
    if past:
        return quarters.following(max((row.quarter for row in past), key=quarters.index))
    first, last = quarters.quarter_of(document.plan.starts), quarters.quarter_of(document.plan.ends)
    ended = quarters.last_ended(system_time().astimezone(LONDON).date())
    return max(first, min(ended, last, key=quarters.index), key=quarters.index)


def played(rehearsal: Rehearsal, *, quiet: bool) -> Summary:
    """Plays it with a line that says what is happening and when in the office's time."""
    columns = (
        TextColumn("{task.fields[when]}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), disable=quiet, transient=True) as progress:
        task = progress.add_task("Setting the stage", when="", total=None)

        def tell(event: Event, number: int, of: int) -> None:
            when = event.at.astimezone(LONDON).strftime("%a %d %b %H:%M")
            progress.update(task, description=event.words, when=when, completed=number, total=of)

        return play(rehearsal, tell)


# --- the summary ---------------------------------------------------------------------------------------


def show(screen: Console, summary: Summary, out: Path) -> None:
    """What a person reads at the end: who was asked, who answered, how the plan stands, where the paper is."""
    screen.print()
    screen.print(Text(headline(summary), style="bold"))
    screen.print(Text(collected(summary)))
    screen.print(priorities_table(summary))
    screen.print(Text(travelled(summary)))
    screen.print(Text(delivered(summary)))
    for trouble in summary.troubles:
        screen.print(Text(f"✖ {trouble}"))
    if summary.has_paper:
        screen.print(Text(f"The chief executive's draft: {out / REPORT}", style="bold"))


def headline(summary: Summary) -> str:
    """Whose quarter was played."""
    standing = summary.standing
    return f"{standing.office.name} · {standing.plan.title} · {quarters.long_label(standing.quarter)}"


def collected(summary: Summary) -> str:
    """Who was asked, who answered."""
    status = summary.status
    missing = f" {count(status.no_return, 'return')} never came." if status.no_return else ""
    late = f", {status.late} of them late" if status.late else ""
    return (
        f"{count(summary.asked, 'person', 'people')} were asked for {count(status.expected, 'return')}; "
        f"{status.received} came{late}.{missing}"
    )


def priorities_table(summary: Summary) -> Table:
    """A row for each priority: its rating, in word and symbol and colour, and its counts."""
    plan = summary.standing.plan
    table = Table(title=None, box=None, padding=(0, 2, 0, 0))
    for head in (plan.words.priority, "Stands", f"{plan.words.commitment}s"):
        table.add_column(head, overflow="fold")
    for one in summary.standing.priorities:
        rating = Text(
            f"{SYMBOLS[one.rating]} {rating_label(one.rating, plan.scheme)}", style=STYLES[one.rating]
        )
        table.add_row(Text(one.priority.title), rating, Text(counts_in_words(one.counts, plan.scheme)))
    every = counts(each.rating for one in summary.standing.priorities for each in one.standings)
    table.add_row(Text("The plan", style="bold"), Text(""), Text(counts_in_words(every, plan.scheme)))
    return table


def travelled(summary: Summary) -> str:
    """The directions of travel, in words with arrows."""
    ways = [each.direction for one in summary.standing.priorities for each in one.standings]
    return "Since the quarter before: " + ", ".join(
        f"{ways.count(way)} {direction_label(way)}" for way in Direction if way in ways
    )


def delivered(summary: Summary) -> str:
    """What the workspace's journal says of Muster's messages."""
    found = summary.messages
    said = f"{found.sent} of {found.owed} messages reached the workspace once"
    wrong = {
        "doubled": found.doubled,
        "lost": found.lost,
        "failed": found.failed,
        "refused": found.refused_by_workspace,
    }
    trouble = ", ".join(f"{number} {name}" for name, number in wrong.items() if number)
    return f"{said}; {trouble or 'none doubled, lost or refused'}. It took {summary.seconds:.0f} seconds."
