"""What waits for one person, of every kind that has no list of its own."""

from datetime import datetime

from sqlalchemy.orm import Session

from storage.asks.kinds import KINDS
from storage.facts.asks import Listed
from storage.people.roles import Actor
from storage.rules.asks.out import Out


def besides(session: Session, reader: Actor, now: datetime) -> tuple[Listed, ...]:
    """What is asked of this person, or of somebody for whom they cover."""
    listed = (kind for kind in KINDS.values() if kind.listed)
    return tuple(
        as_listed(one, reader)
        for kind in listed
        for one in kind.out(session, now)
        if not one.closed and is_theirs(one, reader)
    )


def is_theirs(one: Out, reader: Actor) -> bool:
    """Whether it is for them to answer."""
    covered = one.may_be_covered and one.asked in reader.covers
    return one.asked in reader.role_ids or covered


def as_listed(one: Out, reader: Actor) -> Listed:
    """One of them as a fact."""
    cover = None if one.asked in reader.role_ids else reader.covers.get(one.asked or 0)
    until = cover.until if cover else None
    return Listed(one.ask.kind, one.ask.id, one.ref, one.title, one.due, one.whose, until)
