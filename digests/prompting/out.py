"""How returns that are out are spoken of, beside other asks: their own sentences in reminders and escalations."""

from digests.asks.words import AskWords
from digests.kit.prose import Ours, say
from digests.prompting.prompt import OPEN_FORM


def own(block: str, **facts: object) -> Ours:
    """A sentence about returns."""
    return say("prompting/out", block, **facts)


UPDATES = AskWords("update", "updates", ("Update", OPEN_FORM), prose=own)
