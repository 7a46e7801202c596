"""On which of the two databases a test runs. A conversation shows what Muster says and does, and takes a second on
each: half of them run on SQLite and half on PostgreSQL, unless both are wanted."""

from collections.abc import Mapping, Sequence
from zlib import crc32

import pytest

KINDS = ("sqlite", "postgresql")
CONVERSATIONS, ABOUT_THE_RECORD = "tests/flows/", "tests/flows/record/"
"""Tests of the first run on one database each; those of the second, as of all other folders, are about the
database and run on both."""


def twin_of(item: pytest.Item) -> tuple[str, str] | None:
    """Of a test that there is for each database: what the two have in common, and this one's kind."""
    if not isinstance(item, pytest.Function) or not hasattr(item, "callspec"):
        return None
    asked = [value for value in item.callspec.params.values() if value in KINDS]
    if len(asked) != 1:
        return None
    file, _, name = item.nodeid.partition("::")
    return f"{file}::{name.replace(asked[0], '*', 1)}", asked[0]


def drawn(common: str) -> str:
    """The kind that a test runs on, the same in every run and every process: half of them come to each."""
    return KINDS[crc32(common.encode()) % len(KINDS)]


def is_conversation(item: pytest.Item) -> bool:
    """Whether one database is enough for it."""
    told = item.nodeid.startswith(CONVERSATIONS) and not item.nodeid.startswith(ABOUT_THE_RECORD)
    return told and item.get_closest_marker("both") is None


def left_out(items: Sequence[pytest.Item]) -> Mapping[str, pytest.Item]:
    """Of each two that would both run, the one that is not drawn, by the name of the one that is. Whoever asks for
    one of them is given that one."""
    twins: dict[str, dict[str, pytest.Item]] = {}
    for item in items:
        if is_conversation(item) and (found := twin_of(item)):
            twins.setdefault(found[0], {})[found[1]] = item
    found_out = {}
    for common, each in twins.items():
        if len(each) == len(KINDS):
            stays = each.pop(drawn(common))
            (found_out[stays.nodeid],) = each.values()
    return found_out
