"""What the newest digest told and no longer holds, because the answer was corrected or agreed as another since: it
is put right in that digest's thread. An answer to a return that had none is no correction, but the next one's
news."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session

from storage.calendar.quarters import today
from storage.enums import OutboxKind, Rating
from storage.facts.answering import Answer
from storage.facts.plan import QuarterName
from storage.facts.standing import Standing
from storage.facts.weekly import Correction
from storage.outbox.outbox import conversation_of
from storage.plan import plan_facts
from storage.record import answers
from storage.rules.weekly import said_otherwise
from storage.standing import standings
from storage.standing.standing_rows import newest_quarter
from storage.tables import Commitment, OutboxMessage, Quarter, Return, Review, Revision
from storage.weekly.rounds import CORRECTED, DIGEST


@dataclass(frozen=True)
class DueCorrection:
    """A correction that is owed: under its key, in the thread of the digest with another."""

    key: str
    thread: str
    fact: Correction


def corrections(session: Session, channel: str) -> list[DueCorrection]:
    """What is to be put right now in the channel, each once. Raises NoPlan."""
    told, name = newest_digest(session, channel), newest_quarter(session)
    refs = told.payload.get("refs", []) if told else []
    if told is None or name is None or not refs:
        return []
    touched = session.execute(
        select(Return.commitment_id, Return.id)
        .join(Quarter, Return.quarter_id == Quarter.id)
        .join(Commitment, Return.commitment_id == Commitment.id)
        .where(Quarter.year == name.year, Quarter.number == name.number, Commitment.ref.in_(refs))
        .where(answered(Revision.at <= told.created_at), touched_since(told.created_at))
    )
    ids: dict[int, int] = dict(touched.all())
    if not ids:
        return []
    book = standings.open_book(session, name, with_answers=True, ids=ids)
    shown = standings.for_reader(session, standings.standings(book), None)
    return [
        one for key, now in shown.items() if (one := correction(session, told, ids[key], now, book.quarter))
    ]


def may_be_due(session: Session, _now: datetime) -> list[None]:
    """Whether something was answered again, or agreed, since the newest digest told of it."""
    newest = select(func.max(OutboxMessage.created_at)).where(
        OutboxMessage.what == DIGEST, OutboxMessage.person_id.is_(None)
    )
    told_at = session.scalars(newest).one()
    if told_at is None:
        return []
    found = select(Return.id).where(answered(Revision.at <= told_at), touched_since(told_at)).limit(1)
    return [None] if session.scalars(found).first() is not None else []


def newest_digest(session: Session, channel: str) -> OutboxMessage | None:
    """The channel's newest digest."""
    return session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.what == DIGEST, OutboxMessage.kind == OutboxKind.POST)
        .where(OutboxMessage.conversation == conversation_of(None, channel))
        .order_by(OutboxMessage.created_at.desc())
        .limit(1)
    ).first()


def answered(when: ColumnElement[bool]) -> ColumnElement[bool]:
    """The condition that a return was answered then."""
    return exists().where(Revision.return_id == Return.id, when)


def touched_since(then: datetime) -> ColumnElement[bool]:
    """The condition that a return was answered again, or agreed, after that."""
    ruled = exists().where(Review.return_id == Return.id, Review.rating.is_not(None), Review.at > then)
    return answered(Revision.at > then) | ruled


def correction(
    session: Session, told: OutboxMessage, return_id: int, now: Standing, quarter: QuarterName
) -> DueCorrection | None:
    """What is put right of one return; None where it holds as it was told last, in the digest or in its thread."""
    thread = f"{told.key}:corrected:{return_id}"
    last = session.scalars(
        select(OutboxMessage.created_at)
        .where(OutboxMessage.what == CORRECTED, OutboxMessage.target_key == told.key)
        .where(OutboxMessage.key.startswith(f"{thread}.", autoescape=True))
        .order_by(OutboxMessage.created_at.desc())
        .limit(1)
    ).first()
    given = said_of(session, return_id)
    before = [one for one in given if one.at <= (last or told.created_at)]
    if not before or not said_otherwise(before[-1].rating, before[-1].answer, now):
        return None
    _, plan, _ = plan_facts.plan_in_force(session)
    fact = Correction(now, before[-1].rating, today(told.created_at), quarter, plan.scheme)
    return DueCorrection(f"{thread}.{len(given)}", told.key, fact)


@dataclass(frozen=True)
class RatingSaid:
    """A rating that was given of one return, and the answer that it rests on."""

    rating: Rating
    answer: Answer
    at: datetime


def said_of(session: Session, return_id: int) -> list[RatingSaid]:
    """Every rating of one return, by its lead and by whoever agrees it, the first one first."""
    said = session.execute(
        select(Revision.no, Revision.rating, Revision.content, Revision.at).where(
            Revision.return_id == return_id
        )
    ).all()
    texts = {no: answers.from_json(content) for no, _, content, _ in said}
    ruled = session.execute(
        select(Review.revision_no, Review.rating, Review.at).where(
            Review.return_id == return_id, Review.rating.is_not(None)
        )
    )
    found = [RatingSaid(rating, texts[no], at) for no, rating, _, at in said]
    found += [RatingSaid(rating, texts[no], at) for no, rating, at in ruled if rating is not None]
    return sorted(found, key=lambda one: one.at)
