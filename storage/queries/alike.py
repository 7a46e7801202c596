"""Which commitments stand alike in a quarter, as far as a question goes: the database reads one short line of each.
One of those that stand alike is read whole, and what is decided of it holds of them all. The rules are choosing's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    SQLColumnExpression,
    String,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.orm import Session, aliased

from storage.enums import Handling, Lifecycle, Rating, SupportKind
from storage.facts.plan import QuarterName
from storage.facts.queries import NameKind, Only, PlanQuestion, Subject
from storage.rules.standing.wanted import DECISIONS
from storage.standing.standing_rows import OF_THE_QUARTER, RATED, in_quarter
from storage.tables import Commitment, Priority, Quarter, Rebaseline, Return, Revision, Role

BY_WORDS = (
    Only.SUPPORT,
    Only.UNANSWERED,
    Only.DECISION,
    Only.PROMISES,
    Only.UNKEPT,
    Only.NEW_DATE,
)
"""What is chosen by what was said, which a reader may have to be spared."""
BY_DIRECTION = (Only.WORSENED, Only.IMPROVED, Only.MOVED)
ENDED = (Lifecycle.COMPLETE, Lifecycle.COMPLETE_MONITORING, Lifecycle.CLOSED_NOT_DELIVERED)
PARTS = (
    Commitment.lead_role_id,
    Commitment.force_lead_role_id,
    Commitment.deputy_role_id,
    Commitment.sro_role_id,
)
PREVIOUS, LAST, EARLIER = aliased(Return), aliased(Return), aliased(Return)
QUARTER_BEFORE, EARLIER_QUARTER = aliased(Quarter), aliased(Quarter)
SAID, SAID_LAST = aliased(Revision), aliased(Revision)
PUBLIC = Commitment.handling == Handling.PUBLIC
NO_OTHER = cast(Commitment.also, String).in_(("{}", '{"codes": []}'))
"""Whether it serves one priority alone."""
LAST_RATED = func.coalesce(LAST.agreed_rating, LAST.rating)
PREVIOUS_RATED = func.coalesce(PREVIOUS.agreed_rating, PREVIOUS.rating)
EARLIER_RATED = func.coalesce(EARLIER.agreed_rating, EARLIER.rating)
BEFORE = (
    select(QUARTER_BEFORE.id)
    .where(QUARTER_BEFORE.year * 4 + QUARTER_BEFORE.number - 1 < bindparam("position"))
    .order_by((QUARTER_BEFORE.year * 4 + QUARTER_BEFORE.number).desc())
    .limit(1)
    .scalar_subquery()
)
NEWEST_EARLIER = (
    select(EARLIER.id)
    .join(EARLIER_QUARTER, EARLIER.quarter_id == EARLIER_QUARTER.id)
    .where(
        EARLIER.commitment_id == Commitment.id,
        EARLIER_QUARTER.year * 4 + EARLIER_QUARTER.number - 1 < bindparam("position"),
    )
    .order_by(
        case((EARLIER_RATED != Rating.NONE, 0), else_=1),
        (EARLIER_QUARTER.year * 4 + EARLIER_QUARTER.number).desc(),
    )
    .limit(1)
    .correlate(Commitment)
    .scalar_subquery()
)
LAST_ID = case((PREVIOUS_RATED != Rating.NONE, PREVIOUS.id), else_=NEWEST_EARLIER)
"""The newest earlier return with a rating, else the newest at all: mostly that of the quarter before."""
NOBODYS = and_(
    Return.agreed_rating.is_not(None), Return.agreed_by_role_id.is_(None), Return.imported.is_(False)
)
"""An agreed rating of which the return itself does not know whose it is."""


@dataclass(frozen=True)
class Decisive:
    """What decides of a commitment, as far as it is not the question's: on which day it is asked, the titles of the
    reader's roles, and whether the last rating and the direction of travel count."""

    day: date
    own: Sequence[str]
    last: bool
    directions: bool
    is_past: bool


class ShortLine(NamedTuple):
    """A commitment of the quarter, when its rating was agreed, and what all have in common that stand like it."""

    id: int
    agreed_on: date | None
    key: tuple[Any, ...]


def read_lines(
    session: Session, question: PlanQuestion, quarter: QuarterName, wanted: Decisive
) -> list[ShortLine]:
    """Every commitment that has a standing in the quarter, in the plan's order: one statement."""
    words = by_words(question)
    last = wanted.last or wanted.directions or words
    query = OF_THE_QUARTER.with_only_columns(
        Commitment.id,
        Return.agreed_on,
        case((or_(*by_themselves(question, wanted)), Commitment.id), else_=0),
        *(type_coerce(one, String) for one in decides(question, wanted, last=last)),
    ).order_by(Priority.position, Commitment.position, Commitment.id)
    if last:
        query = query.outerjoin(
            PREVIOUS, and_(PREVIOUS.commitment_id == Commitment.id, PREVIOUS.quarter_id == BEFORE)
        ).outerjoin(LAST, LAST.id == LAST_ID)
    if words:
        query = query.outerjoin(SAID, and_(SAID.return_id == Return.id, SAID.no == Return.revision_no))
        query = query.outerjoin(
            SAID_LAST, and_(SAID_LAST.return_id == LAST.id, SAID_LAST.no == LAST.revision_no)
        )
    rows = session.execute(query, in_quarter(quarter))
    return [ShortLine(row[0], row[1], row[2:]) for row in rows]


