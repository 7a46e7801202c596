"""How the priorities stood in the quarters before a paper's own."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from storage.calendar.quarters import quarter_row
from storage.facts.papers import StoodBefore
from storage.facts.plan import QuarterName
from storage.plan import plan_facts
from storage.rules.calendar import quarters
from storage.standing import standings

QUARTERS = 3
"""With the paper's own they make a year."""


def stood_before(session: Session, name: QuarterName) -> Iterator[StoodBefore]:
    """Each quarter before in which something was rated, the oldest first, by the same rule as the paper's own."""
    for back in range(QUARTERS, 0, -1):
        quarter = quarters.at_index(quarters.index(name) - back)
        if quarter_row(session, quarter) is None:
            continue
        book = standings.open_book(session, quarter, with_answers=False)
        found = standings.standings(book).values()
        stood = standings.by_priority(plan_facts.priorities(session, quarter), found)
        if any(one.counts.rated for one in stood):
            yield StoodBefore(quarter, tuple((one.priority.code, one.rating) for one in stood))
