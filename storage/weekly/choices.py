"""What each person and channel has chosen of digests, and the days before an election on which what the public may
read is paused. Who chooses is the access table's."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from storage.facts.weekly import Audience, DigestReader, DigestTaste
from storage.record import audit
from storage.tables import DigestChoice, PreElection

ENOUGH = 5
"""Whoever answers for fewer commitments than this has no digest of their own, unless they want one."""


def usual(reader: DigestReader) -> DigestTaste:
    """What somebody has who chose nothing."""
    few = reader.who is Audience.SRO and reader.deliverables < ENOUGH
    return DigestTaste(weeks=0 if few else 1)


def choices(session: Session) -> Mapping[str, DigestTaste]:
    """What was chosen, by conversation."""
    rows = session.scalars(select(DigestChoice))
    return {row.conversation: DigestTaste(row.weeks, row.worst_only, row.internal) for row in rows}


def choose(
    session: Session, conversation: str, choice: DigestTaste, person_id: int | None, now: datetime
) -> None:
    """Keeps what was chosen for a conversation, with its audit event."""
    before = choices(session).get(conversation)
    session.merge(
        DigestChoice(
            conversation=conversation,
            weeks=choice.weeks,
            worst_only=choice.worst_only,
            internal=choice.internal,
            at=now,
        )
    )
    session.flush()
    audit.record(
        session,
        now,
        "digest_chosen",
        (conversation[:40], None),
        by=person_id,
        before=as_json(before) if before else None,
        after=as_json(choice),
    )


def as_json(choice: DigestTaste) -> dict[str, int | bool]:
    """For the audit trail."""
    return {"weeks": choice.weeks, "worst_only": choice.worst_only, "internal": choice.internal}


# --- before an election --------------------------------------------------------------------------------


def pauses(session: Session) -> tuple[tuple[date, date], ...]:
    """The days before elections, first and last included, in order."""
    rows = session.scalars(select(PreElection).order_by(PreElection.first))
    return tuple((row.first, row.last) for row in rows)


def pause(session: Session, first: date, last: date, person_id: int | None, now: datetime) -> None:
    """Notes a pre-election period; one that it touches is widened to it, so that they never overlap."""
    touching = [(one, other) for one, other in pauses(session) if one <= last and other >= first]
    session.execute(delete(PreElection).where(PreElection.first.in_([one for one, _ in touching])))
    first, last = min([first, *(one for one, _ in touching)]), max([last, *(other for _, other in touching)])
    session.add(PreElection(first=first, last=last))
    session.flush()
    tell_audit(session, "pre_election_noted", person_id, now, {"first": first, "last": last})


def resume(session: Session, day: date, person_id: int | None, now: datetime) -> bool:
    """Takes back every period that is not over, and says whether there was one."""
    ahead = [first for first, last in pauses(session) if last >= day]
    session.execute(delete(PreElection).where(PreElection.first.in_(ahead)))
    for first in ahead:
        tell_audit(session, "pre_election_taken_back", person_id, now, {"first": first})
    return bool(ahead)


def tell_audit(
    session: Session, act: str, person_id: int | None, now: datetime, days: Mapping[str, date]
) -> None:
    """Leaves the audit event."""
    after = {key: day.isoformat() for key, day in days.items()}
    audit.record(session, now, act, ("office", None), by=person_id, after=after)
