"""What the new holder of a role is told of its commitments: how they stood, what was promised, what help is asked
for. Drafts of the one before are theirs and are not passed on."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.enums import Rating, SupportState
from storage.facts.answering import PastRating
from storage.facts.handover import HandoverLine, HandoverNote
from storage.facts.plan import QuarterName
from storage.handover.parts import role_left
from storage.plan.plan_facts import GONE, plan_in_force
from storage.standing import standings
from storage.standing.standing_rows import POSITION, newest_quarter
from storage.tables import Commitment, Quarter, Return, SupportRequest

RATINGS = 4
"""How many past ratings a note shows."""

Ratings = tuple[PastRating, ...]


def handover_note(
    session: Session, role_id: int, title: str, first: date, until: date | None
) -> HandoverNote:
    """The note on everything that a role leads, with the refs of what it agrees, as SRO and beside. Raises NoPlan."""
    _, plan, _ = plan_in_force(session)
    ids = session.scalars(
        select(Commitment.id).where(Commitment.lead_role_id == role_id, Commitment.lifecycle.not_in(GONE))
    ).all()
    ratings, support, promises = (
        past_ratings(session, ids),
        open_support(session, ids),
        promised(session, ids),
    )
    rows = session.execute(
        select(Commitment.id, Commitment.ref, Commitment.title, Commitment.due)
        .where(Commitment.id.in_(ids))
        .order_by(Commitment.priority_id, Commitment.position)
    )
    lines = tuple(
        HandoverLine(
            row.ref,
            row.title,
            row.due,
            ratings.get(row.id, ()),
            promises.get(row.id, ""),
            support.get(row.id, ()),
        )
        for row in rows
    )
    left = role_left(session, role_id, title)
    return HandoverNote(title, first, until, lines, plan.scheme, left.agrees, left.also)


def past_ratings(session: Session, ids: Sequence[int]) -> Mapping[int, Ratings]:
    """The last ratings of each commitment, newest first: the agreed one where there is one."""
    rows = session.execute(
        select(Return.commitment_id, Quarter.year, Quarter.number, Return.agreed_rating, Return.rating)
        .join(Quarter, Quarter.id == Return.quarter_id)
        .where(Return.commitment_id.in_(ids), Return.rating.is_not(None))
        .order_by(POSITION.desc())
    )
    found: dict[int, Ratings] = {}
    for commitment_id, year, number, agreed, rating in rows:
        past = PastRating(
            QuarterName(year, number), agreed or rating or Rating.NONE, agreed=agreed is not None
        )
        found[commitment_id] = (*found.get(commitment_id, ()), past)[:RATINGS]
    return found


def promised(session: Session, ids: Sequence[int]) -> Mapping[int, str]:
    """What each commitment's lead last said would come next."""
    name = newest_quarter(session)
    if name is None:
        return {}
    book = standings.open_book(session, name, with_answers=True, ids=ids)
    found = {}
    for commitment_id in ids:
        row = book.returns.get(commitment_id)
        said = standings.answer_of(row) if row is not None and row.revision_no else None
        last = standings.past_rating(book, commitment_id)
        found[commitment_id] = said.next_steps if said else last.promise if last else ""
    return found


def open_support(session: Session, ids: Sequence[int]) -> Mapping[int, tuple[tuple[str, str], ...]]:
    """The help that is still asked for, as (what, of whom)."""
    rows = session.execute(
        select(SupportRequest.commitment_id, SupportRequest.ask, SupportRequest.of_whom)
        .where(SupportRequest.commitment_id.in_(ids), SupportRequest.state == SupportState.OPEN)
        .order_by(SupportRequest.id)
    )
    found: dict[int, tuple[tuple[str, str], ...]] = {}
    for commitment_id, ask, of_whom in rows:
        found[commitment_id] = (*found.get(commitment_id, ()), (ask, of_whom))
    return found
