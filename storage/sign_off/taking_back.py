"""Taking an agreement back, as long as the quarter's paper is not drafted: the return waits again. What was agreed
stays among the reviews, and the audit trail has both."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.answering.returns import current_revision, return_row
from storage.calendar.quarters import today
from storage.enums import Lifecycle, Rating, ReturnState
from storage.facts.sign_off import TakenBack
from storage.people.agreers import Acting, agreers
from storage.people.roles import Actor
from storage.record import audit
from storage.rules.access import Act
from storage.sign_off.queues import DRAFTED
from storage.sign_off.reviews import NotYours, not_yours, state_of
from storage.tables import Commitment, Return, Review


@dataclass(frozen=True)
class InTheDraft:
    """The quarter's paper was drafted with this agreement; nothing was recorded."""

    ref: str


@dataclass(frozen=True)
class NotAgreed:
    """It is not agreed any more, or another version is: nothing was recorded."""

    ref: str


def take_back(
    session: Session, return_id: int, revision_no: int, actor: Actor, now: datetime
) -> TakenBack | InTheDraft | NotAgreed | NotYours:
    """Takes back the agreement of that version, or says why not. The return is locked first. Raises NoSuchReturn."""
    row = return_row(session, return_id, lock=True)
    commitment, revision = session.get_one(Commitment, row.commitment_id), current_revision(session, row)
    author_id = revision.author_id if revision else None
    found = agreers(session, today(now))
    acting = found.acting(actor, commitment, author_id, Act.TAKE_BACK_AGREEMENT)
    if acting is None:
        return not_yours(found, actor, commitment, author_id, Act.TAKE_BACK_AGREEMENT)
    if session.scalar(select(DRAFTED).where(Return.id == row.id)):
        return InTheDraft(commitment.ref)
    if row.state is not ReturnState.AGREED or row.revision_no != revision_no:
        return NotAgreed(commitment.ref)
    return taken_back(session, row, acting, now)


def taken_back(session: Session, row: Return, acting: Acting, now: datetime) -> TakenBack:
    """It waits again; the audit trail says who took it back."""
    before = state_of(row)
    row.state = ReturnState.SUBMITTED
    undo_agreement(row)
    audit.record(
        session, now, "agreement_taken_back", row, by=acting.person_id, before=before, after=state_of(row)
    )
    session.flush()
    reviews = select(Review.id).where(Review.return_id == row.id).order_by(Review.id.desc())
    return TakenBack(
        return_id=row.id,
        ref=row.commitment.ref,
        title=row.commitment.title,
        quarter=row.quarter.name,
        by_role=acting.role,
        on_behalf_of=acting.on_behalf_of,
        review_id=session.scalars(reviews.limit(1)).one(),
    )


def undo_agreement(row: Return) -> None:
    """Undoes what was agreed, a completion too."""
    if row.agreed_rating is Rating.BLUE:
        row.commitment.lifecycle, row.commitment.completed_on = Lifecycle.IN_PROGRESS, None
    row.agreed_rating = row.agreed_by_role_id = row.agreed_on = None
