"""Texts that were damaged before they came into a file: a spreadsheet's error, letters that were lost or read in the
wrong alphabet, signs that turn a text round. What a field may hold is in scalars.py."""

import re
from collections.abc import Iterator

from storage.plan.files.faults import Fault, fault_at
from storage.plan.files.tree import Fields, Items, Node, Text

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
_LOWER = "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_MISREAD = re.compile(
    f"[\u00c2\u00c3\u00c5][{_LOWER}]|\u00e2[\u0080-\u0082\u0084\u20ac\u201a\u201e\u2020][{_LOWER}]|\u00f0[\u009f\u0178][{_LOWER}]{{2}}"
)
"""What UTF-8 looks like where somebody read it as Windows-1252: two to four letters for one."""
FAULTS = ("cell_error", "turned_text")
"""What cannot be taken as it stands; all else is to be looked at."""


def is_error(text: str) -> bool:
    """Whether a text is nothing but an error that a spreadsheet shows, such as #REF!"""
    return text.strip().upper() in _ERRORS


def damage(text: str) -> tuple[str, str]:
    """What is wrong with a text, and what it likely said; "" where nothing is."""
    if text.isascii():
        return ("cell_error", "") if is_error(text) else ("", "")
    if _TURNED.search(text):
        return "turned_text", _TURNED.sub("", text)
    if _LOST in text:
        return "lost_letters", text
    mended = _MISREAD.sub(lambda found: _read_again(found[0]), text)
    return ("misread_letters", mended) if mended != text else ("", "")


def damaged(tree: Fields) -> Iterator[Fault]:
    """Each damaged text of a file."""
    for path, node in _texts(tree, ""):
        code, likely = damage(node.value)
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


def _read_again(letters: str) -> str:
    """The letter that these were; as they are where they were none. Windows-1252 leaves five codes to themselves."""
    data = b"".join(bytes([ord(one)]) if ord(one) < 256 else one.encode("cp1252") for one in letters)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return letters
