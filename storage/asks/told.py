"""What messages told people is wanted of them: when somebody was last told of which kind of ask, and which asks a
message named."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from storage.record.once import once
from storage.rules.asks.out import AskId
from storage.tables import ToldOf

REMEMBERED = timedelta(days=366)
"""How long what somebody was told can matter: nothing is reminded of for so long."""


def note(session: Session, key: str, person_id: int, asks: Collection[AskId], now: datetime) -> None:
    """Notes what the message with this key told somebody."""
    rows = [
        {"message_key": key, "person_id": person_id, "kind": one.kind, "ask_id": one.id, "at": now}
        for one in dict.fromkeys(asks)
    ]
    if rows:
        session.execute(insert(ToldOf), rows)


@once
def last_told(session: Session, now: datetime) -> Mapping[int, Mapping[str, datetime]]:
    """When each person was last told of each kind, of those who were in the last year."""
    rows = session.execute(
        select(ToldOf.person_id, ToldOf.kind, func.max(ToldOf.at))
        .where(ToldOf.at > now - REMEMBERED)
        .group_by(ToldOf.person_id, ToldOf.kind)
    )
    found: dict[int, dict[str, datetime]] = {}
    for person_id, kind, at in rows:
        found.setdefault(person_id, {})[kind] = at
    return found


def named_in(session: Session, keys: Collection[str]) -> Mapping[str, list[AskId]]:
    """What each of these messages named, by its key."""
    rows = session.execute(
        select(ToldOf.message_key, ToldOf.kind, ToldOf.ask_id)
        .where(ToldOf.message_key.in_(keys))
        .order_by(ToldOf.id)
    )
    found: dict[str, list[AskId]] = {}
    for key, kind, ask_id in rows:
        found.setdefault(key, []).append(AskId(kind, ask_id))
    return found