def by_themselves(question: PlanQuestion, wanted: Decisive) -> Iterator[ColumnElement[bool]]:
    """Of which commitments more decides than the line tells: each of them is read."""
    yield Commitment.left_in.is_not(None)
    yield NOBODYS
    if question.of(NameKind.PRIORITY):
        yield ~NO_OTHER
    if wanted.directions or Only.NEW_DATE in question.only or (wanted.is_past and dated(question)):
        yield exists().where(Rebaseline.commitment_id == Commitment.id)
    if wanted.directions:
        yield cast(Commitment.came_of, String) != "null"
    if by_words(question):
        yield ~PUBLIC
        yield said(SAID, "handling").is_not(None)
        yield said(SAID_LAST, "handling").is_not(None)
    if question.asks_for:
        yield from asking(question, wanted)


def asking(question: PlanQuestion, wanted: Decisive) -> Iterator[ColumnElement[bool]]:
    """Those that ask for a decision, or for help where its day decides; and those whose last answer did, which waits
    until they answer again."""
    days = bool(question.due) or Only.UNANSWERED in question.only
    for revision in (SAID,) if wanted.is_past else (SAID, SAID_LAST):
        if Only.DECISION in question.only or days or revision is SAID_LAST:
            yield said(revision, "path", "kind").in_([one.value for one in DECISIONS])
            yield said(revision, "support", "kind") == SupportKind.DECISION.value
        if days or revision is SAID_LAST:
            yield said(revision, "support", "kind") != SupportKind.NONE.value
        if question.of_whom and (days or revision is SAID_LAST):
            yield said(revision, "path", "owner").is_not(None)


def by_words(question: PlanQuestion) -> bool:
    """Whether what was said decides."""
    return any(one in BY_WORDS for one in question.only) or bool(question.of_whom)


def dated(question: PlanQuestion) -> bool:
    """Whether a due date decides."""
    return bool(question.due and not question.asks_for) or Only.OVERDUE in question.only


def said(revision: type[Revision], *path: str) -> ColumnElement[str]:
    """What was said there; nothing where it says nothing (record/answers)."""
    found: ColumnElement[str] = revision.content[("answer", *path)].as_string()
    return found


def decides(question: PlanQuestion, wanted: Decisive, *, last: bool) -> Iterator[SQLColumnExpression[Any]]:
    """What the rules look at."""
    yield from (Return.state, RATED, Return.agreed_rating.is_(None), Return.imported)
    yield Return.submitted_at.is_(None)
    if last:
        yield LAST.id.is_(None)
        yield LAST_RATED
    yield from (is_of(one) for one in question.subjects)
    if question.bodies:
        yield Commitment.responsible_body
    if dated(question) or Only.UNFINISHED in question.only:
        yield Commitment.lifecycle.in_(ENDED)
    if question.due and not question.asks_for:
        yield Commitment.due.between(*question.due)
    if Only.OVERDUE in question.only:
        yield Commitment.due < wanted.day
        yield Commitment.type
    if Only.MINE in question.only:
        yield has_part(wanted.own)
    yield from spoken(question)


def spoken(question: PlanQuestion) -> Iterator[SQLColumnExpression[Any]]:
    """What the rules look at of what was said."""
    if Only.PROMISES in question.only or Only.UNKEPT in question.only:
        yield said(SAID_LAST, "next_steps").is_(None)
    if Only.UNKEPT in question.only:
        yield said(SAID, "promise")
    if Only.NEW_DATE in question.only:
        yield said(SAID, "new_due").is_(None)
    if {Only.SUPPORT, Only.UNANSWERED} & set(question.only):
        yield said(SAID, "support", "kind")
    if question.of_whom:
        yield said(SAID, "support", "of_whom")
        yield said(SAID, "path", "owner")


def is_of(subject: Subject) -> ColumnElement[bool]:
    """Whether it is what is named, or stands under it, or is theirs."""
    match subject.kind:
        case NameKind.COMMITMENT:
            return Commitment.ref == subject.key
        case NameKind.PRIORITY:
            return Priority.code == subject.key
        case NameKind.AREA:
            return and_(Commitment.area == subject.key, Priority.code == subject.home)
        case NameKind.ROLE:
            return has_part([subject.key])
        case _:
            return and_(PUBLIC, Commitment.board == subject.key)


def has_part(titles: Sequence[str]) -> ColumnElement[bool]:
    """That one of these roles leads it, shares it or agrees it."""
    roles = select(Role.id).where(Role.title.in_(titles))
    return or_(*(column.in_(roles) for column in PARTS))
