"""Reads the words and colours that offices rate with. A word that says how far something is, and not whether
it is on track, is never a rating by itself: somebody is asked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from storage.enums import Rating
from storage.plan.files.excel.fills import colour_of

BLUE, GREEN, AMBER, RED, GREY = Rating.BLUE, Rating.GREEN, Rating.AMBER, Rating.RED, Rating.GREY
_SURE: Mapping[Rating, str] = {
    BLUE: "blue|b|complete|completed|complete c|c|done|achieved|delivered|finished|closed|implemented|fully complete|"
    "fully completed|action complete|completed on time|met|concluded|complete and closed|green c|g c|fully achieved|"
    "resolved|signed off|100|dark green",
    GREEN: "green|g|on track|on target|on schedule|on plan|on course|ahead of schedule|ahead of target|to plan|"
    "progressing to plan|progressing as planned|proceeding to plan|in progress on track|on track to be achieved|"
    "in progress and on track|good progress|on time|light green",
    AMBER: "amber|a|at risk|some risk|some slippage|minor slippage|slight slippage|minor issues|minor delay|orange|"
    "in progress at risk|slightly behind|slightly behind schedule|some concerns|needs attention|not on track",
    RED: "red|r|off track|off target|overdue|failing|missed|not achieved|not met|significant slippage|major issues|"
    "significant issues|seriously behind|critical|not on target|will not be achieved|not delivered|major delay",
    GREY: "grey|gray|not started|not yet started|not due|not yet due|not yet begun|not begun|on hold|paused|deferred|"
    "not commenced|scheduled|planned|future|postponed|suspended|yet to start|no action yet|backlog|to do|todo",
}
_LIKELY: Mapping[Rating, str] = {
    GREEN: "in progress|working on it|ongoing|underway|under way|started|active|open|in hand|under control|current|"
    "in development|in delivery|in train|doing|commenced|begun|progressing|partially complete|partly complete|part|"
    "partially achieved|partially met|ongoing action|business as usual|bau|continuing|in process|in progress ongoing|"
    "amber green|green amber|g a|a g|yellow|y|assigned|substantially complete|mostly complete|nearly complete|review",
    AMBER: "pending|waiting|waiting for review|in review|awaiting review|awaiting decision|blocked|amber red|"
    "red amber|a r|r a|behind schedule|behind|delayed|slipped|slippage|delay|late|issues|risk|concern|under review|"
    "behind target",
    RED: "stuck|stalled|cancelled|failed|stopped|abandoned|no progress|terminated",
    GREY: "new|proposed|draft|0|not applicable|n a|na|none|no|tbc|black|white|unassigned|dependent",
}
_SIGNS_OF = {BLUE: "✔✓☑✅🔵🟦", GREEN: "🟢🟩●", AMBER: "🟠🟡🟧🟨▲", RED: "🔴🟥■❌✖", GREY: "⚪⚫○"}
_SIGNS = {sign: rating for rating, signs in _SIGNS_OF.items() for sign in signs}
"""Signs that stand for a rating, Muster's own among them."""
_MARK = re.compile(f"[{''.join(_SIGNS)}]")
_NOT_RATED = re.compile(r"[\W_]*")
_COUNTED = re.compile(r"\s*\d+\s+[^\d,;]+(?:[,;]\s*\d+\s+[^\d,;]+)*\s*")
_ARROWS = re.compile(r"[↑↗→↘↓⬆⬇➡▼⇧⇩⇨←↔]")


def _table(words: Mapping[Rating, str]) -> Mapping[str, Rating]:
    return {word: rating for rating, listed in words.items() for word in listed.split("|")}


_SURE_BY_WORD, _LIKELY_BY_WORD = _table(_SURE), _table(_LIKELY)
COLOURS = {"red": RED, "r": RED, "amber": AMBER, "a": AMBER, "yellow": AMBER, "y": AMBER, "green": GREEN, "g": GREEN,
           "blue": BLUE, "b": BLUE, "grey": GREY, "gray": GREY}  # fmt: skip
"""What a key calls its colours."""

_WORSE = {word: rating for word, rating in _SURE_BY_WORD.items() if rating in (AMBER, RED) and len(word) > 1}
_UNDONE = re.compile(
    r"\b(?:not|no|un\w+|never|without|part(?:ly|ial|ially)?|cancel\w*|fail\w*|withdrawn|abandoned|superseded|duplicate|"
    r"transferred|merged|replaced|except|but|pending|awaiting|subject to)\b"
)


@dataclass(frozen=True)
class ReadRating:
    """What was read: the rating, or the likeliest where nobody can be sure, or None."""

    rating: Rating | None
    sure: bool


