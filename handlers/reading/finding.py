"""Finding what people mean: a priority or a commitment by code, by name, or misspelt. Pure; the names to
choose from are handed in. What is to be changed is named exactly (exactly), never guessed (find)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from storage.rules.same_text import folded

SURE = 0.8
"""The share of what was typed (0 to 1) that must be found in a name for it to be the one that was meant."""
LIKELY = 0.45
"""The share from which a name is worth suggesting."""
CLEAR_LEAD = 0.1
"""How far ahead of the next a sure name must be, so that two like names are asked about."""
LIKE_A_CODE = 85.0
"""How like a code (0 to 100) something must be written to be worth suggesting it."""
SUGGESTED = 5
SAME_WORD, INFLECTED = 70.0, 0.95
"""From which likeness on a word is another one misspelt; and what "cadets" counts for where "cadet" stands."""
PARTS = re.compile(r"[^\W\d_]+|\d+")
"""What a code is made of: "DOR-2.3", "dor 2.3" and "DOR2.3" are the same word and the same numbers."""
NOISE = frozenset(
    PARTS.findall(
        "a about an and are as at be by commitment do does doing due for from going has have how i in is it"
        " its lead leads me my no number of on or our please priority s show stand standing stands tell than"
        " that the their them there this to us was we were what when where which who whose why will with you"
        " your"
    )
)
"""Words that say nothing of which one is meant."""


@dataclass(frozen=True)
class Name:
    """Something that can be asked for, by its code or by its name."""

    code: str
    name: str


@dataclass(frozen=True)
class Found:
    """The one that was meant, or those that may have been, best first. `guess` says that the one has not all the
    words that were typed: its answer begins with that it is a guess (handlers/reading/meant.py)."""

    one: Name | None
    likely: tuple[Name, ...] = ()
    guess: bool = False


def exactly(words: str, names: Sequence[Name]) -> Name | None:
    """The one whose code or name these words are, in any case, spacing and punctuation; None where they are
    anything more or less, or two are written alike."""
    wanted = folded(words)
    for writing in (str, parts):
        if said := writing(wanted):
            for key in ("code", "name"):
                found = [one for one in names if writing(folded(getattr(one, key))) == said]
                if found:
                    return found[0] if len(found) == 1 else None
    return None


def find(words: str, names: Sequence[Name]) -> Found:
    """What was meant by `words`, to be shown: a code anywhere in them wins, then a phrase that stands whole in one
    name, then the name that has most of what was typed. A code that is not there is never taken for one like it."""
    exact = exactly(words, names)
    if exact:
        return Found(exact)
    named = [one for one in names if is_named(one, words)]
    if named:
        return one_or_ask(named)
    phrase = without_noise(parts(words))
    whole = [one for one in names if phrase and stands_whole(phrase, parts(one.name))]
    return one_or_ask(whole) if whole else most_like(words, phrase, names)


def one_or_ask(names: Sequence[Name]) -> Found:
    """The only one; else all of them, to be asked about."""
    return Found(names[0] if len(names) == 1 else None, tuple(names[:SUGGESTED]))


def parts(text: str) -> list[str]:
    """The words and numbers of a text, in order."""
    return PARTS.findall(folded(text))


# --- codes -----------------------------------------------------------------------------------------------


def is_named(one: Name, words: str) -> bool:
    """Whether the code stands in the words. One that is a number alone ("priority 4") counts only where nothing
    else is asked for: "4 new cars" name no priority."""
    code = parts(one.code)
    if not code or not code_pattern(code).search(folded(words)):
        return False
    others = set(parts(words)) - set(code) - NOISE
    return any(not part.isdigit() for part in code) or others <= set(parts(one.name))


def code_pattern(code: Sequence[str]) -> re.Pattern[str]:
    """A code as it may be written among other words, and not as a piece of a longer one."""
    pattern = code[0]
    for before, part in pairwise(code):
        pattern += (r"[\s._/-]+" if before.isdigit() and part.isdigit() else r"[\s._/-]*") + part
    return re.compile(rf"(?<![^\W_])(?<!\d[./-]){pattern}(?![^\W_]|[./-]\d)", re.IGNORECASE)


def like_code(words: str, names: Sequence[Name]) -> list[Name]:
    """Those whose code is nearly written so, or ends in the numbers that were typed."""
    said = parts(words)
    ending = [one for one in names if said and said == parts(one.code)[-len(said) :]]
    near = [one for one in names if one.code and fuzz.ratio(folded(words), folded(one.code)) >= LIKE_A_CODE]
    return list(dict.fromkeys([*ending, *near]))


# --- words -----------------------------------------------------------------------------------------------


def without_noise(words: Sequence[str]) -> list[str]:
    """The words from the first to the last that says something."""
    telling = [at for at, word in enumerate(words) if word not in NOISE]
    return list(words[telling[0] : telling[-1] + 1]) if telling else []


def stands_whole(phrase: Sequence[str], name: Sequence[str]) -> bool:
    """Whether the phrase stands in the name, word for word."""
    size = len(phrase)
    return any(list(name[at : at + size]) == list(phrase) for at in range(len(name) - size + 1))


def most_like(words: str, phrase: Sequence[str], names: Sequence[Name]) -> Found:
    """The name that has most of what was typed, where it is clearly ahead. A word counts the more the fewer names
    have it; one that stands in every name decides nothing."""
    wanted = [word for word in dict.fromkeys(phrase) if word not in NOISE]
    alike = [[likeness(word, one) for word in wanted] for one in names]
    having = [sum(1 for row in alike if row[at]) for at in range(len(wanted))]
    weights = [0 if 1 < len(names) == number else 1 / (number or 1) for number in having]
    shares = [
        sum(weight * value for weight, value in zip(weights, row, strict=True)) / (sum(weights) or 1)
        for row in alike
    ]
    scored = sorted(zip(shares, names, alike, strict=True), key=lambda each: -each[0])
    likely = [one for share, one, _ in scored if share >= LIKELY]
    suggested = tuple(dict.fromkeys([*like_code(words, names), *likely]))[:SUGGESTED]
    if not is_clear([share for share, *_ in scored]):
        return Found(None, suggested)
    return Found(likely[0], suggested, guess=min(scored[0][2]) < INFLECTED)


def likeness(word: str, one: Name) -> float:
    """How much a word of a name is like this one, from 0 to 1. Short words and numbers must be the same: 101 is not
    111."""
    said = parts(one.name)
    known = {*said, *(first + second for first, second in pairwise(said))}
    if word in known:
        return 1.0
    if len(word) < 4 or word.isdigit():
        return 0.0
    long = [each for each in known if len(each) >= 4 and not each.isdigit()]
    if any(
        abs(len(each) - len(word)) <= 2 and (each.startswith(word) or word.startswith(each)) for each in long
    ):
        return INFLECTED
    best = max((fuzz.ratio(word, each) for each in long), default=0.0)
    return best / 100 if best >= SAME_WORD else 0.0


def is_clear(shares: Sequence[float]) -> bool:
    """Whether the best is good enough, and well ahead of the next."""
    if not shares or shares[0] < SURE:
        return False
    return len(shares) == 1 or shares[0] - shares[1] >= CLEAR_LEAD
