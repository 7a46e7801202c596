"""A digest of somebody's own, as one direct message: the chief executive's, and that of whoever answers for part
of the plan. It begins with what is wanted of them."""

from digests.kit.blocks import Message, context, fitting, message, section
from digests.weekly.filling import filled
from digests.weekly.lines import Pen
from digests.weekly.parts import coming, head, nothing_new, own_parts, plan_parts, why
from storage.facts.weekly import Digest, DigestReader

ROOMS = ((60, 160), (45, 80), (30, 40), (20, 40))
"""How many lines on a telephone, and how much of what people typed each shows, from generous to spare."""


def own_digest(digest: Digest, reader: DigestReader) -> Message:
    """What needs the reader, what others owe them, what changed, what is off track, overdue or due, and the
    countdown. A week without news is one line."""
    if not digest.news:
        return message([section(nothing_new(digest)), context(why(reader))])
    return fitting(lambda room: _drafted(digest, reader, *room), ROOMS)


def _drafted(digest: Digest, reader: DigestReader, lines: int, room: int) -> Message:
    pen, below = Pen(digest.week, room), coming(digest)
    parts = [one for one in (*own_parts(digest, pen), *plan_parts(digest, pen)) if one.lines]
    shown = zip(parts, filled(parts, lines), strict=True)
    return message(
        [
            section(head(digest)),
            *(section(part.text(number)) for part, number in shown),
            section(below) if below else None,
            context(why(reader)),
        ]
    )
