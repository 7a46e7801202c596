"""Refs and roles of the office's own plan, for examples of how something is typed."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.enums import Handling
from storage.facts.plan import Examples
from storage.plan.plan_facts import GONE
from storage.tables import Commitment, Role

FIRST = (
    select(Commitment.ref, Role.title)
    .join(Role, Role.id == Commitment.lead_role_id)
    .where(Commitment.lifecycle.not_in(GONE), Commitment.handling == Handling.PUBLIC)
    .order_by(Commitment.priority_id, Commitment.position, Commitment.id)
    .limit(2)
)


def examples(session: Session) -> Examples:
    """The first two commitments of the plan, and who leads the first; made-up ones where there are none."""
    found = session.execute(FIRST).all()
    return Examples(found[0].ref, found[-1].ref, found[0].title) if found else Examples()
