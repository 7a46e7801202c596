"""Somebody's own digests, each with what hangs under it."""

from tests.flows.person import Person
from tests.flows.words import words_of


def own_digests(person: Person) -> list[str]:
    """All of them, the first one first."""
    every = [(one, words_of(one["blocks"])) for one in person.messages]
    own = [one["ts"] for one, words in every if words.startswith("Plan update")]
    return ["\n".join(words for one, words in every if ts in (one["ts"], one.get("thread_ts"))) for ts in own]
