"""The record in numbers, for whoever watches Muster: how many of what, and since when. Nothing of the plan, nor of
anybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.calendar.quarters import OUT
from storage.enums import ReturnState
from storage.outbox.unsent import waiting_facts
from storage.record.heartbeats import workers
from storage.tables import OutboxMessage, Return


@dataclass(frozen=True)
class Figures:
    """What is counted. Messages are by where they stand and Slack's last key for what went wrong ("" where nothing
    did); `retries` are the attempts beyond the first; times are the office's."""

    messages: Mapping[tuple[str, str], int]
    retries: int
    oldest_owed: datetime | None
    rounds: tuple[datetime, ...]
    returns_out: int
    agreements_out: int


def figures(session: Session) -> Figures:
    """The numbers as they are now, in four statements however large the record is."""
    rows = session.execute(
        select(
            OutboxMessage.state,
            OutboxMessage.error,
            func.count(),
            func.sum(OutboxMessage.attempt),
            func.count().filter(OutboxMessage.attempt > 0),
        ).group_by(OutboxMessage.state, OutboxMessage.error)
    ).all()
    by_state = session.execute(select(Return.state, func.count()).group_by(Return.state)).all()
    states = {row[0]: row[1] for row in by_state}
    return Figures(
        messages={(state.value, error or ""): number for state, error, number, _, _ in rows},
        retries=sum(int(attempts) - tried for *_, attempts, tried in rows),
        oldest_owed=waiting_facts(session).oldest,
        rounds=tuple(one.beat for one in workers(session)),
        returns_out=sum(states.get(state, 0) for state in OUT),
        agreements_out=states.get(ReturnState.SUBMITTED, 0),
    )
