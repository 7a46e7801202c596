"""Why nothing can be left as it was: the notice above the whole form. What the rules want is storage's."""

from collections.abc import Sequence

from digests.answering.refusals import refusal
from digests.kit.prose import say
from storage.enums import Rating
from storage.facts.answering import Finding
from storage.facts.form import FormFacts


def needs_more(facts: FormFacts, rating: Rating | None, why: Sequence[Finding]) -> str:
    """The notice (mrkdwn) of a form that stands in the short one's place, with what the rules say against
    leaving it as it was."""
    words = [refusal(found, facts) for found in why]
    return say("answering/form", "needs_more", rating=rating, words=" ".join(words), facts=facts)
