"""Help that is asked for as a kind of ask: who is reminded of it and when, and of which asks the plan office hears
because no answer comes. When the steps come is rules/help's."""

from collections.abc import Collection, Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.asks.kinds import AskKind, Stands, State
from storage.calendar.quarters import today
from storage.decisions.help_asked import help_out
from storage.enums import SupportState
from storage.rules.asks.out import AskId, Out, Steps
from storage.tables import SupportRequest

HELP = "help"


def out(session: Session, now: datetime) -> Iterator[Out]:
    """The help that was put to somebody and not answered, asked of the role whose it is; of what the plan office is
    asked on somebody's behalf nobody is reminded."""
    for one in help_out(session, today(now)):
        facts, steps = one.facts, one.steps
        yield Out(
            AskId(HELP, facts.id),
            asked=one.asked.role_id if one.asked.person_id is not None else None,
            steps=Steps(steps.first, steps.second, steps.overdue),
            due=steps.due,
            ref=facts.ref,
            title=facts.title,
            whose=one.asked.role,
        )


def states(session: Session, ids: Collection[int]) -> dict[int, State]:
    """How some of these requests stand."""
    rows = session.execute(select(SupportRequest.id, SupportRequest.state).where(SupportRequest.id.in_(ids)))
    return {id: State(Stands.WANTED if state is SupportState.OPEN else Stands.IN) for id, state in rows}


def unanswered(session: Session, now: datetime) -> frozenset[int]:
    """The requests of which the plan office is to hear, since whoever is asked does not answer."""
    return frozenset(one.facts.id for one in help_out(session, today(now)) if now >= one.steps.escalation)


KIND = AskKind(HELP, out, states, tables=frozenset(("support_request", "help_answer")), listed=False)
