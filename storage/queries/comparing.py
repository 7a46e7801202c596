"""What moved between two quarters, or since a day: ratings, and due dates. A fixed number of statements."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from storage.calendar.quarters import timetable_of
from storage.enums import Direction, Handling, Rating
from storage.facts.counting import Returns
from storage.facts.plan import QuarterName
from storage.facts.queries import Compared, MovedRating, Only, PlanQuestion
from storage.facts.standing import Standing
from storage.people.roles import Actor
from storage.plan import plan_facts
from storage.queries import choosing
from storage.queries.changes import changes
from storage.queries.ground import Ground, ground_of, returns_of
from storage.rules.calendar import quarters
from storage.rules.calendar.working_days import LONDON
from storage.rules.standing import counting
from storage.rules.standing.direction import direction
from storage.standing import standing_rows, standings
from storage.standing.past_terms import COLLECTING
from storage.tables import Commitment, Rebaseline

WORST_FIRST = (
    Direction.REOPENED,
    Direction.WORSENED,
    Direction.IMPROVED,
    Direction.STARTED,
    Direction.COMPLETED,
)
MEANT = {
    Only.WORSENED: choosing.WORSE,
    Only.IMPROVED: choosing.BETTER,
    Only.MOVED: (*choosing.WORSE, *choosing.BETTER),
}
"""Which ways are meant where a question asks for those that moved so."""
MOVES = (
    select(Commitment.id, Commitment.ref, Rebaseline.old_due, Rebaseline.new_due, Rebaseline.at)
    .join(Commitment, Rebaseline.commitment_id == Commitment.id)
    .where(Commitment.lifecycle.not_in(plan_facts.GONE), Commitment.handling == Handling.PUBLIC)
    .order_by(Rebaseline.id)
)

REFS = select(Commitment.id, Commitment.ref).where(Commitment.id.in_(bindparam("ids", expanding=True)))


def compared(
    session: Session,
    question: PlanQuestion,
    earlier: QuarterName,
    later: QuarterName,
    reader: Actor,
    now: datetime,
    size: int,
) -> Compared:
    """How the commitments that it is about moved between two quarters: `size` of those that moved, with what was said
    of them, and the refs of the others. Raises NoPlan."""
    _, plan, _ = plan_facts.plan_in_force(session)
    ground = ground_of(session, question, later, reader, now.date(), directions=True)
    before = ground_of(session, PlanQuestion(), earlier, reader, now.date())
    ways, let_off = ways_asked(question, ground, before)
    both = list(ways)
    out = {key for key in both if ground.of(key).rating is Rating.NONE}
    awaited = sum(counting.is_awaited(Rating.NONE, ground.of(key).state) for key in out)
    moved = sorted(
        (key for key in ways if ways[key] in WORST_FIRST), key=lambda key: WORST_FIRST.index(ways[key])
    )
    shown = with_words(session, later, moved[:size], reader)
    return Compared(
        question=question,
        earlier=earlier,
        later=later,
        plan=plan,
        moved=tuple(MovedRating(shown[key], before.of(key).rating, ways[key]) for key in moved[:size]),
        others=refs_of(session, moved[size:]),
        ways=tuple(way for key, way in ways.items() if key not in out),
        awaited=awaited,
        missing=len(out) - awaited,
        total=len(both),
        earlier_returns=returns_of(before, both),
        later_returns=returns_of(ground, both),
        let_off=let_off,
        collecting=ground.collecting,
        dates=moved_dates(session, both, end_of(earlier)),
    )


def ways_asked(question: PlanQuestion, ground: Ground, before: Ground) -> tuple[dict[int, Direction], int]:
    """How each moved of those that it is about, from the one quarter to the other; and how many were let off."""
    wanted = {way for only in question.only for way in MEANT.get(only, ())}
    still = tuple(only for only in question.only if only not in MEANT)
    ids = choosing.chosen_of(replace(question, only=still), ground)
    stood = [key for key in ids if key in before.like]
    both = [key for key in stood if not counting.is_let_off(ground.of(key).state)]
    ways = ways_between(ground, before, both)
    if not wanted:
        return ways, len(stood) - len(both)
    return {key: way for key, way in ways.items() if way in wanted}, 0


def ways_between(later: Ground, earlier: Ground, ids: list[int]) -> dict[int, Direction]:
    """How each of these moved from the one quarter to the other: what stands alike in both moved alike."""
    known: dict[tuple[int, int], Direction] = {}
    ways = {}
    for key in ids:
        alike = later.like[key], earlier.like[key]
        if alike not in known:
            known[alike] = way_between(later.of(key), earlier.of(key))
        ways[key] = known[alike]
    return ways


def refs_of(session: Session, ids: list[int]) -> tuple[str, ...]:
    """The refs of these, in their order."""
    refs = {row.id: row.ref for row in session.execute(REFS, {"ids": ids})}
    return tuple(refs[key] for key in ids)


def way_between(later: Standing, earlier: Standing) -> Direction:
    """How one moved from the one quarter to the other: as the record has it where they follow each other, for it
    knows what cannot be compared."""
    if (
        later.last
        and later.compared_with
        and earlier.rating is later.last.rating
        and later.last.quarter == later.compared_with
    ):
        return later.direction
    return direction(later.rating, earlier.rating)[0]


def with_words(
    session: Session, quarter: QuarterName, ids: list[int], reader: Actor
) -> Mapping[int, Standing]:
    """These with what was said of them, as this reader may see it."""
    book = standings.open_book(session, quarter, with_answers=True, ids=ids)
    return standings.for_reader(session, standings.standings(book), reader)


def end_of(quarter: QuarterName) -> date:
    """The day on which what belongs to a quarter ends: a date moved while its returns come in is its own."""
    return quarters.last_day(quarter) + COLLECTING


def newest_with_any(session: Session, newest: QuarterName) -> QuarterName:
    """The newest quarter, or the one before it while nobody has answered of it yet."""
    before = quarters.previous(newest)
    if not standing_rows.is_open(session, newest) or not standing_rows.is_known(session, before):
        return newest
    rows = standing_rows.counted(session, newest)
    answered = any(one.state and counting.is_answered(one.state) for one in rows)
    return newest if answered else before


def known_on(session: Session, day: date) -> QuarterName:
    """The quarter that was reported last by that day: the one before it, once its returns had closed."""
    before = quarters.previous(quarters.quarter_of(day))
    earlier = quarters.previous(before)
    closed = timetable_of(session, before).cut_off.date() <= day
    return before if closed or not standing_rows.is_known(session, earlier) else earlier


def moved_dates(session: Session, ids: list[int], after: date) -> tuple[tuple[str, date, date], ...]:
    """The due dates of these that moved after a day."""
    these = set(ids)
    return tuple(
        (row.ref, row.old_due, row.new_due)
        for row in session.execute(MOVES)
        if row.id in these and row.at.date() > after
    )


def changed(
    session: Session, question: PlanQuestion, quarter: QuarterName, reader: Actor, now: datetime, size: int
) -> Compared:
    """What changed since a day on which the quarter's returns were still to come, `size` of it with what was said.
    Raises NoPlan."""
    _, plan, _ = plan_facts.plan_in_force(session)
    day = question.since or now.date()
    ground = ground_of(session, question, quarter, reader, now.date(), directions=True)
    ids = choosing.chosen_of(question, ground)
    start = datetime.combine(day, time(), LONDON)
    found = changes(session, quarter, {key: ground.of(key) for key in ids}, start, now)
    moved = sorted(found, key=lambda key: worst_first(found[key].way))
    shown = with_words(session, quarter, moved[:size], reader)
    return Compared(
        question=question,
        earlier=quarters.previous(quarter),
        later=quarter,
        plan=plan,
        moved=tuple(MovedRating(shown[key], found[key].was, found[key].way) for key in moved[:size]),
        others=refs_of(session, moved[size:]),
        ways=tuple(found[key].way for key in moved),
        total=len(ids),
        earlier_returns=Returns(),
        later_returns=returns_of(ground, ids),
        collecting=ground.collecting,
        since=day,
        dates=moved_dates(session, ids, day),
    )


def worst_first(way: Direction) -> int:
    """What a list of changes is sorted by."""
    return WORST_FIRST.index(way) if way in WORST_FIRST else len(WORST_FIRST)
