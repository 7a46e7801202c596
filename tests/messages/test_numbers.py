"""Numbers agree with their nouns and verbs: every message is drawn with 0, 1 and 2 of everything."""

import importlib
from typing import Any

import pytest
from jinja2 import UndefinedError

from digests.answering.refusals import refusal
from digests.kit.blocks import Message
from digests.kit.prose import TEMPLATES
from storage.rules.answering.findings import finding
from tests.flows.words import words_of
from tests.messages.numbers import wrong_numbers
from tests.messages.registry.kit import cast
from tests.messages.registry.kit.any_size import SIZES, Drawn
from tests.messages.test_goldens import public_messages

DRAWS = 150
NO_SUCH_FACTS = (KeyError, UndefinedError, AttributeError, IndexError, ValueError, TypeError)
"""What comes of facts that contradict one another, such as a quarter that is closed and is none, or a day that is no
working day and has no name."""


def drawn(function: Any, template: str) -> list[str]:
    """The words of a message for each drawing of its facts that is possible."""
    found = []
    for seed in range(DRAWS):
        try:
            made = function(**Drawn(seed, template).arguments(function))
        except NO_SUCH_FACTS:
            continue
        found.append(words_of(made.blocks if isinstance(made, Message) else made))
    return found


@pytest.mark.parametrize("name", tuple(public_messages()))
def test_every_message_with_0_1_and_2_of_everything(name: str) -> None:
    """No "1 person were asked", "All 1 ratings" or "1 commitment sit", in any message or view."""
    module, function = name.rsplit(".", 1)
    template = module.replace(".", "/")
    template = template if (TEMPLATES / f"{template}.j2").exists() else ""
    texts = drawn(getattr(importlib.import_module(f"digests.{module}"), function), template)
    assert texts
    assert [wrong for text in texts for wrong in wrong_numbers(text)] == []


@pytest.mark.parametrize("number", SIZES)
def test_what_is_asked_of_an_answer_counts_rightly(number: int) -> None:
    """For how many quarters a rating has stood, and how many days something is late."""
    late = {"forecast": "2022-03-31", "due": "2022-03-31"}
    findings = (
        finding("V14", "rating", "amber_again", running=str(number)),
        finding("V14", "rating", "red_again", running=str(number)),
        finding("V11", "forecast", "beyond_tolerance", **late, days=str(number), most=str(number)),
    )
    words = [refusal(one, cast.form_facts()) for one in findings]
    assert [wrong for text in words for wrong in wrong_numbers(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "1 person were asked",
        "All 1 ratings have been agreed",
        "1 commitment sit under one priority",
        "1 ratings",
        "2 return waits",
        "0 update to come",
        "Of the 1 commitment, 1 are the office's own work",
        "1 commitments are now 2",
    ],
)
def test_what_is_wrong_is_seen(text: str) -> None:
    """The test sees what it is to refuse."""
    assert list(wrong_numbers(text))


@pytest.mark.parametrize(
    "text",
    [
        "1 of 25 returns in; 1 not asked for",
        "1 return waits for you to agree; 1 is as expected",
        "Q1 2021/22: 2 ratings",
        "DOR-1 updates itself",
        "1 other needs a look",
        "At 5pm on 1 October returns close",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    """Dates, refs and quarters are no counts."""
    assert not list(wrong_numbers(text))
