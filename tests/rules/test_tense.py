"""What was done, told as something still to come: V20 of docs/rules.md."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.rules.tense import still_to_come


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The hall will open in May.", "will"),
        ("They'll open the hall.", "They'll"),
        ("The hall is due to open.", "is due to"),
        ("The team hopes to open it.", "hopes to"),
        ("Two halls are expected to open.", "are expected to"),
        ("We plan to open it.", "plan to"),
    ],
)
def test_a_plan_is_found_among_what_was_done(text: str, words: str) -> None:
    """The first words that tell of a plan are named."""
    assert still_to_come(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "The hall was late due to rain, and the goodwill of the school helped.",
        "There was the political will to act, and the plan was delivered.",
        "The aim was met; two plans were agreed.",
    ],
)
def test_what_was_done_passes(text: str) -> None:
    """A cause, a noun and the past are no plans."""
    assert still_to_come(text) == ""


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    """Whatever is typed is read, and what is found stands in it."""
    assert still_to_come(text) in text
