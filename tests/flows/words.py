"""What a person reads on a screen: the words of messages and views, and the buttons in them."""

import html
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Button:
    """Something to press: what it is called, and how Slack names it."""

    label: str
    action_id: str
    block_id: str
    value: str


def words_of(shown: Any) -> str:
    """Every text in blocks, a view or a message, a line each, without mrkdwn's stars and escapes."""
    return html.unescape("\n".join(texts(shown))).replace("*", "")


def texts(part: Any) -> Iterator[str]:
    """Each text in the order of reading; initial values too, for they stand in their boxes."""
    if isinstance(part, list):
        for each in part:
            yield from texts(each)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key in ("text", "initial_value", "initial_date") and isinstance(value, str):
                yield value
            elif isinstance(value, dict | list):
                yield from texts(value)


def buttons(blocks: list[Json]) -> list[Button]:
    """Every button, in order."""
    found = []
    for block in blocks:
        for element in [block.get("accessory") or {}, *block.get("elements", [])]:
            if element.get("type") == "button":
                label = element["text"]["text"]
                found.append(Button(label, element["action_id"], block["block_id"], element.get("value", "")))
    return found
