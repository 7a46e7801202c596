"""Texts that were damaged before they came into a file: a spreadsheet's error, letters that were lost or read in the
wrong alphabet, signs that turn a text round. What a field may hold is in scalars.py."""

import re
from collections.abc import Iterator
from html import unescape

from storage.plan.files.faults import Fault, fault_at
from storage.plan.files.tree import Fields, Items, Node, Text
from storage.rules.same_text import LOOK_ALIKE

_ERRORS = frozenset(
    f"#{name}"
    for name in (
        "NULL!",
        "DIV/0!",
        "VALUE!",
        "REF!",
        "NAME?",
        "NUM!",
        "N/A",
        "SPILL!",
        "CALC!",
        "FIELD!",
        "BLOCKED!",
    )
) | {"#GETTING_DATA", "#CONNECT!", "#UNKNOWN!"}
_TURNED = re.compile("[\u202d\u202e]")
_LOST = "\ufffd"
_MOST_TIMES = 3
_FIRST_GREEK = 0x370
_LOWER = "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_MISREAD = re.compile(
    f"[\u00c2\u00c3\u00c5][{_LOWER}]|\u00e2[\u0080-\u0082\u0084\u20ac\u201a\u201e\u2020][{_LOWER}]|\u00f0[\u009f\u0178][{_LOWER}]{{2}}"
)
"""What UTF-8 looks like where somebody read it as Windows-1252: two to four letters for one."""
_FROM_A_MAC = re.compile(
    "\u201a[\u00c4\u00c5\u00c7][\u00a0-\uffff\u0020-\u007e]|[\u221a\u00ac\u2248][\u00a0-\u00ff\u2020\u2022\u2122\u2202-\u22ff\u0152-\u02dd]"
)
"""The same where it was read as a Mac's letters were."""
_CODES = re.compile("[\u0080-\u009f]")
"""What no text has, and Windows-1252 has its quotation marks and dashes under."""
_ESCAPES = re.compile(r"_x00[01][0-9A-Fa-f]_")
_OF_A_PAGE = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,5});", re.IGNORECASE)
"""How a workbook and a page on the web write a sign that means something to them."""
_FOR_A_LETTER = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])")
"""A question mark within a word, where a letter was that could not be written."""
_WORD = re.compile(r"[^\W\d_]+")
_TYPED = ("priorities.code", "commitments.ref", "measures.code")
"""What people read off a page and type: a letter that only looks like ours stands for none of another alphabet's."""
FAULTS = ("cell_error", "turned_text")
"""What cannot be taken as it stands; all else is to be looked at."""


def is_error(text: str) -> bool:
    """Whether a text is nothing but an error that a spreadsheet shows, such as #REF!"""
    return text.strip().upper() in _ERRORS


def damage(text: str) -> tuple[str, str]:
    """What is wrong with a text, and what it likely said; "" where nothing is."""
    if is_error(text):
        return "cell_error", ""
    if _TURNED.search(text):
        return "turned_text", _TURNED.sub("", text)
    if _LOST in text or ("://" not in text and _FOR_A_LETTER.search(text)):
        return "lost_letters", text
    if (mended := _mended(text)) != text:
        return "misread_letters", mended
    ours = _WORD.sub(_in_our_letters, text)
    return ("mixed_letters", ours) if ours != text else ("", "")


def _mended(text: str) -> str:
    """The text as it was before it was misread, once or again and again."""
    mended = unescape(_ESCAPES.sub(" ", text)) if _ESCAPES.search(text) or _OF_A_PAGE.search(text) else text
    for _ in range(_MOST_TIMES):
        before = mended
        mended = _MISREAD.sub(lambda found: _read_again(found[0], "cp1252"), mended)
        mended = _FROM_A_MAC.sub(lambda found: _read_again(found[0], "mac_roman"), mended)
        if mended == before:
            break
    return _CODES.sub(lambda found: found[0].encode("latin-1").decode("cp1252", "replace"), mended)


def _in_our_letters(word: re.Match[str]) -> str:
    """A word with the letters of another alphabet that stand among ours and look like them."""
    ours = word[0].translate(LOOK_ALIKE)
    return ours if _is_latin(ours) and any(map(_is_latin, word[0])) else word[0]


def _is_latin(text: str) -> bool:
    return all(ord(letter) < _FIRST_GREEK for letter in text)


def damaged(tree: Fields) -> Iterator[Fault]:
    """Each damaged text of a file."""
    for path, node in _texts(tree, ""):
        code, likely = damage(node.value)
        ours = node.value.translate(LOOK_ALIKE)
        if not code and path in _TYPED and ours != node.value and _is_latin(ours):
            code, likely = "mixed_letters", ours
        if code:
            yield fault_at(node.place, path, code, node.value, *([likely] if likely else []))


def _texts(node: Node, path: str) -> Iterator[tuple[str, Text]]:
    if isinstance(node, Text):
        yield path, node
    elif isinstance(node, Items):
        for one in node.items:
            yield from _texts(one, path)
    else:
        for name, one in node.entries.items():
            yield from _texts(one, f"{path}.{name}" if path else name)


def _read_again(letters: str, alphabet: str) -> str:
    """The letter that these were; as they are where they were none. Windows-1252 leaves five codes to themselves."""
    try:
        data = b"".join(
            bytes([ord(one)]) if alphabet == "cp1252" and ord(one) < 256 else one.encode(alphabet)
            for one in letters
        )
        return data.decode("utf-8")
    except UnicodeError:
        return letters
