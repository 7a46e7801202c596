"""A paper as plain text, with the numbers that Word gives it: for golden files and comparing."""

from collections.abc import Iterator

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
    numbers = _Numbers()
    lines = [line for block in outline.blocks() for line in _lines(block, numbers)]
    return "\n".join(lines) + "\n"


class _Numbers:
    """The running numbers: n. for headings, n.n for paragraphs, letters for appendices."""

    def __init__(self) -> None:
        self.heading = self.paragraph = self.appendix = 0

    def mark(self, kind: Kind) -> str:
        """What stands before a paragraph of this kind, counting on."""
        if kind is Kind.HEADING:
            self.heading, self.paragraph = self.heading + 1, 0
            return f"## {self.heading}. "
        if kind is Kind.NUMBERED:
            self.paragraph += 1
            return f"{self.heading}.{self.paragraph} "
        if kind is Kind.APPENDIX:
            self.appendix += 1
            return f"## Appendix {chr(ord('A') + self.appendix - 1)}: "
        return MARKS.get(kind, "")


def _lines(block: Block, numbers: _Numbers) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield numbers.mark(block.kind) + block.text
    else:
        yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    yield table.caption
    yield " | ".join(column.head for column in table.columns)
    for row in table.rows:
        yield " | ".join("; ".join(cell.lines) for cell in row)
