"""What is wrong with a number and its noun or verb: "1 return are", "1 ratings", "All 1", "2 update"."""

import re
from collections.abc import Iterator

NOUNS = (
    "change|commitment|day|file|message|person|place|priority|quarter|rating|request|return|role|step|update"
)
"""What is counted."""
NO_PLURAL = ("is", "its", "was", "has", "as", "waits", "needs", "prints", "sits", "this")
"""Words in -s that are no plural."""
BEFORE = r"(?<![\w/.,:–-])"
"""A number by itself: no part of a ref, a date or a quarter."""
NAMES = re.compile(r"\b(?:Table|Priority|[Pp]age|Quarter|[Vv]ersion) \d+")
"""Numbers that count nothing."""
WRONG = {
    "1 with a plural": re.compile(
        rf"{BEFORE}1 (?:[a-z]+ )??(?!(?:{'|'.join(NO_PLURAL)})\b)[a-z]+s\b(?! returns)"
    ),
    "1 with a verb for many": re.compile(
        rf"{BEFORE}1 (?!of\b)(?:[a-z]+ ){{0,2}}?(?:are|were|have|sit|wait|need|stand|print|go)\b"
    ),
    "all of 1": re.compile(r"\b(?:[Aa]ll|[Tt]he(?: other| first)?|[Tt]hese) 1\b"),
    "0 or many with one": re.compile(rf"{BEFORE}[02] (?:[a-z]+ )?(?:{NOUNS})\b(?! forms)"),
}


def wrong_numbers(text: str) -> Iterator[str]:
    """Each line in which a number does not agree, after what is wrong with it."""
    for line in NAMES.sub("", text).splitlines():
        for what, pattern in WRONG.items():
            if pattern.search(line):
                yield f"{what}: {line}"
