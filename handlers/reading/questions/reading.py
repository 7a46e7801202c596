"""What is being read: the words, put right where they are misspelt, and which of them have been made something of."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from handlers.reading.questions.lexicon import VOCABULARY, is_heard
from handlers.reading.questions.names import Index
from handlers.reading.questions.noise import PERHAPS_NOISE, REFUSED
from handlers.reading.questions.spelling import put_right, stem

PERHAPS = frozenset(stem(word) for word in PERHAPS_NOISE)
AND = ("and", "or", "plus", "also", "versus", "vs", "with", "to")
"""Words between two things that are named one after the other."""


@dataclass
class WordsRead:
    """What is being read: the words, what has been made of each, and what was found on the way."""

    words: list[str]
    used: list[bool] = field(default_factory=list)
    read_as: list[tuple[str, str]] = field(default_factory=list)
    breaks: Sequence[bool] = ()
    """Before which words a comma or the like stands."""

    def __post_init__(self) -> None:
        self.used = [False] * len(self.words)

    def take(self, start: int, end: int) -> None:
        """These have been made something of."""
        self.used[start:end] = [True] * (end - start)

    def after_and(self, words: Collection[str]) -> set[str]:
        """Of these words, in their order, those that stand after an "and" or a comma: a second thing may be named."""
        found, parted = set(), False
        for at, word in enumerate(self.words):
            parted = parted or word in AND or (at < len(self.breaks) and self.breaks[at])
            if word in words:
                found |= {word} if parted else set()
                parted = False
        return found

    def left(self) -> list[str]:
        """Those of which nothing has been made."""
        return [word for word, used in zip(self.words, self.used, strict=True) if not used]


def spell(reading: WordsRead, index: Index) -> None:
    """Puts misspelt words right, those that the index or the table of phrases knows."""
    known = {*VOCABULARY, *index.spelt}
    stems = index.stems
    for at, word in enumerate(reading.words):
        if (
            word in REFUSED
            or stem(word) in PERHAPS
            or stem(word) in stems
            or stem(word) in index.joined
            or is_heard(word)
        ):
            continue
        if at + 1 < len(reading.words) and stem(word + reading.words[at + 1]) in index.having:
            continue
        meant = (
            put_right(word, known)
            or put_right(stem(word), stems & index.spelt.keys())
            or put_right(stem(word), index.joined)
        )
        if meant and stem(meant) != stem(word):
            meant = index.spelt.get(meant, meant)
            reading.read_as.append((word, meant))
            reading.words[at] = meant
