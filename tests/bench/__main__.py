"""`python -m tests.bench [what …]`: measures all, or what is named of BENCHES and "statements", and prints a table.
Ends with an error only when something could not be measured."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from tests.bench import mixed, paper, prompting, questions, round_trips, rush, starting, submissions
from tests.bench.measuring import Figure
from tests.bench.statements import statements

BENCHES: dict[str, Callable[[Path], Iterator[Figure]]] = {
    "questions": questions.figures,
    "kinds": questions.kinds,
    "rush": rush.figures,
    "mixed": mixed.figures,
    "acts": round_trips.figures,
    "submissions": submissions.figures,
    "prompting": prompting.figures,
    "paper": paper.figures,
    "starting": starting.figures,
}
STATEMENTS = "statements"
"""Named as the others are, and counted rather than timed."""


def measured(names: Iterable[str], screen: Console) -> Table:
    """A row for each figure of the benches named."""
    table = Table(title="Muster beside the least that could do")
    for head in ("What", "Takes", "Beside", "Takes", "Ratio", "Goal", ""):
        table.add_column(head, justify="right" if head in ("Takes", "Ratio", "Goal") else "left")
    for name in names:
        with screen.status(f"Measuring {name} …"), TemporaryDirectory() as folder:
            for figure in BENCHES[name](Path(folder)):
                table.add_row(*row(figure))
    return table


def row(figure: Figure) -> tuple[str, ...]:
    """A figure as people read it."""
    ours, theirs = figure.told(figure.ours), figure.told(figure.theirs)
    verdict = "[green]✔ met" if figure.is_met else "[red]✘ missed"
    return figure.what, ours, figure.beside, theirs, f"{figure.ratio:.2f}", figure.bound, verdict


def counted(screen: Console) -> Table:
    """How many SQL statements an act takes, for plans of several sizes."""
    table = Table("What", "Commitments", "Quarters", "Statements", title="SQL of an act")
    with screen.status("Counting statements …"), TemporaryDirectory() as folder:
        for one in statements(Path(folder)):
            table.add_row(*map(str, one))
    return table


def main() -> None:
    """Measures what the arguments name, everything without any."""
    screen, names = Console(), sys.argv[1:] or [*BENCHES, STATEMENTS]
    known = [*BENCHES, STATEMENTS]
    unknown = set(names) - set(known)
    if unknown:
        sys.exit(f"There is no bench called {', '.join(sorted(unknown))}: choose from {', '.join(known)}.")
    figures = [name for name in names if name != STATEMENTS]
    if figures:
        screen.print(measured(figures, screen))
    if STATEMENTS in names:
        screen.print(counted(screen))


main()
