"""What somebody asked and nobody has decided yet: later due dates and redactions. Who decides them is told when they
ask; that it goes on to somebody else, where the one who was told has left, is handlers'."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.enums import RequestState
from storage.plan.plan_facts import GONE
from storage.record.once import once
from storage.tables import Commitment, DueDateRequest, Redaction


@once
def due_dates(session: Session) -> list[DueDateRequest]:
    """The later due dates that wait, of commitments that are part of the plan; the first asked first."""
    query = (
        select(DueDateRequest)
        .join(Commitment, Commitment.id == DueDateRequest.commitment_id)
        .where(DueDateRequest.state == RequestState.ASKED, Commitment.lifecycle.not_in(GONE))
        .order_by(DueDateRequest.id)
    )
    return list(session.scalars(query))


def redactions(session: Session) -> list[Redaction]:
    """The redactions that wait, the first asked first."""
    query = select(Redaction).where(Redaction.state == RequestState.ASKED).order_by(Redaction.id)
    return list(session.scalars(query))
