"""A paper as plain text, with the numbers that Word gives it: for golden files and comparing."""

from collections.abc import Iterator

from digests.papers.kit.numbers import Numbers
from digests.papers.kit.tree import Block, Kind, Outline, Paragraph, Table

MARKS = {
    Kind.SUBHEADING: "### ",
    Kind.TOPIC: "#### ",
    Kind.BULLET: "- ",
    Kind.DETAIL: "    ",
    Kind.PURPOSE: "## ",
}


def text_of(outline: Outline) -> str:
    """The whole text in reading order, a line for each paragraph and for each row of a table."""
    numbers = Numbers()
    lines = [line for block in outline.blocks() for line in _lines(block, numbers)]
    return "\n".join(lines) + "\n"


def _mark(kind: Kind, numbers: Numbers) -> str:
    """What stands before a paragraph of this kind, its number counted on."""
    number = numbers.next(kind)
    heading = "## " if kind in (Kind.HEADING, Kind.APPENDIX) else ""
    return f"{heading}{number} " if number else MARKS.get(kind, "")


def _lines(block: Block, numbers: Numbers) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _mark(block.kind, numbers) + block.text
    else:
        yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    if not table.untitled:
        yield table.caption
    yield " | ".join(column.head for column in table.columns)
    for row in table.rows:
        yield " | ".join("; ".join(cell.lines) for cell in row)
