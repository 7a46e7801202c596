"""Cursors: long lists are answered in pages, as Slack answers them."""

import base64
from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.rehearsal.workspace import limits
from bot.rehearsal.workspace.calls.arguments import Arguments
from bot.rehearsal.workspace.kinds import Json, Refusal

Item = TypeVar("Item")


def page(
    items: Sequence[Item], key: Callable[[Item], str], args: Arguments, default: int
) -> tuple[list[Item], str]:
    """The items from the cursor on, at most `limit`, and the cursor of the next page (empty at the end)."""
    start = _position(items, key, args.text("cursor"))
    size = min(max(1, args.whole("limit", default) or default), limits.PAGE)
    chosen = list(items[start : start + size])
    rest = items[start + size :]
    return chosen, _cursor(key(rest[0])) if rest else ""


def next_cursor(cursor: str) -> Json:
    """The part of an answer that says how to go on."""
    return {"response_metadata": {"next_cursor": cursor}}


def _cursor(key: str) -> str:
    return base64.urlsafe_b64encode(f"next:{key}".encode()).decode()


def _position(items: Sequence[Item], key: Callable[[Item], str], cursor: str) -> int:
    if not cursor:
        return 0
    for index, item in enumerate(items):
        if _cursor(key(item)) == cursor:
            return index
    raise Refusal("invalid_cursor")
