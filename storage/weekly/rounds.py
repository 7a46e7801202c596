"""The week's round of digests: whether it is due, that it was done, and when each conversation had its last one. A
round that was missed goes out late within its week, and not after: the next one tells of all since."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.calendar.quarters import calendar, today
from storage.enums import OutboxKind
from storage.plan.plan_facts import plan_known_since
from storage.record.upserts import insert_into
from storage.rules.calendar.digests import digest_at, digest_day, in_time
from storage.tables import DigestRound, OutboxMessage

DIGEST = "digest"
"""What the outbox calls these messages."""
MORE, CORRECTED = "digest_more", "digest_corrected"
"""And what hangs under them."""


def digest_key(day: date, person_id: int | None = None) -> str:
    """The key of the digest of that day: the channel's, or one person's."""
    return f"{DIGEST}:{day.isoformat()}" + (f":{person_id}" if person_id is not None else "")


def due_round(session: Session, now: datetime) -> date | None:
    """The day of this week's digests, when their time has come, they are not out, and Muster knew the plan by
    then."""
    working = calendar(session)
    day = digest_day(today(now), working)
    if day is None or not in_time(now, day, working):
        return None
    known = plan_known_since(session)
    done = session.scalars(select(DigestRound.day).where(DigestRound.day == day)).first()
    return day if known and known < digest_at(day) and done is None else None


def begin_round(session: Session, day: date, now: datetime) -> bool:
    """Notes that the round is done, and says whether nobody had: of several workers one does it."""
    new = insert_into(session, DigestRound).values(day=day, at=now)
    done = new.on_conflict_do_nothing(index_elements=["day"]).returning(DigestRound.day)
    return session.execute(done).first() is not None


def last_digests(session: Session) -> Mapping[str, datetime]:
    """When each conversation had its last digest."""
    rows = session.execute(
        select(OutboxMessage.conversation, func.max(OutboxMessage.created_at))
        .where(OutboxMessage.what == DIGEST, OutboxMessage.kind == OutboxKind.POST)
        .group_by(OutboxMessage.conversation)
    )
    return dict(rows.all())
