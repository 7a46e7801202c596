"""What is said where a verb was typed otherwise than it is read: that nothing was done, and why not."""

from digests.kit.blocks import Message, message, section
from digests.kit.prose import say


def not_done(typed: str, strange: str, how: Message, *, no_reason: bool = False) -> Message:
    """Nothing was done with what was `typed`, for `strange` was not understood, or there is no reason in it; then how
    it is typed."""
    words = say("queries/usage", "not_done", typed=typed, strange=strange, no_reason=no_reason)
    return message([section(words), *how.blocks])
