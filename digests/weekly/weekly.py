"""The weekly digest for the digest channel: a message of one telephone screen, the rest and one chart in its thread,
latecomers as a number; and what is put right there afterwards. No look-ups here."""

from digests.kit.blocks import Block, Message, fitting, message, section
from digests.kit.chart import ratings_chart
from digests.kit.labels import quarter_short
from digests.kit.prose import Ours, say
from digests.standing.said import path_in_words
from digests.weekly.lines import RESTRICTED, Pen
from digests.weekly.parts import WEEKLY
from digests.weekly.screen import WHOLE, at_once, pages, paragraphs, the_rest
from storage.facts.weekly import Correction, Digest, DigestReader
from storage.rules.standing.rag import SLIPPING


def weekly(digest: Digest, reader: DigestReader) -> Message:
    """The message itself: how returns come in, what changed, what is off track or overdue still, what falls due,
    which help is asked for, and the countdown, as far as a telephone shows it. A week without news is one line."""
    return message(at_once(digest, reader))


def in_thread(digest: Digest, reader: DigestReader) -> list[Message]:
    """What hangs under it: how the plan stands with one chart, where that has changed; the way back on track of each
    that slips; and whatever the message itself had no room for. Nothing where there is nothing more to say."""
    if not digest.news:
        return []
    return list(pages([*stands(digest), *details(digest), *the_rest(digest, reader)]))


def stands(digest: Digest) -> list[Block]:
    """How many commitments have each rating, in words and as a chart, where that may be another than last time."""
    week = digest.week
    may_differ = digest.changes or week.closed_on or week.count_change or (week.open and week.came)
    if not (may_differ and week.counts.total):
        return []
    title = f"How the plan stands, {quarter_short(week.quarter)}"
    chart = ratings_chart(title, week.counts, week.scheme, awaited=week.open)
    return [section(say(WEEKLY, "stands", week=week)), chart]


def details(digest: Digest) -> list[Block]:
    """What gets each back on track that changed, under one heading. Of what is off track still it was told when it
    came to be, and is again as it falls due."""
    pen = Pen(digest.week, WHOLE)
    found = [pen.detail(one.standing) for one in digest.changes]
    return paragraphs(say(WEEKLY, "details"), [one for one in found if one])


def corrected(one: Correction) -> Message:
    """What a digest told and no longer holds, for its thread."""
    standing = one.standing

    def draft(room: int) -> Message:
        slips = standing.rating in SLIPPING
        path = path_in_words(standing.answer, standing.outcomes, room) if slips else Ours()
        title = say("weekly/lines", "title", title=standing.terms.title, room=room) or RESTRICTED
        return message([section(say(WEEKLY, "corrected", one=one, path=path, title=title))])

    return fitting(draft, (WHOLE, 100))
