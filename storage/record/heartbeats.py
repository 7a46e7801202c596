"""Signs of life of the workers. Who reads them: `/healthz`, doctor and a rehearsal's director."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.tables import Heartbeat

QUIET_FOR = timedelta(minutes=5)
"""A worker that has not finished a round for so long is not alive."""


@dataclass(frozen=True)
class WorkerSeen:
    """A worker's last finished round, by the office's clock; Slack's key for why it refused its token, "" where it
    did not; and whether the line by which it hears people was down."""

    beat: datetime
    slack_error: str = ""
    is_deaf: bool = False


def beat(session: Session, worker: str, seen: WorkerSeen, wire_time: datetime) -> None:
    """This worker has finished a round."""
    session.merge(
        Heartbeat(
            worker=worker,
            office_time=seen.beat,
            wire_time=wire_time,
            slack_error=seen.slack_error,
            is_deaf=seen.is_deaf,
        )
    )


def workers(session: Session) -> list[WorkerSeen]:
    """Every worker that was ever at work, the newest round first."""
    rows = session.execute(
        select(Heartbeat.office_time, Heartbeat.slack_error, Heartbeat.is_deaf).order_by(
            Heartbeat.office_time.desc()
        )
    )
    return [WorkerSeen(at, error, deaf) for at, error, deaf in rows]


def last_beat(session: Session) -> datetime | None:
    """The office time of the newest finished round of any worker."""
    return session.scalars(select(func.max(Heartbeat.office_time))).one()
