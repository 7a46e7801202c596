"""The rating that a quarter is compared with: the newest before it that is one."""

from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from storage.enums import QuarterState, Rating, ReturnState
from storage.facts.plan import QuarterName
from storage.record.database import Database, Session
from storage.rules.calendar import quarters
from storage.standing.standing_rows import ratings_before
from storage.tables import Commitment, Quarter, Return
from tests.plan.files.generated import generated_plan
from tests.plan.intake.made_up import AT, taken_in

Q1, Q2, Q3 = (QuarterName(2021, number) for number in (1, 2, 3))
Said = tuple[QuarterName, Rating | None]
"""A quarter, and the rating of its return; None where there is none yet."""

histories = st.lists(
    st.tuples(
        st.builds(QuarterName, st.integers(2021, 2023), st.integers(1, 4)),
        st.none() | st.sampled_from(Rating),
    ),
    unique_by=lambda said: said[0],
    max_size=8,
)


def before(database: Database, history: Sequence[Said], quarter: QuarterName) -> Said | None:
    """What a commitment of this history is compared with in the quarter."""
    with database.write() as session:
        commitment_id = remember(session, history)
    with database.read() as session:
        row = ratings_before(session, quarter, answers=False).get(commitment_id)
    return (QuarterName(row.year, row.number), row.rating) if row else None


def remember(session: Session, history: Sequence[Said]) -> int:
    """Gives one commitment these returns and no others, and says which it is."""
    session.execute(delete(Return))
    session.execute(delete(Quarter))
    commitment = session.scalars(select(Commitment)).first()
    assert commitment is not None
    for name, rating in history:
        quarter = Quarter(year=name.year, number=name.number, state=QuarterState.CLOSED)
        state = ReturnState.NO_RETURN if rating in (None, Rating.NONE) else ReturnState.AGREED
        session.add(Return(commitment=commitment, quarter=quarter, rating=rating, state=state))
    return commitment.id


def test_a_quarter_without_a_return_is_skipped(database: Database) -> None:
    """The comparison is with the last rating there was, and its quarter is known so that it can be stated."""
    taken_in(database, generated_plan(1, leads=1), AT)
    history = [(Q2, Rating.NONE), (Q1, Rating.AMBER), (Q3, Rating.RED)]
    assert before(database, history, Q3) == (Q1, Rating.AMBER)


@given(history=histories, quarter=st.builds(QuarterName, st.integers(2021, 2024), st.integers(1, 4)))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_comparable_rating_is_the_newest_before(
    database: Database, history: list[Said], quarter: QuarterName
) -> None:
    """It is the newest real rating before the quarter; where no return has one, the newest return at all."""
    taken_in(database, generated_plan(1, leads=1), AT)
    earlier = [said for said in history if quarters.index(said[0]) < quarters.index(quarter)]
    rated = [said for said in earlier if said[1] not in (None, Rating.NONE)]
    expected = max(rated or earlier, key=lambda said: quarters.index(said[0]), default=None)
    assert before(database, history, quarter) == expected
