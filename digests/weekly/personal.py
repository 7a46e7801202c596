"""A digest of somebody's own, as one direct message with what does not fit in its thread: the chief executive's, and
that of whoever answers for part of the plan. It begins with what is wanted of them."""

from digests.kit.blocks import Message, message
from digests.weekly.screen import at_once, pages, the_rest
from storage.facts.weekly import Digest, DigestReader


def own_digest(digest: Digest, reader: DigestReader) -> Message:
    """What needs the reader, what others owe them, what changed, what is off track, overdue or due, and the
    countdown, as far as a telephone shows it. A week without news is one line."""
    return message(at_once(digest, reader))


def own_thread(digest: Digest, reader: DigestReader) -> list[Message]:
    """What the message itself has no room for; nothing where all of it stands there."""
    return list(pages(the_rest(digest, reader))) if digest.news else []
