"""How long something is on a telephone: lines of so many characters, as whoever reads it sees them."""

import re
import textwrap
from html import unescape

from digests.kit.blocks import EMOJI, Block

WIDTH = 42
"""Characters on a line of Slack's on a telephone 390 pixels wide."""
LINK = re.compile(r"<[^<>|]*\|([^<>]*)>")
MARKS = re.compile(r"[*`_]")


def lines_of(text: str) -> int:
    """How many lines a paragraph of mrkdwn takes."""
    seen = MARKS.sub("", unescape(LINK.sub(r"\1", EMOJI.sub("● ", text))))
    return sum(max(1, len(textwrap.wrap(line, WIDTH))) for line in seen.split("\n"))


def lines_in(blocks: list[Block]) -> int:
    """How many lines the texts of these blocks take."""
    texts = [block["text"]["text"] for block in blocks if "text" in block]
    texts += [one["text"] for block in blocks if block["type"] == "context" for one in block["elements"]]
    return sum(map(lines_of, texts))
