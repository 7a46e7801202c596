"""Signs of life of the workers. Who reads them: `/healthz`, doctor and a rehearsal's director."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.tables import Heartbeat


def beat(session: Session, worker: str, office_time: datetime, wire_time: datetime) -> None:
    """This worker has finished a round that began at that time."""
    session.merge(Heartbeat(worker=worker, office_time=office_time, wire_time=wire_time))


def last_beat(session: Session) -> datetime | None:
    """The office time of the newest finished round of any worker."""
    return session.scalars(select(func.max(Heartbeat.office_time))).one()
