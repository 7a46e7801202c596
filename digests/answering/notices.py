"""Short notices that stand in a form or in its place. What is refused, and why, is worded in refusals."""

from digests.answering.typed import Typed, has_words
from digests.kit.blocks import Message, message, section
from digests.kit.prose import say
from storage.facts.form import FormFacts


def not_yet(typed: Typed, *why: str) -> str:
    """The notice (mrkdwn) of a form that is drawn anew because it must ask other questions; `why` in words. Where
    something was `typed`, that it is not lost."""
    return say("answering/notices", "not_yet", why=" ".join(why), lost=has_words(typed))


def nothing_new(facts: FormFacts) -> Message:
    """What was sent says the same as the answer that stands."""
    return message([section(say("answering/notices", "nothing_new", facts=facts))])
