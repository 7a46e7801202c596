"""Words that were taken out of the record while a form stood open with them: they come back neither as a draft nor as
an answer. Nobody keeps the words; what stands in their place in the record says where they stood. Pure."""

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from digests.answering.form import Typed
from handlers.answering.form_state import as_drawn, read_over
from storage.rules.redaction import REDACTED

WORD = re.compile(rf"{re.escape(REDACTED)}|\w+")
SURE = 3
"""So many words in a row are the same words; fewer may be some of those that were taken out."""


def without_taken_out(view: Mapping[str, Any], typed: Typed, kept: Typed) -> Typed:
    """What is `typed` in a form, with each box as the record has `kept` it where words were taken out of that since
    the form was drawn; equal where none were."""
    boxes = [block["element"] for block in view.get("blocks", ()) if "element" in block]
    now: dict[str, str] = {}
    for box in boxes:
        said, held = getattr(typed, box["action_id"], None), getattr(kept, box["action_id"], None)
        if (
            isinstance(said, str)
            and isinstance(held, str)
            and marks(held) > max(marks(as_drawn(box)), marks(said))
        ):
            now[box["action_id"]] = as_kept(said, held)
    return read_over(now, typed) if now else typed


def marks(text: str) -> int:
    """How often words were taken out of a text."""
    return text.count(REDACTED)


def as_kept(said: str, kept: str) -> str:
    """The text that somebody has before them, with what was taken out of `kept` taken out of it. Words that are the
    same in both stay, and so does what was typed between them; where words were taken out, `kept` stands, as nobody
    knows any more which they were."""
    if not said.strip():
        return said
    old, new = list(WORD.finditer(kept)), list(WORD.finditer(said))
    pairs = [(-1, -1), *same_words(old, new), (len(old), len(new))]
    pieces = []
    for (old_at, new_at), (old_next, new_next) in pairwise(pairs):
        before = between(kept, old, old_at, old_next)
        pieces.append(before if marks(before) else between(said, new, new_at, new_next))
        pieces.append(new[new_next][0] if new_next < len(new) else "")
    return "".join(pieces)


def between(text: str, words: Sequence[re.Match[str]], one: int, other: int) -> str:
    """What stands between two words of a text, by their numbers; before the first and after the last it is -1 and
    their number."""
    start = words[one].end() if one >= 0 else 0
    return text[start : words[other].start() if other < len(words) else len(text)]


def same_words(old: Sequence[re.Match[str]], new: Sequence[re.Match[str]]) -> list[tuple[int, int]]:
    """The numbers of the words that are surely the same: some in a row, or those that both begin or end with."""
    first, second = [one[0] for one in old], [one[0] for one in new]
    found = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return [
        (one.a + step, one.b + step)
        for one in found
        if one.size >= SURE
        or one.a == one.b == 0
        or (one.a + one.size == len(old) and one.b + one.size == len(new))
        for step in range(one.size)
    ]
