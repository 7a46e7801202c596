"""What was typed at the bundled plan after a played quarter, with the answer that each line gets."""

import pytest

from tests.flows import dorset
from tests.flows.queries.asked import golden
from tests.flows.queries.asked.doors import answered_at
from tests.flows.stage import Stage

LEAD = "Policy Officer Children and Young People"
"""Who asks, but for what is typed at /muster."""


def told(stage: Stage, name: str) -> str:
    """Each line with its answer."""
    lead, office = dorset.Member(LEAD, stage), dorset.Member(dorset.OFFICE, stage)
    found = []
    for line in golden.lines_of(name):
        door, typed = line["where"], line["typed"]
        answer = answered_at(office if door == "/muster" else lead, door, typed)
        golden.is_right(line, answer)
        found.append(f"=== {door} {typed}\n--- wanted: {line['wanted']}\n{answer}\n")
    return "\n".join(found)


@pytest.mark.parametrize("name", ["field", "more", "office", "people"])
def test_what_was_typed(stage: Stage, name: str) -> None:
    """Each line of the field, and three sets more, each made up before any of it was answered."""
    dorset.played(stage, "2021-10-25 09:00")
    golden.holds(name, told(stage, name))
