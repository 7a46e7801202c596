"""What is the same text to a reader, though computers write it in several ways: the one place that says so. The
record keeps what was typed; whoever compares texts compares them as they are here."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from unicodedata import digit, normalize

INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
"""Nobody sees these: soft hyphens, joiners, marks of direction, variants, controls. Part of a pattern's class."""
MARKS = "\u0300-\u034e\u0350-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
"""What stands over or under the letter before it: the circumflex of a decomposed "ŷ"."""
SIGNS = {
    "'": "’‘‚‛ʼʹ`´′＇",
    '"': "“”„‟«»″＂",
    "-": "‐‑‒–—―−﹘﹣－",
    ">": "＞",
}
"""Signs that keyboards and word processors write for one another."""
LOOK_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХԌԚԜаеѕіјкмнорстухһԁԛԝ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχ",
    "ABESIJKMHOPCTYXGQWaesijkmhopctyxhdqw" + "ABEZHIKMNOPTYXaikvoptux",
)
"""Cyrillic and Greek letters that a reader takes for Latin ones. Only where a ref is read and words are taken out."""
ESCAPED = r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[0-9a-f]{1,5});"
"""How a message or a file writes a sign that means something to it."""

SIGNS_OF_FORMAT = "*_~`＊＿～｀"
"""How Slack writes bold, italic, struck and fixed-width words: around them. The last four stand for the first where
typed text is shown."""

AROUND = f"{SIGNS_OF_FORMAT}\"'“”‘’.,:;!"
"""What may stand around a word that is a command, typed or pasted, and is no part of it."""

NOT_WRITTEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
"""What XML, and so no workbook and no Word file, can hold."""

_NOT_WRITTEN = re.compile(f" ?[{NOT_WRITTEN}]+ ?")
_NOT_SEEN = re.compile(f"[{INVISIBLE}]+")
_ONE_SIGN = str.maketrans({each: one for one, many in SIGNS.items() for each in many} | {"…": "..."})
_WORD = rf"[\w{SIGNS_OF_FORMAT}{MARKS}]"
_FIGURES = str.maketrans("oil|", "0111")
_PIECE = re.compile(r"[^\W\d_]+|\d+")
_FORMAT = re.compile(rf"(?<!{_WORD})[{SIGNS_OF_FORMAT}]+|[{SIGNS_OF_FORMAT}]+(?!{_WORD})")
"""Within a word such a sign is part of it: "plan_2025"."""
_QUOTED = re.compile(r"^(\s*)>", re.MULTILINE)
_WIDE = str.maketrans({sign: chr(ord(sign) + 0xFEE0) for sign in "*_~`"})
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Direction overrides, which make a text read otherwise than it is written."""
_AT_ODDS = re.compile(f"[{SIGNS_OF_FORMAT}>\u202a-\u202e\u2066-\u2069]")
"""What Slack may show otherwise than it was typed: mostly there is none, and looking for one is cheap."""
_LETTER = re.compile(f"(?:{ESCAPED}|.)[{MARKS}{INVISIBLE}]*", re.DOTALL | re.IGNORECASE)


def composed(text: str) -> str:
    """The text letter by letter, each with its marks, and nothing that is invisible; all else as it was typed."""
    if text.isascii() and text.isprintable():
        return text
    return normalize("NFC", _NOT_SEEN.sub("", text))


def looks(text: str) -> str:
    """The text as a reader sees it: letters with their marks, nothing invisible, one kind of apostrophe, quotation
    mark, dash and space. Capitals stay."""
    return " ".join(composed(text).translate(_ONE_SIGN).split())


def unformatted(text: str) -> str:
    """The text without the signs that Slack formats words by, which are no part of them."""
    return _FORMAT.sub("", text)


def unturned(text: str) -> str:
    """The text without what makes it read otherwise than it is written."""
    return _TURNS.sub("", text)


def not_formatting(text: str) -> str:
    """The text so that Slack shows it as it was typed: a sign that would format it, or begin a quotation, is its
    full-width twin, for Slack knows no way to say that a sign is only a sign."""
    if not _AT_ODDS.search(text):
        return text
    return _QUOTED.sub(r"\1＞", _FORMAT.sub(lambda found: found.group().translate(_WIDE), unturned(text)))


def printable(text: str) -> str:
    """The text as a document can hold it: a space where something stood that it cannot."""
    return _NOT_WRITTEN.sub(" ", text)


def folded(text: str) -> str:
    """The text to be compared where capitals do not count: two texts are the same where this is."""
    return normalize("NFC", looks(text).casefold())


def latin(text: str) -> str:
    """The text as a ref is read, letter for letter and as long as it was: look-alikes, full-width signs, other digits
    and dashes as an English keyboard has them."""
    return text if text.isascii() else "".join(map(_one_latin, text))


@cache
def _one_latin(letter: str) -> str:
    number = digit(letter, None)
    plain = normalize("NFKC", letter).translate(LOOK_ALIKE).translate(_ONE_SIGN)
    return str(number) if number is not None else plain if len(plain) == 1 else letter


def pieces(text: str) -> list[str]:
    """The words and numbers of a text, in order. Two refs are the same where these are: "DOR-2.3", "dor 2.3",
    "DOR2.3", and with a dash, an alphabet or a width that only looks like it."""
    return _PIECE.findall(folded(latin(text)))


def as_ref(text: str) -> str:
    """A new ref as it is written down: nothing invisible, and no letter that only looks like another."""
    return latin(looks(text))


def at_a_glance(text: str) -> str:
    """A reference or a code as somebody reads it off a page and types it: without spaces, in any capitals, and each
    letter as the one of ours that it looks like."""
    return "".join(folded(latin(text.upper())).split())


def by_figures(text: str) -> str:
    """The same where nobody tells a letter from the figure that looks like it: O from 0, I and l from 1."""
    return at_a_glance(text).translate(_FIGURES)


def letters(text: str) -> Iterator[tuple[str, int, bool]]:
    """Each letter of the text as `folded` has it, and as the one of ours that it looks like; where it ends, and
    whether something follows it that is no part of a word: what is invisible, or a sign that Slack formats by. A line
    break or a tab is a space."""
    signs = {at for found in _FORMAT.finditer(text) for at in range(*found.span())}
    for found in _LETTER.finditer(text):
        raw = found.group()
        seen = _NOT_SEEN.sub("", unescape(raw) if raw.startswith("&") else raw)
        plain = normalize("NFC", latin(normalize("NFC", seen)).translate(_ONE_SIGN).casefold())
        if found.start() in signs:
            yield "", found.end(), True
        else:
            yield (" " if plain.isspace() else plain), found.end(), seen != raw and not raw.startswith("&")
