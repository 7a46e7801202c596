"""What a person reads when a rehearsal is over, on a terminal. What is counted in it is
bot/rehearsal/playing/summary's."""

from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.rehearsal.playing.play import REPORT
from bot.rehearsal.playing.summary import Summary
from digests.kit.figures import moved_in_all, not_asked, rests_on
from digests.kit.labels import SYMBOLS, count, counts_in_words, listed, rating_label
from storage.enums import Rating
from storage.facts.standing import Counts, Standing
from storage.rules.calendar import quarters
from storage.rules.standing.rollup import counts

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
    standing = summary.standing
    head = f"{standing.office.name} · {standing.plan.title} · {quarters.long_label(standing.quarter)}"
    screen.print(Text(head, style="bold"))
    screen.print(Text(collected(summary)))
    if summary.asks:
        screen.print(Text(besides(summary)))
    screen.print(priorities_table(summary))
    screen.print(Text(f"{rests_on(summary.standing.quarter, summary.status.returns)}."))
    screen.print(Text(f"Since the quarter before: {moved_in_all(standings(summary))}."))
    screen.print(Text(delivered(summary)))
    for trouble in summary.troubles:
        screen.print(Text(f"✖ {trouble}"))
    if summary.has_paper:
        screen.print(Text(f"The chief executive's draft: {out / REPORT}", style="bold"))


def collected(summary: Summary) -> str:
    """Who was asked, who answered."""
    came, late = summary.status.returns, summary.status.late
    asked, returns = count(summary.asked, "person", "people"), count(came.asked, "return")
    told = {
        "sent back and not answered again": came.sent_back,
        "never came": came.missing,
        "not asked for": came.let_off,
    }
    more = "".join(f"; {number} {words}" for words, number in told.items() if number)
    return (
        f"{asked} {'was' if summary.asked == 1 else 'were'} asked for {returns}; {came.answered} came"
        f"{f', {late} of them late' if late else ''}{more}."
    )


def besides(summary: Summary) -> str:
    """What was asked for besides updates, and how much of it came."""
    told = [f"{one.came} of {count(one.wanted, one.noun, one.nouns)}" for one in summary.asks]
    return f"Besides: {listed(told)}."


def priorities_table(summary: Summary) -> Table:
    """A row for each priority: its rating, in word and symbol and colour, and its counts."""
    plan = summary.standing.plan
    table = Table(title=None, box=None, padding=(0, 2, 0, 0))
    for head in (plan.words.priority, "Stands", f"{plan.words.commitment}s"):
        table.add_column(head, overflow="fold")

    def in_words(found: Counts) -> str:
        return f"{counts_in_words(found, plan.scheme)}{not_asked(found)}"

    for one in summary.standing.priorities:
        rating = Text(
            f"{SYMBOLS[one.rating]} {rating_label(one.rating, plan.scheme)}", style=STYLES[one.rating]
        )
        table.add_row(Text(one.priority.title), rating, Text(in_words(one.counts)))
    every = counts((each.rating, each.state) for each in standings(summary))
    table.add_row(Text("The plan", style="bold"), Text(""), Text(in_words(every)))
    return table


def standings(summary: Summary) -> list[Standing]:
    """Every commitment of the plan."""
    return [each for one in summary.standing.priorities for each in one.standings]


def delivered(summary: Summary) -> str:
    """What the workspace's journal says of Muster's messages."""
    found = summary.messages
    said = f"{found.sent} of {count(found.owed, 'message')} reached the workspace once"
    wrong = {
        "doubled": found.doubled,
        "lost": found.lost,
        "failed": found.failed,
        "refused": found.refused_by_workspace,
    }
    trouble = ", ".join(f"{number} {name}" for name, number in wrong.items() if number)
    return f"{said}; {trouble or 'none doubled, lost or refused'}. It took {count(round(summary.seconds), 'second')}."
