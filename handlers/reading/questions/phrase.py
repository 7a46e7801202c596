"""What the tables of phrases are made of: a meaning, and the ways in which it is said."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Means = TypeVar("Means", covariant=True)
Said = TypeVar("Said")


@dataclass(frozen=True)
class Phrase(Generic[Means]):
    """A meaning, and patterns over plain words, each a way in which it is said."""

    meaning: Means
    ways: tuple[str, ...]


def said(meaning: Said, *ways: str) -> Phrase[Said]:
    """A meaning that is said in these ways."""
    return Phrase(meaning, ways)
