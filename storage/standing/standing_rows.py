"""The queries behind standings: this quarter's returns, the ratings before, counts. Plain rows, a fixed
number of statements whatever the plan's size; what they mean is worked out in standings."""

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Integer, Select, and_, bindparam, case, func, not_, or_, select
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.elements import ColumnElement

from storage.calendar.quarters import quarters_in
from storage.enums import RUNNING, Lifecycle, QuarterState, Rating, RulingKind, SupportKind
from storage.facts.plan import QuarterName
from storage.people.roles import RoleIds
from storage.plan.plan_facts import THESE, Ids, named, part_in
from storage.record.once import once
from storage.record.rows import AnyRow
from storage.rules.calendar import quarters
from storage.tables import (
    Commitment,
    DueDateRequest,
    Priority,
    Quarter,
    Return,
    Review,
    Revision,
    Ruling,
    SupportRequest,
)

RATED = func.coalesce(Return.agreed_rating, Return.rating)
FINISHED = (Lifecycle.COMPLETE,)
"""Complete and not monitored: part of the plan's count, and asked no more."""
POSITION = Quarter.year * 4 + Quarter.number - 1

# Statements are built once, where nothing but their values changes: building one takes longer than SQLite does.
CLOSED = (QuarterState.CUT_OFF, QuarterState.CLOSED)
OPENED = (
    select(Quarter.year, Quarter.number, Quarter.state)
    .where(Quarter.state != QuarterState.PLANNED)
    .order_by(POSITION.desc())
)
DONE_BY_THEN = and_(
    or_(
        Commitment.lifecycle.in_(FINISHED),
        and_(
            Commitment.left_in.is_not(None),
            Commitment.completed_on.is_not(None),
            not_(Commitment.monitor_after_completion),
        ),
    ),
    or_(Commitment.completed_on.is_(None), Commitment.completed_on <= bindparam("last_day")),
)
OF_THE_QUARTER = (
    select(Commitment)
    .join(Priority, Commitment.priority_id == Priority.id)
    .outerjoin(Quarter, and_(Quarter.year == bindparam("year"), Quarter.number == bindparam("quarter")))
    .outerjoin(Return, and_(Return.commitment_id == Commitment.id, Return.quarter_id == Quarter.id))
    .where(part_in(bindparam("position", type_=Integer)))
    .where(or_(Return.id.is_not(None), DONE_BY_THEN))
)
"""The commitments of the plan in that quarter that have a standing in it."""
STILL_COUNTS = part_in(POSITION)
"""Of returns with their quarters: not that of a commitment that left the plan in mid-quarter, which was waived for
that."""
COUNTED = OF_THE_QUARTER.with_only_columns(
    Priority.code,
    Return.state,
    RATED.label("rating"),
    func.count().label("number"),
    func.max(Return.agreed_on).label("agreed_on"),
).group_by(Priority.code, Return.state, RATED)
PAGE = (
    OF_THE_QUARTER.with_only_columns(Commitment.id)
    .where(Priority.code == bindparam("priority"))
    .order_by(Commitment.position, Commitment.id)
    .offset(bindparam("skipped"))
    .limit(bindparam("size"))
)

NEWEST_REVIEW = (
    select(func.max(Review.id)).where(Review.return_id == Return.id).correlate(Return).scalar_subquery()
)
REVIEWED = (
    Review.verdict,
    Review.revision_no.label("reviewed_no"),
    Review.rating.label("reviewed_rating"),
    Review.reason.label("review_reason"),
    Review.by_role,
    Review.on_behalf_of,
    Review.at.label("reviewed_at"),
)
"""What was last said of a return by whoever agrees it."""
NEWEST_WISH = (
    select(func.max(DueDateRequest.id))
    .where(DueDateRequest.commitment_id == Return.commitment_id, DueDateRequest.return_id == Return.id)
    .correlate(Return)
    .scalar_subquery()
)
NEWEST_ASK = (
    select(func.max(SupportRequest.id))
    .where(SupportRequest.commitment_id == Return.commitment_id)
    .where(SupportRequest.kind == SupportKind.DECISION)
    .correlate(Return)
    .scalar_subquery()
)
NEWEST_WAIVER = (
    select(func.max(Ruling.id))
    .where(Ruling.return_id == Return.id, Ruling.kind == RulingKind.WAIVED)
    .correlate(Return)
    .scalar_subquery()
)
SAID = (
    Revision.content,
    Revision.rating.label("said_rating"),
    Ruling.agreed_by.label("was_agreed_by"),
    Revision.author_role,
    Revision.source,
    DueDateRequest.state.label("new_date"),
    SupportRequest.state.label("decision"),
)
"""What was said, and what became of the decisions that it asks for."""
FIRST = aliased(Revision)
"""The first thing that was said in a return: when it came."""
FIRST_AT = FIRST.at.label("first_at")
IS_FIRST = and_(FIRST.return_id == Return.id, FIRST.no == 1)
# Here, for threads that build a statement at the same moment must not be the first to look an alias's column up.


def running_ids(session: Session) -> dict[int, QuarterName]:
    """The newest two quarters that were opened, by id."""
    return {row.id: row.name for row in quarters_in(session, *RUNNING)[:2]}


@once
def opened_quarters(session: Session) -> dict[QuarterName, QuarterState]:
    """How each quarter stands that has been opened or imported, the newest first: at most four in a year."""
    return {QuarterName(row.year, row.number): row.state for row in session.execute(OPENED)}


def newest_quarter(session: Session, *states: QuarterState) -> QuarterName | None:
    """The newest quarter that has been opened or imported; with `states`, while it stands so."""
    newest, state = next(iter(opened_quarters(session).items()), (None, None))
    return newest if not states or state in states else None


