"""What the plan office reads. Who the plan office is, and when, is decided elsewhere."""

from digests import troubles
from digests.blocks import Message, fitting, message, section
from digests.prose import say
from storage.facts import Trouble


def trouble(facts: Trouble) -> Message:
    """A message that could not be delivered for good: what, to whom, why, and what the plan office can do."""
    why, remedy = troubles.why(facts.why)
    words = {"what": troubles.what(facts.what), "why": why, "remedy": remedy, "trouble": facts}
    return fitting(lambda most: message([section(say("office", "trouble", most=most, **words))]), (30, 10, 3))
