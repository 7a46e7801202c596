"""A row that is held is read anew: of two changes at once the second sees the first, though it had looked before."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.answering.returns import return_row
from storage.calendar.quarters import quarter_row
from storage.enums import QuarterState, ReturnState
from storage.facts.plan import QuarterName
from storage.record.database import Database
from storage.record.locks import held, held_row
from storage.tables import Quarter, Return
from tests.record.test_drafts import one_return

NAME = QuarterName(2021, 2)
WAYS: dict[str, Callable[[Session, int], Return | Quarter]] = {
    "a return": lambda session, number: return_row(session, number, lock=True),
    "any row": lambda session, number: held_row(session, Return, number) or Return(),
    "a query": lambda session, number: session.scalars(held(select(Return).where(Return.id == number))).one(),
    "a quarter": lambda session, _number: quarter_row(session, NAME, lock=True) or Quarter(),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_is_held_is_read_anew(on_postgres: Database, way: str) -> None:
    """A row that somebody else changes between a first look and the hold says what they made of it."""
    number, _ = one_return(on_postgres)
    with on_postgres.write() as mine:
        seen = (
            return_row(mine, number),
            quarter_row(mine, NAME),
        )  # kept, for a session forgets what nobody has
        with on_postgres.write() as theirs:
            return_row(theirs, number).state = ReturnState.WAIVED
            theirs.scalars(select(Quarter)).one().state = QuarterState.CUT_OFF
        now = WAYS[way](mine, number)
        assert now in seen
        assert now.state in (ReturnState.WAIVED, QuarterState.CUT_OFF)
