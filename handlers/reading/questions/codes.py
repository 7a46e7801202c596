"""The refs and the codes that a question names, and what is only built like one. Pure."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from handlers.reading.questions.choosing import SUGGESTED
from handlers.reading.questions.names import NOISE_STEMS, Index
from handlers.reading.questions.spelling import stem
from handlers.reading.refs import MISSPELT, code_pattern, mentions
from storage.facts.queries import NameKind, Subject
from storage.rules.same_text import latin, pieces

TAIL = re.compile(r"(?<![\w.,/-])\d+(?:[.]\d+)+(?![\w/-]|\.\d)")
"""The end of a ref alone: "2.3"."""
SHORT = re.compile(r"\bp(?:ri)?\.?\s?(?=\d{1,2}\b(?![./-]\d))", re.IGNORECASE)
"""What stands before a priority's code in short: "P2"."""
LAST = re.compile(r"\b(?:of|in|under|for)\s+(?=\d{1,2}[\s?.!]*\Z)", re.IGNORECASE)
"""What stands before a number that ends what was typed: a priority of that code, where there is one."""
ALSO = re.compile(r"\s*(?:[,&+/]|\b(?:and|or|vs?|versus))\s*\b", re.IGNORECASE)
"""What stands before a second code."""


def refs_in(text: str, index: Index) -> tuple[tuple[Subject, ...], tuple[str, ...], str]:
    """The commitments whose refs stand in the text, what is built like one and is none, and the text without them."""
    refs = index.names.refs
    found: list[str] = []
    strange: list[str] = []
    spans = []
    for one in mentions(text, refs):
        if not one.known and not is_like_ours(one.ref, refs):
            continue
        (found if one.known else strange).append(one.ref)
        spans.append((one.start, one.end))
    plain = blanked(text, spans)
    tails = []
    for tail in TAIL.finditer(latin(plain)):
        ending = [ref for ref in refs if pieces(ref)[-len(pieces(tail[0])) :] == pieces(tail[0])]
        (found if len(ending) == 1 else strange).append(ending[0] if len(ending) == 1 else tail[0])
        tails.append(tail.span())
    named = tuple(index.by_ref[ref] for ref in dict.fromkeys(found))
    return named, tuple(strange), blanked(plain, tails)


def is_like_ours(typed: str, refs: Sequence[str]) -> bool:
    """Whether the letters of what is built like a ref are those of the plan's, or nearly: "leads 3.4" is a word and
    the end of a ref."""
    head, letters = pieces(typed)[0], {parts[0] for ref in refs if (parts := pieces(ref))}
    if head in letters or stem(head) in NOISE_STEMS:
        return head in letters
    return any(fuzz.ratio(head, each) >= MISSPELT for each in letters)


def like_refs(strange: Sequence[str], index: Index) -> tuple[Subject, ...]:
    """The commitments whose refs are nearly what was typed for one, or nearly end so."""
    found = []
    for typed in strange:
        said = "".join(pieces(typed))
        for one in index.names.subjects:
            parts = pieces(one.key) if one.kind is NameKind.COMMITMENT else []
            ways = ["".join(parts), "".join(parts[1:])] if parts else []
            if any(way and OSA.distance(said, way, score_cutoff=1) <= 1 for way in ways):
                found.append(
                    (min(OSA.distance(said, way) for way in ways), not typed.startswith(one.key[:1]), one)
                )
    found.sort(key=lambda each: each[:2])
    return tuple(dict.fromkeys(one for *_, one in found))[:SUGGESTED]


def blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with spaces in place of these parts of it."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def codes_in(text: str, index: Index, *, alone: bool) -> tuple[tuple[Subject, ...], str]:
    """The priorities whose codes stand after the plan's word for one, or after such a code: "priorities 1 and 3"; the
    one that is all that was typed; the text without them."""
    level = "|".join({"priorit(?:y|ies)", *(re.escape(one.casefold()) for one in index.names.levels[:1])})
    if all(pieces(one.key)[:1] != ["p"] for one in index.names.subjects if one.kind is NameKind.PRIORITY):
        text = SHORT.sub("priority ", text)
    plain, found, spans = latin(text), [], []
    leads = re.finditer(rf"\b(?:{level})s?\s+(?:numbers?\s+|no\.?\s+)?", plain, re.IGNORECASE)
    for lead in (*leads, *LAST.finditer(plain)):
        also: re.Match[str] | None = lead
        while also and (one := code_at(plain, also.end(), index)):
            found.append(one[0])
            spans.append((also.start(), one[1]))
            also = ALSO.match(plain, one[1])
    return (tuple(dict.fromkeys(found)), blanked(text, spans)) if found else code_in(text, index, alone=alone)


def code_at(text: str, at: int, index: Index) -> tuple[Subject, int] | None:
    """The priority whose code stands there, and where it ends."""
    for one in index.coded:
        said = code_pattern(one.key).match(text, at)
        if said:
            return one, said.end()
    return None


def code_in(text: str, index: Index, *, alone: bool) -> tuple[tuple[Subject, ...], str]:
    """The priority whose code is all that was typed, or has letters that nothing else has; the text without it."""
    for one in index.coded:
        whole = alone and pieces(text)[: len(pieces(one.key))] == pieces(one.key)
        rest = pieces(text)[len(pieces(one.key)) :]
        if whole and (not rest or rest == pieces(one.name)):
            return (one,), ""
        if (
            not pieces(one.key)[0].isdigit()
            and len(one.key) > 1
            and (found := code_pattern(one.key).search(latin(text)))
        ):
            return (one,), blanked(text, [found.span()])
    return (), text
