"""Taking words out of text, and of anything made of texts. Where such text is kept is
storage/redaction/redaction.py's, what is the same text same_text.py's."""

import re
from collections.abc import Iterator
from typing import Any

from storage.rules.same_text import MARKS, folded, latin, letters, unformatted

REDACTED = "[redacted]"
SHORTEST = 3
"""Fewer characters would be found everywhere."""
CHOSEN = frozenset(
    (
        "action_id",
        "block_id",
        "by_rating",
        "direction",
        "handling",
        "kind",
        "lifecycle",
        "path_kind",
        "rating",
        "responsible_body",
        "scheme",
        "state",
        "style",
        "support_kind",
        "type",
        "url",
    )
)
"""What stands under these keys of JSON is chosen from a list and never typed: a rating is no surname."""
UNSEEN = "\u200b"
"""Stands where something invisible stood, or a sign that Slack formats by: it parts words, and is part of none."""
WORD, GAP = rf"[\w{MARKS}]", rf"[\s{UNSEEN}]+"


class Sought:
    """Words that are looked for, as they were typed or as a message or a file holds them: whatever their capitals and
    signs, however their letters are composed and the words formatted, with any white space between them, and only as
    whole words."""

    def __init__(self, words: str) -> None:
        said = folded("".join(letter for letter, _, _ in letters(words)))
        parts = (f"{UNSEEN}*".join(map(re.escape, part)) for part in said.split())
        self._bare = "".join(said.split())
        self._pattern = re.compile(rf"(?<!{WORD})(?:{GAP.join(parts)})(?!{WORD})")

    @property
    def is_short(self) -> bool:
        """Whether they are too few characters to be looked for."""
        return len(self._bare) < SHORTEST

    def found_in(self, text: str) -> bool:
        """Whether they stand in the text."""
        return next(self._spans(text), None) is not None

    def taken_out(self, text: str) -> str:
        """The text without them; where they do not stand it comes back equal."""
        kept, end = [], 0
        for first, last in self._spans(text):
            kept += [text[end:first], REDACTED]
            end = last
        return "".join((*kept, text[end:]))

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        """From where to where they stand. Most texts are told apart at once, for letter by letter is slow."""
        bare = "".join(folded(latin(unformatted(text))).split())
        if not self._bare or ("&" not in text and self._bare not in bare):
            return
        seen, starts, ends, begin = [], [], [], 0
        for letter, end, unseen in letters(text):
            seen.append(letter + UNSEEN * unseen)
            starts += [begin] * len(seen[-1])
            ends += [end] * len(seen[-1])
            begin = end
        for found in self._pattern.finditer("".join(seen)):
            yield starts[found.start()], ends[found.end() - 1]


def without(part: Any, sought: Sought) -> Any:
    """The text, or the JSON, with each place taken out; what holds none comes back equal."""
    if isinstance(part, str):
        return sought.taken_out(part)
    if isinstance(part, list):
        return [without(item, sought) for item in part]
    if isinstance(part, dict):
        return {key: value if key in CHOSEN else without(value, sought) for key, value in part.items()}
    return part
