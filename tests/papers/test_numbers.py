"""Numbers agree with their nouns and verbs in a paper too, with 0, 1 and 2 of everything in it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from digests.papers.draft import paper_text
from storage.enums import Handling, Rating, ReturnState
from storage.facts.papers import Snapshot
from storage.facts.standing import Standing
from storage.facts.succession import CountChange, Replaced
from tests.messages.numbers import wrong_numbers
from tests.papers.snapshots import (
    AMBER,
    BLUE,
    GREEN,
    GREY,
    OPS,
    RED,
    answer,
    dorset,
    snapshot_of,
    standing,
    terms,
    was,
)

LEFT_THE_PLAN = CountChange(1, (Replaced("withdrawn", ("DOR-9.1",), ()),))


def reported(rating: Rating, before: Rating | None = None, **more: object) -> Standing:
    """A commitment with that rating, and the one before."""
    said = answer(rating, "It was done.", "More of it.")
    one = standing(terms("DOR-1.1", "Hotspots"), said, was(before, "The promise") if before else None)
    return replace(one, **more)  # type: ignore[arg-type]


KINDS = {
    **{f"is {rating.value}": reported(rating, GREEN) for rating in (BLUE, GREEN, AMBER, RED, GREY)},
    "is new": reported(GREEN),
    "got better": reported(GREEN, AMBER),
    "started": reported(GREEN, GREY),
    "agreed": reported(GREEN, GREEN, agreed_by=OPS, state=ReturnState.AGREED),
    "agreed worse": reported(RED, GREEN, agreed_by=OPS, state=ReturnState.AGREED),
    "sent back": reported(GREEN, AMBER, state=ReturnState.RETURNED),
    "complete and sent back": reported(BLUE, AMBER, state=ReturnState.RETURNED),
    "late": reported(GREEN, GREEN, late=True),
    "missing": standing(terms("DOR-1.1", "Hotspots"), None, was(GREEN)),
    "let off": standing(terms("DOR-1.1", "Hotspots"), None, was(GREEN), state=ReturnState.WAIVED),
    "recorded": replace(reported(BLUE), answer=None, submitted_at=None, state=ReturnState.AGREED),
    "restricted": reported(GREEN, terms=terms("DOR-1.1", "", handling=Handling.RESTRICTED), withheld=True),
}
"""A commitment of each kind that the paper counts or names."""


def numbered(found: tuple[Standing, ...]) -> tuple[Standing, ...]:
    """The same, each with a ref of its own."""
    refs = enumerate(found, 1)
    return tuple(replace(one, terms=replace(one.terms, ref=f"DOR-1.{number}")) for number, one in refs)


def papers(kind: str, size: int) -> Iterator[Snapshot]:
    """A paper with so many of a kind alone, beside one commitment, and beside the rest of a plan."""
    some = (KINDS[kind],) * size
    yield snapshot_of(numbered(some))
    yield snapshot_of(numbered((*some, KINDS["agreed"])))
    yield snapshot_of(numbered((*some, *KINDS.values())))
    yield replace(snapshot_of(numbered(some)), count_change=LEFT_THE_PLAN)


@pytest.mark.parametrize("size", [0, 1, 2])
@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_with_0_1_and_2_of_everything(kind: str, size: int) -> None:
    """No "1 commitment sit", "All 1 ratings" or "1 are the office's own work", whatever a plan holds."""
    texts = [paper_text(snapshot) for snapshot in papers(kind, size)]
    assert [wrong for text in texts for wrong in wrong_numbers(text)] == []


def test_a_whole_paper_counts_rightly() -> None:
    """A Dorset-like quarter says nothing of the sort either."""
    assert list(wrong_numbers(paper_text(dorset()))) == []
