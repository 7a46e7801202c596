"""Whose plan it is and whom to ask, for somebody who has nothing to do in Muster yet."""

from sqlalchemy import select

from storage.enums import Duty
from storage.facts.home import Welcome
from storage.people.roles import Actor
from storage.plan.plan_facts import NoPlan, plan_in_force
from storage.record.database import Session
from storage.tables import Role, RoleDuty


def welcome_of(session: Session, reader: Actor) -> Welcome:
    """What this person is told of the plan and its office; before there is a plan, that there is none."""
    try:
        office, plan, _ = plan_in_force(session)
    except NoPlan:
        return Welcome("", "", "commitment")
    titles = select(Role.title).join(RoleDuty, RoleDuty.role_id == Role.id).order_by(Role.id)
    plan_office = tuple(session.scalars(titles.where(RoleDuty.duty == Duty.PLAN_OFFICE)))
    return Welcome(office.name, plan.title, plan.words.commitment.lower(), plan_office, reader.roles)
