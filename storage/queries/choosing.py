"""The commitments that a question chooses: a fixed number of statements, whatever the plan's size. What a reader may
not see is taken out before anything is chosen by it."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from storage.calendar.quarters import today
from storage.enums import (
    CommitmentType,
    Direction,
    PromiseKept,
    Rating,
    ReturnState,
    SupportKind,
)
from storage.facts.plan import CommitmentTerms, QuarterName
from storage.facts.queries import ListedCommitments, NameKind, Only, PlanQuestion
from storage.facts.standing import Standing
from storage.people.roles import Actor
from storage.plan import plan_facts
from storage.queries.alike import ENDED
from storage.queries.carried import carried_on, is_wanted_within, wanted_by
from storage.queries.ground import Ground, ground_of, led_by, rated_in, returns_of
from storage.rules.same_text import pieces
from storage.rules.standing import counting
from storage.rules.standing.leading import is_said_to_be_complete, ratings_told
from storage.rules.standing.rollup import counts
from storage.rules.standing.wanted import decision_wanted
from storage.standing import standings

BETTER = (Direction.IMPROVED, Direction.COMPLETED, Direction.STARTED)
WORSE = (Direction.WORSENED, Direction.REOPENED)
NOT_KEPT = (PromiseKept.MISSED, PromiseKept.MOVED)


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
    ground = ground_of(session, question, quarter, reader, today(now))
    found = chosen_of(question, ground)
    page = found[skipped : skipped + size]
    book = standings.open_book(session, quarter, with_answers=True, ids=page)
    shown = standings.for_reader(session, standings.standings(book), reader)
    waits = carried_on(session, shown, quarter, reader) if ground.is_newest and question.asks_for else {}
    rated = rated_in(ground, found)
    among = Counter() if found else rated_in(ground, ground.all_like(within(question, ground)))
    return ListedCommitments(
        question=question,
        quarter=quarter,
        plan=plan,
        as_at=now,
        shown=tuple(waits.get(key, shown[key]) for key in page),
        total=len(found),
        among=counts(led_by(among)),
        by_rating=counts(led_by(rated)),
        returns=returns_of(ground, found),
        collecting=ground.collecting,
        awaited=any(counting.is_awaited(rating, state) for _, rating, state in rated or among),
        reader=reader.roles if Only.MINE in question.only else (),
        carried=tuple(one.terms.ref for one in waits.values()),
    )


def within(question: PlanQuestion, ground: Ground) -> list[int]:
    """Those of the ground that its subjects name, each once: all of them where it names none."""
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
    """All commitments of which all holds that is asked."""
    ones = {key for key in within(question, ground) if is_chosen(ground.stands[key], question, ground)}
    if Only.UNANSWERED in question.only:
        ones = {key for key in ones if ground.waits_for_help(key)}
    return ground.all_like(ones)


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
    return (
        (not question.ratings or has_rating(one, question, ground))
        and (not question.bodies or one.terms.responsible_body in question.bodies)
        and (not question.due or is_due(one, question, ground))
        and (not question.moved or has_moved(one, *question.moved))
        and (not question.of_whom or is_asked_of(one, question.of_whom))
        and all(holds(one, only, ground) for only in question.only)
    )


def has_rating(one: Standing, question: PlanQuestion, ground: Ground) -> bool:
    """Whether it has one of the ratings asked for: of what moved, the one that it has moved to."""
    if question.by_direction:
        return one.rating in question.ratings
    return is_rated(one, question.ratings, ground)


def is_rated(one: Standing, ratings: Collection[Rating], ground: Ground) -> bool:
    """Whether it has one of these ratings; none at all only where one was asked for and can come no more."""
    if one.rating is Rating.NONE and not counting.is_missing(one.state):
        ratings = [rating for rating in ratings if rating is not Rating.NONE]
    return bool(set(ratings_told(one, collecting=ground.collecting)) & set(ratings))


def is_done(one: Standing, ground: Ground) -> bool:
    """Whether it is complete, as far as anybody has said."""
    return is_said_to_be_complete(one, collecting=ground.collecting) or one.terms.lifecycle in ENDED


def is_due(one: Standing, question: PlanQuestion, ground: Ground) -> bool:
    """Whether its due date lies in the days asked for, or that of the decision or the help which is asked about; what
    is complete is due no more."""
    due = question.due
    if due and question.asks_for:
        return is_wanted_within(one, question, *due)
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
        case Only.NEW_DATE:
            moved = one.terms.original_due not in (None, one.terms.due)
            return moved or bool(one.answer and one.answer.new_due)
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
    if only is Only.UNANSWERED:
        return wanted_by(one) is not None
    support = one.answer.support if one.answer else None
    return bool(support and support.kind is not SupportKind.NONE)
