"""The plan in numbers, counted by the database, beside the same plan worked out commitment by commitment."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from storage import enums
from storage.facts.counting import Returns
from storage.facts.plan import QuarterName
from storage.facts.standing import PlanStanding, PriorityOverview, Standing
from storage.plan import plan_facts
from storage.queries.overview import plan_overview
from storage.record.database import Database, Session
from storage.rules.calendar import quarters
from storage.rules.standing import counting, rollup
from storage.standing.standings import plan_standing
from storage.tables import Commitment, Quarter, Return
from tests.plan.files.generated import generated_plan
from tests.plan.intake.made_up import AT, taken_in

NOW = datetime(2021, 10, 11, 8, 30, tzinfo=UTC)
ASKED, UNASKED = QuarterName(2021, 2), QuarterName(2021, 3)
COMMITMENTS = 12

Drawn = list[tuple[dict[str, Any], dict[str, Any] | None]]
"""For each commitment its own state and, where it has one, its return's."""

commitments = st.fixed_dictionaries(
    {
        "lifecycle": st.sampled_from([one for one in enums.Lifecycle if one not in plan_facts.GONE]),
        "completed_on": st.sampled_from([None, date(2021, 9, 30), date(2021, 10, 1), date(2022, 1, 5)]),
        "left_in": st.sampled_from([None, *(quarters.index(one) for one in (ASKED, UNASKED))]),
    }
)
returns = st.fixed_dictionaries(
    {
        "state": st.sampled_from(enums.ReturnState),
        "rating": st.one_of(st.none(), st.sampled_from(enums.Rating)),
        "agreed_rating": st.one_of(st.none(), st.sampled_from(enums.Rating)),
        "submitted_at": st.just(NOW),
    }
)
plans = st.lists(
    st.tuples(commitments, st.one_of(st.none(), returns)), min_size=COMMITMENTS, max_size=COMMITMENTS
)


@pytest.fixture
def planned(database: Database) -> Database:
    """A database with a plan in it, once for all that is drawn: each draw says how everything stands."""
    taken_in(database, generated_plan(COMMITMENTS, leads=3), AT)
    return database


@given(drawn=plans)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_numbers_agree_with_the_commitments(planned: Database, drawn: Drawn) -> None:
    """The overview counts what the standings of the same quarter show, whatever state anything is in."""
    with planned.write() as session:
        stand(session, drawn)
    with planned.read() as session:
        for quarter in (ASKED, UNASKED):
            whole = plan_standing(session, quarter, NOW, None, with_answers=False)
            found = plan_overview(session, quarter, NOW, plan_facts.priorities(session))
            assert found.priorities == in_numbers(whole)
            every = [one for each in whole.priorities for one in each.standings]
            assert found.counts == rollup.counts((one.rating, one.state) for one in every)
            assert found.returns == came(every)


def stand(session: Session, drawn: Drawn) -> None:
    """Puts each commitment, and its return where there is one, in the state that was drawn."""
    session.execute(delete(Return))
    session.execute(delete(Quarter))
    quarter = Quarter(year=ASKED.year, number=ASKED.number, state=enums.QuarterState.OPEN)
    for row, (commitment, its_return) in zip(session.query(Commitment), drawn, strict=True):
        for name, value in commitment.items():
            setattr(row, name, value)
        if row.left_in is not None:
            row.lifecycle = enums.Lifecycle.WITHDRAWN
        if its_return:
            session.add(Return(commitment=row, quarter=quarter, **its_return))


def awaited(found: Sequence[Standing]) -> bool:
    """Whether a first answer may still come of any of them."""
    return any(counting.is_awaited(one.rating, one.state) for one in found)


def came(found: Sequence[Standing]) -> Returns:
    """What their returns come to."""
    return counting.returns(one.state for one in found if not one.recorded_in_plan)


def in_numbers(whole: PlanStanding) -> tuple[PriorityOverview, ...]:
    """The same priorities, counted one by one."""
    return tuple(
        PriorityOverview(one.priority, one.rating, one.counts, awaited(one.standings), came(one.standings))
        for one in whole.priorities
    )
