"""The commitments that a question chooses, and how they stand: a fixed number of statements, whatever the plan's
size. What a reader may not see is taken out before anything is chosen by it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.calendar.quarters import today
from storage.enums import (
    CommitmentType,
    Direction,
    Handling,
    Lifecycle,
    PromiseKept,
    Rating,
    ReturnState,
    SupportKind,
)
from storage.facts.counting import Returns
from storage.facts.plan import CommitmentTerms, QuarterName
from storage.facts.queries import ListedCommitments, NameKind, Only, PlanQuestion
from storage.facts.standing import Standing
from storage.people.roles import Actor
from storage.plan import plan_facts
from storage.queries.narrowing import may_be_chosen
from storage.rules.calendar import quarters
from storage.rules.same_text import pieces
from storage.rules.standing import counting
from storage.rules.standing.rollup import counts
from storage.rules.standing.wanted import decision_wanted
from storage.standing import standing_rows, standings
from storage.tables import Commitment

BY_WORDS = (Only.SUPPORT, Only.DECISION, Only.PROMISES, Only.UNKEPT)
"""What is chosen by what was said, which a reader may have to be spared."""
BETTER = (Direction.IMPROVED, Direction.COMPLETED, Direction.STARTED)
WORSE = (Direction.WORSENED, Direction.REOPENED)
NOT_KEPT = (PromiseKept.MISSED, PromiseKept.MOVED)
ENDED = (Lifecycle.COMPLETE, Lifecycle.COMPLETE_MONITORING, Lifecycle.CLOSED_NOT_DELIVERED)
LINKS = select(Commitment.ref, Commitment.also, Commitment.board, Commitment.handling).where(
    Commitment.lifecycle.not_in(plan_facts.GONE)
)


@dataclass(frozen=True)
class Ground:
    """What a question is put to: the commitments of a quarter, each by its id, and what else decides."""

    quarter: QuarterName
    collecting: bool
    day: date
    reader: Actor
    stands: Mapping[int, Standing]
    also: Mapping[str, tuple[str, ...]]
    boards: Mapping[str, str]
    narrowed: bool = False
    """Whether there are only those in it that can be chosen."""


def listed(
    session: Session,
    question: PlanQuestion,
    quarter: QuarterName,
    reader: Actor,
    now: datetime,
    skipped: int,
    size: int,
) -> ListedCommitments:
    """The commitments that it chooses, `size` of them after those `skipped`. Raises NoPlan."""
    _, plan, _ = plan_facts.plan_in_force(session)
    ground = ground_of(session, question, quarter, reader, today(now), narrow=True)
    found = chosen_of(question, ground)
    if not found and ground.narrowed:
        # What there is instead is counted among all.
        ground = ground_of(session, question, quarter, reader, today(now))
    page = found[skipped : skipped + size]
    book = standings.open_book(session, quarter, with_answers=True, ids=page)
    shown = standings.for_reader(session, standings.standings(book), reader)
    stands = [] if found else [ground.stands[key] for key in within(question, ground)]
    return ListedCommitments(
        question=question,
        quarter=quarter,
        plan=plan,
        as_at=now,
        shown=tuple(shown[key] for key in page),
        total=len(found),
        among=counts(rated_in(ground, stands)),
        by_rating=counts(rated_in(ground, [ground.stands[key] for key in found])),
        returns=returns_of(ground.stands[key] for key in found),
        collecting=ground.collecting,
        awaited=any(counting.is_awaited(one.rating, one.state) for one in stands),
        reader=reader.roles if Only.MINE in question.only else (),
    )


def rated_in(ground: Ground, found: Iterable[Standing]) -> Iterator[tuple[Rating, ReturnState]]:
    """How each of these leads the list, and how its return stands: what is counted."""
    return ((leading(one, ground.collecting)[0], one.state) for one in found)


def ground_of(
    session: Session,
    question: PlanQuestion,
    quarter: QuarterName,
    reader: Actor,
    day: date,
    *,
    narrow: bool = False,
) -> Ground:
    """Reads what it is put to; with `narrow` no more of it than can be chosen."""
    is_newest = quarter == standing_rows.newest_quarter(session)
    own, is_past = reader.roles, not is_newest
    ids = may_be_chosen(session, question, quarter, day, own, is_past=is_past) if narrow else None
    with_answers = any(one in BY_WORDS for one in question.only) or bool(question.of_whom)
    book = standings.open_book(session, quarter, with_answers=with_answers, ids=ids)
    links = session.execute(LINKS).all()
    return Ground(
        quarter=quarter,
        collecting=standing_rows.is_open(session, quarter),
        day=day if is_newest else quarters.last_day(quarter),
        reader=reader,
        stands=standings.for_reader(session, standings.standings(book), reader),
        also={row.ref: tuple(row.also.get("codes", ())) for row in links},
        boards={row.ref: row.board for row in links if row.handling is Handling.PUBLIC},
        narrowed=ids is not None,
    )


def within(question: PlanQuestion, ground: Ground) -> list[int]:
    """Those that its subjects name, each once: all of them where it names none."""
    places = question.of(NameKind.COMMITMENT, NameKind.PRIORITY, NameKind.AREA)
    people = question.of(NameKind.ROLE)
    boards = {one.key for one in question.of(NameKind.BOARD, NameKind.FORUM)}
    return [
        key
        for key, one in ground.stands.items()
        if (
            not places or any(is_in(one.terms, place.kind, place.key, place.home, ground) for place in places)
        )
        and (not people or has_part(one.terms, [person.key for person in people]))
        and (not boards or ground.boards.get(one.terms.ref) in boards)
    ]


def chosen_of(question: PlanQuestion, ground: Ground) -> list[int]:
    """Those of them of which all holds that is asked."""
    return [key for key in within(question, ground) if is_chosen(ground.stands[key], question, ground)]


def is_in(terms: CommitmentTerms, kind: NameKind, key: str, home: str, ground: Ground) -> bool:
    """Whether a commitment is the one named, or stands under the priority or the area named."""
    if kind is NameKind.COMMITMENT:
        return terms.ref == key
    if kind is NameKind.AREA:
        return terms.area == key and terms.priority_code == home
    return terms.priority_code == key or key in ground.also.get(terms.ref, ())


def has_part(terms: CommitmentTerms, titles: Collection[str]) -> bool:
    """Whether one of these roles leads it, shares it or agrees it."""
    return any(title in titles for title in (terms.lead, terms.force_lead, terms.deputy, terms.sro))


def is_chosen(one: Standing, question: PlanQuestion, ground: Ground) -> bool:
    """Whether all holds of it that is asked."""
    rated = set(leading(one, ground.collecting))
    return (
        (not question.ratings or bool(rated & set(question.ratings)))
        and (not question.bodies or one.terms.responsible_body in question.bodies)
        and (not question.due or is_due(one, question, ground))
        and (not question.moved or has_moved(one, *question.moved))
        and (not question.of_whom or is_asked_of(one, question.of_whom))
        and all(holds(one, only, ground) for only in question.only)
    )


def leading(one: Standing, collecting: bool) -> tuple[Rating, ...]:
    """How it stands: the last rating first, while the quarter is collected and this one is not agreed, and the one
    beside it."""
    if (
        collecting
        and one.last
        and one.last.rating is not Rating.NONE
        and not one.is_agreed
        and not one.recorded_in_plan
    ):
        return (one.last.rating, *((one.rating,) if one.rating is not Rating.NONE else ()))
    return (one.rating,)


def is_done(one: Standing, ground: Ground) -> bool:
    """Whether it is complete, as far as anybody has said."""
    return leading(one, ground.collecting)[-1] is Rating.BLUE or one.terms.lifecycle in ENDED


def is_due(one: Standing, question: PlanQuestion, ground: Ground) -> bool:
    """Whether its due date lies in the days asked for; what is complete is due no more."""
    due = question.due
    return bool(due and due[0] <= one.terms.due <= due[1]) and (
        not is_done(one, ground) or Rating.BLUE in question.ratings
    )


def has_moved(one: Standing, before: Rating, now: Rating) -> bool:
    """Whether it moved from one rating to the other since the last."""
    return one.rating is now and one.last is not None and one.last.rating is before


def is_asked_of(one: Standing, whom: str) -> bool:
    """Whether help or a decision is asked of somebody who is called so."""
    if one.answer is None:
        return False
    wanted = set(pieces(whom))
    asked = [one.answer.support.of_whom] if one.answer.support else []
    asked += [one.answer.path.owner] if one.answer.path else []
    return any(wanted <= set(pieces(each)) for each in asked if each)


def holds(one: Standing, only: Only, ground: Ground) -> bool:
    """Whether one condition holds of it."""
    match only:
        case Only.MINE:
            return has_part(one.terms, ground.reader.roles)
        case Only.UNFINISHED:
            return not is_done(one, ground)
        case Only.OVERDUE:
            ongoing = one.terms.type is CommitmentType.ONGOING
            return one.terms.due < ground.day and not ongoing and not is_done(one, ground)
        case Only.NOT_AGREED:
            return one.state in (ReturnState.SUBMITTED, ReturnState.RETURNED)
        case Only.AGREED:
            return one.is_agreed
        case Only.SENT_BACK:
            return one.sent_back
        case Only.NO_RETURN:
            return one.rating is Rating.NONE and not counting.is_let_off(one.state)
        case Only.LET_OFF:
            return counting.is_let_off(one.state)
        case Only.WORSENED:
            return one.direction in WORSE
        case Only.IMPROVED:
            return one.direction in BETTER
        case Only.MOVED:
            return one.direction in (*WORSE, *BETTER)
        case _:
            return says(one, only)


def says(one: Standing, only: Only) -> bool:
    """The same of what was said."""
    if only is Only.PROMISES:
        return bool(one.last and one.last.promise)
    if only is Only.UNKEPT:
        promised = bool(one.last and one.last.promise)
        return promised and bool(one.answer and one.answer.promise in NOT_KEPT)
    if only is Only.DECISION:
        return decision_wanted(one.answer, one.outcomes) is not None
    support = one.answer.support if one.answer else None
    return bool(support and support.kind is not SupportKind.NONE)


def returns_of(found: Iterable[Standing]) -> Returns:
    """What the returns among them come to: what is complete without one is none."""
    asked = [one for one in found if not one.recorded_in_plan]
    days = [one.agreed_on for one in asked if one.agreed_on]
    return counting.returns([one.state for one in asked], max(days, default=None))
