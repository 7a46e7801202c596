"""How long something is on a telephone: lines of so many characters, as whoever reads it sees them."""

import re
import textwrap
from functools import lru_cache
from html import unescape

from digests.kit.blocks import EMOJI, Block

WIDTH = 42
"""Characters on a line of Slack's on a telephone 390 pixels wide."""
LINK = re.compile(r"<[^<>|]*\|([^<>]*)>")
MARKS = re.compile(r"[*`_]")


def lines_of(text: str) -> int:
    """How many lines a paragraph of mrkdwn takes."""
    return sum(map(_lines_of_one, text.split("\n")))


@lru_cache(2048)
def _lines_of_one(line: str) -> int:
    """How many lines one of it takes. Kept, for what fills a telephone asks it again with every line it adds."""
    seen = MARKS.sub("", unescape(LINK.sub(r"\1", EMOJI.sub("● ", line))))
    return max(1, len(textwrap.wrap(seen, WIDTH)))


def lines_in(blocks: list[Block]) -> int:
    """How many lines the texts of these blocks take."""
    texts = [block["text"]["text"] for block in blocks if "text" in block]
    texts += [one["text"] for block in blocks if block["type"] == "context" for one in block["elements"]]
    return sum(map(lines_of, texts))
