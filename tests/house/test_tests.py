"""Holds the tests to one sentence each: what Muster does, not how it is tried."""

import ast
import re

from tests.house.source import every_test

SENTENCE_END = re.compile(r"[.?!]\s+(?=[A-Z“`/])")


def test_every_test_says_what_muster_does() -> None:
    """Every test opens with a docstring that ends as a sentence does."""
    silent = [
        f"{module.path}::{function.name}"
        for module, function in every_test()
        if not (ast.get_docstring(function) or "").endswith((".", "?", "!"))
    ]
    assert silent == []


def test_every_test_says_it_in_a_sentence_or_two() -> None:
    """What a test says of Muster's behaviour is a sentence, with at most one more for the detail."""
    wordy = [
        f"{module.path}::{function.name}"
        for module, function in every_test()
        if len(SENTENCE_END.findall(ast.get_docstring(function) or "")) > 1
    ]
    assert wordy == []
