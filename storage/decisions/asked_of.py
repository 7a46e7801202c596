"""Whom help is asked of: the role that was named, or the one that the Force names for it; whoever covers; else the
plan office on their behalf. What was asked is support's, what is answered help_answers'."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.enums import Duty, Route
from storage.facts.decisions import AskedOf, Instead
from storage.people.absences import away_on
from storage.people.roles import holders_on
from storage.plan.plan_facts import GONE
from storage.record.once import once
from storage.rules.same_text import folded
from storage.tables import Commitment, Office, Person, Role, RoleDuty

THE_FORCE = "force"
"""How the Force is named besides by its own name, and how the names of its teams begin."""
RANKS = ("constable", "superintendent", "chief inspector", "sergeant")
"""A post with one of these in its name is the Force's, whether the plan says so or not."""


@dataclass(frozen=True)
class Reach:
    """What decides whom an ask reaches on one day: the roles by what they are called, those that are the Force's, who
    holds which, who is away and who covers, and whom Slack reaches."""

    day: date
    roles: Mapping[str, int]
    titles: Mapping[int, str]
    routes: Mapping[int, Route]
    force: str
    of_force: frozenset[int]
    contacts: tuple[int, ...]
    holders: Mapping[int, int]
    away: Mapping[int, int | None]
    in_slack: Collection[int]

    def named(self, of_whom: str) -> tuple[int | None, bool]:
        """The role that is asked, and whether that is the Force: of a role of the Force the one that it names for
        what is asked of it, unless the plan has that role asked itself."""
        words = called(of_whom)
        role_id = self.roles.get(words)
        of_force = role_id in self.of_force or is_of_force(words, self.force)
        asked_itself = role_id in self.contacts or not self.contacts
        return role_id if asked_itself or not of_force else self.contacts[0], of_force

    def of(self, of_whom: str, lead_role_id: int) -> AskedOf:
        """Whom it is asked of, whatever they may see."""
        role_id, of_force = self.named(of_whom)
        if role_id is None:
            return AskedOf(of_whom, why=Instead.NOT_IN_PLAN, of_force=of_force)
        title = self.titles[role_id]
        through = title if called(title) != called(of_whom) else ""
        found = AskedOf(through or title, role_id, in_place_of=through and of_whom, of_force=of_force)
        holder = self.holders.get(role_id)
        if holder is None or holder == self.holders.get(lead_role_id):
            return replace(found, why=Instead.VACANT if holder is None else Instead.OWN)
        if holder in self.away:
            return self.cover_of(holder, found)
        reached = holder in self.in_slack and self.routes[role_id] is Route.SLACK
        return replace(found, person_id=holder) if reached else replace(found, why=Instead.OUTSIDE)

    def cover_of(self, absent: int, found: AskedOf) -> AskedOf:
        """Whoever covers for somebody who is away: a cover of a cover is not followed."""
        role_id = self.away[absent]
        cover = self.holders.get(role_id or 0)
        there = cover not in (None, absent) and cover not in self.away and cover in self.in_slack
        if role_id is None or not there or self.routes[role_id] is not Route.SLACK:
            return replace(found, why=Instead.AWAY)
        return replace(found, role=self.titles[role_id], person_id=cover, in_place_of=found.whose)


def is_of_force(words: str, force: str) -> bool:
    """Whether something is the Force's by how it is called: by its own name, or as one of its posts or teams."""
    named = words.split()[:1] == [THE_FORCE] or (force != "" and words.startswith(force))
    return named or any(rank in words for rank in RANKS)


def called(name: str) -> str:
    """How a role or a body is called, to be compared: "the" before it counts for nothing."""
    return folded(name).removeprefix("the ")


@once
def reach(session: Session, day: date) -> Reach:
    """How that day stands: six statements, however many asks there are."""
    roles = session.execute(select(Role.id, Role.title, Role.route).order_by(Role.id)).all()
    duties = session.execute(
        select(RoleDuty.role_id, RoleDuty.duty)
        .where(RoleDuty.duty.in_((Duty.FORCE, Duty.FORCE_CONTACT)))
        .order_by(RoleDuty.role_id)
    ).all()
    co_leads = select(Commitment.force_lead_role_id).where(
        Commitment.force_lead_role_id.is_not(None), Commitment.lifecycle.not_in(GONE)
    )
    contacts = tuple(role_id for role_id, duty in duties if duty is Duty.FORCE_CONTACT)
    return Reach(
        day=day,
        roles={called(title): role_id for role_id, title, _ in reversed(roles)},
        titles={role_id: title for role_id, title, _ in roles},
        routes={role_id: route for role_id, _, route in roles},
        force=called(session.scalars(select(Office.force)).first() or ""),
        of_force=frozenset((*(role_id for role_id, _ in duties), *session.scalars(co_leads))),
        contacts=contacts,
        holders=holders_on(session, day),
        away=away_on(session, day),
        in_slack=frozenset(session.scalars(select(Person.id).where(Person.slack_id.is_not(None)))),
    )