def is_known(session: Session, quarter: QuarterName) -> bool:
    """Whether the quarter's returns were asked for, or brought in."""
    return quarter in opened_quarters(session)


def is_open(session: Session, quarter: QuarterName) -> bool:
    """Whether the quarter's returns are coming in."""
    return opened_quarters(session).get(quarter) is QuarterState.OPEN


def last_closed(session: Session, quarter: QuarterName) -> QuarterName | None:
    """The newest quarter before it whose returns are in."""
    before = quarters.index(quarter)
    found = opened_quarters(session).items()
    return next((name for name, state in found if state in CLOSED and quarters.index(name) < before), None)


def returns_of(session: Session, quarter: QuarterName, answers: bool, ids: Ids = None) -> dict[int, AnyRow]:
    """The quarter's returns by commitment, with the current revision's content where `answers`."""
    values = in_quarter(quarter) | named(ids)
    rows = session.execute(returns_query(answers=answers, some=ids is not None), values)
    return {row.commitment_id: row for row in rows}


def in_quarter(quarter: QuarterName) -> dict[str, Any]:
    """The quarter as the statements' values name it."""
    named_by = {"year": quarter.year, "quarter": quarter.number, "position": quarters.index(quarter)}
    return {**named_by, "last_day": quarters.last_day(quarter)}


@cache
def returns_query(*, answers: bool, some: bool) -> Select[*tuple[Any, ...]]:
    """The statement behind `returns_of`."""
    query: Select[*tuple[Any, ...]] = (
        select(
            Return.commitment_id,
            Return.id,
            Return.state,
            Return.rating,
            Return.agreed_rating,
            Return.agreed_by_role_id,
            Return.agreed_on,
            Return.imported,
            Return.submitted_at,
            Return.due_at,
            Return.late,
            Return.revision_no,
            FIRST_AT,
            *REVIEWED,
            *(SAID if answers else ()),
        )
        .join(Quarter, Return.quarter_id == Quarter.id)
        .outerjoin(Review, Review.id == NEWEST_REVIEW)
        .outerjoin(FIRST, IS_FIRST)
        .where(Quarter.year == bindparam("year"), Quarter.number == bindparam("quarter"))
    )
    if answers:
        query = query.outerjoin(Revision, current_revision())
        query = query.outerjoin(DueDateRequest, DueDateRequest.id == NEWEST_WISH)
        query = query.outerjoin(SupportRequest, SupportRequest.id == NEWEST_ASK)
        query = query.outerjoin(Ruling, Ruling.id == NEWEST_WAIVER)
    return query.where(Return.commitment_id.in_(THESE)) if some else query


def counted(session: Session, quarter: QuarterName) -> Sequence[AnyRow]:
    """How many live commitments of each priority (`code`) have each `state` and `rating` in the quarter, and when the
    last of them was agreed; all are None for those that were complete by its end and are not asked any more."""
    return session.execute(COUNTED, in_quarter(quarter)).all()


def page_of(session: Session, quarter: QuarterName, priority: str, skipped: int, size: int) -> Sequence[int]:
    """The ids of so many of the commitments that `counted` counts for that priority, in the plan's order."""
    page = {"priority": priority, "skipped": skipped, "size": size}
    return session.scalars(PAGE, in_quarter(quarter) | page).all()


def current_revision() -> ColumnElement[bool]:
    """The join of a return to the newest thing said in it."""
    return and_(Revision.return_id == Return.id, Revision.no == Return.revision_no)


def ratings_before(
    session: Session, quarter: QuarterName, answers: bool, ids: Ids = None
) -> dict[int, AnyRow]:
    """Each commitment's newest earlier return with a rating; where none has one, its newest at all."""
    values = {"position": quarters.index(quarter)} | named(ids)
    rows = session.execute(before_query(answers=answers, some=ids is not None), values)
    return {row.commitment_id: row for row in rows}


@cache
def before_query(*, answers: bool, some: bool) -> Select[*tuple[Any, ...]]:
    """The statement behind `ratings_before`."""
    newest_first = (case((RATED.in_([Rating.NONE]) | RATED.is_(None), 1), else_=0), POSITION.desc())
    ranked = (
        select(
            Return.id.label("return_id"),
            func.row_number().over(partition_by=Return.commitment_id, order_by=newest_first).label("place"),
        )
        .join(Quarter, Return.quarter_id == Quarter.id)
        .where(bindparam("position") > POSITION)
    )
    best = (ranked.where(Return.commitment_id.in_(THESE)) if some else ranked).subquery()
    query: Select[*tuple[Any, ...]] = (
        select(
            Return.commitment_id,
            Return.rating,
            Return.agreed_rating,
            Return.agreed_on,
            Quarter.year,
            Quarter.number,
            *([Revision.content] if answers else []),
        )
        .join(best, and_(best.c.return_id == Return.id, best.c.place == 1))
        .join(Quarter, Return.quarter_id == Quarter.id)
    )
    return query.outerjoin(Revision, current_revision()) if answers else query


def owners(session: Session, ids: Collection[int]) -> dict[int, RoleIds]:
    """Whose each of these commitments is."""
    rows = session.execute(
        select(
            Commitment.id,
            Commitment.lead_role_id,
            Commitment.force_lead_role_id,
            Commitment.deputy_role_id,
            Commitment.sro_role_id,
            Commitment.second_agreer_role_id,
        ).where(Commitment.id.in_(ids))
    )
    return {row[0]: RoleIds(*row[1:]) for row in rows}
