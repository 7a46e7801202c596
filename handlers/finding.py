"""Finding what people mean: a priority or a commitment by code, by name, or misspelt. Pure; the names to
choose from are handed in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, utils

from storage.rules.same_text import folded

SURE = 80.0
"""A score (0 to 100) from which a name is taken to be the one that was meant."""
LIKELY = 55.0
"""A score from which a name is worth suggesting."""
CLEAR_LEAD = 5.0
"""How far ahead of the next a sure name must be, so that two like names are asked about."""
SUGGESTED = 5
PARTS = re.compile(r"[^\W\d_]+|\d+")
"""What a code is made of: "DOR-2.3", "dor 2.3" and "DOR2.3" are the same word and the same numbers."""


@dataclass(frozen=True)
class Name:
    """Something that can be asked for, by its code or by its name."""

    code: str
    name: str


@dataclass(frozen=True)
class Found:
    """The one that was meant, or those that may have been, best first."""

    one: Name | None
    likely: tuple[Name, ...] = ()


def find(words: str, names: Sequence[Name]) -> Found:
    """What was meant by `words`: a code as it is written, else the name most like it. A code that is not there is
    never taken for one that is like it: somebody may be about to waive it."""
    wanted = folded(words)
    exact = [name for name in names if wanted in (folded(name.code), folded(name.name))]
    exact = exact or [name for name in names if parts(wanted) and parts(wanted) == parts(name.code)]
    if exact:
        return Found(exact[0])
    scored = sorted(((likeness(words, name), name) for name in names), key=lambda pair: -pair[0])
    likely = [(points, name) for points, name in scored if points >= LIKELY][:SUGGESTED]
    sure = is_clear([points for points, _ in likely]) and same_numbers(wanted, likely[0][1].name)
    return Found(likely[0][1] if sure else None, tuple(name for _, name in likely))


def parts(text: str) -> list[str]:
    """The words and numbers of a code, in order."""
    return PARTS.findall(folded(text))


def same_numbers(words: str, name: str) -> bool:
    """Whether the name has the numbers that were typed, where any were: 101 is not 111."""
    numbers = re.findall(r"\d+", words)
    return not numbers or numbers == re.findall(r"\d+", name)


def likeness(words: str, name: Name) -> float:
    """How like a name the words are, with its code or without it."""
    asked = utils.default_process(folded(words))
    told = (utils.default_process(folded(text)) for text in (name.name, f"{name.code} {name.name}"))
    return max(score(asked, text) for text in told)


def score(asked: str, name: str) -> float:
    """How alike: whole words in any order, allowing for a word or two of the name and for misspelling."""
    return max(fuzz.WRatio(asked, name), fuzz.partial_token_set_ratio(asked, name) * 0.9)


def is_clear(points: Sequence[float]) -> bool:
    """Whether the best is good enough, and well ahead of the next."""
    if not points or points[0] < SURE:
        return False
    return len(points) == 1 or points[0] - points[1] >= CLEAR_LEAD
