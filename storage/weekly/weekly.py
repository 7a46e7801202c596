"""The facts of the weekly digest: returns in and out, what changed since the last one, what falls due. When
it is posted is bot/ticking/ticks.py's; its words are digests'."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from storage.calendar.quarters import calendar, quarter_row, timetable_of, today
from storage.enums import Handling, Lifecycle, QuarterState, Rating
from storage.facts.plan import QuarterName
from storage.facts.standing import Standing
from storage.facts.weekly import DigestFacts, DueSoon, RatingChange
from storage.plan import plan_facts
from storage.plan.succeeded import count_change
from storage.rules.calendar.timetable import digest_at, digest_day
from storage.rules.standing import counting
from storage.rules.standing.direction import direction
from storage.rules.standing.rag import SLIPPING
from storage.rules.standing.rollup import counts
from storage.standing import standings
from storage.standing.standing_rows import newest_quarter
from storage.tables import Commitment, Milestone, OutboxMessage, Plan, Quarter, Return, Review, Revision

HORIZON = timedelta(days=14)
DIGEST = "digest"
"""What the outbox calls these messages."""
DONE = (Lifecycle.COMPLETE, Lifecycle.COMPLETE_MONITORING, Lifecycle.CLOSED_NOT_DELIVERED, *plan_facts.GONE)


def digest_key(day: date) -> str:
    """The key of the digest of that day."""
    return f"{DIGEST}:{day.isoformat()}"


def due_digest(session: Session, now: datetime) -> date | None:
    """The day of this week's digest, when its time has come, it is not posted yet, and Muster knew the plan
    by then. A digest that was missed goes out late within its week, and not after."""
    day = digest_day(today(now), calendar(session))
    if day is None or now < digest_at(day):
        return None
    known = session.scalars(select(Plan.imported_at)).first()
    posted = session.scalars(select(OutboxMessage.id).where(OutboxMessage.key == digest_key(day))).first()
    return day if known and known < digest_at(day) and posted is None else None


def last_digest(session: Session) -> datetime | None:
    """When the last digest was made."""
    return session.scalars(
        select(OutboxMessage.created_at)
        .where(OutboxMessage.what == DIGEST)
        .order_by(OutboxMessage.created_at.desc())
        .limit(1)
    ).first()


def digest_facts(session: Session, day: date, now: datetime) -> DigestFacts | None:
    """This week's digest as the public may read it; None before the first quarter. What was answered after
    `now` is left to the next one, which begins there. Raises NoPlan."""
    name = newest_quarter(session)
    row = quarter_row(session, name) if name else None
    if name is None or row is None:
        return None
    _, plan, _ = plan_facts.plan_in_force(session)
    since = last_digest(session)
    found = standings.standings(standings.open_book(session, name, with_answers=True))
    shown = standings.for_reader(session, found, None)
    changed = changes(session, name, shown, since, now)
    times = timetable_of(session, name)
    asked = [one for one in shown.values() if not one.recorded_in_plan]
    is_open = row.state is QuarterState.OPEN
    return DigestFacts(
        quarter=name,
        day=day,
        since=today(since) if since else None,
        open=is_open,
        returns=counting.returns(one.state for one in asked),
        cut_off=times.cut_off,
        draft_at=times.draft,
        changes=changed,
        due_soon=due_soon(session, day),
        counts=counts((one.rating, one.state) for one in (asked if is_open else shown.values())),
        recorded=len(shown) - len(asked),
        scheme=plan.scheme,
        count_change=count_change(session, name, len(shown)),
    )


def changes(
    session: Session, name: QuarterName, shown: dict[int, Standing], since: datetime | None, now: datetime
) -> tuple[RatingChange, ...]:
    """What was answered or agreed since the last digest and stands at another rating than before, worst first;
    and what whoever agrees it rated otherwise than its lead, whatever it was before."""
    given = [one for one in ratings_given(session, name) if one.at <= now]
    earlier = {one.commitment_id: one.rating for one in given if since and one.at <= since}
    newer = [one for one in given if since is None or one.at > since]
    agreed = {one.commitment_id for one in newer if one.agreed}
    found = []
    for commitment_id in dict.fromkeys(one.commitment_id for one in newer):
        one = shown.get(commitment_id)
        if one is None or one.rating is Rating.NONE:
            continue
        before = earlier.get(commitment_id)
        was = before or (one.last.rating if one.last else Rating.NONE)
        if was is not one.rating or (one.lead_rating and commitment_id in agreed):
            # Within the quarter by its ratings alone; since the quarter before as everywhere.
            way = direction(one.rating, before)[0] if before else one.direction
            found.append(RatingChange(one, was, way))
    return tuple(sorted(found, key=lambda change: severity(change.standing.rating)))


def severity(rating: Rating) -> int:
    """Red first, then amber, then the rest."""
    return SLIPPING.index(rating) if rating in SLIPPING else len(SLIPPING)


@dataclass(frozen=True)
class Given:
    """A rating that was given in the quarter: by the lead, or `agreed` by whoever agrees it."""

    commitment_id: int
    rating: Rating
    at: datetime
    agreed: bool


def ratings_given(session: Session, name: QuarterName) -> list[Given]:
    """Every rating of the quarter, the first one first."""
    of_quarter = (Quarter.year == name.year, Quarter.number == name.number)
    said = session.execute(
        select(Return.commitment_id, Revision.rating, Revision.at, literal(False))
        .join(Return, Revision.return_id == Return.id)
        .join(Quarter, Return.quarter_id == Quarter.id)
        .where(*of_quarter)
    )
    agreed = session.execute(
        select(Return.commitment_id, Review.rating, Review.at, literal(True))
        .join(Return, Review.return_id == Return.id)
        .join(Quarter, Return.quarter_id == Quarter.id)
        .where(*of_quarter, Review.rating.is_not(None))
    )
    return sorted((Given(*row) for row in [*said, *agreed]), key=lambda one: one.at)


def due_soon(session: Session, day: date) -> tuple[DueSoon, ...]:
    """Commitments and milestones that fall due within the horizon, soonest first; none that is restricted."""
    window = (day, day + HORIZON)
    whole = session.execute(
        select(Commitment.ref, Commitment.title, Commitment.due)
        .where(Commitment.due.between(*window), Commitment.completed_on.is_(None))
        .where(Commitment.lifecycle.not_in(DONE), Commitment.handling == Handling.PUBLIC)
    )
    steps = session.execute(
        select(Commitment.ref, Commitment.title, Milestone.due, Milestone.text)
        .join(Commitment, Milestone.commitment_id == Commitment.id)
        .where(Milestone.due.between(*window), Milestone.met.is_(None))
        .where(Commitment.lifecycle.not_in(DONE), Commitment.handling == Handling.PUBLIC)
    )
    named = [DueSoon(ref, title, due, text) for ref, title, due, text in steps if due]
    return tuple(sorted([DueSoon(*row) for row in whole] + named, key=lambda one: (one.due, one.ref)))
