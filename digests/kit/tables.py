"""A table: as Slack draws it, and its lines in words where a workspace does not take that block. The same words are
what is read out of it."""

import re
from collections.abc import Sequence

from digests.kit.blocks import Block, Worded, section
from digests.kit.typed import shorten

TABLE = "data_table"
CAPTION_ROOM = 300
EMOJI = re.compile(r":([a-z_]+): ?")


def table(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]], words: Sequence[str]) -> Worded:
    """The rows under their heads, the first cell of each its header; `words` are the same as lines of mrkdwn. Slack
    takes 100 rows of 20 cells (docs.slack.dev, "Data table block")."""
    block = {
        "type": TABLE,
        "caption": shorten(caption, CAPTION_ROOM),
        "page_size": min(max(len(rows), 1), 100),
        "row_header_column_index": 0,
        "rows": [[raw(name) for name in head], *([cell(text) for text in row] for row in rows)],
    }
    return Worded(block, words="\n".join(words))


def raw(text: str) -> Block:
    """A cell of plain text, which is never empty."""
    return {"type": "raw_text", "text": text or "–"}


def cell(text: str) -> Block:
    """A cell; where a rating's colour stands in it, as Slack draws that."""
    if not EMOJI.search(text):
        return raw(text)
    elements: list[Block] = []
    for number, part in enumerate(EMOJI.split(text)):
        if part:
            elements.append(
                {"type": "emoji", "name": part} if number % 2 else {"type": "text", "text": f" {part}"}
            )
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}


def without_tables(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks with its lines in place of each table, for a workspace that does not take tables."""
    return [
        section(block.words) if isinstance(block, Worded) and block["type"] == TABLE else block
        for block in blocks
    ]
