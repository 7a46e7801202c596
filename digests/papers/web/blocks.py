"""An outline as a page takes it: each paragraph with its element and its number, bullets together in
lists. No markup."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from digests.papers.kit.numbers import Numbers
from digests.papers.kit.tree import Block, Kind, Link, Outline, Paragraph, Run, Table, Words

ELEMENTS = {
    Kind.TITLE: "h1",
    Kind.PURPOSE: "h2",
    Kind.HEADING: "h2",
    Kind.APPENDIX: "h2",
    Kind.SUBHEADING: "h3",
    Kind.TOPIC: "h4",
}
"""All others are "p"."""
LISTED = (Kind.BULLET, Kind.CONTENTS)
REM = 0.24
"""What a millimetre of a printed column is on a screen, in letters' heights: columns grow with the letters."""


@dataclass(frozen=True)
class PaperLine:
    """One paragraph: its element, its look, its number and its runs."""

    element: str
    look: str
    number: str
    runs: tuple[Run, ...]
    anchor: str
    form: str = "line"


@dataclass(frozen=True)
class PaperList:
    """Bullets, or the lines of the contents, one after another."""

    look: str
    lines: tuple[PaperLine, ...]
    form: str = "list"


@dataclass(frozen=True)
class PaperTable:
    """A table with its number on the page, how wide it is at least, in letters' heights, and what share of that each
    column has, in per cent."""

    table: Table
    number: int
    width: float
    shares: tuple[float, ...]
    form: str = "table"


@dataclass(frozen=True)
class PaperPart:
    """A run of the paper that is printed upright or across."""

    items: tuple[PaperLine | PaperList | PaperTable, ...]
    landscape: bool


def parts_of(outline: Outline) -> Iterator[PaperPart]:
    """The paper's parts in reading order."""
    counted = _Counted()
    for section in outline.sections:
        items = tuple(
            item
            for listed, group in groupby(section.blocks, _list_of)
            for item in counted.items(listed, tuple(group))
        )
        yield PaperPart(items, section.landscape)


def _list_of(block: Block) -> Kind | None:
    """The kind of list that it is a line of."""
    return block.kind if isinstance(block, Paragraph) and block.kind in LISTED else None


class _Counted:
    """Counts paragraphs and tables through all parts."""

    def __init__(self) -> None:
        self.numbers = Numbers()
        self.tables = 0

    def items(
        self, listed: Kind | None, blocks: tuple[Block, ...]
    ) -> Iterator[PaperLine | PaperList | PaperTable]:
        """A list of what is listed, else each by itself."""
        shown = tuple(self.grid(one) if isinstance(one, Table) else self.line(one) for one in blocks)
        if listed is None:
            yield from shown
        else:
            yield PaperList(listed.name.lower(), tuple(one for one in shown if isinstance(one, PaperLine)))

    def grid(self, table: Table) -> PaperTable:
        self.tables += 1
        whole = sum(one.width for one in table.columns)
        shares = tuple(round(100 * one.width / whole, 2) for one in table.columns)
        return PaperTable(table, self.tables, round(whole * REM, 2), shares)

    def line(self, shown: Paragraph) -> PaperLine:
        return PaperLine(
            element=ELEMENTS.get(shown.kind, "p"),
            look=shown.kind.name.lower() + (" new-page" if shown.new_page else ""),
            number=self.numbers.next(shown.kind),
            runs=with_its_number(shown.runs),
            anchor=shown.anchor,
        )


def with_its_number(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs, where a number and the words that lead to the same place are one link: a number alone tells nobody
    who has links read out where it leads."""
    match runs:
        case (Link(number=True) as number, Words(between), Link(number=False) as words, *others):
            if number.to == words.to and not between.strip():
                return (Link(words.to, f"{number.text}{between}{words.text}"), *others)
    return runs
