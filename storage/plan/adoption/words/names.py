"""Takes apart what names something: several roles in one cell, a reference in front of a title, the code of a
section. Which of several roles leads is asked elsewhere."""

import re
import unicodedata
from collections.abc import Iterable

LONGEST_ROLE, LONGEST_REF, LONGEST_TITLE, LONGEST_CODE = 80, 20, 200, 10
_HARD = re.compile(r"\s*(?:/|;|\n|\||\+)\s*")
_SOFT = re.compile(r"\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|&|with)\s+")
_ROLE_AGAIN = re.compile(
    r"\b(?:and|&)\s+(?:the\s+)?(?:head|director|manager|chief|deputy|assistant|acc|dcc|superintendent|commissioner)\b",
    re.IGNORECASE,
)
_TITLES_WITH_AND = re.compile(
    r"^(?:head|director|manager|cabinet|assistant|deputy|chief|strategic|corporate|executive|lead|service)\b.*\b(?:and|&)\s",
    re.IGNORECASE,
)
_JOINED = re.compile(r"^[A-Z][\w-]*(?:,? [\w-]+)* (?:and|&) [A-Z][\w-]*(?: [\w-]+)*$")
_TWO_ROLES = re.compile(
    r"\b(?:lead|officer|manager|mgr|advis[eo]r|director|head|co-?ordinator|analyst|inspector|clerk|secretary|chief)\s*"
    r"(?:,|&|\band\b)\s*(?:\w+\s+){0,3}?(?:lead|officer|manager|mgr|advis[eo]r|director|co-?ordinator|analyst|inspector|"
    r"clerk|secretary|chief)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"[\W_]*(?:tb[cda]|n/?a|none|vacant|vacancy|unassigned|to be (?:confirmed|agreed|appointed|determined)|"
    r"not (?:set|known|assigned|allocated|specified))?[\W_]*",
    re.IGNORECASE,
)
_REF = re.compile(
    r"^\(?(?P<ref>[A-Z]{1,6}[ .-]?\d+(?:[.-]\d+)*[a-z]?|[A-Z](?:\.\d+)+[a-z]?|\d+(?:\.\d+)*[a-z]?|"
    r"\d+(?:\.\d+)*\([a-z0-9]+\))(?P<mark>[).:]*)(?:\s*[-–—:]\s*|\s+)(?P<title>(?=\S*[^\W\d])\S.*)$",
    re.DOTALL,
)
_QUANTITY = re.compile(
    r"^(?:%|per\b|percent|new\b|days?\b|weeks?\b|months?\b|years?\b|hours?\b|officers?\b|people\b|more\b|additional\b|"
    r"(?:st|nd|rd|th)\b|million|thousand|hundred|x\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)",
    re.IGNORECASE,
)
LABELS = (
    "section", "priority", "strategic priority", "corporate priority", "key priority", "objective",
    "strategic objective", "corporate objective", "theme", "pillar", "goal", "strategic goal", "aim", "strategic aim",
    "outcome", "strand", "programme", "part", "workstream", "ambition", "pledge", "chapter", "commitment", "area",
    "focus area", "key theme", "mission", "challenge", "service plan", "domain", "priority area", "appendix", "annex",
)  # fmt: skip
_LABEL = re.compile(
    rf"^(?P<label>{'|'.join(sorted(LABELS, key=len, reverse=True))})s?\s*(?:no\.?\s*|#\s*)?"
    r"(?P<code>\d+(?:\.\d+)*[a-z]?|[A-Z]{1,2}\d*|[ivx]+|one|two|three|four|five|six|seven|eight|nine|ten)(?![\w])\s*[:.\-–—)]*\s*",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(
    rf"^(?P<label>{'|'.join(sorted(LABELS, key=len, reverse=True))})\s*[:–—]\s*(?P<title>\S.*)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^(?P<code>(?:\d+(?:\.\d+)*|[A-Z](?=[.):]))(?:\s?\([a-z0-9]{1,4}\))*)[.):]*(?:\s*[-–—:]\s*|\s+)(?=\S)"
)
_WORDED = dict(
    zip(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
        map(str, range(1, 11)),
        strict=True,
    )
)


def tidy(text: str) -> str:
    """A name on one line, its letters composed: the same however it was typed."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def roles_in(text: str) -> tuple[str, ...]:
    """The roles that a cell names, in its order; none for "TBC" and the like."""
    text = re.sub(r"[ \t]+", " ", text)
    if _NOBODY.fullmatch(text):
        return ()
    if text.lstrip().startswith("="):
        return (shortened(text, LONGEST_ROLE),)
    parts = [part for piece in _HARD.split(text) for part in _softly(tidy(piece))]
    named = (re.sub(r"^(?:and|&|with)\s+", "", part, flags=re.IGNORECASE).strip(" .-•:") for part in parts)
    return tuple(
        dict.fromkeys(shortened(part, LONGEST_ROLE) for part in named if not _NOBODY.fullmatch(part))
    )


def _softly(piece: str) -> list[str]:
    return [piece] if _is_one_title(piece) else _SOFT.split(piece)


def _is_one_title(whole: str) -> bool:
    """Whether the "and" in a name is a part of it: Head of Policy and Performance, Housing and
    Environment."""
    if (
        ("," in whole and not re.search(r",? (?:and|&) ", whole))
        or _ROLE_AGAIN.search(whole)
        or _TWO_ROLES.search(whole)
    ):
        return False
    if _TITLES_WITH_AND.search(whole) or ("&" in whole and "'" in whole):
        return True
    return bool(_JOINED.fullmatch(whole)) and not any(part.isupper() for part in re.findall(r"\w+", whole))


def split_ref(text: str) -> tuple[str, str]:
    """A reference and the title behind it; ("", the text) where none stands in front."""
    found = _REF.match(text.strip())
    if not found or _QUANTITY.match(found["title"]) or len(found["ref"]) > LONGEST_REF:
        return "", text.strip()
    bare = found["ref"].isdecimal()
    if bare and (len(found["ref"]) > 3 or (not found["mark"] and found["title"][:1].islower())):
        return "", text.strip()
    return tidy(found["ref"]) + (")" if bare and ")" in found["mark"] else ""), found["title"].strip()


def split_section(text: str) -> tuple[str, str, str]:
    """The label, the code and the title of a section: "Priority 1: Safer" → ("Priority", "1", "Safer"). Of
    several labels in a row the last counts, for it is the nearest."""
    label, code, rest = "", "", tidy(text)
    while found := _LABEL.match(rest):
        label, code = found["label"].capitalize(), _WORDED.get(found["code"].casefold(), found["code"])
        rest = rest[found.end() :]
    if not code and (found := _LABEL_ALONE.match(rest)):
        return found["label"].capitalize(), "", found["title"].strip()
    if not code and (found := _NUMBERED.match(rest)):
        code, rest = found["code"].replace(" ", ""), rest[found.end() :]
    return label, code[:LONGEST_CODE], rest.strip(" :-–—") or tidy(text)


def is_labelled(text: str) -> bool:
    """Whether a line opens as a section does: "Priority 1", "Theme B"."""
    return bool(_LABEL.match(tidy(text)) or _LABEL_ALONE.match(tidy(text)))


def has_code(text: str) -> bool:
    """Whether a line opens with a label or a number."""
    return bool(split_section(text)[1])


def shortened(text: str, room: int) -> str:
    """A title that fits, cut between words."""
    line = tidy(text)
    return line if len(line) <= room else line[: room - 1].rsplit(" ", 1)[0].rstrip(" ,;:-") + "…"


def free_code(taken: Iterable[str], wanted: str) -> str:
    """The wanted code where it is free, else the next number that is."""
    used = {code.casefold() for code in taken}
    if wanted and wanted.casefold() not in used:
        return wanted
    number = 1
    while str(number) in used:
        number += 1
    return str(number)
