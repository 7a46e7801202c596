"""Refs among the words that people type: which commitments a message speaks of, and what of it is said of each. Pure;
the plan's refs are handed in. Looking something up by its name is finding's."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from storage.rules.same_text import INVISIBLE, SIGNS_OF_FORMAT, as_ref, latin, pieces

JOINED = rf"._/·{INVISIBLE}-"
BETWEEN = rf"[\s{JOINED}]"
"""What may stand between the letters and the numbers of a ref."""
NUMBERS = rf"\d+(?:[{JOINED}]\d+)*"
BY_HEART = re.compile(rf"(?<![^\W\d_])(?P<letters>[^\W\d_]+)[ ._/-]?{NUMBERS}[a-z]?(?![^\W_])", re.IGNORECASE)
"""Something that is built like a ref, whether or not it is one. It begins where a word does: to begin at each of its
letters takes seconds, where somebody pastes thousands of them."""
TAIL = re.compile(rf"{NUMBERS}(?![^\W_])")
"""The end of a ref, where the one before it has the same letters: "DOR-3.2 and 3.4"."""
SIGN = f"[{SIGNS_OF_FORMAT}]"
BEFORE = re.compile(
    rf"(?:{SIGN}|[\s•>,.:;!{INVISIBLE}-]|(?:hi|hello|hey|morning|afternoon|good|dear|muster|all|both|my|an?|the|latest|quick"
    r"|updates?|progress|news|re|ref|on|for|about|of|from|me)\b)*",
    re.IGNORECASE,
)
"""What may stand before the ref that a message, or a line of it, is about: "Update on DOR-3.2"."""
JOINT = re.compile(rf"(?:{SIGN}|[\s,;&+/]|\band\b|\bplus\b)+", re.IGNORECASE)
STOP = re.compile(rf"{SIGN}*(?:[:,;.]{SIGN}+(?=\s|$))?[\s:,;.={INVISIBLE}-]*")
NEXT = re.compile(r"\n+|(?<=[.!?;,])[^\S\n]+")
"""Where what is said of one may end, and what is said of another begin."""
FEW = 3
"""So many words may be all that is said of one before the next is named: "DOR-3.2 green, DOR-3.4 at risk"."""
AT_END = re.compile(r"(?P<said>.*?)(?:\s*[(\[]|\s+(?P<little>for|with)\s+)\Z", re.IGNORECASE | re.DOTALL)
"""What stands before a ref that ends the message: "Opened the unit (DOR-3.2)", "green for DOR-3.2"."""
A_SIGN = re.compile(r"(?P<said>\s*[^\w\s]+)(?P<little>)\s*\Z")
"""The same, where it is no word: "🟢 DOR-3.2"."""
MISSPELT = 60.0
"""How like the plan's own letters (0 to 100) those of a ref are that was meant to be one of its refs."""
A_SENTENCE = 4
"""From so many words on, what stands before the first ref says something."""


@dataclass(frozen=True)
class Mention:
    """A ref where it stands in the text; `known` says whether it is one of the plan's, and is then written as the
    plan has it."""

    start: int
    end: int
    ref: str
    known: bool = True


@dataclass(frozen=True)
class Passage:
    """Part of a message: the refs that it begins with, those that are none of the plan's as they were typed, and what
    it says."""

    refs: tuple[str, ...]
    strange: tuple[str, ...]
    text: str


def code_pattern(code: str) -> re.Pattern[str]:
    """A code as it may be written among other words, and not as a piece of a longer one; for text that is `latin`."""
    return _pattern(tuple(pieces(code)))


@cache
def _pattern(code: tuple[str, ...]) -> re.Pattern[str]:
    pattern = code[0]
    for before, part in pairwise(code):
        pattern += (f"{BETWEEN}+" if before.isdigit() and part.isdigit() else f"{BETWEEN}*") + part
    # "4" is no part of "2021/4", but "DOR-3.2/DOR-3.4" are two.
    before, after = (r"(?<!\d[./-])", "[./-]") if code[0].isdigit() else ("", "[.-]")
    return re.compile(rf"(?<![^\W_]){before}{pattern}(?![^\W_]|{after}\d)", re.IGNORECASE)


