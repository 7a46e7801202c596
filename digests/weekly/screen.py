"""What of a digest a telephone shows at once, and what stands in its thread instead: for the channel, and for
somebody whose own it is. No look-ups here."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digests.kit.blocks import BLOCKS_LIMIT, Block, Message, context, message, section
from digests.kit.lengths import lines_of
from digests.kit.prose import Ours, say
from digests.weekly.filling import DigestPart, filled
from digests.weekly.lines import Pen
from digests.weekly.parts import WEEKLY, bare, coming, head, nothing_new, own_parts, plan_parts, why
from storage.facts.weekly import Audience, Digest, DigestReader

MOST_LINES = 25
"""On a telephone, of the message itself."""
SHORT, WHOLE = 45, 300
"""How much of what people typed a line shows, in the message and in its thread."""
PARAGRAPH, WIRE = 2400, 4000
"""How long a paragraph of the thread may be, as it is read and as it is sent."""
THREADED = " in the thread"
NAMED = (60, 30, 20, 12, 8, 4, 2)
"""How many refs stand for what does not fit: as many as there is room for."""


@dataclass(frozen=True)
class Screen:
    """The message itself: what stands above, its parts with how many lines each shows, what stands below."""

    above: Ours
    parts: tuple[DigestPart, ...]
    shown: tuple[int, ...]
    below: Ours
    last: Ours


def parts_for(digest: Digest, reader: DigestReader, pen: Pen, where: str = "") -> list[DigestPart]:
    """The parts that it has for this reader: what is wanted of them first, where it is somebody's own."""
    own = [] if reader.who is Audience.CHANNEL else own_parts(digest, pen, where)
    return [one for one in (*own, *plan_parts(digest, pen, where)) if one.lines]


def laid_out(digest: Digest, reader: DigestReader) -> Screen:
    """What of the digest a telephone shows at once."""
    above, below, last = head(digest), coming(digest), why(reader)
    room = MOST_LINES - sum(lines_of(text) for text in (above, below, last) if text)
    for refs in NAMED:
        parts = parts_for(digest, reader, Pen(digest.week, SHORT, refs), THREADED)
        shown = filled(parts, room)
        if sum(part.cost(number) for part, number in zip(parts, shown, strict=True)) <= room:
            break
    return Screen(above, tuple(parts), tuple(shown), below, last)


def at_once(digest: Digest, reader: DigestReader) -> list[Block | None]:
    """The blocks of the message itself, as far as a telephone shows it. A week without news is one line."""
    if not digest.news:
        return [section(nothing_new(digest)), context(why(reader))]
    screen = laid_out(digest, reader)
    return [
        section(screen.above),
        *(section(one.text(number)) for one, number in zip(screen.parts, screen.shown, strict=True)),
        section(screen.below) if screen.below else None,
        context(screen.last),
    ]


def the_rest(digest: Digest, reader: DigestReader) -> Iterator[Block]:
    """Of each part that was cut, what the message itself does not show."""
    shown, whole = laid_out(digest, reader).shown, parts_for(digest, reader, Pen(digest.week, WHOLE))
    for part, number in zip(whole, shown, strict=True):
        yield from paragraphs(rest_of(part) if number else part.heading, part.lines[number:])


def rest_of(part: DigestPart) -> Ours:
    """The heading of what was cut, where some of it stands above."""
    return say(WEEKLY, "rest_of", heading=bare(part.heading))


def paragraphs(heading: Ours, lines: Iterable[Ours]) -> list[Block]:
    """The lines under their heading, in as many paragraphs as they need."""
    texts: list[str] = []
    for line in lines:
        longer = f"{texts[-1]}\n{line}" if texts else f"{heading}\n{line}"
        if texts and (len(longer) > PARAGRAPH or len(json.dumps(longer)) > WIRE):
            texts.append(line)
        else:
            texts[-1:] = [longer]
    return [section(text) for text in texts]


def pages(blocks: Iterable[Block]) -> Iterator[Message]:
    """The blocks in as few messages as Slack takes them."""
    page: list[Block] = []
    for block in blocks:
        if page and not (len(page) < BLOCKS_LIMIT and message([*page, block]).fits):
            yield message(page)
            page = []
        page.append(block)
    if page:
        yield message(page)
