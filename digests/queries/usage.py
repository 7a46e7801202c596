"""How a verb is typed; and where it was typed otherwise than it is read, that nothing was done, and why."""

from collections.abc import Sequence

from digests.kit.blocks import Message, message, section
from digests.kit.prose import say
from storage.facts.plan import Examples


def how_typed(verb: str, takes: Sequence[str], examples: Examples) -> Message:
    """How the verb is typed that takes these parts, with refs and roles of the office's own plan."""
    return message([section(say("queries/usage", "how", verb=verb, takes=takes, one=examples))])


def not_done(typed: str, strange: str, how: Message, *, no_reason: bool = False) -> Message:
    """Nothing was done with what was `typed`, for `strange` was not understood, or there is no reason in it; then how
    it is typed."""
    words = say("queries/usage", "not_done", typed=typed, strange=strange, no_reason=no_reason)
    return message([section(words), *how.blocks])
