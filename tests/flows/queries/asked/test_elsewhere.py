"""What is asked of two plans more: in an office's own hurry, and by somebody who wants to be told what is wrong."""

import pytest

from storage.record.database import Database
from tests.flows.queries.asked import golden
from tests.flows.queries.asked.elsewhere import COAST, VALLEY, Office


@pytest.mark.parametrize("office", [COAST, VALLEY], ids=lambda one: one.name)
def test_what_was_typed_elsewhere(bare_database: Database, office: Office) -> None:
    """Each line with its answer: what points to nothing, or to another thing, is never answered as if it did."""
    with office.asked(office.stocked(bare_database)) as answered:
        said = [
            f"=== {line['typed']}\n--- wanted: {line['wanted']}\n{answered(line['typed'])}\n"
            for line in golden.lines_of(office.name)
        ]
    golden.holds(office.name, "\n".join(said))
