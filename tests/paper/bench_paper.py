"""How long the paper takes, beside python-docx writing the same tables and nothing else."""

from collections.abc import Callable
from io import BytesIO
from time import perf_counter

from docx import Document

from digests.paper import draft_paper
from digests.paper.dorset_monitoring import outline
from digests.paper.tree import Table
from tests.paper.snapshots import SHA256, of_size


def paper_ratio(commitments: int = 150, rounds: int = 5) -> float:
    """The whole paper's time as a multiple of the tables' alone; the best of `rounds` of each."""
    snapshot = of_size(commitments)
    tables = [block for block in outline(snapshot).blocks() if isinstance(block, Table)]
    whole = _best(lambda: draft_paper(snapshot, SHA256), rounds)
    return whole / _best(lambda: _only_tables(tables), rounds)


def _best(work: Callable[[], object], rounds: int) -> float:
    """The shortest time in seconds, so that a busy machine is not measured."""
    taken = []
    for _ in range(rounds):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return min(taken)


def _only_tables(tables: list[Table]) -> None:
    document = Document()
    for table in tables:
        grid = document.add_table(rows=0, cols=len(table.columns))
        rows = [[column.head for column in table.columns]]
        rows += [["\n".join(cell.lines) for cell in row] for row in table.rows]
        for row in rows:
            for cell, text in zip(grid.add_row().cells, row, strict=True):
                cell.text = text
    document.save(BytesIO())


if __name__ == "__main__":
    print(f"paper for 150 commitments / python-docx writing its tables alone: {paper_ratio():.2f} (goal: 2)")
