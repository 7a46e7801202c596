"""What moved between two quarters, or since a day: ratings, and due dates. A fixed number of statements."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.enums import Direction, Handling
from storage.facts.plan import QuarterName
from storage.facts.queries import Compared, MovedRating, Only, PlanQuestion
from storage.facts.standing import Standing
from storage.people.roles import Actor
from storage.plan import plan_facts
from storage.queries import choosing
from storage.queries.changes import changes
from storage.rules.calendar import quarters
from storage.rules.calendar.working_days import LONDON
from storage.rules.standing.counting import is_let_off
from storage.rules.standing.direction import direction
from storage.standing import standings
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
    select(Commitment.ref, Rebaseline.old_due, Rebaseline.new_due, Rebaseline.at)
    .join(Commitment, Rebaseline.commitment_id == Commitment.id)
    .where(Commitment.lifecycle.not_in(plan_facts.GONE), Commitment.handling == Handling.PUBLIC)
    .order_by(Rebaseline.id)
)


def compared(
    session: Session,
    question: PlanQuestion,
    earlier: QuarterName,
    later: QuarterName,
    reader: Actor,
    now: datetime,
) -> Compared:
    """How the commitments that it is about moved between two quarters. Raises NoPlan."""
    _, plan, _ = plan_facts.plan_in_force(session)
    ground = choosing.ground_of(session, question, later, reader, now.date())
    before = standings.standings(standings.open_book(session, earlier, with_answers=False))
    wanted = {way for only in question.only for way in MEANT.get(only, ())}
    still = tuple(only for only in question.only if only not in MEANT)
    ids = choosing.chosen_of(replace(question, only=still), ground)
    stood = [key for key in ids if key in before]
    both = [key for key in stood if not is_let_off(ground.stands[key].state)]
    let_off = 0 if wanted else len(stood) - len(both)
    ways = {key: way_between(ground.stands[key], before[key]) for key in both}
    if wanted:
        both = [key for key in both if ways[key] in wanted]
        ways = {key: ways[key] for key in both}
    moved = sorted(
        (key for key in both if ways[key] in WORST_FIRST), key=lambda key: WORST_FIRST.index(ways[key])
    )
    shown = with_words(session, later, moved, reader)
    return Compared(
        question=question,
        earlier=earlier,
        later=later,
        plan=plan,
        moved=tuple(MovedRating(shown[key], before[key].rating, ways[key]) for key in moved),
        ways=tuple(ways.values()),
        total=len(both),
        earlier_returns=choosing.returns_of(before[key] for key in both),
        later_returns=choosing.returns_of(ground.stands[key] for key in both),
        let_off=let_off,
        collecting=ground.collecting,
        dates=moved_dates(session, ground, both, end_of(earlier)),
    )


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


def moved_dates(
    session: Session, ground: choosing.Ground, ids: list[int], after: date
) -> tuple[tuple[str, date, date], ...]:
    """The due dates of these that moved after a day."""
    refs = {ground.stands[key].terms.ref for key in ids}
    return tuple(
        (row.ref, row.old_due, row.new_due)
        for row in session.execute(MOVES)
        if row.ref in refs and row.at.date() > after
    )


def changed(
    session: Session, question: PlanQuestion, quarter: QuarterName, reader: Actor, now: datetime
) -> Compared:
    """What changed since a day on which the quarter's returns were still to come. Raises NoPlan."""
    _, plan, _ = plan_facts.plan_in_force(session)
    day = question.since or now.date()
    ground = choosing.ground_of(session, question, quarter, reader, now.date())
    ids = choosing.chosen_of(question, ground)
    moved = moved_since(session, ground, ids, datetime.combine(day, time(), LONDON), now)
    return Compared(
        question=question,
        earlier=quarters.previous(quarter),
        later=quarter,
        plan=plan,
        moved=moved,
        ways=tuple(one.way for one in moved),
        total=len(ids),
        earlier_returns=choosing.returns_of(()),
        later_returns=choosing.returns_of(ground.stands[key] for key in ids),
        collecting=ground.collecting,
        since=day,
        dates=moved_dates(session, ground, ids, day),
    )


def moved_since(
    session: Session, ground: choosing.Ground, ids: list[int], start: datetime, now: datetime
) -> tuple[MovedRating, ...]:
    """Those of these whose rating changed since then, worst first; what was brought in with past returns did not."""
    found = changes(session, ground.quarter, {key: ground.stands[key] for key in ids}, start, now)
    shown = with_words(session, ground.quarter, list(found), ground.reader)
    moved = [MovedRating(shown[key], change.was, change.way) for key, change in found.items()]
    return tuple(
        sorted(
            moved, key=lambda one: WORST_FIRST.index(one.way) if one.way in WORST_FIRST else len(WORST_FIRST)
        )
    )
