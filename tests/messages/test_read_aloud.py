"""What whoever hears a message read out is told of its buttons: two that are called alike say what each is for."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from digests.kit.blocks import Message
from tests.messages.registry.whole import MESSAGES


def buttons(made: Any) -> Iterator[dict[str, Any]]:
    """Every button of a message or a view."""
    blocks = made.blocks if isinstance(made, Message) else made.get("blocks", [])
    for block in blocks:
        for element in [block.get("accessory") or {}, *block.get("elements", [])]:
            if element.get("type") == "button":
                yield element


@pytest.mark.parametrize("name", MESSAGES)
def test_buttons_that_are_called_alike_are_told_apart(name: str) -> None:
    """Each has a label that begins with the words on it and that none has that does something else."""
    made = MESSAGES[name]()
    found = [] if isinstance(made, str) else list(buttons(made))
    times = Counter(one["text"]["text"] for one in found)
    alike = [one for one in found if times[one["text"]["text"]] > 1]
    labels = [one.get("accessibility_label", "") for one in alike]
    does = {(label, one["action_id"], one.get("value")) for label, one in zip(labels, alike, strict=True)}
    assert len(set(labels)) == len(does), labels
    assert all(label.startswith(one["text"]["text"]) for label, one in zip(labels, alike, strict=True))
    assert all(len(label) <= 75 for label in labels)