# --- where refs stand ------------------------------------------------------------------------------------


def mentions(text: str, refs: Collection[str]) -> list[Mention]:
    """Every ref in the text, in order, with what was meant to be one."""
    plain, built = latin(text), built_of(tuple(refs))
    found = [
        Mention(*one.span(), ref)
        for ref in may_stand_in(plain, built)
        for one in code_pattern(ref).finditer(plain)
    ]
    found += [one for one in strange(plain, built) if not any(overlap(one, each) for each in found)]
    # "A-1 2 officers" is A-1 where there is one, and not.
    found.sort(key=lambda one: (one.start, bool(re.search(r"\d\s+\d", text[one.start : one.end])), -one.end))
    kept: list[Mention] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


@dataclass(frozen=True)
class Built:
    """How a plan's refs are built: those that end in a number by it, and the others; the letters that they begin
    with, and their shapes."""

    ending: Mapping[str, Sequence[str]]
    others: Sequence[str]
    letters: frozenset[str]
    shapes: frozenset[str]


@lru_cache(maxsize=8)
def built_of(refs: tuple[str, ...]) -> Built:
    """That of these refs. A plan's are the same from one question to the next."""
    parts = {ref: found for ref in refs if (found := pieces(ref))}
    ending: dict[str, list[str]] = {}
    for ref, found in parts.items():
        if found[-1].isdigit():
            ending.setdefault(found[-1], []).append(ref)
    return Built(
        ending=ending,
        others=[ref for ref, found in parts.items() if not found[-1].isdigit()],
        letters=frozenset(found[0] for found in parts.values() if not found[0].isdigit()),
        shapes=frozenset(map(shape, refs)),
    )


def may_stand_in(plain: str, built: Built) -> Iterator[str]:
    """The refs that can stand in a text: whatever ends in a number only where that number stands in it."""
    yield from built.others
    for number in dict.fromkeys(re.findall(r"\d+", plain)):
        yield from built.ending.get(number, ())


def strange(plain: str, built: Built) -> Iterator[Mention]:
    """What is built like the plan's refs and has their letters, or nearly: none of them, as those are found first."""
    for one in BY_HEART.finditer(plain):
        typed = one["letters"].casefold()
        near = len(typed) > 1 and any(fuzz.ratio(typed, each) >= MISSPELT for each in built.letters)
        # "PCC 2021" is words; "DOR 9.9" is built as refs are.
        as_ours = bool(re.search(r"\d\D\d", one[0])) and shape(one[0].replace(" ", "-")) in built.shapes
        if as_ours if near or " " in one[0] else typed in built.letters:
            yield Mention(*one.span(), one[0], known=False)


def shape(ref: str) -> str:
    """How a ref is built: "DOR-2.3" as "a-1.1"."""
    return re.sub(r"\d+", "1", re.sub(r"[^\W\d_]+", "a", latin(ref)))


def overlap(one: Mention, other: Mention) -> bool:
    """Whether they share a letter."""
    return one.start < other.end and other.start < one.end


def new_ref(typed: str, refs: Collection[str]) -> str:
    """A ref that is to be, as it is written down: as the plan has its own where a space or a look-alike alone tells
    it apart from that."""
    plain = as_ref(typed)
    joined = plain.replace(" ", "-")
    return joined if shape(joined) in {shape(ref) for ref in refs} else plain


def apart(words: str, refs: Collection[str]) -> tuple[str, str]:
    """The new ref that the words begin with, and the rest of them."""
    spaced = next((one.end for one in mentions(words, refs) if one.start == 0), 0)
    end = max(spaced, len(words.split(maxsplit=1)[0]))
    return new_ref(words[:end], refs), words[end:].strip()


# --- what is said of each --------------------------------------------------------------------------------


