"""`python -m tests.bench [questions|submissions|prompting|paper|starting|desk …]`: measures all, or what is named,
and prints a table. Ends with an error only when something could not be measured."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from tests.bench import desk, paper, prompting, questions, starting, submissions
from tests.bench.measuring import Figure

BENCHES: dict[str, Callable[[Path], Iterator[Figure]]] = {
    "questions": questions.figures,
    "submissions": submissions.figures,
    "prompting": prompting.figures,
    "paper": paper.figures,
    "starting": starting.figures,
    "desk": desk.figures,
}


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
    ratio, goal = f"{figure.ratio:.2f}", f"≤ {figure.goal:g}"
    verdict = "[green]✔ met" if figure.is_met else "[red]✘ missed"
    return figure.what, span(figure.ours), figure.beside, span(figure.theirs), ratio, goal, verdict


def span(seconds: float) -> str:
    """A time in the unit that suits it."""
    return f"{seconds:.2f} s" if seconds >= 0.5 else f"{seconds * 1000:.1f} ms"


def statements(screen: Console) -> Table:
    """How many SQL statements a question takes, for plans of several sizes."""
    table = Table("What", "Commitments", "Quarters", "Statements", title="SQL of a question")
    with screen.status("Counting statements …"), TemporaryDirectory() as folder:
        for counted in questions.statements(Path(folder)):
            table.add_row(*map(str, counted))
    return table


def main() -> None:
    """Measures what the arguments name, everything without any."""
    screen, names = Console(), sys.argv[1:] or list(BENCHES)
    unknown = set(names) - BENCHES.keys()
    if unknown:
        sys.exit(f"There is no bench called {', '.join(sorted(unknown))}: choose from {', '.join(BENCHES)}.")
    screen.print(measured(names, screen))
    if "questions" in names:
        screen.print(statements(screen))


main()
