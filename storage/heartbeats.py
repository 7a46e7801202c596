"""Signs of life of the workers. Who reads them: `/healthz`, doctor and a rehearsal's director."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.tables import Heartbeat


@dataclass(frozen=True)
class Worker:
    """A worker's last finished round, by the office's clock, and Slack's key for why it refused its token, ""
    where it did not."""

    beat: datetime
    slack_error: str


def beat(
    session: Session, worker: str, office_time: datetime, wire_time: datetime, slack_error: str = ""
) -> None:
    """This worker has finished a round that began at that time."""
    session.merge(
        Heartbeat(worker=worker, office_time=office_time, wire_time=wire_time, slack_error=slack_error)
    )


def workers(session: Session) -> list[Worker]:
    """Every worker that was ever at work, the newest round first."""
    rows = session.execute(
        select(Heartbeat.office_time, Heartbeat.slack_error).order_by(Heartbeat.office_time.desc())
    )
    return [Worker(at, error) for at, error in rows]


def last_beat(session: Session) -> datetime | None:
    """The office time of the newest finished round of any worker."""
    return session.scalars(select(func.max(Heartbeat.office_time))).one()
