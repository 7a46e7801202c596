"""The paper for 150 commitments beside python-docx writing the same tables and nothing else; its page for a website,
of a plan of a thousand, beside the plain text of the same."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from docx import Document

from digests.papers.draft import draft_paper, paper_page, paper_text
from digests.papers.kit.tree import Table
from digests.papers.profiles.dorset_monitoring import outline
from tests.bench.measuring import Figure, in_turn
from tests.bench.office import COMMITMENTS
from tests.papers.snapshots import SHA256, of_size

ROUNDS = 7
GOAL = 2.0
LARGE = 1_000
A_SECOND = 1.0


def figures(_folder: Path) -> Iterator[Figure]:
    """From the snapshot's facts to the bytes of the Word file."""
    snapshot = of_size(COMMITMENTS)
    tables = [block for block in outline(snapshot).blocks() if isinstance(block, Table)]
    ours, theirs = in_turn(lambda: draft_paper(snapshot, SHA256), lambda: only_tables(tables), ROUNDS)
    yield Figure("the paper, 150 commitments", ours, "python-docx, its tables", theirs, GOAL)
    large = of_size(LARGE)
    ours, theirs = in_turn(lambda: paper_page(large, SHA256), lambda: paper_text(large), ROUNDS)
    yield Figure("its page, 1,000 commitments", ours, "plain text", theirs, GOAL)
    yield Figure("the same", ours, "a second", A_SECOND, 1)


def only_tables(tables: Sequence[Table]) -> None:
    """The same cells with the same text, in python-docx's own way."""
    document = Document()
    for table in tables:
        grid = document.add_table(rows=0, cols=len(table.columns))
        rows = [[column.head for column in table.columns]]
        rows += [["\n".join(cell.lines) for cell in row] for row in table.rows]
        for row in rows:
            for cell, text in zip(grid.add_row().cells, row, strict=True):
                cell.text = text
    document.save(BytesIO())
