"""How a draft is kept: the newest keystroke wins, however many arrive at once and in whichever order."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from storage.answering import drafts
from storage.answering.returns import return_row
from storage.enums import QuarterState, ReturnState
from storage.plan.intake.plans import import_plan
from storage.record.database import Database
from storage.tables import Commitment, Person, Quarter, Return
from tests.flows.plan import KNOWN_SINCE, office_plan

NOW = datetime(2021, 10, 4, 9, 30, tzinfo=UTC)


def one_return(database: Database) -> tuple[int, int]:
    """A return that waits, and somebody who types in it."""
    with database.write() as session:
        import_plan(session, office_plan(), KNOWN_SINCE)
        quarter = Quarter(year=2021, number=2, state=QuarterState.OPEN)
        session.add(quarter)
        session.flush()
        commitment_id = session.scalars(select(Commitment.id)).first() or 0
        row = Return(commitment_id=commitment_id, quarter_id=quarter.id, state=ReturnState.PROMPTED)
        session.add(row)
        session.flush()
        return row.id, session.scalars(select(Person.id)).first() or 0


def type_in(database: Database, return_id: int, person_id: int, text: str, typed_at: str) -> None:
    """One keystroke arrives."""
    with database.write() as session:
        row = return_row(session, return_id, lock=True)
        drafts.keep_draft(session, row, person_id, {"progress": text}, NOW, typed_at)


def test_the_newest_keystroke_wins_on_any_thread(database: Database) -> None:
    """Forty keystrokes on four threads, shuffled: the last one typed is what is kept."""
    return_id, person_id = one_return(database)
    strokes = [(f"{'x' * number}", f"1634198400.{number:06}") for number in range(1, 41)]
    Random(7).shuffle(strokes)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda one: type_in(database, return_id, person_id, *one), strokes))
    with database.read() as session:
        assert drafts.draft_of(session, return_id, person_id) == {"progress": "x" * 40}
        assert drafts.drafts_of(session, [person_id]) == {(return_id, person_id)}
        assert return_row(session, return_id).state is ReturnState.DRAFTING


def test_closing_is_newer_than_what_was_typed_before_it(database: Database) -> None:
    """What a closed form held is kept, and a keystroke typed before it and older than the last changes nothing."""
    return_id, person_id = one_return(database)
    type_in(database, return_id, person_id, "Half a thought", "1634198400.000005")
    type_in(database, return_id, person_id, "Half a thought, closed", "")
    type_in(database, return_id, person_id, "Half", "1634198400.000004")
    with database.read() as session:
        assert drafts.draft_of(session, return_id, person_id) == {"progress": "Half a thought, closed"}


@given(st.permutations([f"1634198400.{number:06}" for number in range(6)]))
def test_slack_s_times_compare_as_they_are_written(times: list[str]) -> None:
    """The order of Slack's timestamps is the order of their letters, on which the database relies."""
    assert sorted(times) == sorted(times, key=float)
