"""A year of digests: none doubled, none missing, none stale, none longer than a telephone shows."""

import os
from collections import Counter
from datetime import date
from pathlib import Path

from digests.kit.lengths import lines_in
from digests.weekly.screen import MOST_LINES
from storage.record.database import Database
from storage.weekly.rounds import CORRECTED, DIGEST
from tests.flows.weekly import office_year
from tests.flows.weekly.reasons import without_reason
from tests.messages.limits import check_blocks

GOLDEN = Path(__file__).parent / "year.txt"


def test_a_year_of_digests(database: Database) -> None:
    """52 weeks with holidays, a closure, an election, three outages and a quarter in which nobody answers: each week
    that should has one digest, whole, it says what year.txt says, and no line stands in it without a reason."""
    office_year.lived(database)
    rows = office_year.owed(database)
    digests = [row for row in rows if row.what == DIGEST]
    channels = [row for row in digests if row.person_id is None]
    assert [date.fromisoformat(row.key.split(":")[1]) for row in channels] == office_year.expected()
    assert Counter(row.key for row in rows).most_common(1)[0][1] == 1
    assert max(lines_in(row.payload["blocks"]) for row in digests) <= MOST_LINES
    assert without_reason(database, [row for row in rows if row.what != CORRECTED]) == []
    for row in rows:
        check_blocks(row.payload["blocks"], most=50)
        assert row.created_at.weekday() < 5 or row.what == CORRECTED
    story = "\n\n".join(
        f"=== {row.created_at:%a %d %b %Y} · {row.what} · {row.addressee}\n{row.payload['text']}"
        for row in rows
    )
    if os.environ.get("MUSTER_GOLDEN") == "write":
        GOLDEN.write_text(f"{story}\n", encoding="utf-8")
    assert GOLDEN.read_text(encoding="utf-8") == f"{story}\n"
