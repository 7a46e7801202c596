"""The way into a paper: its contents, and each priority at a glance."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from digests.kit import labels
from digests.kit.figures import not_asked
from digests.papers.kit import wording
from digests.papers.kit.tree import (
    Badge,
    Block,
    Kind,
    Link,
    Paragraph,
    Run,
    Section,
    Table,
    TableCell,
    TableColumn,
    anchored,
    numbered_link,
    on_new_page,
    paragraph,
)
from digests.papers.parts.summary import priority_badge
from storage.enums import Rating
from storage.facts.papers import Snapshot
from storage.facts.standing import PriorityStanding

WIDTH = 174
STRIP = 29
"""Millimetres of a portrait page, and of a column with a rating."""


LISTED = (Kind.HEADING, Kind.APPENDIX)


def with_overview(
    sections: tuple[Section, ...], snapshot: Snapshot, *, brief: bool = False
) -> tuple[Section, ...]:
    """The same sections with the contents and all priorities at a glance before the first numbered heading. Each
    heading that is listed is given an anchor. Those of a `brief` paper name main headings only, and begin no page."""
    marked = tuple(
        replace(one, blocks=tuple(_marked(one.blocks, at, inner=at == 0 and not brief)))
        for at, one in enumerate(sections)
    )
    first, *others = marked
    at = next(at for at, block in enumerate(first.blocks) if _is(block, Kind.HEADING))
    lines = (*_contents(marked, brief=brief), *at_a_glance(snapshot))
    return (replace(first, blocks=(*first.blocks[:at], *lines, *first.blocks[at:])), *others)


def _is(block: Block, *kinds: Kind) -> bool:
    return isinstance(block, Paragraph) and block.kind in kinds


def _marked(blocks: Sequence[Block], section: int, *, inner: bool) -> Iterator[Block]:
    kinds = (*LISTED, Kind.SUBHEADING) if inner else LISTED
    for at, block in enumerate(blocks):
        listed = isinstance(block, Paragraph) and block.kind in kinds
        yield anchored(block, f"part_{section}_{at}") if listed and isinstance(block, Paragraph) else block


def _contents(sections: Sequence[Section], *, brief: bool) -> Iterator[Paragraph]:
    """A line for each main heading with its number; the headings below it follow in the same line."""
    heading = paragraph(Kind.PURPOSE, "Contents")
    yield heading if brief else on_new_page(heading)
    line: list[Run | str] = []
    for block in (block for one in sections for block in one.blocks):
        if not isinstance(block, Paragraph) or not block.anchor.startswith("part_"):
            continue
        if block.kind in LISTED:
            if line:
                yield paragraph(Kind.CONTENTS, *line)
            line = [numbered_link(block.anchor), " ", Link(block.anchor, block.text)]
        else:
            line += [": " if len(line) == FIRST_ONE else ", ", Link(block.anchor, block.text)]
    yield paragraph(Kind.CONTENTS, *line)


FIRST_ONE = 3
"""So many runs has a line that names a main heading alone."""


def at_a_glance(snapshot: Snapshot) -> Iterator[Block]:
    """Each priority with its rating and its counts."""
    word = snapshot.plan.words.priority
    quarters = [*(one.quarter for one in snapshot.before), snapshot.quarter]
    strip = tuple(TableColumn(labels.quarter_short(one), STRIP) for one in quarters)
    before = ", quarter by quarter, the newest on the right" if snapshot.before else ""
    yield Table(
        caption=f"At a glance: each {word.lower()}{', quarter by quarter' if snapshot.before else ''}",
        description=f"One row for each {word.lower()}: its name with how many commitments have which rating, and its "
        f"own rating{before}.",
        columns=(TableColumn(word, WIDTH - STRIP * len(strip)), *strip),
        rows=tuple(_row(one, snapshot) for one in snapshot.priorities),
        compact=True,
    )


def _row(one: PriorityStanding, snapshot: Snapshot) -> tuple[TableCell, ...]:
    name = f"{one.priority.code} {one.priority.title}"
    counts = f"{labels.counts_in_words(one.counts, snapshot.plan.scheme)}{not_asked(one.counts)}"
    code = one.priority.code
    earlier = (dict(each.ratings).get(code, Rating.NONE) for each in snapshot.before)
    return (
        TableCell((name, counts) if one.standings else (name,)),
        *(_earlier(rating, snapshot) for rating in earlier),
        wording.rating_cell(priority_badge(one, snapshot)),
    )


def _earlier(rating: Rating, snapshot: Snapshot) -> TableCell:
    if rating is Rating.NONE:
        return wording.rating_cell(Badge(Rating.NONE, "–\u00a0No rating"))
    return wording.rating_cell(wording.badge(rating, snapshot))
