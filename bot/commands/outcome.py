"""What a person reads when a rehearsal is over, on a terminal. What is counted in it is bot/rehearsal/summary's."""

from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.rehearsal.play import REPORT
from bot.rehearsal.summary import Summary
from digests.labels import SYMBOLS, count, counts_in_words, direction_label, rating_label
from storage.enums import Direction, Rating
from storage.rules import quarters
from storage.rules.rollup import counts

STYLES = {
    Rating.BLUE: "blue",
    Rating.GREEN: "green",
    Rating.AMBER: "yellow",
    Rating.RED: "red",
    Rating.GREY: "bright_black",
    Rating.NONE: "default",
}


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
