"""What has been agreed as its lead rated it, for whoever answers for it. Recording it is reviews'."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.enums import ReturnState, Verdict
from storage.facts.sign_off import VerdictLine
from storage.sign_off.queues import review_facts
from storage.tables import Commitment, Return, Review, Revision

SETTLED = (ReturnState.AGREED, ReturnState.CLEARED, ReturnState.PUBLISHED)
NEWEST = select(func.max(Review.id)).where(Review.return_id == Return.id).correlate(Return).scalar_subquery()


def lines(session: Session, quarter_id: int, commitment_ids: Collection[int]) -> list[VerdictLine]:
    """Those of these commitments that are agreed so in the quarter, in the order in which they were."""
    rows = session.execute(
        select(Review, Revision.rating, Commitment.ref, Commitment.title)
        .join(Return, Return.id == Review.return_id)
        .join(Commitment, Commitment.id == Return.commitment_id)
        .join(Revision, (Revision.return_id == Return.id) & (Revision.no == Review.revision_no))
        .where(Return.quarter_id == quarter_id, Commitment.id.in_(commitment_ids), Return.state.in_(SETTLED))
        .where(Review.id == NEWEST, Review.verdict == Verdict.AGREED)
        .order_by(Review.id)
    )
    return [
        VerdictLine(row.return_id, ref, title, review_facts(row, rating), review_id=row.id)
        for row, rating, ref, title in rows
    ]
