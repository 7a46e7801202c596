"""Each message is what golden/<room>/<module.function>/<state>.json says. MUSTER_GOLDEN=write writes the files."""

import importlib
import inspect
import json
import os
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import digests
from digests.kit.blocks import Message
from tests.messages.registry.whole import MESSAGES, Made

GOLDEN = Path(__file__).parent / "golden"
DOCS = Path(__file__).parents[2] / "docs" / "messages.md"
BUILDERS = "kit"
"""The room whose functions build parts of any message and make none themselves."""


def golden_of(name: str) -> Path:
    """Where a message is kept: in its room, as in the product."""
    return GOLDEN / f"{name.replace('.', '/', 1)}.json"


def as_json(made: Made) -> str:
    """What a golden file holds: a message's text and blocks, a view, or a sentence."""
    shape = {"text": made.text, "blocks": made.blocks} if isinstance(made, Message) else made
    return json.dumps(shape, indent=2, ensure_ascii=False) + "\n"


def public_messages() -> Iterator[str]:
    """Each "room.module.function" of digests that makes a message or a view."""
    for module in pkgutil.walk_packages(digests.__path__, "digests."):
        _, room, *_ = module.name.split(".")
        if not module.ispkg and room != BUILDERS:
            yield from _messages_of(module.name.removeprefix("digests."))


def _messages_of(name: str) -> Iterator[str]:
    module = importlib.import_module(f"digests.{name}")
    for function_name, function in inspect.getmembers(module, inspect.isfunction):
        ours = function.__module__ == module.__name__ and not function_name.startswith("_")
        if ours and _speaks(function_name, function):
            yield f"{name}.{function_name}"


def _speaks(name: str, function: Callable[..., object]) -> bool:
    return inspect.signature(function).return_annotation is Message or name.endswith("_view")


@pytest.mark.parametrize("name", MESSAGES)
def test_golden(name: str) -> None:
    """The message is what its golden file says; a missing golden fails."""
    file = golden_of(name)
    said = as_json(MESSAGES[name]())
    if os.environ.get("MUSTER_GOLDEN") == "write":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(said, encoding="utf-8")
    assert file.exists(), f"{name} has no golden file: look at it, then write it with MUSTER_GOLDEN=write"
    assert said == file.read_text(encoding="utf-8")


def test_no_golden_is_left_over() -> None:
    """Each golden file belongs to a message that still exists."""
    assert set(GOLDEN.rglob("*.json")) == {golden_of(name) for name in MESSAGES}


@pytest.mark.parametrize("function", tuple(public_messages()))
def test_every_message_has_a_golden(function: str) -> None:
    """Whatever in digests makes a message has at least one golden file."""
    assert any(name.startswith(f"{function}/") for name in MESSAGES)


@pytest.mark.parametrize("function", tuple(public_messages()))
def test_every_message_is_documented(function: str) -> None:
    """Whatever in digests makes a message stands in docs/messages.md."""
    assert f"`{function}`" in DOCS.read_text(encoding="utf-8")
