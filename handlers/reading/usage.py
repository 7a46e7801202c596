"""How a verb is typed, in refs and roles of the office's own plan, under what of it was not understood."""

from rapidfuzz import fuzz

from digests.kit.blocks import Message
from digests.queries.usage import how_typed, not_done
from handlers.reading.verbs import Command
from storage.queries.examples import examples

LIKE_BECAUSE = 85.0
"""How like "because" (0 to 100) a word is that was meant to be it."""


def usage(
    asked: Command, strange: str = "", *, no_reason: bool = False, how: Message | None = None
) -> Message:
    """How it is typed, as the table of verbs has it unless it is said; where something was typed, first that nothing
    was done, and why: `strange` was not understood, or there is no reason."""
    words = how or as_declared(asked)
    if not asked.words:
        return words
    because = misspelt_because(asked.words) if no_reason and not strange else ""
    return not_done(asked.words, strange or because, words, no_reason=no_reason and not because)


def as_declared(asked: Command) -> Message:
    """How it is typed, by what the verb takes."""
    with asked.desk.database.read() as session:
        return how_typed(asked.verb.name, asked.verb.takes, examples(session))


def misspelt_because(words: str) -> str:
    """The word that was meant to be "because"; "" where none is like it."""
    likeness = {word: fuzz.ratio(word.casefold(), "because") for word in words.split()}
    best = max(likeness, key=lambda word: likeness[word], default="")
    return best if best and likeness[best] >= LIKE_BECAUSE else ""
