"""What was done, told as something still to come, and the other way round: V20 of docs/rules.md."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.rules.answering.tense import already_done, still_to_come

BUNDLED = Path(__file__).parents[3] / "bot" / "rehearsal" / "plans" / "dorset-2021-answers.json"


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
    assert already_done(text) in text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The survey was held in June", "was held"),
        ("The survey was held in May.", "was held"),
        ("The work has now been completed.", "has now been completed"),
        ("We have met the Force twice.", "have met"),
        ("We held two workshops; they were attended by 40 people.", "held"),
        ("Have met with partners", "Have met"),
        ("Held the survey in June. Met with partners.", "Held"),
        ("Training was delivered.", "was delivered"),
        ("The review of the contracts was finished", "was finished"),
        ("Both of the bids were sent on 15 July.", "were sent"),
        ("• The survey was held\n• The report was published", "was held"),
        ("The plan has been approved.", "has been approved"),
        ("Two meetings took place", "took place"),
        ("The fund has opened. The first bids came in September.", "has opened"),
    ],
)
def test_what_was_done_is_found_among_next_steps(text: str, words: str) -> None:
    """Where every sentence is of the past, the first words that tell of something done are named."""
    assert already_done(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Once the survey has been completed, publish it.",
        "When the course has finished, and after the report was agreed, meet again.",
        "Following the meeting that was held in June, sign the agreement.",
        "As agreed, the survey was held again.",
        "The work that was agreed starts in May.",
        "The course which was approved opens in May.",
        "The work the Board has approved starts in May.",
        "Publish what was agreed.",
        "Start the work the Board has approved.",
        "Ensure training has been delivered.",
        "The Force to confirm training has been delivered.",
        "The survey was held in June. Publish the findings.",
        "The survey was held and the report will come.",
        "The survey was held; the report is being written.",
        "The report was to be published in May.",
        "The survey was not held.",
        "A meeting has been arranged for 12 November.",
        "A meeting has been agreed for 12 November.",
        "Completed forms to the Panel.",
        "Run the course. Complete the survey.",
        "Second survey.",
        "",
    ],
)
def test_next_steps_pass(text: str) -> None:
    """What to do, what is arranged, and what is told beside it of the past."""
    assert already_done(text) == ""


def test_the_bundled_next_steps_pass() -> None:
    """A quarter's next steps, as a rehearsal types them."""
    said = json.loads(BUNDLED.read_text(encoding="utf-8"))["answers"].values()
    assert [one["next_steps"] for one in said if already_done(one.get("next_steps", ""))] == []
