"""The audit trail: one event for each act that changes the record, in the transaction of the act. Events are
only ever added here; the database refuses to change or delete one."""

import logging
from collections import Counter
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.record.causes import cause
from storage.tables import AuditEvent

ACTS = "acts"
"""Where a session keeps what was recorded in it."""

log = logging.getLogger(__name__)


class Row(Protocol):
    """A row of one of our tables, with a number of its own."""

    __tablename__: str

    @property
    def id(self) -> int:
        """Its number, once it was flushed."""


def record(
    session: Session,
    at: datetime,
    act: str,
    of: Row | tuple[str, int | None],
    *,
    by: int | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    """Writes who did what to what, and when, in the caller's transaction.

    `at` is an aware time; `of` is the row that it is about, or its table and id. `by` is None for what Muster or the
    command line did. `before` and `after` are plain JSON and name nobody: people are ids and roles are titles, so
    that a person can be erased."""
    subject, number = of if isinstance(of, tuple) else (of.__tablename__, of.id)
    who = {"person_id": by, "cause": cause() or None}
    told = {"subject": subject, "subject_id": number, "before": before, "after": after}
    session.add(AuditEvent(at=at, act=act, **who, **told))
    session.info.setdefault(ACTS, []).append(act)


def say(session: Session) -> None:
    """What was recorded in a transaction, for the log, once it stands: our own words for acts, and how many."""
    acts: Counter[str] = Counter(session.info.pop(ACTS, ()))
    if acts:
        log.info("recorded: %s", ", ".join(f"{act} ({number})" for act, number in acts.items()))


def newest(session: Session) -> int:
    """The id of the newest event, that of this transaction included; 0 where there is none."""
    session.flush()
    return session.scalar(select(func.max(AuditEvent.id))) or 0
