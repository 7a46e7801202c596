"""How the whole plan stands in numbers: counted by the database, for answers that do not show every commitment.
Each commitment's standing is worked out in standings; tests hold the two together."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from storage.enums import Rating, ReturnState
from storage.facts.counting import Returns
from storage.facts.plan import PlanFacts, PriorityFacts, QuarterName
from storage.facts.standing import PlanOverview, PriorityOverview
from storage.plan import plan_facts
from storage.record.rows import AnyRow
from storage.rules.standing import counting
from storage.rules.standing.rollup import counts, worst_known
from storage.standing import standing_rows
from storage.standing.agreed_ratings import rating_in


def plan_overview(
    session: Session, quarter: QuarterName, now: datetime, priorities: Sequence[PriorityFacts]
) -> PlanOverview:
    """The plan, whose priorities these are, in a quarter: a fixed number of statements, whatever its size. While its
    returns come in, with the quarter before. Raises plan_facts.NoPlan."""
    _, plan, _ = plan_facts.plan_in_force(session)
    found = in_quarter(session, plan, quarter, now, priorities)
    last = standing_rows.last_closed(session, quarter) if standing_rows.is_open(session, quarter) else quarter
    if last == quarter:
        return found
    before = in_quarter(session, plan, last, now, priorities) if last else None
    return replace(found, collecting=True, before=before)


def in_quarter(
    session: Session,
    plan: PlanFacts,
    quarter: QuarterName,
    now: datetime,
    priorities: Sequence[PriorityFacts],
) -> PlanOverview:
    """The plan in one quarter alone: one statement."""
    rows: dict[str, list[AnyRow]] = {}
    for row in standing_rows.counted(session, quarter):
        rows.setdefault(row.code, []).append(row)
    names = [one for one in priorities if one.code in rows]
    every = [row for one in names for row in rows[one.code]]
    return PlanOverview(
        plan=plan,
        quarter=quarter,
        as_at=now,
        counts=counts(tallied(every)),
        priorities=tuple(in_numbers(one, rows[one.code]) for one in names),
        returns=returns_in(every),
    )


def in_numbers(priority: PriorityFacts, rows: Sequence[AnyRow]) -> PriorityOverview:
    """One priority from its counted rows."""
    stands = [standing_of(row) for row in rows]
    return PriorityOverview(
        priority=priority,
        rating=worst_known(stands),
        counts=counts(tallied(rows)),
        awaited=any(counting.is_awaited(*one) for one in stands),
        returns=returns_in(rows),
    )


def standing_of(row: AnyRow) -> tuple[Rating, ReturnState]:
    """The rating and the state that a counted row stands for; complete ones without a return are blue."""
    if row.state is None:
        return Rating.BLUE, ReturnState.AGREED
    return rating_in(row.state, row.rating), counting.stands(row.state, row.rating)


def tallied(rows: Sequence[AnyRow]) -> Counter[tuple[Rating, ReturnState]]:
    """How many commitments stand alike."""
    found: Counter[tuple[Rating, ReturnState]] = Counter()
    for row in rows:
        found[standing_of(row)] += row.number
    return found


def returns_in(rows: Sequence[AnyRow]) -> Returns:
    """What the returns among them come to: what is complete without one is none."""
    asked = [row for row in rows if row.state is not None]
    days = [row.agreed_on for row in asked if row.agreed_on]
    states: Counter[ReturnState] = Counter()
    for (_, state), number in tallied(asked).items():
        states[state] += number
    return counting.returns(states, max(days, default=None))
