"""The rules about what is written: how much, whether it is new, whether it names anyone, in which tense."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from storage.facts.answering import Answer, Finding
from storage.rules.answering.findings import TYPED_FIELDS, finding
from storage.rules.answering.personal_data import signs
from storage.rules.answering.tense import already_done, still_to_come
from storage.rules.answering.terms import Terms, missing
from storage.rules.same_text import folded, looks

PROGRESS_MIN, PROGRESS_MAX = 30, 1200
"""Characters of progress, spaces at either end left out."""
SIMILAR_ABOVE = 0.85
"""Share of words found again, in the same order, in last quarter's text, above which the lead is asked."""

_LINK = re.compile(r"https?://\S+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_NOT_A_PAGE = re.compile(r"(?:javascript|vbscript|mailto)\s*:|data:\w*[/;,]|file:/", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def progress(answer: Answer, terms: Terms) -> Iterator[Finding]:
    """V02: enough, and something new."""
    written = len(looks(answer.progress))
    yield from missing("V02", "progress", answer.progress)
    if 0 < written < PROGRESS_MIN:
        yield finding("V02", "progress", "too_short", length=str(written), least=str(PROGRESS_MIN))
    if terms.last and _similar(answer.progress, terms.last.progress):
        yield finding("V02", "progress", "similar")


def _similar(now: str, before: str) -> bool:
    """Whether nearly the same words come in nearly the same order."""
    new, old = (folded(text[: 2 * PROGRESS_MAX]).split() for text in (now, before))
    if not new or not old:
        return False
    return SequenceMatcher(None, new, old, autojunk=False).ratio() > SIMILAR_ABOVE


def not_too_long(answer: Answer, _: Terms) -> Iterator[Finding]:
    """V02: no more than the paper has room for."""
    written = len(answer.progress.strip())
    if written > PROGRESS_MAX:
        yield finding("V02", "progress", "too_long", length=str(written), most=str(PROGRESS_MAX))


def evidence_link(answer: Answer, _: Terms) -> Iterator[Finding]:
    """V19: a link that a browser opens as a page."""
    schemes = {scheme.casefold() for scheme in _SCHEME.findall(answer.evidence)}
    # Browsers leave control characters out of a link's scheme, so they must not hide one here.
    hidden = _NOT_A_PAGE.search(_CONTROL.sub("", answer.evidence))
    if schemes - {"http", "https"} or hidden:
        yield finding("V19", "evidence", "not_http")


def personal_data(answer: Answer, terms: Terms) -> Iterator[Finding]:
    """V17: addresses of pages are no typed words, and may hold any figures."""
    for field in TYPED_FIELDS:
        text = _LINK.sub("", written(answer, field))
        for sign, piece in signs(text, terms.known_names):
            yield finding("V17", field, sign, piece=piece)


def written(answer: Answer, field: str) -> str:
    """What was typed in a field, or in a part of the path or of the support asked for ("path.owner")."""
    part, _, inner = field.partition(".")
    value = getattr(answer, part)
    return str((getattr(value, inner) if inner and value else value) or "")


def tense(answer: Answer, _: Terms) -> Iterator[Finding]:
    """V20: what was done, and not what will be; what comes next, and not what was done."""
    words = still_to_come(answer.progress)
    if words:
        yield finding("V20", "progress", "still_to_come", words=words)
    words = already_done(answer.next_steps)
    if words:
        yield finding("V20", "next_steps", "already_done", words=words)
