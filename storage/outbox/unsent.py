"""What is owed and not yet out, for whoever watches. Which goes next is claims.py's."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.outbox.outbox import UNSENT
from storage.tables.outbox import OutboxMessage


@dataclass(frozen=True)
class Unsent:
    """What is owed and not yet out: how many, the office time at which the oldest was owed, and the keys of what
    stood in the way, the newest attempt's of each."""

    number: int
    oldest: datetime | None
    errors: tuple[str, ...]


def waiting_facts(session: Session) -> Unsent:
    """What waits, for whoever watches: one statement, over what is unsent."""
    rows = session.execute(
        select(OutboxMessage.error, func.count(), func.min(OutboxMessage.created_at))
        .where(OutboxMessage.state.in_(UNSENT))
        .group_by(OutboxMessage.error)
    ).all()
    oldest = min((at for *_, at in rows), default=None)
    return Unsent(sum(number for _, number, _ in rows), oldest, tuple(error for error, *_ in rows if error))
