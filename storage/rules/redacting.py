"""Taking words out of text, and of anything made of texts. Where such text is kept is storage/redaction.py's."""

import re
from typing import Any

REDACTED = "[redacted]"
SHORTEST = 3
"""Fewer characters would be found everywhere."""
SAME = ("'’‘ʼ`´", "-‐‑–")
"""Signs that keyboards write for one another: a telephone's apostrophe is not a computer's."""
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


def pattern_of(words: str) -> re.Pattern[str]:
    """Finds the words as they were typed or as a message holds them (docs.slack.dev, "Formatting message text"):
    in any case, whichever apostrophe or hyphen and whatever white space they have, and only as whole words."""
    typed = words.split()
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").split()
    either = "|".join(r"\s+".join(map(loosely, each)) for each in (typed, escaped))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def loosely(word: str) -> str:
    """The word as part of a pattern: a sign that has others like it stands for all of them."""
    return "".join(
        next((f"[{re.escape(each)}]" for each in SAME if sign in each), re.escape(sign)) for sign in word
    )


def without(part: Any, pattern: re.Pattern[str]) -> Any:
    """The text, or the JSON, with each place taken out; what holds none comes back equal."""
    if isinstance(part, str):
        return pattern.sub(REDACTED, part)
    if isinstance(part, list):
        return [without(item, pattern) for item in part]
    if isinstance(part, dict):
        return {key: value if key in CHOSEN else without(value, pattern) for key, value in part.items()}
    return part
