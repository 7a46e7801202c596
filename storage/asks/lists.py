"""What waits for one person, of every kind that has no list of its own; and what their prompt tells of it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from storage.asks.cover import Covering
from storage.asks.kinds import KINDS
from storage.facts.asks import Listed
from storage.facts.plan import QuarterName
from storage.people.roles import Actor
from storage.rules.asks.out import Out


def besides(session: Session, reader: Actor, now: datetime) -> tuple[Listed, ...]:
    """What is asked of this person, or of somebody for whom they cover."""
    listed = (kind for kind in KINDS.values() if kind.listed)
    return tuple(
        as_listed(one, reader, now)
        for kind in listed
        for one in kind.out(session, now)
        if not one.closed and is_theirs(one, reader)
    )


def is_theirs(one: Out, reader: Actor) -> bool:
    """Whether it is for them to answer."""
    covered = one.may_be_covered and one.asked in reader.covers
    return one.asked in reader.role_ids or covered


def as_listed(one: Out, reader: Actor, now: datetime) -> Listed:
    """One of them as a fact."""
    cover = None if one.asked in reader.role_ids else reader.covers.get(one.asked or 0)
    until = cover.until if cover else None
    late = one.due < now
    return Listed(one.ask.kind, one.ask.id, one.ref, one.title, one.due, one.whose, until, late)


def with_prompts(
    session: Session, name: QuarterName, people: Collection[int], covering: Covering, now: datetime
) -> dict[int, tuple[Listed, ...]]:
    """What each of these people's prompts of a quarter tells of besides updates: what is asked of a role of theirs,
    or of an absent holder's that named them as cover."""
    out = [
        one
        for kind in KINDS.values()
        if kind.prompted
        for one in kind.out(session, now)
        if one.quarter == name and not one.closed
    ]
    roles = {person_id: covering.roles_of(person_id) for person_id in people} if out else {}
    return {
        person_id: tuple(prompted(one, person_id, covering, now) for one in out if one.asked in mine)
        for person_id, mine in roles.items()
    }


def prompted(one: Out, person_id: int, covering: Covering, now: datetime) -> Listed:
    """One of them as a fact."""
    holder_id = covering.holders.get(one.asked or 0)
    absence = covering.away.get(holder_id or 0) if holder_id != person_id else None
    until = absence.last if absence else None
    late = one.due < now
    return Listed(one.ask.kind, one.ask.id, one.ref, one.title, one.due, one.whose, until, late)
