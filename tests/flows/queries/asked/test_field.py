"""What was typed at the bundled plan after a played quarter, with the answer that each line gets: golden texts, to be
read as whoever asked would. MUSTER_GOLDEN=write writes them."""

import csv
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.flows import dorset
from tests.flows.queries.asked.doors import answered_at
from tests.flows.stage import Stage

HERE = Path(__file__).parent
LEAD = "Policy Officer Children and Young People"
"""Who asks, but for what is typed at /muster."""
LINES = ("field", "more")


def lines_of(name: str) -> Iterator[tuple[str, str, str]]:
    """(at which door, what is typed, what is wanted)."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["where"], row["typed"], row["wanted"]


def told(stage: Stage, name: str) -> str:
    """Each line with its answer."""
    lead, office = dorset.Member(LEAD, stage), dorset.Member(dorset.OFFICE, stage)
    found = []
    for door, typed, wanted in lines_of(name):
        answer = answered_at(office if door == "/muster" else lead, door, typed)
        found.append(f"=== {door} {typed}\n--- wanted: {wanted}\n{answer}\n")
    return "\n".join(found)


@pytest.mark.parametrize("name", LINES)
def test_what_was_typed(stage: Stage, name: str) -> None:
    """Each line of the field, and forty more, made up before any of them was answered."""
    dorset.played(stage, "2021-10-25 09:00")
    said, file = told(stage, name), HERE / "golden" / f"{name}.txt"
    if os.environ.get("MUSTER_GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(said, encoding="utf-8")
    assert file.exists(), "no golden file: read what is said, then write it with MUSTER_GOLDEN=write"
    assert said == file.read_text(encoding="utf-8")
