"""What in a headline is asked about: only what the record does not bear."""

import pytest

from storage.facts.headlines import Doubt, Unborne
from storage.rules.headlines import doubts, names
from storage.rules.standing.rag import scheme
from tests.messages.registry.kit.cast import AMBER, BLUE, GREEN, RED
from tests.messages.registry.kit.stood import priority_standing, standing

STANDS = priority_standing(
    standing(RED, "DOR-2.1"),
    standing(AMBER, "DOR-2.2"),
    standing(AMBER, "DOR-2.3"),
    standing(GREEN, "DOR-2.4"),
    standing(BLUE, "DOR-2.10"),
)
REFS = ("DOR-1.4", "DOR-2.1", "DOR-2.2", "DOR-2.3", "DOR-2.4", "DOR-2.10")
RATINGS = scheme("brag_plus").meanings


def asked_of(words: str) -> list[Doubt]:
    """What is asked about these words."""
    return doubts(words, STANDS, REFS, RATINGS)


@pytest.mark.parametrize(
    "words",
    [
        "DOR-2.1 is off track until the council votes; the rest moves.",
        "Dor-2.1 waits for the council. Two are at risk, one is on track and one is complete.",
        "2 of the five are at risk and 1 is off track (DOR-2.1): nothing is not started.",
        "DOR‑2.1 (off track) waits; DOR-2.10 is complete since 3 September 2021.",
        "None is not started. DOR-2.1 is the one to watch, and 12 volunteers were trained.",
    ],
)
def test_what_the_record_bears_is_not_asked_about(words: str) -> None:
    """Every red is named; figures and ratings are as they are counted; other figures are nobody's business."""
    assert asked_of(words) == []


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("All goes well, and people are pleased.", Doubt(Unborne.RED_LEFT_OUT, "DOR-2.1")),
        ("DOR-2.10 is the one to watch.", Doubt(Unborne.RED_LEFT_OUT, "DOR-2.1")),
        ("DOR-2.1 waits, as does DOR-1.4.", Doubt(Unborne.NOT_THIS_PRIORITYS, "DOR-1.4")),
        ("DOR-2.1 waits and two are not started.", Doubt(Unborne.NO_SUCH_RATING, "not started")),
        ("DOR-2.1 waits; three are at risk.", Doubt(Unborne.NO_SUCH_NUMBER, "three are at risk")),
        ("DOR-2.1 waits; 4 on track.", Doubt(Unborne.NO_SUCH_NUMBER, "4 on track")),
    ],
)
def test_what_it_does_not_bear_is(words: str, doubt: Doubt) -> None:
    """A red left out, another priority's commitment, a rating that none has, a figure that is not the count."""
    assert asked_of(words) == [doubt]


def test_a_ref_is_a_word_of_its_own() -> None:
    """DOR-2.1 is not named by DOR-2.10, and is by itself before a full stop."""
    assert not names("We watch DOR-2.10.", "DOR-2.1")
    assert names("We watch DOR-2.1.", "DOR-2.1")
