"""Words as they are compared: without endings, and put right where they are misspelt. Pure."""

import re
from collections.abc import Collection, Iterable
from unicodedata import normalize

from rapidfuzz.distance import OSA

from storage.rules.same_text import MARKS, folded, latin
from storage.rules.standing.rag import COLOURS, PAINTED, SYMBOLS

SHORT, LONG = 4, 8
"""Words from how many letters on may be misspelt by one letter, and by two: from one less, if both ends are alike."""
_PARTING = re.compile(r"[,;&+/\n]")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_COLOURS = PAINTED | {SYMBOLS[rating]: colour for colour, rating in COLOURS.items()}
_SIGN = re.compile(f"[{''.join(_COLOURS)}]")
_BULLET = re.compile(
    rf"^[^\S\n]*[{''.join(SYMBOLS.values())}](?=[^\S\n]*(?!and\b|or\b)[^\W_])", re.IGNORECASE | re.MULTILINE
)
_MARKS = re.compile(f"[{MARKS}]")


def signs_as_words(text: str) -> str:
    """The text with its colour's name in place of each sign of a rating, painted ("🔴") or drawn ("■"), that is no
    bullet before a line."""
    return _SIGN.sub(lambda sign: f" {_COLOURS[sign[0]]} ", _BULLET.sub(" ", text))


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, in order; an apostrophe is no part of a word ("hasn't" is "hasnt"), nor is a
    mark over a letter: few keyboards have the circumflex of "Ynys Môn"."""
    return _WORD.findall(compared(text))


def compared(text: str) -> str:
    """The text as its words are compared."""
    plain = folded(latin(text)).replace("'", "")
    return plain if plain.isascii() else normalize("NFC", _MARKS.sub("", normalize("NFD", plain)))


def breaks_of(text: str) -> list[bool]:
    """Before which of its words something stands that parts two things: a comma, a stroke, "&"."""
    said, found, end = compared(text), [], 0
    for one in _WORD.finditer(said):
        found.append(bool(_PARTING.search(said[end : one.start()])))
        end = one.end()
    return found


def stem(word: str) -> str:
    """A word without its ending: "cadets" and "cadet", "recruiting" and "recruit" are the same."""
    if word.isdigit() or len(word) < SHORT:
        return word
    if word.endswith("ies"):
        word = f"{word[:-3]}y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("ing") and len(word) >= 7:
        word = word[:-3]
    elif word.endswith("ed") and len(word) >= 6:
        word = word[:-2]
    return word[:-1] if word.endswith("e") and len(word) >= 5 else word


def stems_of(words: Iterable[str]) -> tuple[str, ...]:
    """Each word without its ending."""
    return tuple(stem(word) for word in words)


def put_right(word: str, known: Collection[str]) -> str | None:
    """The known word that was meant; None where none is so like it. What is nearest wins, then what begins alike; of
    two that are as near neither was meant for sure, and the first in the alphabet is offered."""
    if len(word) < SHORT or word.isdigit():
        return None
    most = most_wrong(word)
    near = [
        (distance, one[0] != word[0], one)
        for one in known
        if abs(len(one) - len(word)) <= most
        and len(one) >= SHORT
        and (distance := OSA.distance(word, one, score_cutoff=most)) <= most
        and is_a_slip(word, one)
    ]
    return min(near)[2] if near else None


def most_wrong(word: str) -> int:
    """By how many letters a word of this length may be misspelt."""
    return 2 if len(word) >= LONG - 1 else 1


def is_a_slip(word: str, meant: str) -> bool:
    """Whether one word of four letters may be another misspelt: a letter left out, put in or swapped with the next.
    One letter in place of another makes another word."""
    if min(len(word), len(meant)) > SHORT:
        near = len(word) >= LONG or OSA.distance(word, meant, score_cutoff=1) <= 1
        return near or (word[:3] == meant[:3] and word[-2:] == meant[-2:])
    return len(word) != len(meant) or sorted(word) == sorted(meant)
