"""`rehearse`: a whole quarter on an embedded workspace, with its progress, a summary to read and a page to look
around in. What happens in it is bot/rehearsal's."""

import os
import signal
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot.clock import system_time
from bot.commands.outcome import show
from bot.commands.showing import console, refuse, show_faults
from bot.rehearsal.open_house import stay
from bot.rehearsal.playing.director import Event, NotSettled, Stage
from bot.rehearsal.playing.play import Rehearsal, on_stage, outcome, play
from bot.rehearsal.playing.summary import NothingAsked, Summary
from digests.plan.faults import fault_sentence, faults_head
from storage.facts.plan import QuarterName
from storage.plan.files.document import PlanDocument
from storage.plan.files.past_returns import PastReturn, read_past_returns
from storage.plan.files.reading import read_plan
from storage.plan.files.return_days import PlansTime
from storage.rules.calendar import quarters
from storage.rules.calendar.working_days import LONDON

PLANS = Path(__file__).parents[1] / "rehearsal" / "plans"
BUNDLED = PLANS / "dorset-2021.yaml"
BUNDLED_RETURNS = PLANS / "dorset-2021-returns.csv"
SCRIPT = PLANS / "dorset-2021-answers.json"
OUT = Path("rehearsal")
PLAYED = 'Under "You are" choose the Chief Executive and read the draft in chief-executive, or be any other member.'
UNPLAYED = (
    'Nobody has been asked yet: press "Jump there" beside the clock, and answer as the lead it makes you.'
)
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
    "--headless",
    is_flag=True,
    help="No progress display and no page: for scripts. Exit code 0 only if it ran whole.",
)
@click.option("--live", is_flag=True, help="Nobody plays: you answer, on the page, and move the clock.")
def rehearse(
    plan_file: Path | None,
    returns_file: Path | None,
    named: str,
    out: Path,
    seed: int,
    port: int,
    headless: bool,
    live: bool,
) -> None:
    """Play a whole quarter on an embedded workspace: leads are asked and answer, digests go out, returns
    close, and the paper reaches the chief executive's channel. No Slack account is needed and nothing leaves
    this machine. Then the page of the workspace stays open, on this machine only, until Ctrl-C: be any member
    of the cast, and let the clock go on.

    Without --plan it is Dorset's plan of 2021 in Quarter 2 2021/22. The folder then holds the Word file, the
    database, summary.json, story.md (all that was said and done, to read) and transcript.jsonl, a line for each
    call and event."""
    if headless and live:
        raise click.UsageError("--live is for somebody at the page: leave --headless out.")
    end_in_good_order()
    # What a rehearsal leaves may be an office's own plan: for its owner's eyes, as its database is.
    os.umask(0o077)
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
        whole = answered_by_hand(rehearsal) if live else played(rehearsal, headless=headless)
    except NotSettled as error:
        refuse(f"The rehearsal stopped: {error}. See {out / 'bot.log'}.")
    raise SystemExit(0 if whole else 1)


def end_in_good_order() -> None:
    """A rehearsal that is ended, or whose terminal goes away, takes its bot and workspace with it."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)


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
    refs, own_words = [one.ref for one in document.commitments], document.plan.rag_words.model_dump()
    time = PlansTime(document.plan.starts, document.plan.ends)
    reading = read_past_returns(path, document.plan.rag_scheme, refs, own_words, time)
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


def played(rehearsal: Rehearsal, *, headless: bool) -> bool:
    """Plays the quarter and shows what it came to; on a terminal the page then stays open. Says whether it ran
    whole."""
    screen = console()
    with on_stage(rehearsal) as stage:
        summary = played_in_view(stage, rehearsal, quiet=headless)
        show(screen, summary, rehearsal.out)
        if screen.is_terminal and not headless:
            keep_open(screen, stage, PLAYED)
    return summary.whole


def answered_by_hand(rehearsal: Rehearsal) -> bool:
    """Sets the stage and leaves the rest to whoever is at the page, until Ctrl-C. What it came to by then is
    kept and shown."""
    screen = console()
    with on_stage(rehearsal) as stage:
        keep_open(screen, stage, UNPLAYED)
        try:
            show(screen, outcome(stage, rehearsal), rehearsal.out)
        except NothingAsked:
            screen.print("The quarter was never opened, so there is nothing to sum up.")
    return True


def keep_open(screen: Console, stage: Stage, hint: str) -> None:
    """Says where the page is and what to do there first, and waits for Ctrl-C."""
    screen.print(f"\nOpen in a browser: {stage.workspace.url}/", soft_wrap=True)
    screen.print(f"{hint} Ctrl-C here ends it.")
    stay(stage)


def played_in_view(stage: Stage, rehearsal: Rehearsal, *, quiet: bool) -> Summary:
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

        return play(stage, rehearsal, tell)
