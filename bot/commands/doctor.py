"""`doctor`: shows what bot/doctor finds. Judging is its work; this prints it."""

from collections import Counter

import click
from rich.text import Text

from bot.commands.showing import console
from bot.context import current_clocks, current_settings
from bot.doctor import Case, examine
from bot.doctor.lines import Line, Severity
from digests.kit.labels import count

COLOURS = {Severity.FINE: "green", Severity.LOOK: "yellow", Severity.MEND: "red"}


@click.command()
def doctor() -> None:
    """Say what is missing or wrong, and what to do about it: settings, time, database, plan, Slack.

    Needs nothing and changes nothing. Exit code 1 when something must be mended before Muster can work."""
    case, heading, verdicts = Case(current_settings(), current_clocks()), "", Counter[Severity]()
    for found_under, line in examine(case):
        if found_under != heading:
            heading = found_under
            console().print(Text(f"\n{heading}", style="bold"))
        show(line)
        verdicts[line.verdict] += 1
    console().print(Text(f"\n{summary(verdicts)}"))
    if verdicts[Severity.MEND]:
        raise SystemExit(1)


def show(line: Line) -> None:
    """One finding, with what to do about it below; never broken, so that a command can be copied."""
    mark = Text(f"  {line.verdict}", style=COLOURS[line.verdict])
    console().print(mark + Text(f"  {line.says}", style="default"), soft_wrap=True)
    if line.to_do:
        console().print(Text(f"          → {line.to_do}"), soft_wrap=True)


def summary(verdicts: Counter[Severity]) -> str:
    """All in a sentence."""
    mend, look = verdicts[Severity.MEND], verdicts[Severity.LOOK]
    if not mend and not look:
        return "All is well."
    parts = (count(mend, "thing") + " to mend" if mend else "Nothing to mend", f"{look} to look at")
    return ", ".join(parts) + "."