def passages(text: str, refs: Collection[str]) -> list[Passage]:
    """The message in parts, each with the refs that it begins with, or the one that it ends with. A line may begin
    with some, and so may a sentence, where a colon or a dash follows them or little was said of those before. What
    stands before the first and says something goes with each."""
    found = mentions(text, refs)
    heads: list[Head] = []
    for at in beginnings(text):
        if not heads or at >= heads[-1].end:
            one = head(text, at, found, refs)
            begins = one and (one.begins or (heads and len(text[heads[-1].end : at].split()) <= FEW))
            heads += [one] if one and begins else []
    if not heads:
        return [at_end(text, found)]
    ends = [one.at for one in heads[1:]] + [len(text)]
    opening = text[: heads[0].at].strip()
    told = f"{opening}\n" if len(opening.split()) >= A_SENTENCE and not opening.endswith(":") else ""
    return [
        Passage(one.known, one.strange, (told + text[one.end : end]).strip().rstrip(",;"))
        for one, end in zip(heads, ends, strict=True)
    ]


@dataclass(frozen=True)
class Head:
    """The refs that a passage begins with, from where to where."""

    at: int
    end: int
    named: tuple[Mention, ...]
    begins: bool
    """Whether it stands at the beginning of a line, or a colon or a dash follows it."""

    @property
    def known(self) -> tuple[str, ...]:
        """Those of the plan, each once."""
        return tuple(dict.fromkeys(one.ref for one in self.named if one.known))

    @property
    def strange(self) -> tuple[str, ...]:
        """Those that are none of it."""
        return tuple(dict.fromkeys(one.ref for one in self.named if not one.known))


def beginnings(text: str) -> list[int]:
    """Where a passage may begin."""
    return [0, *(one.end() for one in NEXT.finditer(text))]


def head(text: str, at: int, found: Sequence[Mention], refs: Collection[str]) -> Head | None:
    """The refs that stand there, one after the other; None where there are none."""
    first = next((one for one in found if one.start >= at), None)
    plain = latin(text)
    if first is None or not BEFORE.fullmatch(plain, at, first.start):
        return None
    named = [first]
    while following := next_named(plain, named[-1], found, refs):
        named.append(following)
    stop = STOP.match(plain, named[-1].end)
    end = stop.end() if stop else named[-1].end
    of_a_line = at == 0 or text[at - 1] == "\n"
    return Head(at, end, tuple(named), of_a_line or bool(re.search("[:=-]", plain[named[-1].end : end])))


def at_end(text: str, found: Sequence[Mention]) -> Passage:
    """A message that begins with no ref: of the one that it ends with in brackets, or after a few words, else of
    none."""
    last = found[-1] if found and not re.search(r"\w", text[found[-1].end :]) else None
    before = (AT_END.match(text, 0, last.start) or A_SIGN.match(text, 0, last.start)) if last else None
    if last is None or before is None or (before["little"] and len(before["said"].split()) > FEW):
        return Passage((), (), text)
    known, none = ((last.ref,), ()) if last.known else ((), (last.ref,))
    return Passage(known, none, before["said"].strip())


def next_named(plain: str, last: Mention, found: Sequence[Mention], refs: Collection[str]) -> Mention | None:
    """The ref that follows directly, or its end alone."""
    joint = JOINT.match(plain, last.end)
    if joint is None:
        return None
    whole = next((one for one in found if one.start == joint.end()), None)
    tail = TAIL.match(plain, joint.end())
    if whole or tail is None or not re.search(r"\d\D\d", tail[0]):
        return whole
    size = len(pieces(tail[0]))
    wanted = [*pieces(last.ref)[:-size], *pieces(tail[0])]
    ref = next((ref for ref in refs if pieces(ref) == wanted), None)
    return Mention(*tail.span(), ref) if ref else None


def said_of(text: str, ref: str, refs: Collection[str]) -> str:
    """What of a message is said of one commitment: the passages that begin with its ref, without it; else the
    message, without what it begins with where that is no ref of the plan."""
    found = passages(text, refs)
    own = [one.text for one in found if ref in one.refs]
    if own:
        return "\n".join(filter(None, own))
    return found[0].text if len(found) == 1 and not found[0].refs else text
