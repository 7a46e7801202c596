"""Why nothing can be left as it was: the notice above the whole form. What the rules want is storage's."""

from collections.abc import Sequence

from digests.prose import say
from digests.refusals import refusal
from storage.enums import Rating
from storage.facts import Finding, FormFacts


def needs_more(facts: FormFacts, rating: Rating | None, why: Sequence[Finding]) -> str:
    """The notice (mrkdwn) of a form that stands in the short one's place, with what the rules say against
    leaving it as it was."""
    words = [refusal(found, facts) for found in why]
    return say("form", "needs_more", rating=rating, words=" ".join(words), facts=facts)
