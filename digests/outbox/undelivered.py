"""What the plan office reads. Who the plan office is, and when, is decided elsewhere."""

from digests.kit.blocks import Message, fitting, message, section
from digests.kit.prose import say
from digests.outbox import reasons
from storage.facts.standing import Trouble


def trouble(facts: Trouble) -> Message:
    """A message that could not be delivered for good: what, to whom, why, and what the plan office can do."""
    why, remedy = reasons.why(facts.why)
    words = {"what": reasons.what(facts.what), "why": why, "remedy": remedy, "trouble": facts}
    return fitting(
        lambda most: message([section(say("outbox/undelivered", "trouble", most=most, **words))]), (30, 10, 3)
    )
