"""What the plan office reads, and App Home. Who the plan office is, and when, is decided elsewhere."""


from digests import troubles
from digests.blocks import Block, Message, context, fitting, message, section
from digests.prose import say
from digests.queries import waiting_blocks, waiting_lines
from storage.facts import Trouble, Waiting

HOME_LINES = 60
"""How many lines App Home shows; a view holds 100 blocks."""


def trouble(facts: Trouble) -> Message:
    """A message that could not be delivered for good: what, to whom, why, and what the plan office can do."""
    why, remedy = troubles.why(facts.why)
    words = {"what": troubles.what(facts.what), "why": why, "remedy": remedy, "trouble": facts}
    return fitting(lambda most: message([section(say("office", "trouble", most=most, **words))]), (30, 10, 3))


def home_view(waiting: Waiting) -> Block:
    """App Home of one person: what waits for them, with buttons, and how to ask. A `views.publish` view."""
    lines = waiting_lines(waiting)
    blocks = [section(say("queries", "updates", waiting=waiting))]
    blocks += waiting_blocks(lines[:HOME_LINES], waiting, 300)
    if len(lines) > HOME_LINES:
        blocks.append(context(say("office", "home_more", more=len(lines) - HOME_LINES)))
    return {"type": "home", "blocks": [*blocks, section(say("office", "home_help"))]}
