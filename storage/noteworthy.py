"""What the chief executive should look at in a quarter, and what one person's own commitments come to. Facts for
App Home; how things stand is worked out in standings."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import plan_facts, standings
from storage.asking import theirs
from storage.collecting import timetable_of
from storage.enums import Direction, PathKind, Rating, ReturnState, SupportKind
from storage.facts import Exceptional, Exceptions, MyCommitment, QuarterName, Standing
from storage.people import Actor
from storage.runs import running
from storage.standing_rows import newest_quarter
from storage.standings import open_book
from storage.tables import Milestone

DECISIONS = (PathKind.DECISION_MONEY, PathKind.DECISION_NEW_DATE, PathKind.DECISION_CLOSE)
LONG = 3
"""From so many quarters on end at risk, a commitment is an exception (rule V14)."""
WORST_FIRST = ("red", "decision", "worsened", "missing", "amber_long", "not_agreed")


def exceptions(session: Session, reader: Actor, now: datetime) -> Exceptions | None:
    """What stands out in the newest quarter, worst first, as this reader may see it; None before the first
    quarter. Raises plan_facts.NoPlan."""
    name = newest_quarter(session)
    if name is None:
        return None
    _, plan, _ = plan_facts.plan_in_force(session)
    found = standings.standings(open_book(session, name, with_answers=True))
    shown = standings.for_reader(session, found, reader)
    at_risk = [key for key, one in shown.items() if one.rating is Rating.AMBER]
    runs = running(session, name, at_risk)
    overdue = now > timetable_of(session, name).sros_done
    lines = [
        Exceptional(one, why)
        for key, one in shown.items()
        if (why := reasons(one, amber_before=runs.get(key, 0), agreement_overdue=overdue))
    ]
    lines.sort(key=lambda line: min(WORST_FIRST.index(key) for key in line.why))
    return Exceptions(name, tuple(lines), plan.scheme)


def reasons(one: Standing, *, amber_before: int, agreement_overdue: bool) -> tuple[str, ...]:
    """Why a commitment stands out, worst first; empty where it does not."""
    last_amber = one.last is not None and one.last.rating is Rating.AMBER
    found = {
        "red": one.rating is Rating.RED,
        "decision": wants_decision(one),
        "worsened": one.direction is Direction.WORSENED,
        "missing": one.state is ReturnState.NO_RETURN,
        "amber_long": one.rating is Rating.AMBER and last_amber and amber_before >= LONG - 1,
        "not_agreed": agreement_overdue and one.state is ReturnState.SUBMITTED,
    }
    return tuple(key for key in WORST_FIRST if found[key])


def wants_decision(one: Standing) -> bool:
    """Whether somebody is to decide something."""
    answer = one.answer
    if answer is None:
        return False
    by_path = answer.path is not None and answer.path.kind in DECISIONS
    return by_path or (answer.support is not None and answer.support.kind is SupportKind.DECISION)


def mine(session: Session, actor: Actor) -> tuple[MyCommitment, ...]:
    """The commitments of the newest quarter that this person leads or shares, with the next date of each."""
    name = newest_quarter(session)
    if name is None or not actor.role_ids:
        return ()
    ids = own_ids(session, name, actor)
    book = open_book(session, name, with_answers=False, ids=ids)
    steps = next_steps(session, ids)
    return tuple(
        MyCommitment(one, *steps.get(key, (one.terms.due, "")))
        for key, one in standings.standings(book).items()
    )


def own_ids(session: Session, name: QuarterName, actor: Actor) -> set[int]:
    """Those they lead and those they share."""
    own, shared, _, covering = theirs(session, name, actor)
    return {*own, *shared, *covering}


def next_steps(session: Session, ids: set[int]) -> dict[int, tuple[date, str]]:
    """The earliest milestone still to be met of each of these commitments."""
    rows = session.execute(
        select(Milestone.commitment_id, Milestone.due, Milestone.text)
        .where(Milestone.commitment_id.in_(ids), Milestone.met.is_(None), Milestone.due.is_not(None))
        .order_by(Milestone.due.desc(), Milestone.position.desc())
    )
    return {commitment_id: (due, text) for commitment_id, due, text in rows if due is not None}
