"""What Slack accepts of a message or a view: the limits of its Block Kit reference, as assertions."""

import json
import re
from collections.abc import Iterator
from typing import Any

from digests.kit.blocks import MESSAGE_LIMIT, Message

TEXT_LIMITS = {
    "section": 3000,
    "header": 150,
    "context": 2000,
    "label": 2000,
    "hint": 2000,
    "button": 75,
    "placeholder": 150,
    "title": 24,
    "submit": 24,
    "close": 24,
    "option": 75,
    "description": 75,
}
PING = re.compile(r"<(?![^<>|]*\|)[^<>]*>|<[!@#][^<>]*>")
"""Whatever Slack would read as a mention, a channel or a bare link; Muster's own links have words."""

OURS = ("{file}", "https://files.example/")
"""The addresses that the tests' own links have."""


def check_message(message: Message) -> None:
    """Fails where Slack would refuse the message, or where something in it would ping or link."""
    assert message.size <= MESSAGE_LIMIT
    assert message.text.strip()
    assert_harmless(message.text)
    check_blocks(message.blocks, most=50)


def check_view(view: dict[str, Any]) -> None:
    """Fails where Slack would refuse the modal or the App Home."""
    assert len(json.dumps(view)) <= 250_000
    assert len(view.get("private_metadata", "")) <= 3000
    for name in ("title", "submit", "close"):
        if name in view:
            assert 0 < len(view[name]["text"]) <= TEXT_LIMITS[name]
    check_blocks(view["blocks"], most=100)
    keys = [block["block_id"] for block in view["blocks"] if "block_id" in block]
    assert len(keys) == len(set(keys))


def check_blocks(blocks: list[dict[str, Any]], *, most: int) -> None:
    """Fails where a block is too long, empty, or holds text that would ping."""
    assert 1 <= len(blocks) <= most
    for block in blocks:
        for kind, text in texts_of(block):
            assert 0 < len(text["text"]) <= TEXT_LIMITS[kind], kind
            assert text["text"].strip()
            if text["type"] == "mrkdwn":
                assert text["verbatim"] is True
                assert_harmless(text["text"])
        for element in elements_of(block):
            check_element(element)


def check_element(element: dict[str, Any]) -> None:
    """Fails where a button, a menu or a box breaks a limit of its own."""
    assert len(element.get("value", "")) <= 2000
    options = options_of(element)
    if "options" in element or "option_groups" in element:
        assert ("options" in element) is not ("option_groups" in element)
        assert 1 <= len(element.get("options", [1])) <= (10 if element["type"] == "radio_buttons" else 100)
        check_groups(element.get("option_groups", []))
        values = [option["value"] for option in options]
        assert len(values) == len(set(values))
        assert all(0 < len(value) <= 150 for value in values)
        assert element.get("initial_option") in [None, *options]
    assert len(element.get("initial_value", "")) <= element.get("max_length", 3000) <= 3000


def check_groups(groups: list[dict[str, Any]]) -> None:
    """Fails where a menu has too many groups, or a group too many choices or too long a name."""
    assert len(groups) <= 100
    for group in groups:
        assert 1 <= len(group["options"]) <= 100
        assert 1 <= len(group["label"]["text"]) <= 75


def options_of(element: dict[str, Any]) -> list[dict[str, Any]]:
    """What a menu offers, in groups or not."""
    grouped = [option for group in element.get("option_groups", []) for option in group["options"]]
    return [*element.get("options", []), *grouped]


def assert_harmless(text: str) -> None:
    """Fails where the text holds a mention, a channel, or a link that is not Muster's own."""
    assert not PING.findall(text)
    for address in re.findall(r"<([^<>|]*)\|", text):
        assert address.startswith(OURS)


def texts_of(block: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each text of a block with the kind whose limit it has."""
    if block["type"] in ("section", "header") and "text" in block:
        yield block["type"], block["text"]
    for field in block.get("fields", []):
        assert len(field["text"]) <= 2000
        yield "section", field
    if block["type"] == "context":
        assert 1 <= len(block["elements"]) <= 10
        yield from (("context", element) for element in block["elements"])
    yield from ((kind, block[kind]) for kind in ("label", "hint") if kind in block)
    for element in elements_of(block):
        yield from _texts_of_element(element)


def _texts_of_element(element: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    if element["type"] == "button":
        yield "button", element["text"]
    if "placeholder" in element:
        yield "placeholder", element["placeholder"]
    for option in options_of(element):
        yield "option", option["text"]
        if "description" in option:
            yield "description", option["description"]


def elements_of(block: dict[str, Any]) -> list[dict[str, Any]]:
    """What can be pressed or filled in in a block."""
    if block["type"] == "actions":
        assert 1 <= len(block["elements"]) <= 25
        actions = [element["action_id"] for element in block["elements"]]
        assert len(actions) == len(set(actions))
        return list(block["elements"])
    return [block[name] for name in ("accessory", "element") if name in block]
