"""What is asked of two plans more: in an office's own hurry, and by somebody who wants to be told what is wrong."""

import pytest

from storage.record.database import Database
from tests.flows.queries.asked import golden
from tests.flows.queries.asked.elsewhere import COAST, VALLEY, Office


@pytest.mark.parametrize(
    ("office", "name"),
    [(COAST, "coast"), (COAST, "coast-people"), (VALLEY, "valley")],
    ids=["coast", "coast-people", "valley"],
)
def test_what_was_typed_elsewhere(bare_database: Database, office: Office, name: str) -> None:
    """Each line with its answer: what points to nothing, or to another thing, is never answered as if it did."""
    with office.asked(office.stocked(bare_database)) as answered:
        said = [told(line, answered(line["typed"])) for line in golden.lines_of(name)]
    golden.holds(name, "\n".join(said))


def told(line: dict[str, str], answer: str) -> str:
    """A line of the golden conversation: what was typed, what was wanted, what was answered."""
    golden.is_right(line, answer)
    return f"=== {line['typed']}\n--- wanted: {line['wanted']}\n{answer}\n"
