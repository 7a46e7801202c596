"""What the newest digests told and no longer holds, because the answer was corrected or agreed as another since: it
is put right in that digest's thread. An answer to a return that had none is no correction, but the next one's
news."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session

from storage.calendar.quarters import today
from storage.enums import OutboxKind, Rating
from storage.facts.answering import Answer
from storage.facts.plan import QuarterName
from storage.facts.standing import Standing
from storage.facts.weekly import Correction
from storage.outbox.outbox import conversation_of
from storage.people.roles import actor_of
from storage.plan import plan_facts
from storage.record import answers
from storage.rules.weekly import said_otherwise
from storage.standing import standings
from storage.standing.standing_rows import newest_quarter
from storage.tables import Commitment, OutboxMessage, Quarter, Return, Review, Revision
from storage.weekly.readers import people
from storage.weekly.rounds import CORRECTED, DIGEST


@dataclass(frozen=True)
class DueCorrection:
    """A correction that is owed: under its key, in the thread of the digest that told otherwise."""

    key: str
    digest: OutboxMessage
    fact: Correction


def corrections(session: Session, channel: str, now: datetime) -> list[DueCorrection]:
    """What is to be put right now, in the channel and in each person's own conversation, each once. Raises NoPlan."""
    told, name = newest_digests(session, channel, now), newest_quarter(session)
    refs = {ref for one in told for ref in one.payload.get("refs", [])}
    if not refs or name is None:
        return []
    first = min(one.created_at for one in told)
    touched = session.execute(
        select(Return.commitment_id, Return.id)
        .join(Quarter, Return.quarter_id == Quarter.id)
        .join(Commitment, Return.commitment_id == Commitment.id)
        .where(Quarter.year == name.year, Quarter.number == name.number, Commitment.ref.in_(refs))
        .where(touched_since(first))
    )
    ids: dict[int, int] = dict(touched.all())
    if not ids:
        return []
    book = standings.open_book(session, name, with_answers=True, ids=ids)
    found, day = standings.standings(book), today(now)
    return [due for one in told for due in of_digest(session, one, ids, found, name, day)]


def of_digest(
    session: Session,
    told: OutboxMessage,
    ids: Mapping[int, int],
    found: Mapping[int, Standing],
    name: QuarterName,
    day: date,
) -> Iterator[DueCorrection]:
    """What is put right of one digest, as its reader may see it; `ids` are the returns of what was touched."""
    refs = frozenset(told.payload.get("refs", []))
    named = {key: one for key, one in found.items() if one.terms.ref in refs}
    reader = actor_of(session, told.person_id, day) if told.person_id is not None else None
    for key, now in standings.for_reader(session, named, reader).items() if named else ():
        due = correction(session, told, ids[key], now, name)
        if due is not None:
            yield due


def may_be_due(session: Session, _now: datetime) -> list[None]:
    """Whether something was answered again, or agreed, since the newest digest told of it."""
    newest = select(func.max(OutboxMessage.created_at)).where(OutboxMessage.what == DIGEST)
    told_at = session.scalars(newest).one()
    if told_at is None:
        return []
    found = select(Return.id).where(answered(Revision.at <= told_at), touched_since(told_at)).limit(1)
    return [None] if session.scalars(found).first() is not None else []


def newest_digests(session: Session, channel: str, now: datetime) -> list[OutboxMessage]:
    """The newest digest of the channel, and that of everyone to whom one can come still, as they went out."""
    reads = people(session, today(now))
    conversations = [conversation_of(None, channel), *(conversation_of(one, None) for one in reads)]
    newest = (
        select(func.max(OutboxMessage.id))
        .where(OutboxMessage.what == DIGEST, OutboxMessage.kind == OutboxKind.POST)
        .where(OutboxMessage.conversation.in_(conversations))
        .group_by(OutboxMessage.conversation)
    )
    rows = select(OutboxMessage).where(OutboxMessage.id.in_(newest)).order_by(OutboxMessage.id)
    return list(session.scalars(rows))


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
    """What is put right of one return; None where it holds as it was told last, in the digest or in its thread, or
    where its reader said otherwise themselves."""
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
    is_own = told.person_id is not None and bool(given) and given[-1].by == told.person_id
    if not before or is_own or not said_otherwise(before[-1].rating, before[-1].answer, now):
        return None
    _, plan, _ = plan_facts.plan_in_force(session)
    fact = Correction(now, before[-1].rating, today(told.created_at), quarter, plan.scheme)
    return DueCorrection(f"{thread}.{len(given)}", told, fact)


@dataclass(frozen=True)
class RatingSaid:
    """A rating that was given of one return, and the answer that it rests on."""

    rating: Rating
    answer: Answer
    at: datetime
    by: int | None


def said_of(session: Session, return_id: int) -> list[RatingSaid]:
    """Every rating of one return, by its lead and by whoever agrees it, the first one first."""
    said = session.execute(
        select(Revision.no, Revision.rating, Revision.content, Revision.at, Revision.author_id).where(
            Revision.return_id == return_id
        )
    ).all()
    texts = {no: answers.from_json(content) for no, _, content, *_ in said}
    ruled = session.execute(
        select(Review.revision_no, Review.rating, Review.at, Review.by_id).where(
            Review.return_id == return_id, Review.rating.is_not(None)
        )
    )
    found = [RatingSaid(rating, texts[no], at, by) for no, rating, _, at, by in said]
    found += [RatingSaid(rating, texts[no], at, by) for no, rating, at, by in ruled if rating is not None]
    return sorted(found, key=lambda one: one.at)
