"""What is said of a reminder by hand: to whoever asks for it."""

from digests.kit.blocks import Message, message, section
from digests.kit.prose import say
from storage.facts.rulings import Chased


def chased(done: Chased) -> Message:
    """A reminder by hand: owed, or why not."""
    return message([section(say("prompting/chased", done.why_not or "now", one=done, room=300))])
