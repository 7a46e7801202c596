"""A small cast for delivery's tests: two leads, two channels, and short ways to owe them something."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete, select

from storage.enums import OutboxKind
from storage.outbox import claims, failures, outbox, outcomes
from storage.outbox.claims import Claimed
from storage.record.database import Database, Session
from storage.tables import OutboxMessage, Person, RateSlot

NOW = datetime(2021, 10, 1, 8, 30, tzinfo=UTC)
LEASE = timedelta(seconds=90)
LEAD, OTHER_LEAD = 1, 2
DIGEST, CHIEF = "C0DIGEST", "C0CHIEF"


def people(database: Database) -> None:
    """The two leads, known by e-mail address only."""
    with database.write() as session:
        session.add(Person(id=LEAD, email="lead@office.example"))
        session.add(Person(id=OTHER_LEAD, email="other.lead@office.example"))


def owe(session: Session, key: str, *, to: int | str = LEAD, **more: Any) -> bool:
    """Owes a message whose text is its key, to a person (a number) or a channel."""
    address: dict[str, Any] = {"person_id": to} if isinstance(to, int) else {"channel": to}
    given = {"what": "prompt", "addressee": "Lead", "text": key, "blocks": None, "at": NOW}
    return outbox.put(session, key=key, **{**given, **address, **more})


def owe_update(session: Session, key: str, target: str, *, to: int | str = LEAD) -> bool:
    """Owes a change of the message `target`."""
    return owe(session, key, to=to, kind=OutboxKind.UPDATE, target_key=target)


def claim(
    database: Database, now: datetime = NOW, *, limit: int = 10, worker: str = "w", rate: float = 4.0
) -> list[Claimed]:
    """Claims in a transaction of its own, orphans failed first, as delivery does."""
    with database.write() as session:
        failures.fail_orphans(session)
        return claims.claim(session, worker, now, lease=LEASE, limit=limit, posts_per_second=rate)


def mark_sent(database: Database, row: Claimed, now: datetime = NOW) -> None:
    """Records that Slack shows the message."""
    with database.write() as session:
        outcomes.sent(session, row.hold.id, row.channel or f"D{row.person_id}", f"{row.hold.id}.0", now)


def texts(rows: list[Claimed]) -> list[str]:
    """What the messages say, which is their keys."""
    return [row.text for row in rows]


def states(database: Database) -> dict[str, str]:
    """Each key's state."""
    with database.read() as session:
        return {row.key: row.state.value for row in session.scalars(select(OutboxMessage))}


def message(session: Session, key: str) -> OutboxMessage:
    """One row of the outbox."""
    return session.scalars(select(OutboxMessage).where(OutboxMessage.key == key)).one()


def empty(database: Database) -> None:
    """Takes everything owed away, for the next example of a property."""
    with database.write() as session:
        session.execute(delete(OutboxMessage))
        session.execute(delete(RateSlot))
