"""The weekly digest for the digest channel: a message of one telephone screen, the rest and one chart in its thread,
latecomers as a number; and what is put right there afterwards. No look-ups here."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digests.kit.blocks import BLOCKS_LIMIT, Block, Message, context, fitting, message, section
from digests.kit.chart import ratings_chart
from digests.kit.labels import quarter_short
from digests.kit.lengths import lines_of
from digests.kit.prose import Ours, say
from digests.standing.said import path_in_words
from digests.weekly.filling import DigestPart, filled
from digests.weekly.lines import RESTRICTED, Pen
from digests.weekly.parts import WEEKLY, bare, coming, head, nothing_new, plan_parts, why
from storage.facts.weekly import Correction, Digest, DigestReader
from storage.rules.standing.rag import SLIPPING

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


def laid_out(digest: Digest, reader: DigestReader) -> Screen:
    """What of the digest a telephone shows at once."""
    above, below, last = head(digest), coming(digest), why(reader)
    room = MOST_LINES - sum(lines_of(text) for text in (above, below, last) if text)
    for refs in NAMED:
        parts = [one for one in plan_parts(digest, Pen(digest.week, SHORT, refs), THREADED) if one.lines]
        shown = filled(parts, room)
        if sum(part.cost(number) for part, number in zip(parts, shown, strict=True)) <= room:
            break
    return Screen(above, tuple(parts), tuple(shown), below, last)


def weekly(digest: Digest, reader: DigestReader) -> Message:
    """The message itself: how returns come in, what changed, what is off track or overdue still, what falls due,
    which help is asked for, and the countdown, as far as a telephone shows it. A week without news is one line."""
    if not digest.news:
        return message([section(nothing_new(digest)), context(why(reader))])
    screen = laid_out(digest, reader)
    return message(
        [
            section(screen.above),
            *(section(one.text(number)) for one, number in zip(screen.parts, screen.shown, strict=True)),
            section(screen.below) if screen.below else None,
            context(screen.last),
        ]
    )


def in_thread(digest: Digest, reader: DigestReader) -> list[Message]:
    """What hangs under it: how the plan stands with one chart, where that has changed; the way back on track of each
    that slips; and whatever the message itself had no room for. Nothing where there is nothing more to say."""
    if not digest.news:
        return []
    screen = laid_out(digest, reader)
    return list(pages([*stands(digest), *details(digest), *the_rest(digest, screen)]))


def stands(digest: Digest) -> list[Block]:
    """How many commitments have each rating, in words and as a chart, where that may be another than last time."""
    week = digest.week
    may_differ = digest.changes or week.closed_on or week.count_change or (week.open and week.came)
    if not (may_differ and week.counts.total):
        return []
    title = f"How the plan stands, {quarter_short(week.quarter)}"
    return [section(say(WEEKLY, "stands", week=week)), ratings_chart(title, week.counts, week.scheme)]


def details(digest: Digest) -> list[Block]:
    """What gets each back on track that changed, under one heading. Of what is off track still it was told when it
    came to be, and is again as it falls due."""
    pen = Pen(digest.week, WHOLE)
    found = [pen.detail(one.standing) for one in digest.changes]
    return paragraphs(say(WEEKLY, "details"), [one for one in found if one])


def the_rest(digest: Digest, screen: Screen) -> Iterator[Block]:
    """Of each part that was cut, what the message itself does not show."""
    whole = [one for one in plan_parts(digest, Pen(digest.week, WHOLE)) if one.lines]
    for part, number in zip(whole, screen.shown, strict=True):
        yield from paragraphs(rest_of(part), part.lines[number:])


def rest_of(part: DigestPart) -> Ours:
    """The heading of what was cut."""
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


def corrected(one: Correction) -> Message:
    """What a digest told and no longer holds, for its thread."""
    standing = one.standing

    def draft(room: int) -> Message:
        slips = standing.rating in SLIPPING
        path = path_in_words(standing.answer, standing.outcomes, room) if slips else Ours()
        title = say("weekly/lines", "title", title=standing.terms.title, room=room) or RESTRICTED
        return message([section(say(WEEKLY, "corrected", one=one, path=path, title=title))])

    return fitting(draft, (WHOLE, 100))
