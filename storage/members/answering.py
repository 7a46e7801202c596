"""Answers to members: who gives one, and what follows for the asks that wait for it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.asks.rows import AskWanted, came, capacities_towards
from storage.enums import MembersState
from storage.members.kind import MEMBERS
from storage.members.requests import RequestRow, answer
from storage.people.roles import Actor, capacities
from storage.rules.access import Act, may
from storage.tables import Ask


def may_answer(row: RequestRow | None, actor: Actor) -> bool:
    """Whether somebody answers a request: its owner, who covers for them, and the plan office."""
    held = capacities(actor)
    if row is None:
        return may(Act.ANSWER_ASK, held)
    facts = row.facts
    one = AskWanted(facts.id, facts.ref, facts.title, row.owner_id, facts.owner)
    return may(Act.ANSWER_ASK, capacities_towards(actor, one, held))


def may_close(actor: Actor) -> bool:
    """Whether somebody says that no answer is expected any more."""
    return may(Act.LOG_REQUEST, capacities(actor))


def answered(
    session: Session,
    row: RequestRow,
    state: MembersState,
    words: str,
    actor: Actor,
    now: datetime,
    *,
    times: int,
) -> bool:
    """Keeps an answer, and notes it at every ask that waits for it; says whether it is kept."""
    if not answer(session, row, state, words, actor, now, times=times):
        return False
    waiting = select(Ask).where(
        Ask.kind == MEMBERS, Ask.request_id == row.facts.id, Ask.answered_at.is_(None)
    )
    for ask in session.scalars(waiting).all():
        came(session, ask, actor.person_id, now)
    return True
