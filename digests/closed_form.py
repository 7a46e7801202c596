"""A form that comes after its return was closed: what can be done, and the text to copy."""

from digests.blocks import Block, plain, section
from digests.prose import say
from digests.typed import Typed
from storage.facts import FormFacts

_ROOM = 2500
_TYPED = ("progress", "next_steps", "reason", "path_action", "support_ask")


def closed_form_view(facts: FormFacts, typed: Typed) -> Block:
    """What was typed, which is kept as a draft, and who can still record it."""
    texts = [(key, getattr(typed, key)) for key in _TYPED]
    words = [
        say("closed_form", "text", key=key, text=text, room=_ROOM) for key, text in texts if text.strip()
    ]
    return {
        "type": "modal",
        "callback_id": "notice",
        "title": plain("Not recorded"),
        "close": plain("Close"),
        "blocks": [section(say("closed_form", "head", facts=facts)), *(section(one) for one in words)],
    }
