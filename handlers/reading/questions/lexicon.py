"""Finding the phrases that ask for something or choose some of the commitments; they are in asks.py and filters.py.
What they are put together to is reader.py's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlers.reading.questions.asks import ASKS
from handlers.reading.questions.filters import FILTERS, Filter
from handlers.reading.questions.phrase import Phrase
from storage.facts.queries import AskedFor

Meaning = AskedFor | Filter
_PERHAPS = re.compile(r"(?<=[a-z])[a-z]\?")
_WHOLE_WORDS = re.compile(r"(?<![?\\a-z])[a-z]{4,}(?![a-z(?])")


@dataclass(frozen=True)
class Heard:
    """A phrase that asks for something, from which word to which."""

    start: int
    end: int
    meaning: Meaning


_TABLES: tuple[Phrase[Meaning], ...] = (*ASKS, *FILTERS)
_PHRASES = tuple((one.meaning, re.compile(rf"(?<!\S)(?:{'|'.join(one.ways)})(?!\S)")) for one in _TABLES)
VOCABULARY = frozenset(
    word
    for _, pattern in _PHRASES
    for word in _WHOLE_WORDS.findall(_PERHAPS.sub("", pattern.pattern).replace("(?:", " "))
)
"""The longer words of the patterns, so that one that is misspelt is put right."""


def phrases_in(words: Sequence[str]) -> Iterator[Heard]:
    """Each phrase that asks for something, from left to right: the longest that begins at a word, of two as long the
    one that stands first in the tables."""
    at = 0
    while at < len(words):
        best = longest_at(words, at)
        if best is None:
            at += 1
        else:
            yield best
            at = best.end


def longest_at(words: Sequence[str], at: int) -> Heard | None:
    """The longest phrase that begins at this word."""
    text = " ".join(words[at:])
    found = None
    for meaning, pattern in _PHRASES:
        match = pattern.match(text)
        end = at + len(match.group().split()) if match else at
        if end > (found.end if found else at):
            found = Heard(at, end, meaning)
    return found


def is_heard(word: str) -> bool:
    """Whether a word asks for something by itself."""
    return longest_at([word], 0) is not None
