"""The shape of a paper before it is a Word file: sections of paragraphs and tables. No facts, no markup."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from math import ceil

from storage.enums import Rating


class Kind(Enum):
    """What a paragraph is for; each kind has one style in Word and one form in plain text."""

    HEAD = auto()
    TITLE = auto()
    BYLINE = auto()
    PURPOSE = auto()
    """A main heading without a number."""
    HEADING = auto()
    """A main heading, numbered n."""
    APPENDIX = auto()
    """A main heading, lettered Appendix A, B, C."""
    SUBHEADING = auto()
    TOPIC = auto()
    """A heading below a subheading: one commitment."""
    NUMBERED = auto()
    """A paragraph numbered n.n."""
    BODY = auto()
    BULLET = auto()
    CONTENTS = auto()
    """A line of the contents."""
    DETAIL = auto()
    """A labelled line under a numbered paragraph, set in."""
    KEY = auto()
    """What the ratings mean, under a table."""
    SIGNATURE = auto()


@dataclass(frozen=True)
class Words:
    """Plain words, perhaps strong. May hold line breaks that a person typed."""

    text: str
    strong: bool = False


@dataclass(frozen=True)
class Badge:
    """A rating as members see it: symbol and word in `text`, colour by `rating`."""

    rating: Rating
    text: str


@dataclass(frozen=True)
class Gap:
    """Something the record cannot supply: visible in the paper and listed to the chief executive."""

    what: str
    role: str
    text: str


@dataclass(frozen=True)
class Link:
    """Words that lead to the paragraph with the anchor `to`; of a `number` the words are that paragraph's number."""

    to: str
    text: str = ""
    number: bool = False


Run = Words | Badge | Gap | Link


@dataclass(frozen=True)
class Paragraph:
    """One paragraph. `new_page` starts a page; `keep` holds it on the page of what follows; `anchor` is the name by
    which links find it."""

    kind: Kind
    runs: tuple[Run, ...]
    new_page: bool = False
    keep: bool = False
    anchor: str = ""

    @property
    def text(self) -> str:
        """All its words, without number or bullet."""
        return "".join(run.text for run in self.runs)

    @property
    def words(self) -> int:
        """How many words a word counter finds in it; it takes a bullet for one."""
        return len(self.text.split()) + (self.kind is Kind.BULLET)


@dataclass(frozen=True)
class TableCell:
    """One cell of a table, a paragraph a line. With a rating it is filled in the rating's colour; with an anchor in
    `to` its first line leads there."""

    lines: tuple[str, ...]
    rating: Rating | None = None
    to: str = ""


@dataclass(frozen=True)
class TableColumn:
    """One column: its head and its width in millimetres."""

    head: str
    width: int


@dataclass(frozen=True)
class Table:
    """A plain grid: one header row, no merged cells. `caption` stands above it, `description` is read out
    to those who cannot see it. A `compact` one is kept whole on one page; the last row of a `keyed` one stays
    with what follows, so that its key is never alone on a page. An `untitled` one shows no caption: the heading
    above it says as much, and the caption is for those who have it read out."""

    caption: str
    description: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    compact: bool = False
    keyed: bool = False
    untitled: bool = False


CHARACTER = 2.5
"""Millimetres that a letter or figure of a reference takes on average, in 12-point Arial."""
LEAST = 25
"""Millimetres that a column keeps when it gives room to another."""


def with_room(columns: tuple[TableColumn, ...], refs: Iterable[str]) -> tuple[TableColumn, ...]:
    """The columns, with the first one made wide enough for the longest of these references, so that none is
    broken at its hyphen. The second column gives the room, as far as it can."""
    first, second, *others = columns
    wanted = ceil(CHARACTER * max(map(len, refs), default=0)) + 2 - first.width
    more = max(0, min(wanted, second.width - LEAST))
    return (replace(first, width=first.width + more), replace(second, width=second.width - more), *others)


Block = Paragraph | Table


@dataclass(frozen=True)
class Section:
    """A run of pages of one orientation, A4."""

    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True)
class Outline:
    """A whole paper. `title` is the document's title, for its properties and for screen readers. A `tight` one has
    less room between its paragraphs."""

    title: str
    sections: tuple[Section, ...]
    tight: bool = False

    def blocks(self) -> Iterator[Block]:
        """All paragraphs and tables in reading order."""
        for section in self.sections:
            yield from section.blocks

    def gaps(self) -> tuple[Gap, ...]:
        """Each placeholder once, in reading order."""
        runs = (run for block in self.blocks() if isinstance(block, Paragraph) for run in block.runs)
        return tuple(dict.fromkeys(run for run in runs if isinstance(run, Gap)))


def paragraph(kind: Kind, *runs: Run | str) -> Paragraph:
    """A paragraph of runs, where a bare string is plain words."""
    return Paragraph(kind, tuple(Words(run) if isinstance(run, str) else run for run in runs))


def on_new_page(first: Paragraph) -> Paragraph:
    """The same paragraph at the top of a page."""
    return replace(first, new_page=True)


def with_next(first: Paragraph) -> Paragraph:
    """The same paragraph, on the page of what follows."""
    return replace(first, keep=True)


def anchored(first: Paragraph, name: str) -> Paragraph:
    """The same paragraph, which links find by that name."""
    return replace(first, anchor=name)


def numbered_link(to: str) -> Link:
    """The number of the paragraph with that anchor, which leads to it."""
    return Link(to, number=True)


def labelled(kind: Kind, label: str, *runs: Run | str) -> Paragraph:
    """A paragraph that opens with a strong label: "Cause: ..."."""
    return paragraph(kind, Words(f"{label}: ", strong=True), *runs)
