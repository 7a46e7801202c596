"""The words by which an office says that not everybody may read something. What they cover is markings.py's."""

import re

from storage.enums import Handling
from storage.rules.same_text import folded, looks

_PHRASES = re.compile(
    "|".join(
        (
            r"\bofficial[ -]?sensitive\b",
            r"\b(?:top secret|legally privileged|sub judice|embargoed|law enforcement sensitive)\b",
            r"\bnot (?:suitable )?for (?:publication|circulation|disclosure|onward)\b",
            r"\bdo not (?:publish|circulate|disclose|share)\b",
            r"\bnot to be (?:published|disclosed|circulated|made public)\b",
            r"\bexempt(?:ed)?(?= (?:under|from publication|information|items?|business|matters?|para(?:graph)?s?|"
            r"appendix|annex|report|session|part (?:2|ii|two)\b|section|foia?)\b)",
            r"\bpart (?:2|ii|two)\b(?=\W+(?:exempt|private|closed|confidential|items?\b|business|agenda))",
            r"\b(?:closed|private) (?:session|part of the (?:agenda|meeting))\b",
            r"\b(?:schedule|section|sched|s\.?) ?12a\b",
            r"\bcommercial(?:ly)?[ -](?:in[ -]confidence|confidential|sensitive)\b",
            r"\b(?:staff|police|medical) in confidence\b|\bin strict(?:est)? confidence\b",
            r"\binternal use only\b",
        )
    ),
    re.IGNORECASE,
)
"""Words that mark what they stand in, whatever stands around them."""
_CAPITALS = re.compile(r"\b(?:EXEMPT|CONFIDENTIAL|RESTRICTED|SECRET|SENSITIVE|IN CONFIDENCE|EMBARGO)\b")
"""Words that mark it where they stand out; in small letters they are words like others."""
_WORD = r"(?:exempt|confidential|restricted|secret|sensitive)"
_APART = re.compile(
    rf"^\W*({_WORD})\s*(?:[:)\]]|\.?\s*$|\s-)|[(\[]\s*({_WORD})\s*[)\]]|(?:[:;]|\s-)\s*({_WORD})\W*$",
    re.IGNORECASE,
)
"""The same in small letters, alone or set apart from the rest."""
_GROUP = re.compile(
    rf"^\W*({_WORD}|private|closed|part (?:2|ii|two))(?:\W+(?:{_WORD}|items?|business|matters?|agenda|session|part|"
    r"actions?|commitments?|information|section|only|and|or|2|ii|two))*\W*$",
    re.IGNORECASE,
)
"""A line, or the name of a sheet, that says nothing else of what stands under it."""
_GROUPS_NOT = re.compile(r"^\W*(?:private|closed|part (?:2|ii|two))\W*$", re.IGNORECASE)
"""These alone are words like others, or number a part."""
_NOT = re.compile(r"(?:\bnot|\bnon|\bno|\bnever|\bun)[\s-]*$", re.IGNORECASE)
_EXEMPT = re.compile(r"\bexempt|\bpart (?:2|ii|two)\b|\b12a\b|\b(?:closed|private) session\b", re.IGNORECASE)
STRICTEST = (Handling.EXEMPT, Handling.RESTRICTED, Handling.PUBLIC)


def marking_in(text: str, is_line: bool = False) -> str:
    """The words in a text that say that not everybody may read it, "" where none do. `is_line` where it is a line or
    a name over others."""
    said = looks(text)
    for pattern in (_PHRASES, _CAPITALS, _APART):
        for found in pattern.finditer(said):
            if not _NOT.search(said[: found.start()]):
                return found.group().strip(" ()[]:;-.") if pattern is _APART else found.group()
    return said if is_line and is_only_marking(said) else ""


def is_only_marking(text: str) -> bool:
    """Whether a line says nothing but a marking: it names no group."""
    said = looks(text)
    return bool(_GROUP.match(said)) and not _GROUPS_NOT.match(said)


def likely_handling(words: str) -> Handling:
    """What a marking likely asks for."""
    return Handling.EXEMPT if _EXEMPT.search(folded(words)) else Handling.RESTRICTED
