"""The small modal by which the plan office says, from its list of returns, that a lead is away and who covers.
What an absence means is digests/people/absence.py's to say."""

from collections.abc import Sequence
from datetime import date

from digests.kit.blocks import Block, choice_box, date_box, input_block, option, plain, section
from digests.kit.prose import say

COVER = "cover"
"""The modal's callback_id."""


def cover_view(role: str, covers: Sequence[tuple[int, str]], metadata: str, today: date) -> Block:
    """From when to when the holder of `role` is away, and which of the roles (id, title) covers."""
    asked = [
        input_block("first", "First day away", date_box(today), optional=False),
        input_block("last", "Last day away", date_box(), optional=False),
    ]
    if covers:
        options = [option(title, str(role_id)) for role_id, title in covers]
        asked.append(input_block("cover", "Who covers", choice_box("static_select", options)))
    return {
        "type": "modal",
        "callback_id": COVER,
        "private_metadata": metadata,
        "title": plain("Away, and covered"),
        "submit": plain("Record"),
        "close": plain("Leave it"),
        "blocks": [section(say("people/cover", "cover", role=role)), *asked],
    }
