"""What people typed, as Slack may show it: escaped, on one line, cut to the room there is."""

import json
from functools import lru_cache

from storage.rules.same_text import not_formatting

AT_MOST_A_CHARACTER = 12
"""Characters of JSON for one that was typed: one beyond the first plane is written as two of six."""

ELLIPSIS = "…"


def escape(text: str) -> str:
    """Typed text made harmless in mrkdwn: no ping, no link, no mention, no bold words, no quotation. Only these
    three characters are escaped, as Slack decodes no others (docs.slack.dev, "Formatting message text")."""
    return not_formatting(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def clip(text: str, room: int) -> str:
    """The text, not yet escaped, cut with an ellipsis so that it takes at most `room` characters of JSON
    once it is escaped. An "&" takes five, most characters outside ASCII six."""
    if len(text) * AT_MOST_A_CHARACTER <= room or _cost(text) <= room:
        return text
    left, kept = room - _cost(ELLIPSIS), []
    for character in text:
        left -= _cost_of_one(character)
        if left < 0:
            break
        kept.append(character)
    return "".join(kept).rstrip() + ELLIPSIS


def one_line(text: str, room: int) -> str:
    """The text on one line, clipped to `room`."""
    return clip(" ".join(text.split()), room)


def shorten(text: str, limit: int) -> str:
    """The text cut to `limit` characters, for the plain text of a button, an option or a title."""
    line = " ".join(text.split()) or "–"
    return line if len(line) <= limit else line[: limit - 1].rstrip() + ELLIPSIS


def _cost(text: str) -> int:
    return len(json.dumps(escape(text))) - 2


@lru_cache(4096)
def _cost_of_one(character: str) -> int:
    return _cost(character)
