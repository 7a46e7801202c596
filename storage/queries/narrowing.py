"""Which commitments a question can choose at all, as far as the database knows by itself: more than it chooses, never
fewer. What it chooses of them is choosing's."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, exists, literal, or_, select
from sqlalchemy.orm import Session, aliased

from storage.enums import Rating
from storage.facts.plan import QuarterName
from storage.facts.queries import NameKind, Only, PlanQuestion
from storage.plan.plan_facts import part_in
from storage.rules.calendar import quarters
from storage.standing.standing_rows import FINISHED, POSITION, RATED
from storage.tables import Commitment, Quarter, Return, Role

PARTS = (
    Commitment.lead_role_id,
    Commitment.force_lead_role_id,
    Commitment.deputy_role_id,
    Commitment.sro_role_id,
)
LATER, LATER_QUARTER = aliased(Return), aliased(Quarter)
LATER_POSITION = LATER_QUARTER.year * 4 + LATER_QUARTER.number - 1


def may_be_chosen(
    session: Session,
    question: PlanQuestion,
    quarter: QuarterName,
    day: date,
    own: Sequence[str],
    *,
    is_past: bool,
) -> list[int] | None:
    """The ids of those; None where nothing narrows them. `own` are the titles of the reader's roles; `is_past` says
    that due dates are told as they stood then, which the plan does not have."""
    conditions = list(narrowed(question, quarter, day, is_past=is_past))
    conditions += [has_part(own)] if Only.MINE in question.only else []
    if not conditions:
        return None
    then = part_in(literal(quarters.index(quarter)))
    return list(session.scalars(select(Commitment.id).where(then, *conditions)))


def narrowed(
    question: PlanQuestion, quarter: QuarterName, day: date, *, is_past: bool
) -> Iterator[ColumnElement[bool]]:
    """What must hold of a commitment that the question chooses."""
    people = [one.key for one in question.of(NameKind.ROLE)]
    if people:
        yield has_part(people)
    if question.bodies:
        yield Commitment.responsible_body.in_(question.bodies)
    if question.due and not is_past:
        yield Commitment.due.between(*question.due)
    if Only.OVERDUE in question.only and not is_past:
        yield Commitment.due < day
    if question.ratings and Rating.NONE not in question.ratings:
        yield may_be_rated(question, quarter)


def has_part(titles: Sequence[str]) -> ColumnElement[bool]:
    """That one of these roles leads it, shares it or agrees it."""
    roles = select(Role.id).where(Role.title.in_(titles))
    return or_(*(column.in_(roles) for column in PARTS))


def may_be_rated(question: PlanQuestion, quarter: QuarterName) -> ColumnElement[bool]:
    """That it has one of these ratings in the quarter, or had when it was rated last; or is complete as the plan has
    it, which takes no return."""
    now = returns_rated(question).where(POSITION.in_((quarters.index(quarter),)))
    newer = exists().where(
        LATER.commitment_id == Return.commitment_id,
        LATER.quarter_id == LATER_QUARTER.id,
        LATER_POSITION > POSITION,
        quarters.index(quarter) > LATER_POSITION,
        or_(LATER.agreed_rating.is_not(None), and_(LATER.rating.is_not(None), LATER.rating != Rating.NONE)),
    )
    last = returns_rated(question).where(quarters.index(quarter) > POSITION, ~newer)
    rated = or_(Commitment.id.in_(now), Commitment.id.in_(last))
    return or_(rated, Commitment.lifecycle.in_(FINISHED)) if Rating.BLUE in question.ratings else rated


def returns_rated(question: PlanQuestion) -> Select[int]:
    """The commitments of the returns that have one of its ratings."""
    rows = select(Return.commitment_id).join(Quarter, Return.quarter_id == Quarter.id)
    return rows.where(RATED.in_(question.ratings))