def rating_words(text: str) -> str:
    """A rating's words as they are compared: without arrows, brackets and capitals."""
    bare = _ARROWS.sub(" ", text.replace("\ufe0f", "")).casefold()
    return " ".join(re.findall(r"[^\W_]+", bare) or _MARK.findall(bare))


def rating_key(text: str) -> str:
    """By what a rating is asked about: its words, and the signs that stand beside them or doubt them."""
    signs = "".join(_MARK.findall(text)) + ("?" if "?" in text else "")
    words = rating_words(text)
    return f"{words} {signs}".strip() if words not in _SIGNS else words


def read_rating(text: str) -> ReadRating:
    """What a rating cell says."""
    words = rating_words(text)
    signs = {_SIGNS[one] for one in _MARK.findall(text)}
    if words in _SIGNS and len(signs) == 1:
        return ReadRating(_SIGNS[words], True)
    read = _worded(text, words)
    if signs and signs != {read.rating}:
        return ReadRating(read.rating, False)
    doubted = "?" in text
    return ReadRating(None if doubted and read.rating is BLUE else read.rating, read.sure and not doubted)


def _worded(text: str, words: str) -> ReadRating:
    percent = re.fullmatch(r"\s*(\d{1,3}(?:\.\d+)?)\s*%\s*", text)
    if percent:
        return _of_percent(float(percent[1]))
    if words in _SURE_BY_WORD:
        return ReadRating(_SURE_BY_WORD[words], True)
    if words in _LIKELY_BY_WORD:
        return ReadRating(_LIKELY_BY_WORD[words], False)
    return ReadRating(_beginning(words), False)


def _of_percent(percent: float) -> ReadRating:
    if percent >= 100:
        return ReadRating(BLUE, True)
    return ReadRating(GREEN if percent > 0 else GREY, False)


def _beginning(words: str) -> Rating | None:
    """The rating whose words come first in longer ones: "Amber - recruitment is late". Where worse ones follow, "On
    track but at risk", those; none where what follows says that it was not done: "Closed - no longer needed"."""
    known = {**_LIKELY_BY_WORD, **_SURE_BY_WORD}
    begins = [word for word in known if len(word) > 2 and f"{words} ".startswith(f"{word} ")]
    if not begins:
        return None
    first = max(begins, key=len)
    rest = words[len(first) :]
    worse = {_WORSE[word] for word in _WORSE if f" {word} " in f"{rest} "}
    if worse:
        return RED if RED in worse else known[first] if known[first] is RED else AMBER
    return None if known[first] is BLUE and _UNDONE.search(rest) else known[first]


def is_rating_word(text: str) -> bool:
    """Whether a cell says nothing but a rating or how far something is."""
    words = rating_words(text)
    return words in _SIGNS or words in _SURE_BY_WORD or words in _LIKELY_BY_WORD


def says_no_rating(text: str) -> bool:
    """Whether a rating cell says nothing at all."""
    return bool(_NOT_RATED.fullmatch(text)) and not rating_words(text) and not _ARROWS.search(text)


def is_count(text: str) -> bool:
    """Whether a cell counts others, as the last row of a group in a tool's export: "1 Done, 2 Working on
    it"."""
    parts = _COUNTED.fullmatch(text)
    return bool(parts) and all(
        is_rating_word(re.sub(r"^\s*\d+\s+", "", one)) for one in re.split(r"[,;]", text)
    )


def contradicts(fill: Rating | None, said: Rating | None) -> bool:
    """Whether a cell's colour says another rating than its words; what is complete is green to many."""
    return fill is not None and fill is not said and (said, fill) != (BLUE, GREEN)


def rating_of_fill(fill: str) -> Rating | None:
    """The rating whose colour fills a cell; None for grey, white, and what is between two."""
    return COLOURS.get(colour_of(fill))


def key_of(text: str) -> Mapping[str, str]:
    """What a key says of its colours: "G = on track or done; A = at risk" → {"g": "on track or done", …}."""
    found = re.findall(
        r"(?:^|[\s;,.(])(red|amber|yellow|green|blue|grey|r|a|y|g|b)\s*(?:=|:|–|—|-(?=\s)|means\b)\s*([^;=\n]{3,120}?)"
        r"(?=$|[;\n]|[,.]?\s+(?:red|amber|yellow|green|blue|grey|[ragyb])\s*(?:=|:|–|—|-\s|means\b))",
        text,
        re.IGNORECASE,
    )
    return {colour.casefold(): meaning.strip() for colour, meaning in found}
