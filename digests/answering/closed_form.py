"""A form that comes after its return was closed: what can be done, and the text to copy."""

from digests.answering.typed import Typed
from digests.kit.blocks import Block, message, section
from digests.kit.notice import notice_view
from digests.kit.prose import say
from storage.facts.form import FormFacts

_ROOM = 2500
_TYPED = ("progress", "next_steps", "reason", "path_action", "support_ask")


def closed_form_view(facts: FormFacts, typed: Typed, *, kept: bool) -> Block:
    """What was typed, whether it is kept as a draft, and who can still record it."""
    texts = [(key, getattr(typed, key)) for key in _TYPED]
    words = [
        say("answering/closed_form", "text", key=key, text=text, room=_ROOM)
        for key, text in texts
        if text.strip()
    ]
    head = say("answering/closed_form", "head", facts=facts, kept=kept, shown=bool(words))
    about = "not_recorded" if kept or words else "not_open"
    return notice_view(about, message(section(one) for one in (head, *words)))
