"""How the whole plan stands in numbers: counted by the database, for answers that do not show every commitment.
Each commitment's standing is worked out in standings; tests hold the two together."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from storage import plan_facts, standing_rows
from storage.agreed_ratings import rating_in
from storage.enums import Rating, ReturnState
from storage.facts import PlanOverview, PriorityFacts, PriorityOverview, QuarterName
from storage.rules.rollup import counts, is_awaited, worst_known
from storage.standing_rows import AnyRow


def plan_overview(
    session: Session, quarter: QuarterName, now: datetime, priorities: Sequence[PriorityFacts]
) -> PlanOverview:
    """The plan, whose priorities these are, in a quarter: two statements, whatever its size. Raises
    plan_facts.NoPlan."""
    _, plan, _ = plan_facts.plan_in_force(session)
    rows: dict[str, list[AnyRow]] = {}
    for row in standing_rows.counted(session, quarter):
        rows.setdefault(row.code, []).append(row)
    names = [one for one in priorities if one.code in rows]
    return PlanOverview(
        plan=plan,
        quarter=quarter,
        as_at=now,
        counts=counts(tally([row for one in names for row in rows[one.code]]).elements()),
        priorities=tuple(in_numbers(one, rows[one.code]) for one in names),
    )


def in_numbers(priority: PriorityFacts, rows: Sequence[AnyRow]) -> PriorityOverview:
    """One priority from its counted rows."""
    stands = [standing_of(row) for row in rows]
    return PriorityOverview(
        priority=priority,
        rating=worst_known(stands),
        counts=counts(tally(rows).elements()),
        awaited=any(is_awaited(*one) for one in stands),
    )


def standing_of(row: AnyRow) -> tuple[Rating, ReturnState]:
    """The rating and the state that a counted row stands for; complete ones without a return are blue."""
    if row.state is None:
        return Rating.BLUE, ReturnState.AGREED
    return rating_in(row.state, row.rating), row.state


def tally(rows: Sequence[AnyRow]) -> Counter[Rating]:
    """How many commitments have each rating."""
    found: Counter[Rating] = Counter()
    for row in rows:
        found[standing_of(row)[0]] += row.number
    return found
